import Testing

@testable import KeiyakuDomain

@Suite struct FieldRulesTests {
  static let long = String(repeating: "a", count: 63)

  @Test(arguments: [
    "example.com", "a.b", "xn--wgv71a119e.jp", "1.example", "a-b.c-d.example", "\(long).example",
    "\(long).\(long).\(long).\(String(repeating: "b", count: 61))",
  ])
  func domainNamesAreAccepted(text: String) { #expect(FieldRules.domainName(text) == nil) }

  @Test(arguments: [
    "localhost", ".example", "example.", "a..b", "-a.example", "a-.example", "a_b.example", "Example.com", "日本語.jp",
    "a b.example", "192.0.2.1", "example.123", "\(long)a.example", "*.example", "a.example/", "example.com\0",
  ])
  func otherTextsAreNoDomainNames(text: String) {
    guard case .invalid = FieldRules.domainName(text) else {
      Issue.record("accepted or misjudged: \(text)")
      return
    }
  }

  @Test func domainNamesHaveAtMost253Bytes() {
    let name = "\(Self.long).\(Self.long).\(Self.long).\(String(repeating: "b", count: 62))"
    #expect(FieldRules.domainName(name) == .tooLong(limit: 253, size: 254))
    #expect(FieldRules.domainName("") == .missing)
  }

  @Test(arguments: ["a", "tanaka.taro", "T_1-x@example.com", String(repeating: "x", count: 64)])
  func loginsAreAccepted(text: String) { #expect(FieldRules.login(text) == nil) }

  @Test(arguments: ["a b", "田中", "a/b", "a\n", "a:b", "é"])
  func otherTextsAreNoLogins(text: String) { #expect(FieldRules.login(text) != nil) }

  @Test func loginsHave1To64Bytes() {
    #expect(FieldRules.login("") == .missing)
    #expect(FieldRules.login(String(repeating: "x", count: 65)) == .tooLong(limit: 64, size: 65))
  }

  @Test(arguments: ["web1", "_svc", "a.b-c_d", "A", String(repeating: "u", count: 32)])
  func systemUsersAreAccepted(text: String) { #expect(FieldRules.systemUser(text) == nil) }

  @Test(arguments: ["", "1web", "-web", ".web", "we b", "wéb", "web$", "0", String(repeating: "u", count: 33)])
  func otherTextsAreNoSystemUsers(text: String) { #expect(FieldRules.systemUser(text) != nil) }

  @Test(arguments: [
    "a@example.com", "first.last+tag@sub.example.co.jp", "田中@例え.jp", "o'neil@example.ie", "1@1.example",
    String(repeating: "l", count: 64) + "@example.com",
  ])
  func emailsAreAccepted(text: String) { #expect(FieldRules.email(text) == nil) }

  @Test(arguments: [
    "", "a", "@example.com", "a@", "a@example", "a b@example.com", ".a@example.com", "a.@example.com",
    "a..b@example.com", "a@b@example.com", "a@-example.com", "a@example..com", "a@exa_mple.com", "a@[192.0.2.1]",
    "\"a\"@example.com", "a@example.com\n", String(repeating: "l", count: 65) + "@example.com",
  ])
  func otherTextsAreNoEmails(text: String) { #expect(FieldRules.email(text) != nil) }

  @Test func everyCountryOfISO3166IsKnown() {
    #expect(CountryCodes.all.count == 249)
    #expect(Set(CountryCodes.all).count == 249)
    for code in CountryCodes.all { #expect(FieldRules.country(String(code)) == nil) }
  }

  @Test(arguments: ["", "J", "jp", "JPN", "XX", "EU", "UK", "AA", "ZZ", "Ｊ", "J1"])
  func otherTextsAreNoCountries(text: String) { #expect(FieldRules.country(text) != nil) }

  @Test(arguments: [("JPY", true), ("EUR", true), ("jpy", false), ("EU", false), ("EURO", false), ("E1R", false)])
  func currenciesAreThreeCapitals(text: String, isAccepted: Bool) {
    #expect((FieldRules.currency(text) == nil) == isAccepted)
  }

  @Test(arguments: [
    "ja", "ja-JP", "en", "zh-Hant-TW", "sr-Latn-RS", "es-419", "de-CH-1996", "sl-rozaj-biske", "en-US-u-ca-gregory",
    "zh-yue-HK", "x-private", "de-x-custom", "EN-us",
  ])
  func localesAreAccepted(text: String) { #expect(FieldRules.locale(text) == nil) }

  @Test(arguments: [
    "", "j", "ja_JP", "ja-", "-ja", "ja--JP", "123", "en-u", "en-x", "x", "en-US-US-US", "abcdefghi", "ja JP", "日本",
    "en-Latn-Latn", "C.UTF-8",
  ])
  func otherTextsAreNoLocales(text: String) { #expect(FieldRules.locale(text) != nil) }

  @Test(arguments: [
    ("a\0", 1), ("\u{1}", 0), ("日\n", 3), ("a\u{7F}", 1), ("ab\u{80}", 2), ("\u{9F}", 0), ("é\u{85}x", 2), ("\t", 0),
  ])
  func controlCharactersAreFound(text: String, offset: Int) {
    #expect(ControlCharacters.firstOffset(in: text) == offset)
    #expect(FieldRules.text(text, bytesMax: 100) == .invalid("has a control character at byte \(offset)"))
  }

  @Test(arguments: ["", " ", "\u{A0}", "日本語", "é ~", "🇯🇵", "\u{2028}"])
  func otherCharactersAreNotControlCharacters(text: String) {
    #expect(ControlCharacters.firstOffset(in: text) == nil)
  }

  @Test func textsAreMeasuredInBytes() {
    #expect(FieldRules.text("日本語", bytesMax: 9) == nil)
    #expect(FieldRules.text("日本語", bytesMax: 8) == .tooLong(limit: 8, size: 9))
    #expect(FieldRules.text("", bytesMax: 8) == nil)
    #expect(FieldRules.text("", bytesMax: 8, isRequired: true) == .missing)
  }

  @Test func problemsBecomeRefusalsOfTheirField() {
    #expect(FieldProblem.missing.refusal(field: "f") == .fieldRequired(field: "f"))
    #expect(FieldProblem.tooLong(limit: 1, size: 2).refusal(field: "f") == .fieldTooLong(field: "f", limit: 1, size: 2))
    #expect(FieldProblem.invalid("is odd").refusal(field: "f") == .fieldInvalid(field: "f", reason: "is odd"))
  }

  @Test func loweringChangesOnlyASCII() { #expect(FieldRules.asciiLowercased("AbZ-É日") == "abz-É日") }
}

@Suite struct IPAddressTests {
  @Test(arguments: ["0.0.0.0", "192.0.2.1", "255.255.255.255", "10.0.0.1"])
  func canonicalIPv4(text: String) { #expect(IPv4Address(text)?.description == text) }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4", "1.2.3.4 ", "1..2.3", "0x1.2.3.4", "-1.2.3.4", "1.2.3.٤",
    "1234.1.1.1", "::1",
  ])
  func otherTextsAreNoIPv4(text: String) { #expect(IPv4Address(text) == nil) }

  /// The examples of RFC 5952 and the corners of RFC 4291.
  @Test(arguments: [
    ("2001:0db8::0001", "2001:db8::1"), ("2001:db8:0:0:0:0:2:1", "2001:db8::2:1"),
    ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"),
    ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:DB8::ABCD", "2001:db8::abcd"), ("::", "::"),
    ("0:0:0:0:0:0:0:0", "::"), ("::1", "::1"), ("1::", "1::"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ("::ffff:192.0.2.1", "::ffff:192.0.2.1"), ("::FFFF:C000:0201", "::ffff:192.0.2.1"),
    ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"), ("fe80::", "fe80::"),
  ])
  func canonicalIPv6(text: String, canonical: String) {
    #expect(IPv6Address(text)?.description == canonical)
    #expect(IPv6Address(canonical) == IPv6Address(text))
  }

  @Test(arguments: [
    "", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
    "12345::", "g::", "fe80::1%eth0", "[::1]", "::1 ", "1:2:3:4:5:6:7:", ":1:2:3:4:5:6:7", "::1.2.3", "1.2.3.4::",
    "1:2:3:4:5:6:7:1.2.3.4", "::+1", "192.0.2.1",
  ])
  func otherTextsAreNoIPv6(text: String) { #expect(IPv6Address(text) == nil) }

  @Test func everyIPv6AddressIsReadBackFromItsText() throws {
    var generator = SeededGenerator(seed: 51)
    for _ in 0..<500 {
      let groups = (0..<8).map { _ in
        Bool.random(using: &generator) ? "0" : String(UInt16.random(in: 0...0xFFFF, using: &generator), radix: 16)
      }
      let address = try #require(IPv6Address(groups.joined(separator: ":")))
      #expect(IPv6Address(address.description) == address, "\(address)")
    }
  }
}

@Suite struct UUIDv7Tests {
  /// The example of RFC 9562, appendix A.6.
  static let text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
  static let bytes: [UInt8] = [
    0x01, 0x7F, 0x22, 0xE2, 0x79, 0xB0, 0x7C, 0xC3, 0x98, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F,
  ]

  @Test func theExampleOfTheStandard() throws {
    let id = try UUIDv7(bytes: Self.bytes)
    #expect(id.milliseconds == 0x017F_22E2_79B0)
    #expect(id.description == Self.text)
    #expect(UUIDv7(Self.text) == id)
    #expect(UUIDv7("017F22E2-79B0-7CC3-98C4-DC0C0C07398F") == id)
    #expect(UUIDv7(high: id.high, low: id.low) == id)
  }

  static let malformed: [([UInt8], String)] = [
    ([], "It has 0 bytes instead of 16"),
    (Array(bytes.dropLast()), "It has 15 bytes instead of 16"),
    (bytes + [0], "It has 17 bytes instead of 16"),
    (bytes.prefix(6) + [0x4C] + bytes.dropFirst(7), "It is a UUID of version 4 instead of 7"),
    (bytes.prefix(8) + [0x18] + bytes.dropFirst(9), "It is not of the UUID variant of RFC 9562"),
    ([UInt8](repeating: 0, count: 16), "It is a UUID of version 0 instead of 7"),
  ]

  @Test(arguments: malformed)
  func otherBytesAreRefusedWithTheReason(bytes: [UInt8], reason: String) {
    #expect(
      refusal { () throws(Refusal) in _ = try UUIDv7(bytes: bytes) } == .requestIDMalformed(reason: reason))
  }

  @Test(arguments: [
    "", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-18c4-dc0c0c07398f", "+17f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "017f22e2+79b0-7cc3-98c4-dc0c0c07398f",
  ])
  func otherTextsAreNoUUIDv7(text: String) { #expect(UUIDv7(text) == nil) }
}
