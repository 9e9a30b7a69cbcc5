import Testing

@testable import KeiyakuMessages

/// Messages by tables that are built at run time, held against those that protoc-c generates.
@Suite struct DynamicMessageTests {
  private static let schema: DynamicSchema = {
    do { return try DynamicSchema(fileDescriptorSet: SchemaDescriptor.fileDescriptorSet) } catch {
      fatalError("the schema of this program cannot be read: \(error)")
    }
  }()

  private func decode(_ bytes: [UInt8], _ name: String) throws(MessageDecodingError) -> DynamicMessage {
    guard let type = Self.schema.messages[name] else { fatalError("there is no \(name)") }
    return try bytes.withUnsafeBufferPointer { raw throws(MessageDecodingError) in
      try DynamicMessage(decoding: UnsafeRawBufferPointer(raw), type: type, in: Self.schema)
    }
  }

  @Test(arguments: Samples.all)
  func whatIsDecodedIsEncodedToTheSameBytes(sample: Sample) throws {
    #expect(try decode(sample.bytes, sample.name).encodedBytes == sample.bytes)
  }

  @Test(arguments: Samples.all)
  func whatIsWrittenAsJSONIsReadBackAsTheSameMessage(sample: Sample) throws {
    let type = try #require(Self.schema.messages[sample.name])
    let json = try decode(sample.bytes, sample.name).json
    let read = try DynamicMessage(
      JSONValue(parsing: Array(json.text(pretty: true).utf8)), type: type, in: Self.schema)
    if json.text().contains("(redacted)") {
      #expect(sample.name == CreateCustomerRequest.fullName)
    } else {
      #expect(read.encodedBytes == sample.bytes)
    }
  }

  // The same bytes, whatever they are: both take them, or both refuse them for the same reason.
  @Test(arguments: Samples.all)
  func mutatedBytesAreTakenAndRefusedAsByTheGeneratedTables(sample: Sample) {
    var random = SeededGenerator(seed: 7)
    let arena = MessageArena()
    var outcomes: Set<Bool> = []
    for _ in 0..<1000 {
      var bytes = sample.bytes + [UInt8](repeating: 0, count: sample.bytes.isEmpty ? 8 : 0)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let expected = Result { () throws(MessageDecodingError) in try sample.recode(bytes, arena) }
      // The C struct keeps unknown fields, which a generated value does not: they are dropped before comparing.
      let found = Result { () throws(MessageDecodingError) in
        try sample.recode(decode(bytes, sample.name).encodedBytes, arena)
      }
      #expect(found == expected, "\(bytes)")
      if case .success = expected { outcomes.insert(true) } else { outcomes.insert(false) }
    }
    // The canary: a fuzzer whose inputs all take one way tests nothing.
    #expect(sample.bytes.count < 20 || outcomes == [true, false])
  }

  @Test func theJSONMappingOfProto3IsUsed() throws {
    let subscription = try decode(Samples.subscription.encodedBytes(MessageArena()), Subscription.fullName).json.text()
    #expect(subscription.contains(#""id":"7""#))
    #expect(subscription.contains(#""syncState":"SYNC_STATE_PARTIALLY_LOCKED""#))
    #expect(subscription.contains(#""statusReasons":["STATUS_REASON_PROVIDER","STATUS_REASON_EXPIRED",99]"#))
    #expect(subscription.contains(#""bound":{}"#))
    #expect(subscription.contains(#"{"property":1,"integer":"-1"}"#))
    let hello = try decode(Samples.hello.encodedBytes(MessageArena()), RPCHello.fullName).json.text()
    #expect(hello.contains(#""databaseId":"AP8A""#) && hello.contains(#""frameBytesMax":4294967295"#))
  }

  @Test func aSecretIsShownNowhere() throws {
    let bytes = Samples.createCustomer.encodedBytes(MessageArena())
    let text = try decode(bytes, CreateCustomerRequest.fullName).json.text()
    #expect(text.contains(#""password":"(redacted)""#) && !text.contains("hunter2"))
    let wrong = try JSONValue(parsing: Array(#"{"credential":{"crypt":["hunter2"]}}"#.utf8))
    let type = try #require(Self.schema.messages[CreateCustomerRequest.fullName])
    let error = #expect(throws: JSONMismatch.self) { try DynamicMessage(wrong, type: type, in: Self.schema) }
    #expect(error?.path == "credential.crypt" && error?.description.contains("hunter2") == false)
  }

  @Test(arguments: [
    (#"{"spec":{"logn":"x"}}"#, "spec.logn", "login"),
    (#"{"spec":[]}"#, "spec", "an object"),
    (#"{"spec":{"login":1}}"#, "spec.login", "a text"),
    (#"{"spec":{"login":"a\u0000b"}}"#, "spec.login", "NUL"),
    (#"{"spec":{"contact":{"address":{"lines":"x"}}}}"#, "spec.contact.address.lines", "a list"),
    (#"{"spec":{"contact":{"address":{"lines":["x",1]}}}}"#, "spec.contact.address.lines[1]", "a text"),
    (#"{"options":{"requestId":"*"}}"#, "options.request_id", "base64"),
    (#"{"options":{"ifRevision":"9223372036854775808"}}"#, "options.if_revision", "9223372036854775807"),
    (#"{"options":{"ifRevision":1.5}}"#, "options.if_revision", "whole"),
    (#"{"options":{"dryRun":"yes"}}"#, "options.dry_run", "true or false"),
    (#"{"options":{"dryRun":true,"dry_run":true}}"#, "options.dry_run", "twice"),
    (#"{"credential":{"password":"a","crypt":"b"}}"#, "credential.crypt", "kind"),
    (#"{"subscription":{"customization":{"scope":"ALL"}}}"#, "subscription.customization.scope", "LOCK_SCOPE_WHOLE"),
    ("[]", "", "an object"),
  ])
  func whatDoesNotFitIsRefusedByPathWithWhatWouldBeRight(text: String, path: String, help: String) throws {
    let json = try JSONValue(parsing: Array(text.utf8))
    let type = try #require(Self.schema.messages[CreateCustomerRequest.fullName])
    let error = #expect(throws: JSONMismatch.self) { try DynamicMessage(json, type: type, in: Self.schema) }
    #expect(error?.path == path)
    #expect(error?.description.contains(help) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    (#"{"ifRevision":"12"}"#, 12), (#"{"if_revision":12}"#, 12), (#"{"ifRevision":1.2e1}"#, 12),
    (#"{"ifRevision":-9223372036854775808}"#, Int64.min), (#"{"ifRevision":null}"#, 0), ("{}", 0),
  ])
  func numbersAreReadInEveryFormOfTheMapping(text: String, revision: Int64) throws {
    let type = try #require(Self.schema.messages[MutationOptions.fullName])
    let message = try DynamicMessage(JSONValue(parsing: Array(text.utf8)), type: type, in: Self.schema)
    let expected = MutationOptions.with { $0.ifRevision = revision }
    #expect(message.encodedBytes == expected.encodedBytes(MessageArena()))
  }
}
