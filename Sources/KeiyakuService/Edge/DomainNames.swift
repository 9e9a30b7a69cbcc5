import CIDN2
import KeiyakuDomain

/// Domain names in their ASCII form, by IDNA 2008 with the mapping of UTS 46, as libidn2 implements them.
enum DomainNames {
  /// The lower-case ASCII form of a domain name given in any form, without a final dot.
  static func ascii(_ name: String, field: @autoclosure () -> String) throws(Refusal) -> String {
    var form = name
    if !isPlain(name) {
      if let offset = ControlCharacters.firstOffset(in: name) {
        throw .fieldInvalid(field: field(), reason: "has a control character at byte \(offset); leave it out")
      }
      form = try converted(name, field: field())
    }
    if form.utf8.last == UInt8(ascii: ".") { form.removeLast() }
    if let problem = FieldRules.domainName(form) { throw problem.refusal(field: field()) }
    return form
  }

  /// Lower-case letters, digits, hyphens and dots map to themselves, but for labels that claim to be encoded.
  private static func isPlain(_ text: String) -> Bool {
    text.withUTF8Bytes { bytes in
      var previous: UInt8 = 0
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): break
        case UInt8(ascii: "-"): if previous == byte { return false }
        default: return false
        }
        previous = byte
      }
      return true
    }
  }

  private static func converted(_ text: String, field: String) throws(Refusal) -> String {
    var output: UnsafeMutablePointer<CChar>?
    // Not with IDN2_USE_STD3_ASCII_RULES, which drops what it does not accept: a_b.jp would become ab.jp.
    let flags = Int32(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
    let result = idn2_to_ascii_8z(text, &output, flags)
    defer { idn2_free(output) }
    guard result == IDN2_OK.rawValue, let output else {
      let reason = String(cString: idn2_strerror(result))
      throw .fieldInvalid(field: field, reason: "is no domain name (\(reason)); give one such as example.jp or 日本語.jp")
    }
    return String(cString: output)
  }
}
