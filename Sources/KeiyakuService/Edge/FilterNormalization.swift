import Foundation
import KeiyakuDomain
import KeiyakuMessages

extension SubscriptionFilter {
  /// The filter as the engine takes it: lists as sets, so that equal filters are equal.
  func normalized(field: @autoclosure () -> String = "filter") throws(Refusal) -> SubscriptionFilter {
    var filter = self
    filter.owner = try owner?.normalized(field: "\(field()).owner")
    filter.plan = try plan?.normalized(field: "\(field()).plan")
    filter.addOn = try addOn?.normalized(field: "\(field()).add_on")
    filter.locks = Set(locks).sorted { $0.rawValue < $1.rawValue }
    filter.syncStates = Set(syncStates).sorted { $0.rawValue < $1.rawValue }
    filter.statusReasons = Set(statusReasons).sorted { $0.rawValue < $1.rawValue }
    filter.namePrefix = try DomainNames.prefix(namePrefix, field: "\(field()).name_prefix")
    for (time, name) in [(expiresFromMs, "expires_from_ms"), (expiresBeforeMs, "expires_before_ms")] where time < 0 {
      throw .fieldInvalid(
        field: "\(field()).\(name)", reason: "is negative; give milliseconds since 1970, or 0 for no bound")
    }
    if expiresBeforeMs != 0, expiresBeforeMs <= expiresFromMs {
      throw .fieldInvalid(
        field: "\(field()).expires_before_ms", reason: "is not after expires_from_ms, so that nothing could match")
    }
    return filter
  }

  /// Tells lists with different filters apart.
  var hash: UInt64 { FNV1a.hash64(encodedBytes(MessageArena())) }
}

extension DomainNames {
  /// The beginning of a domain name in the form in which names are kept, as far as that is possible: what is only begun
  /// cannot be encoded. Characters are mapped as UTS 46 maps those of names, near enough to look for them.
  static func prefix(_ text: String, field: @autoclosure () -> String) throws(Refusal) -> String {
    if text.isEmpty { return text }
    if let offset = ControlCharacters.firstOffset(in: text) {
      throw .fieldInvalid(field: field(), reason: "has a control character at byte \(offset); leave it out")
    }
    let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
    return folded.replacingOccurrences(of: "\u{3002}", with: ".").precomposedStringWithCanonicalMapping
  }
}
