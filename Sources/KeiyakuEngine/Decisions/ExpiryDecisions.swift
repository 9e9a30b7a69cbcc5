import KeiyakuDomain
import KeiyakuMessages

// What the engine finds by itself: subscriptions whose time is over, whatever their lock, status or association.

extension Core {
  /// The facts that the time of some subscriptions is over, the first ones first; none only where there are none.
  func expiries(at now: Int64, countMax: Int) -> [LogEvent] {
    indexes.expiries(at: now, countMax: countMax, in: state).map { due in
      var expired = LogSubscriptionExpired()
      expired.subscriptionID = due.id
      expired.expiresAtMs = due.time
      return LogEvent(.subscriptionExpired(expired))
    }
  }

  /// When the next subscription is to expire, in milliseconds; nil where none ever is.
  var nextExpiry: Int64? { indexes.nextExpiry(in: state) }
}
