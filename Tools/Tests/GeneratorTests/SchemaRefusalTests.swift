import Testing

@testable import protoc_gen_keiyaku

/// What the generator refuses, and where it says so.
struct SchemaRefusalTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Declarations from line 4 of the file on.
    let source: String
    let fault: String

    init(_ source: String, _ fault: String) {
      testDescription = fault
      self.source = source
      self.fault = fault
    }
  }

  static let rows = [
    Row("// M.\nmessage M {\n// A.\nstring a = 1;\n}", "test.proto:7: field a: the comment lacks 'At most N bytes.'"),
    Row("// M.\nmessage M {\n// A.\nbytes a = 1;\n}", "test.proto:7: field a: the comment lacks 'At most N bytes.'"),
    Row(
      "// M.\nmessage M {\n// A.\nrepeated int32 a = 1;\n}",
      "test.proto:7: field a: the comment lacks 'At most N entries.'"),
    Row(
      "// M.\nmessage M {\n// A. At most 3 entries.\nrepeated string a = 1;\n}",
      "test.proto:7: field a: the comment lacks 'At most N bytes.'"),
    Row(
      "// M.\nmessage M {\n// One.\noneof o {\n// A.\nstring a = 1;\n}\n}",
      "test.proto:9: field a: the comment lacks 'At most N bytes.'"),
    Row("// M.\nmessage M {\nint32 a = 1;\n}", "test.proto:6: field a has no comment"),
    Row("message M {}", "test.proto:4: message M has no comment"),
    Row("// E.\nenum E {\nE_A = 0;\n}", "test.proto:6: value E_A has no comment"),
    Row("// M.\nmessage M {\noneof o {\n// A.\nint32 a = 1;\n}\n}", "test.proto:6: oneof o has no comment"),
    Row(
      "// E.\nenum LockKind {\n// A.\nKIND_A = 0;\n}",
      "test.proto:7: value KIND_A: the name does not begin with LOCK_KIND_"),
    Row(
      "// E.\nenum E {\n// A.\nE_A = 0;\n// B.\nE_B = -1;\n}",
      "test.proto:9: value E_B: negative values are not supported"),
    Row(
      "// M.\nmessage M {\n// A.\noptional int32 a = 1;\n}",
      "test.proto:7: field a: proto3 optional is not supported by protoc-c; use a oneof"),
    Row(
      "// M.\nmessage M {\n// A.\nint32 a = 2048;\n}",
      "test.proto:7: field a: the number 2048 is above 2047, whose tag has two bytes"),
    Row(
      "// M.\nmessage M {\n// A. At most 1 entries.\nmap<int32, int32> a = 1;\n}",
      "test.proto:7: field a: maps are not supported; use repeated entries"),
    Row(
      "// M.\nmessage M {\n// A.\nN a = 1;\n}\n// N.\nmessage N {\n// B.\nM b = 1;\n}",
      "test.proto:5: message test.M contains itself; recursion is not supported"),
    Row(
      "// M.\nmessage M {\n// A. Secret.\nint32 a = 1;\n}",
      "test.proto:7: field a: only strings and bytes can be secret"),
  ]

  @Test(arguments: rows)
  func namesFileLineAndFault(row: Row) throws {
    let error = try #require(throws: SchemaError.self) { try readSchema(row.source) }
    #expect(error.messages.contains(row.fault), "\(error)")
  }

  @Test
  func allFaultsAreReportedAtOnce() throws {
    let source = "// M.\nmessage M {\n// A.\nstring a = 1;\n// B.\nbytes b = 2;\n}"
    let error = try #require(throws: SchemaError.self) { try readSchema(source) }
    #expect(error.messages.count == 2)
  }

  @Test
  func methodsWithTheSameNumberAreRefused() throws {
    // Two names whose FNV-1a (32 bits) is the same, found by search.
    let source =
      "// S.\nservice S {\n// A.\nrpc GetCynxfpl(M) returns (M);\n// B.\nrpc GetUsdydvi(M) returns (M);\n}\n// M.\nmessage M {}"
    let error = try #require(throws: SchemaError.self) { try readSchema(source) }
    #expect(
      error.messages == ["test.proto:9: test.S/GetUsdydvi and test.S/GetCynxfpl have the same id; rename one"])
  }
}
