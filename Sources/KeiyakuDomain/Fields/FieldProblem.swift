// What can be wrong with a text field, and the rules that every text obeys.

/// Why a text breaks its field's rule.
public enum FieldProblem: Equatable, Sendable {
  /// It is empty and must not be.
  case missing
  /// It has more UTF-8 bytes than accepted.
  case tooLong(limit: Int, size: Int)
  /// It is not what the field holds; a clause that follows the field's name, such as "is not an IPv4 address".
  case invalid(String)

  /// The refusal of a request for this problem in a field.
  public func refusal(field: String) -> Refusal {
    switch self {
    case .missing: .fieldRequired(field: field)
    case .tooLong(let limit, let size): .fieldTooLong(field: field, limit: limit, size: size)
    case .invalid(let reason): .fieldInvalid(field: field, reason: reason)
    }
  }
}

/// The rules of text fields: each gives the problem of a text, or nil.
///
/// They look at bytes alone. Case folding, NFC and IDNA happen before, once, at the edge.
public enum FieldRules {
  /// Any text without control characters, within a limit of UTF-8 bytes.
  public static func text(_ text: String, bytesMax: Int, isRequired: Bool = false) -> FieldProblem? {
    if text.isEmpty { return isRequired ? .missing : nil }
    let size = text.utf8.count
    if size > bytesMax { return .tooLong(limit: bytesMax, size: size) }
    return ControlCharacters.firstOffset(in: text).map { .invalid("has a control character at byte \($0)") }
  }

  /// The common beginning of the rules of texts that must not be empty.
  static func required(_ value: String, bytesMax: Int) -> FieldProblem? {
    text(value, bytesMax: bytesMax, isRequired: true)
  }
}

/// NUL and the other control characters of Unicode's category Cc.
public enum ControlCharacters {
  /// The offset in UTF-8 bytes of the first control character, or nil.
  public static func firstOffset(in text: String) -> Int? {
    text.withUTF8Bytes { bytes in
      var previous: UInt8 = 0
      for offset in bytes.indices {
        let byte = bytes[offset]
        if byte < 0x20 || byte == 0x7F { return offset }
        // U+0080 to U+009F are C2 80 to C2 9F; C2 is never a continuation byte.
        if previous == 0xC2, byte < 0xA0 { return offset - 1 }
        previous = byte
      }
      return nil
    }
  }
}

extension String {
  /// Calls `body` with the text's UTF-8 bytes in one piece.
  ///
  /// A view of a text gives its bytes one by one, at some ten times the price: rules run for each call.
  @inlinable
  public func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
    return ContiguousArray(utf8).withUnsafeBufferPointer(body)
  }
}

/// Letters and digits of ASCII, by byte.
enum ASCII {
  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  static func isLowercase(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
  static func isUppercase(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
  static func isLetter(_ byte: UInt8) -> Bool { isLowercase(byte | 0x20) }
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}
