public import KeiyakuMessages

// Requests in one line each, for tests of the engine and of the services.

extension CustomerRef {
  /// By id.
  public static func id(_ id: Int64) -> CustomerRef { .with { $0.by = .id(id) } }
  /// By login.
  public static func login(_ login: String) -> CustomerRef { .with { $0.by = .login(login) } }
}

extension PlanRef {
  /// By id.
  public static func id(_ id: Int64) -> PlanRef { .with { $0.by = .id(id) } }
  /// By name.
  public static func name(_ name: String) -> PlanRef { .with { $0.by = .name(name) } }
}

extension AddOnRef {
  /// By id.
  public static func id(_ id: Int64) -> AddOnRef { .with { $0.by = .id(id) } }
}

extension SubscriptionRef {
  /// By id.
  public static func id(_ id: Int64) -> SubscriptionRef { .with { $0.by = .id(id) } }
  /// By domain name.
  public static func name(_ name: String) -> SubscriptionRef { .with { $0.by = .name(name) } }
}

extension OwnerRef {
  /// A customer by id.
  public static func customer(_ id: Int64) -> OwnerRef { .with { $0.owner = .customer(.id(id)) } }
  /// A customer by login.
  public static func customer(_ login: String) -> OwnerRef { .with { $0.owner = .customer(.login(login)) } }
  /// The provider.
  public static var provider: OwnerRef { .with { $0.owner = .provider(Provider()) } }
}

extension PropertyValue {
  /// A number.
  public static func integer(_ property: Int32, _ value: Int64) -> PropertyValue {
    .with {
      $0.property = property
      $0.value = .integer(value)
    }
  }

  /// On or off.
  public static func flag(_ property: Int32, _ value: Bool) -> PropertyValue {
    .with {
      $0.property = property
      $0.value = .flag(value)
    }
  }

  /// An option by number.
  public static func choice(_ property: Int32, _ option: Int32) -> PropertyValue {
    .with {
      $0.property = property
      $0.value = .choice(option)
    }
  }

  /// A list of texts.
  public static func textList(_ property: Int32, _ entries: [String]) -> PropertyValue {
    .with {
      $0.property = property
      $0.value = .textList(.with { $0.entries = entries })
    }
  }
}

extension AddOnSelection {
  /// An add-on by id, with a quantity.
  public static func selection(_ addOn: Int64, _ quantity: Int32 = 1) -> AddOnSelection {
    .with {
      $0.addOn = .id(addOn)
      $0.quantity = quantity
    }
  }
}

extension Capability {
  /// At most so many.
  public static func atMost(_ property: Int32, _ most: Int64) -> Capability {
    .with {
      $0.property = property
      $0.limit = .atMost(most)
    }
  }

  /// A flag that cannot be on.
  public static func unavailable(_ property: Int32) -> Capability {
    .with {
      $0.property = property
      $0.limit = .unavailable(Unavailable())
    }
  }

  /// Only these options.
  public static func options(_ property: Int32, _ options: [Int32]) -> Capability {
    .with {
      $0.property = property
      $0.limit = .options(.with { $0.options = options })
    }
  }

  /// Only these entries.
  public static func entries(_ property: Int32, _ entries: [String]) -> Capability {
    .with {
      $0.property = property
      $0.limit = .entries(.with { $0.entries = entries })
    }
  }
}

extension Customization {
  /// Values of a subscription's own.
  public static func values(_ overrides: [PropertyValue], _ scope: LockScope = .unspecified) -> Customization {
    .with {
      $0.overrides = overrides
      $0.scope = scope
    }
  }
}

extension NewSubscription {
  /// Follows a plan, with add-ons by id and quantity.
  public static func bound(
    _ name: String, plan: Int64 = 2, addOns: [(Int64, Int32)] = [], _ customization: Customization? = nil
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

  /// Follows no plan.
  public static func custom(_ name: String, _ customization: Customization? = nil) -> NewSubscription {
    .with {
      $0.spec = .with { $0.name = name }
      $0.association = .custom(CustomSelection())
      $0.customization = customization
    }
  }
}

extension UpdateMask {
  /// A mask of these paths.
  public static func paths(_ paths: String...) -> UpdateMask { .with { $0.paths = paths } }
}

extension ListSubscriptionsRequest {
  /// The first page of those that match.
  public static func of(_ filter: SubscriptionFilter) -> ListSubscriptionsRequest { .with { $0.filter = filter } }
}
