import KeiyakuMessages

// Requests in one line each.

extension CustomerRef {
  static func id(_ id: Int64) -> CustomerRef { .with { $0.by = .id(id) } }
  static func login(_ login: String) -> CustomerRef { .with { $0.by = .login(login) } }
}

extension PlanRef {
  static func id(_ id: Int64) -> PlanRef { .with { $0.by = .id(id) } }
  static func name(_ name: String) -> PlanRef { .with { $0.by = .name(name) } }
}

extension AddOnRef {
  static func id(_ id: Int64) -> AddOnRef { .with { $0.by = .id(id) } }
}

extension SubscriptionRef {
  static func id(_ id: Int64) -> SubscriptionRef { .with { $0.by = .id(id) } }
}

extension OwnerRef {
  static func customer(_ id: Int64) -> OwnerRef { .with { $0.owner = .customer(.id(id)) } }
  static var provider: OwnerRef { .with { $0.owner = .provider(Provider()) } }
}

extension PropertyValue {
  static func integer(_ property: Int32, _ value: Int64) -> PropertyValue {
    .with {
      $0.property = property
      $0.value = .integer(value)
    }
  }

  static func flag(_ property: Int32, _ value: Bool) -> PropertyValue {
    .with {
      $0.property = property
      $0.value = .flag(value)
    }
  }
}

extension Customization {
  static func values(_ overrides: [PropertyValue], _ scope: LockScope = .unspecified) -> Customization {
    .with {
      $0.overrides = overrides
      $0.scope = scope
    }
  }
}

extension NewSubscription {
  static func bound(
    _ name: String, plan: Int64, addOns: [(Int64, Int32)] = [], customization: Customization? = nil
  ) -> NewSubscription {
    .with {
      $0.spec = .with { $0.name = name }
      $0.association = .bound(
        .with {
          $0.plan = .id(plan)
          $0.addOns = addOns.map { id, quantity in
            .with {
              $0.addOn = .id(id)
              $0.quantity = quantity
            }
          }
        })
      $0.customization = customization
    }
  }

  static func custom(_ name: String, customization: Customization? = nil) -> NewSubscription {
    .with {
      $0.spec = .with { $0.name = name }
      $0.association = .custom(CustomSelection())
      $0.customization = customization
    }
  }
}

extension UpdateMask {
  static func paths(_ paths: String...) -> UpdateMask { .with { $0.paths = paths } }
}

extension Command {
  static func customer(_ login: String, subscription: NewSubscription? = nil) -> Command {
    .createCustomer(
      .with {
        $0.spec = .with { $0.login = login }
        $0.subscription = subscription
      })
  }

  static func plan(_ name: String, _ values: [PropertyValue] = [], validityDays: Int32 = 0) -> Command {
    .createPlan(
      .with {
        $0.spec = .with {
          $0.name = name
          $0.validityDays = validityDays
        }
        $0.values = values
      })
  }

  static func addOn(_ name: String, _ values: [PropertyValue] = []) -> Command {
    .createAddOn(
      .with {
        $0.spec = .with { $0.name = name }
        $0.values = values
      })
  }

  static func subscription(_ owner: OwnerRef, _ subscription: NewSubscription) -> Command {
    .createSubscription(
      .with {
        $0.owner = owner
        $0.subscription = subscription
      })
  }

  static func planValues(_ plan: Int64, _ values: [PropertyValue]) -> Command {
    .updatePlan(
      .with {
        $0.plan = .id(plan)
        $0.values = values
      })
  }

  static func customerNotes(_ customer: Int64, _ notes: String) -> Command {
    .updateCustomer(
      .with {
        $0.customer = .id(customer)
        $0.spec = .with { $0.notes = notes }
        $0.mask = .paths("notes")
      })
  }

  static func customize(_ subscription: Int64, _ customization: Customization) -> Command {
    .customize(
      .with {
        $0.subscription = .id(subscription)
        $0.customization = customization
      })
  }

  static func lock(_ subscription: Int64) -> Command { .lock(.with { $0.subscription = .id(subscription) }) }

  static func unlock(_ subscription: Int64, _ policy: UnlockPolicy) -> Command {
    .unlock(
      .with {
        $0.subscription = .id(subscription)
        $0.policy = policy
      })
  }

  static func transfer(_ subscription: Int64, to owner: OwnerRef) -> Command {
    .transfer(
      .with {
        $0.subscription = .id(subscription)
        $0.newOwner = owner
      })
  }
}
