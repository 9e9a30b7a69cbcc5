/// A value that travels as one protobuf message.
///
/// Types are generated from `proto/`. A value holds no C memory: it is read out of, and written into, the structs of
/// libprotobuf-c, which do the encoding. The underscored requirements are the border to those structs and are called by
/// this module alone.
public protocol ProtobufMessage: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
  /// Makes a message without any field set.
  init()

  /// Full name of the message, such as `keiyaku.v1.Customer`.
  static var fullName: String { get }

  /// The first field, in order of declaration and depth first, that is larger than the limit in its comment.
  ///
  /// Decoding does not enforce these limits, because they may be raised later and stored messages must stay readable;
  /// servers ask for requests.
  func firstLimitViolation() -> FieldLimitViolation?

  /// The same message with every secret field emptied, at any depth.
  func removingSecrets() -> Self

  /// The `ProtobufCMessageDescriptor` of this message; static memory.
  static var _cDescriptor: UnsafeRawPointer { get }

  /// Sets the fields from the C struct of this message, in place; called on an empty message.
  mutating func _read(_ raw: UnsafeRawPointer)

  /// Writes the value into a C struct that lives in the arena until the arena is released.
  func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer
}

extension ProtobufMessage {
  /// Makes a message and sets its fields.
  public static func with(_ populate: (inout Self) throws -> Void) rethrows -> Self {
    var message = Self()
    try populate(&message)
    return message
  }

  /// Nothing: this message has no field with a limit.
  public func firstLimitViolation() -> FieldLimitViolation? {
    nil
  }

  /// The message itself: it has no secret field.
  public func removingSecrets() -> Self {
    self
  }

  /// The message as one line of JSON, secrets redacted.
  public var description: String {
    jsonText()
  }

  /// The message as one line of JSON after its name, secrets redacted.
  public var debugDescription: String {
    "\(Self.fullName) \(jsonText())"
  }
}

/// A request that changes something, and says how in its options.
public protocol MutationRequest: ProtobufMessage {
  /// How to carry the change out: request id, expected revision, dry run.
  var options: MutationOptions? { get set }
}

extension MutationRequest {
  /// What two requests must have in common to count as the same: everything but the options and the secrets.
  ///
  /// Secrets are left out so that no fingerprint of a password is ever stored.
  public func normalizedForFingerprint() -> Self {
    var copy = removingSecrets()
    copy.options = nil
    return copy
  }
}

/// A field that is larger than the limit in its comment.
public struct FieldLimitViolation: Sendable, Hashable, CustomStringConvertible {
  /// What a limit counts.
  public enum Unit: String, Sendable, Hashable {
    /// Bytes of a text in UTF-8, or of a byte string.
    case bytes
    /// Entries of a repeated field.
    case entries
  }

  /// Path of proto field names, such as `values[3].text_list.entries[0]`.
  public var path: String
  /// The largest size allowed.
  public var limit: Int
  /// The size seen.
  public var size: Int
  /// What `limit` and `size` count.
  public var unit: Unit

  /// Makes a violation.
  public init(path: String, limit: Int, size: Int, unit: Unit) {
    self.path = path
    self.limit = limit
    self.size = size
    self.unit = unit
  }

  /// The violation as seen from a message that holds this one in `field`.
  func within(_ field: String) -> FieldLimitViolation {
    FieldLimitViolation(path: "\(field).\(path)", limit: limit, size: size, unit: unit)
  }

  /// What is wrong, for people.
  public var description: String {
    "\(path) has \(size) \(unit.rawValue); at most \(limit) are allowed"
  }
}
