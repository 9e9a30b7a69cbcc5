import KeiyakuDomain
import KeiyakuMessages

// Rules that every kind of entity shares.

extension Mutation {
  /// Holds the caller's condition against an entity's revision; 0 is that of an entity that does not exist yet.
  func checkRevision(_ current: Int64) throws(Refusal) {
    guard ifRevision == 0 || ifRevision == current else {
      throw .revisionMismatch(expected: ifRevision, current: current)
    }
  }
}

/// A message whose fields an update mask can name.
public protocol MaskedSpec: ProtobufMessage {
  static var maskPaths: [String] { get }
  mutating func assign(path: String, from other: Self) -> Bool
}

extension CustomerSpec: MaskedSpec {}
extension PlanSpec: MaskedSpec {}
extension AddOnSpec: MaskedSpec {}
extension SubscriptionSpec: MaskedSpec {}

extension Core {
  /// A spec with the fields that a mask names taken from another.
  public static func updated<Spec: MaskedSpec>(
    _ spec: Spec, with changes: Spec?, mask: UpdateMask?
  ) throws(Refusal) -> Spec {
    guard let mask, !mask.paths.isEmpty else { throw .emptyUpdateMask }
    var spec = spec
    let changes = changes ?? Spec()
    for path in mask.paths where !spec.assign(path: path, from: changes) {
      throw .unknownMaskPath(path: path, known: Spec.maskPaths)
    }
    return spec
  }

  /// The values of a request; each property once, each with a value.
  static func values(
    _ messages: [KeiyakuMessages.PropertyValue], field: String
  ) throws(Refusal) -> PropertySet {
    var values = PropertySet()
    for (position, message) in messages.enumerated() {
      guard let value = KeiyakuDomain.PropertyValue(message) else {
        throw .fieldRequired(field: "\(field)[\(position)].value")
      }
      guard !values.contains(message.property) else {
        throw .itemRepeated(field: "\(field)[\(position)].property", item: "property \(message.property)")
      }
      values[message.property] = value
    }
    return values
  }
}
