// Names that other systems resolve: domains, logins, system users, e-mail addresses.

extension FieldRules {
  /// The most bytes of a login.
  public static let loginBytesMax = 64
  /// The most bytes of the name of a system user.
  public static let systemUserBytesMax = 32
  /// The most bytes of an e-mail address (RFC 5321, erratum 1690).
  public static let emailBytesMax = 254
  /// The most bytes of a domain name without the final dot (RFC 1035, 2.3.4).
  public static let domainNameBytesMax = 253
  /// The most bytes of one label of a domain name.
  public static let domainLabelBytesMax = 63

  /// A domain name in its lower-case ASCII form: at least two labels, and not the look of an IPv4 address.
  public static func domainName(_ text: String) -> FieldProblem? {
    if let problem = required(text, bytesMax: domainNameBytesMax) { return problem }
    return text.withUTF8Bytes { bytes in
      var start = 0
      var labelCount = 0
      var isNumber = true
      for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: ".") {
        if end == bytes.count, labelCount == 0 { return .invalid("is not a full domain name: it has no dot") }
        let label = bytes[start..<end]
        if let reason = domainLabelProblem(label) { return .invalid("is not a domain name: \(reason)") }
        isNumber = label.allSatisfy(ASCII.isDigit)
        labelCount += 1
        start = end + 1
      }
      return isNumber ? .invalid("is not a domain name: its last label is a number") : nil
    }
  }

  /// What is wrong with one label of a domain name, if anything.
  private static func domainLabelProblem(_ label: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let hyphen = UInt8(ascii: "-")
    if label.isEmpty { return "it has an empty label" }
    if label.count > domainLabelBytesMax {
      return "a label has \(label.count) bytes, more than \(domainLabelBytesMax)"
    }
    if label.first == hyphen || label.last == hyphen { return "a label begins or ends with a hyphen" }
    let isAccepted = label.allSatisfy { ASCII.isLowercase($0) || ASCII.isDigit($0) || $0 == hyphen }
    return isAccepted ? nil : "only letters, digits, hyphens and dots are accepted"
  }

  /// A login: letters, digits, and `.`, `_`, `-`, `@`.
  public static func login(_ text: String) -> FieldProblem? {
    if let problem = required(text, bytesMax: loginBytesMax) { return problem }
    let isAccepted = text.utf8.allSatisfy { ASCII.isAlphanumeric($0) || "._-@".utf8.contains($0) }
    return isAccepted ? nil : .invalid("has a character other than letters, digits, '.', '_', '-' and '@'")
  }

  /// A user name of the POSIX portable character set (XBD 3.414) that begins with a letter or `_`, so that it is never
  /// taken for an option or a user number.
  public static func systemUser(_ text: String) -> FieldProblem? {
    if let problem = required(text, bytesMax: systemUserBytesMax) { return problem }
    guard let first = text.utf8.first, ASCII.isLetter(first) || first == UInt8(ascii: "_") else {
      return .invalid("does not begin with a letter or '_'")
    }
    let isAccepted = text.withUTF8Bytes { bytes in
      bytes.allSatisfy {
        ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
      }
    }
    return isAccepted ? nil : .invalid("has a character other than letters, digits, '.', '_' and '-'")
  }

  /// An e-mail address `local@domain`: a dot-atom, beyond ASCII too (RFC 5321, RFC 6531); no quotes, comments, literals.
  public static func email(_ text: String) -> FieldProblem? {
    if let problem = required(text, bytesMax: emailBytesMax) { return problem }
    let notAnAddress = FieldProblem.invalid("is not an e-mail address")
    guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return notAnAddress }
    let local = text.utf8[..<at]
    let domain = text.utf8[text.utf8.index(after: at)...]
    let localAtoms = local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isAddress =
      local.count <= 64 && domain.count <= domainNameBytesMax && labels.count >= 2
      && localAtoms.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
      && labels.allSatisfy { label in
        !label.isEmpty && label.count <= 4 * domainLabelBytesMax && label.first != UInt8(ascii: "-")
          && label.last != UInt8(ascii: "-")
          && label.allSatisfy { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
      }
    return isAddress ? nil : notAnAddress
  }

  /// A text with the ASCII capitals in lower case and every other byte as it is.
  public static func asciiLowercased(_ text: String) -> String {
    String(decoding: text.utf8.map { ASCII.isUppercase($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }
}
