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

  static func transfer(_ subscription: Int64, to owner: OwnerRef) -> Command {
    .transfer(
      .with {
        $0.subscription = .id(subscription)
        $0.newOwner = owner
      })
  }
}
