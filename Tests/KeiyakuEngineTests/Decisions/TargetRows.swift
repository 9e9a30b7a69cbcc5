import KeiyakuMessages
import TestSupport

/// What may be wrong with the subscription that a request names.
func targetRows<Request>(_ target: WritableKeyPath<Request, SubscriptionRef?>) -> [Row<Request>] {
  [
    Row("FIELD_REQUIRED subscription") { $0.request[keyPath: target] = nil },
    Row("SUBSCRIPTION_NOT_FOUND subscription") {
      $0.request[keyPath: target] = .with { $0.by = .name("nowhere.jp") }
    },
    Row("SUBSCRIPTION_NOT_FOUND subscription") { $0.request[keyPath: target] = .id(99) },
    Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
  ]
}
