import Testing

@testable import protoc_gen_keiyaku

struct NamingTests {
  @Test(arguments: [
    ("id", "id"), ("request_id", "requestID"), ("created_at_ms", "createdAtMs"),
    ("subscription_ids", "subscriptionIDs"),
    ("ipv4_addresses", "ipv4Addresses"), ("id_token", "idToken"), ("tax_id", "taxID"), ("CODE_OK", "codeOk"),
  ])
  func fieldsAreLowerCamelCase(proto: String, swift: String) {
    #expect(Naming.lowerCamel(proto) == swift)
  }

  @Test(arguments: [("in", "`in`"), ("default", "`default`"), ("internal", "`internal`"), ("name", "name")])
  func wordsOfTheLanguageAreEscaped(name: String, escaped: String) {
    #expect(Naming.escaped(name) == escaped)
  }

  // As protoc-c 1.4.1 names them.
  @Test(arguments: [
    ("keiyaku.v1.CustomerRef", "Keiyaku__V1__CustomerRef", "keiyaku__v1__customer_ref"),
    ("keiyaku.v1.AddOnRef", "Keiyaku__V1__AddOnRef", "keiyaku__v1__add_on_ref"),
    ("a.b_c.IPAddress", "A__BC__IPAddress", "a__b_c__ipaddress"),
  ])
  func cNamesAreThoseOfProtocC(fullName: String, type: String, function: String) {
    #expect(CNaming.type(fullName) == type)
    #expect(CNaming.function(fullName) == function)
  }

  @Test
  func cFieldsThatAreKeywordsGetAnUnderscore() {
    #expect(CNaming.field("default") == "default_")
    #expect(CNaming.field("Name") == "name")
  }
}

struct ProtoCommentTests {
  @Test(
    arguments: [
      (" Name. At most 12 bytes.\n", 12), (" Long: at\n most 3 bytes. At most\n 64 bytes.\n", 64),
      (" At most 5 entries.", nil),
      (" Some bytes.", nil), (" At most few bytes.", nil),
    ] as [(String, Int?)])
  func byteLimitsAreReadAcrossLines(text: String, limit: Int?) {
    #expect(ProtoComment(text).byteLimit == limit)
  }

  @Test(arguments: [
    (" Secret.", true), (" The key. Secret. At most 1 bytes.", true), (" The key.\n Secret.", true),
    (" It is a Secret.", false), (" Not secret.", false), (" Secretive.", false),
  ])
  func secretIsASentenceOfItsOwn(text: String, isSecret: Bool) {
    #expect(ProtoComment(text).isSecret == isSecret)
  }
}

struct EmitterTests {
  private static let source = """
    // Options.
    message MutationOptions {}
    // Thing.
    message ThingSpec {
      // Options.
      MutationOptions options = 1;
      // In.
      string in = 2; // At most 9 bytes.
      // Which.
      oneof default {
        // Text. Secret. At most 3 bytes.
        string text = 3;
        // Number.
        double number = 4;
      }
      // Nested.
      enum Kind {
        // A.
        KIND_INTERNAL = 0;
      }
      // Kinds. At most 2 entries.
      repeated Kind kinds = 5;
      // Flags. At most 2 entries.
      repeated bool flags = 6;
    }
    """.replacing("string in = 2; // At most 9 bytes.", with: "int32 in = 2;")

  @Test
  func typesOfAllKindsAreWritten() throws {
    let files = MessagesEmitter(schema: try readSchema(Self.source)).files()
    let types = try #require(files.first { $0.name == "Test.swift" }).contents
    for line in [
      "public struct ThingSpec: Sendable, Hashable {", "public var `in`: Int32 = 0", "public var `default`: Default?",
      "public enum Default: Sendable, Hashable {", "case text(String)", "case number(Double)",
      "public var kinds: [ThingSpec.Kind] = []", "public var flags: [Bool] = []", "case `internal`",
    ] {
      #expect(types.contains("  \(line)\n") || types.contains("\n\(line)\n"), "\(line)")
    }
  }

  @Test
  func rulesFollowFromNamesAndComments() throws {
    let files = MessagesEmitter(schema: try readSchema(Self.source)).files()
    let rules = try #require(files.first { $0.name == "Test+Rules.swift" }).contents
    for line in [
      "extension ThingSpec: MutationRequest {}", "extension ThingSpec.Default: CustomReflectable {",
      "case .text?: copy.`default` = .text(\"\")",
      "public mutating func assign(path: String, from other: Self) -> Bool {",
    ] {
      #expect(rules.contains(line), "\(line)")
    }
  }

  @Test
  func outputIsTheSameEveryTime() throws {
    let first = MessagesEmitter(schema: try readSchema(Self.source)).files().map(\.contents)
    let second = MessagesEmitter(schema: try readSchema(Self.source)).files().map(\.contents)
    #expect(first == second)
  }
}
