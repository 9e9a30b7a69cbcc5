import Testing

@testable import KeiyakuMessages

@Suite struct JSONValueTests {
  @Test(arguments: [
    "null", "true", "false", "0", "-0", "1.5e-7", "12345678901234567890123", #""""#, #""日本\n\"語\"""#, "[]", "{}",
    #"[1,[2,{"a":null}],"b"]"#, #"{"a":{"b":[]},"a":2}"#,
  ])
  func whatIsReadIsWrittenAlike(text: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)).text() == text)
    let pretty = try JSONValue(parsing: Array(text.utf8)).text(pretty: true)
    #expect(try JSONValue(parsing: Array(pretty.utf8)).text() == text)
  }

  @Test(arguments: [
    (#""\u00e9\ud83d\ude00\/\b\f""#, "é😀/\u{8}\u{c}"), (#"  "x" "#, "x"),
  ])
  func escapesAreRead(text: String, expected: String) throws {
    #expect(try JSONValue(parsing: Array(text.utf8)) == .string(expected))
  }

  @Test(arguments: [
    "", " ", "nul", "tru", "01", "1.", "1e", "-", "+1", ".5", "[1,]", "[1 2]", "{a:1}", #"{"a" 1}"#, #"{"a":1,}"#,
    #""a"#, "\"\u{1}\"", #""\x""#, #""\ud83d""#, #""\u12g4""#, "[1] 2", "{", "[", #"{"a""#, "'a'", "NaN",
  ])
  func whatIsNoJSONIsRefused(text: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(text.utf8)) }
  }

  @Test func theErrorNamesThePlaceAndNothingOfTheText() {
    let text = "{\n  \"password\": \"hunter2\",\n  \"x\": hunter2\n}"
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(text.utf8)) }
    #expect(error?.line == 3 && error?.column == 8 && error?.description.contains("hunter2") == false)
  }

  @Test func bytesThatAreNoTextAndLevelsWithoutEndAreRefused() {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [UInt8](repeating: 0x5B, count: 1_000_000)) }
  }

  @Test(
    arguments: [
      ("", []), ("AA==", [0]), ("AA", [0]), ("AP8A", [0, 255, 0]), ("-_-_", [0xFB, 0xFF, 0xBF]),
      ("+/+/", [0xFB, 0xFF, 0xBF]), ("A", nil), ("A===", nil), ("A*==", nil), ("====", nil), ("AA=A", nil),
    ] as [(String, [UInt8]?)])
  func base64IsReadInBothAlphabets(text: String, bytes: [UInt8]?) {
    #expect(Base64.bytes(text) == bytes)
  }
}
