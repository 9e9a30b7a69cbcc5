import Testing

@testable import KeiyakuMessages

@Suite struct DynamicSchemaTests {
  private let schema: DynamicSchema

  init() throws { schema = try DynamicSchema(fileDescriptorSet: SchemaDescriptor.fileDescriptorSet) }

  @Test func itKnowsEveryMethodAsTheGeneratedCodeDoes() throws {
    let found = schema.methods.map { method in
      "\(method.number) \(method.name) \(method.kind) \(method.isRead) \(method.request) \(method.reply)"
    }
    let expected = MethodDirectory.all.map { method in
      "\(method.id) \(method.fullName) \(method.kind) \(method.isRead) \(method.requestName) \(method.replyName)"
    }
    #expect(found.sorted() == expected.sorted() && found.count > 20)
    for method in schema.methods {
      #expect(schema.messages[method.request] != nil && schema.messages[method.reply] != nil)
      #expect(!method.comment.isEmpty)
    }
  }

  @Test func commentsAreThoseOfTheFiles() throws {
    let reference = try #require(schema.messages["keiyaku.v1.CustomerRef"])
    #expect(reference.comment == "Names one customer.")
    #expect(reference.fields.map(\.name) == ["id", "external_id", "login"])
    #expect(reference.fields.map(\.oneof) == ["by", "by", "by"])
    #expect(reference.fields[2].comment == "The login. At most 64 bytes.")
    let password = schema.messages["keiyaku.v1.AuthenticateRequest"]?.fields.first { $0.name == "password" }
    #expect(password?.isSecret == true)
    let view = try #require(schema.enumerations["keiyaku.v1.View"])
    #expect(view.values.map(\.name) == ["VIEW_BASIC", "VIEW_FULL"] && view.values[1].comment == "Everything.")
  }

  @Test(arguments: [
    ("keiyaku.v1.CustomerService/Get", 1), ("CustomerService/Get", 1), ("customerservice.get", 1), ("Get", 2),
    ("Service/Get", 0), ("", 0), ("/", 0), ("CustomerService", 0),
  ])
  func methodsAreNamedByTheEndOfTheirNames(name: String, count: Int) {
    #expect(schema.methods(named: name).count == count)
  }

  // MARK: A schema of somebody else's

