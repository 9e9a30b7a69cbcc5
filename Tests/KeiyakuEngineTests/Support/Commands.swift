import KeiyakuMessages
import TestSupport

// Commands in one line each.

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

  static func switchPlan(_ subscription: Int64, to plan: Int64, _ policy: UnlockPolicy = .unspecified) -> Command {
    .switchPlan(
      .with {
        $0.subscription = .id(subscription)
        $0.plan = .id(plan)
        $0.policy = policy
      })
  }

  static func detachPlan(_ subscription: Int64) -> Command {
    .detachPlan(.with { $0.subscription = .id(subscription) })
  }

  static func addAddOn(_ subscription: Int64, _ addOn: Int64, _ quantity: Int32 = 1) -> Command {
    .addAddOn(
      .with {
        $0.subscription = .id(subscription)
        $0.addOn = .selection(addOn, quantity)
      })
  }

  static func setAddOns(_ subscription: Int64, _ addOns: [(Int64, Int32)]) -> Command {
    .setAddOns(
      .with {
        $0.subscription = .id(subscription)
        $0.addOns = addOns.map { .selection($0, $1) }
      })
  }

  static func removeAddOn(_ subscription: Int64, _ addOn: Int64) -> Command {
    .removeAddOn(
      .with {
        $0.subscription = .id(subscription)
        $0.addOn = .id(addOn)
      })
  }

  static func resetOverrides(_ subscription: Int64, _ properties: [Int32]) -> Command {
    .resetOverrides(
      .with {
        $0.subscription = .id(subscription)
        $0.properties = properties
      })
  }

  static func settings(_ subscription: Int64, _ values: [PropertyValue], clear: [Int32] = []) -> Command {
    .setSubscriberSettings(
      .with {
        $0.subscription = .id(subscription)
        $0.values = values
        $0.clearProperties = clear
      })
  }

  static func capabilities(_ capabilities: [Capability], clear: [Int32] = []) -> Command {
    .setCapabilities(
      .with {
        $0.capabilities = capabilities
        $0.clearProperties = clear
      })
  }

  static func transfer(_ subscription: Int64, to owner: OwnerRef) -> Command {
    .transfer(
      .with {
        $0.subscription = .id(subscription)
        $0.newOwner = owner
      })
  }

  static func suspend(_ subscription: Int64, _ reason: StatusReason) -> Command {
    .suspend(
      .with {
        $0.subscription = .id(subscription)
        $0.reason = reason
      })
  }

  static func activate(_ subscription: Int64, _ reason: StatusReason) -> Command {
    .activate(
      .with {
        $0.subscription = .id(subscription)
        $0.reason = reason
      })
  }

  /// Never where there is no moment.
  static func renew(_ subscription: Int64, _ moment: Int64?) -> Command {
    .renew(
      .with {
        $0.subscription = .id(subscription)
        $0.expiry = moment.map { .expiresAtMs($0) } ?? .never(NeverExpires())
      })
  }

  static func planArchived(_ plan: Int64, _ archived: Bool) -> Command {
    .setPlanArchived(
      .with {
        $0.plan = .id(plan)
        $0.archived = archived
      })
  }

  static func addOnArchived(_ addOn: Int64, _ archived: Bool) -> Command {
    .setAddOnArchived(
      .with {
        $0.addOn = .id(addOn)
        $0.archived = archived
      })
  }

  static func deletePlan(_ plan: Int64, _ followers: DeletePlanRequest.Followers?, count: Int64) -> Command {
    .deletePlan(
      .with {
        $0.plan = .id(plan)
        $0.followers = followers
        $0.expectedCount = count
      })
  }

  static func deleteAddOn(_ addOn: Int64, _ holders: DeleteAddOnRequest.Holders?, count: Int64) -> Command {
    .deleteAddOn(
      .with {
        $0.addOn = .id(addOn)
        $0.holders = holders
        $0.expectedCount = count
      })
  }

  static func deleteSubscription(_ subscription: Int64) -> Command {
    .deleteSubscription(.with { $0.subscription = .id(subscription) })
  }

  static func deleteCustomer(_ customer: Int64, _ subscriptions: [Int64] = []) -> Command {
    .deleteCustomer(
      .with {
        $0.customer = .id(customer)
        $0.subscriptions = subscriptions.map { .id($0) }
      })
  }
}