  /// A file with every type, lists of them, a map, a oneof, a message inside a message, and one inside itself.
  private func everything() throws -> DynamicSchema {
    func field(_ number: Int32, _ name: String, _ type: Int32, _ typeName: String = "", label: Int32 = 1)
      -> SchemaFieldDescriptor
    {
      .with {
        $0.name = name
        $0.jsonName = name
        $0.number = number
        $0.type = type
        $0.label = label
        $0.typeName = typeName
      }
    }
    let scalars: [Int32] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 15, 16, 17, 18]
    let entry = SchemaMessageDescriptor.with {
      $0.name = "CountsEntry"
      $0.field = [field(1, "key", 9), field(2, "value", 5)]
      $0.options = .with { $0.mapEntry = true }
    }
    let message = SchemaMessageDescriptor.with { message in
      message.name = "All"
      // Numbers with gaps, and not in order.
      message.field = scalars.reversed().map { field($0 * 10, "one\($0)", $0) }
      message.field += scalars.map { field($0 * 10 + 1, "many\($0)", $0, label: 3) }
      message.field.append(field(1000, "counts", 11, ".test.All.CountsEntry", label: 3))
      message.field.append(field(1001, "again", 11, ".test.All"))
      message.field.append(field(1002, "kind", 14, ".test.Kind"))
      message.nestedType = [entry.encodedBytes(MessageArena())]
    }
    let kind = SchemaEnumDescriptor.with {
      $0.name = "Kind"
      $0.value = [
        .with { $0.name = "NONE" },
        .with {
          $0.name = "SOME"; $0.number = -5
        },
      ]
    }
    return try schema(of: [
      .with {
        $0.name = "test.proto"
        $0.package = "test"
        $0.syntax = "proto3"
        $0.messageType = [message]
        $0.enumType = [kind]
      }
    ])
  }

  private func schema(of files: [SchemaFileDescriptor]) throws -> DynamicSchema {
    let set = SchemaFileDescriptorSet.with { $0.file = files }
    return try DynamicSchema(fileDescriptorSet: set.encodedBytes(MessageArena()))
  }

  private func message(_ text: String) throws -> DynamicMessage {
    let schema = try everything()
    let type = try #require(schema.messages["test.All"])
    return try DynamicMessage(JSONValue(parsing: Array(text.utf8)), type: type, in: schema)
  }

  // Bytes by protobuf.dev/programming-guides/encoding.
  @Test(
    arguments: [
      (#"{"one1":1.5}"#, [0x51, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F]),
      (#"{"one2":1.5}"#, [0xA5, 0x01, 0, 0, 0xC0, 0x3F]),
      (#"{"one3":"-1"}"#, [0xF0, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
      (#"{"one4":"18446744073709551615"}"#, [0xC0, 0x02, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
      (#"{"one6":"1"}"#, [0xE1, 0x03, 1, 0, 0, 0, 0, 0, 0, 0]),
      (#"{"one7":1}"#, [0xB5, 0x04, 1, 0, 0, 0]),
      (#"{"one8":true}"#, [0x80, 0x05, 1]),
      (#"{"one9":"ü"}"#, [0xD2, 0x05, 2, 0xC3, 0xBC]),
      (#"{"one12":"AP8="}"#, [0xC2, 0x07, 2, 0, 0xFF]),
      (#"{"one17":-2}"#, [0xD0, 0x0A, 3]),
      (#"{"many5":[1,300]}"#, [0x9A, 0x03, 3, 1, 0xAC, 0x02]),
      (#"{"many8":[true,false]}"#, [0x8A, 0x05, 2, 1, 0]),
      (#"{"counts":{"a":1}}"#, [0xC2, 0x3E, 5, 0x0A, 1, 0x61, 0x10, 1]),
      (#"{"again":{}}"#, [0xCA, 0x3E, 0]),
      (#"{"kind":"SOME"}"#, [0xD0, 0x3E, 0xFB, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
    ] as [(String, [UInt8])])
  func everyTypeIsWrittenInTheWireFormatAndReadBack(text: String, bytes: [UInt8]) throws {
    let written = try message(text)
    #expect(written.encodedBytes == bytes)
    let read = try bytes.withUnsafeBytes { try DynamicMessage(decoding: $0, type: written.type, in: written.schema) }
    #expect(read.json.text() == text)
  }

  @Test func aMapEntryOfZeroIsWrittenOut() throws {
    let written = try message(#"{"counts":{"":0}}"#)
    #expect(written.json.text() == #"{"counts":{"":0}}"#)
  }

  @Test(arguments: ["NaN", "Infinity", "-Infinity"])
  func numbersThatAreNoneAreTexts(text: String) throws {
    let written = try message(#"{"one1":"\#(text)","many2":["\#(text)"]}"#)
    #expect(written.json.text() == #"{"one1":"\#(text)","many2":["\#(text)"]}"#)
  }

  @Test func aMessageInsideItselfHasABoundInJSONAndInBytes() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: #"{"again":"#, count: levels) + "{}" + String(repeating: "}", count: levels)
    }
    #expect(try message(nested(60)).json.text() == nested(60))
    #expect(throws: JSONMismatch.self) { try message(nested(70)) }
    var bytes: [UInt8] = []
    for _ in 0..<100 {
      bytes =
        [0xCA, 0x3E, UInt8(bytes.count & 0x7F | (bytes.count > 127 ? 0x80 : 0))]
        + (bytes.count > 127 ? [UInt8(bytes.count >> 7)] : []) + bytes
    }
    let empty = try message("{}")
    #expect(throws: MessageDecodingError.self) {
      try bytes.withUnsafeBytes { try DynamicMessage(decoding: $0, type: empty.type, in: empty.schema) }
    }
  }

  // A server's schema comes from a peer: nothing in it ends this process.
  @Test func damagedSetsAreRefusedOrHarmless() {
    var random = SeededGenerator(seed: 3)
    let whole = SchemaDescriptor.fileDescriptorSet
    var outcomes: Set<Bool> = []
    for round in 0..<60 {
      var bytes = Array(whole.prefix(round == 0 ? 1000 : whole.count))
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      outcomes.insert((try? DynamicSchema(fileDescriptorSet: bytes)) != nil)
    }
    #expect(outcomes.contains(false))
  }

  @Test func whatCannotBeWorkedWithIsRefusedByName() throws {
    func file(_ change: (inout SchemaFileDescriptor) -> Void) -> SchemaFileDescriptor {
      var file = SchemaFileDescriptor.with {
        $0.name = "a.proto"
        $0.syntax = "proto3"
      }
      change(&file)
      return file
    }
    func field(_ number: Int32, _ type: Int32, _ name: String = "f", _ typeName: String = "") -> SchemaFieldDescriptor {
      .with {
        $0.name = name
        $0.number = number
        $0.type = type
        $0.typeName = typeName
      }
    }
    func withFields(_ fields: [SchemaFieldDescriptor]) -> SchemaFileDescriptor {
      file {
        $0.messageType = [
          .with {
            $0.name = "M"; $0.field = fields
          }
        ]
      }
    }
    let rows: [(SchemaFileDescriptor, String)] = [
      (file { $0.syntax = "" }, "proto2"),
      (withFields([field(0, 5)]), "M.f"),
      (withFields([field(1, 10)]), "M.f"),
      (withFields([field(1, 11, "f", ".nowhere.N")]), "nowhere.N"),
      (withFields([field(1, 5), field(1, 5, "g")]), "twice"),
      (withFields((1...129).map { field($0, 5, "f\($0)") }), "128"),
      (file { $0.messageType = [.with { $0.name = "M" }, .with { $0.name = "M" }] }, "twice"),
    ]
    for (file, name) in rows {
      let error = #expect(throws: DynamicSchemaError.self) { try schema(of: [file]) }
      #expect(error?.description.contains(name) == true, "\(error?.description ?? "")")
    }
  }
}
