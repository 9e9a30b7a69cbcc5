import KeiyakuMessages
import Testing

/// Bytes that a peer might send and libprotobuf-c would not stand, or would read wrongly.
struct HostileInputTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let path: String
    let reason: MessageDecodingError.Reason

    init(_ name: String, _ bytes: [UInt8], _ path: String, _ reason: MessageDecodingError.Reason) {
      testDescription = name
      self.bytes = bytes
      self.path = path
      self.reason = reason
    }
  }

  static let rows = [
    Row("NUL in a text", [0x12, 0x03, 0x12, 0x01, 0x00], "spec.login", .nulInText),
    Row("NUL behind eight bytes", [0x12, 11, 0x12, 9, 97, 97, 97, 97, 97, 97, 97, 97, 0], "spec.login", .nulInText),
    Row("NUL before bad UTF-8", [0x12, 4, 0x12, 2, 0xff, 0x00], "spec.login", .nulInText),
    Row("stray continuation byte", [0x12, 3, 0x12, 1, 0x80], "spec.login", .invalidUTF8),
    Row("overlong slash", [0x12, 4, 0x12, 2, 0xc0, 0xaf], "spec.login", .invalidUTF8),
    Row("surrogate", [0x12, 5, 0x12, 3, 0xed, 0xa0, 0x80], "spec.login", .invalidUTF8),
    Row("beyond U+10FFFF", [0x12, 6, 0x12, 4, 0xf4, 0x90, 0x80, 0x80], "spec.login", .invalidUTF8),
    Row("cut character", [0x12, 4, 0x12, 2, 0xe3, 0x81], "spec.login", .invalidUTF8),
    Row(
      "bad text in a list", [0x12, 11, 0x1a, 9, 0x2a, 7, 0x0a, 1, 0x61, 0x0a, 2, 0x61, 0xff],
      "spec.contact.address.lines[1]", .invalidUTF8),
    Row("submessage twice", [0x12, 0x00, 0x12, 0x00], "spec", .duplicateMessage),
    Row("varint for a text", [0x12, 2, 0x10, 1], "spec.login", .wireTypeMismatch),
    Row("text for a number", [0x0a, 1, 0x61], "id", .wireTypeMismatch),
    Row("fixed64 for a number", [0x09, 1, 2, 3, 4, 5, 6, 7, 8], "id", .wireTypeMismatch),
    Row("fixed32 for a number", [0x0d, 1, 2, 3, 4], "id", .wireTypeMismatch),
    Row("start of a group", [0x0b, 0x0c], "id", .unsupportedWireType),
    Row("start of an unknown group", [0xfb, 0x7f], "", .unsupportedWireType),
    Row("wire type 6", [0x0e], "id", .unsupportedWireType),
    Row("field number 0", [0x00, 0x00], "", .invalidFieldNumber),
    Row("tag of six bytes", [0x88, 0x80, 0x80, 0x80, 0x80, 0x00, 0x00], "", .varintTooLong),
    Row("tag above 32 bits", [0x88, 0x80, 0x80, 0x80, 0x10, 0x00], "", .varintTooLong),
    Row("varint of eleven bytes", [0x08] + [UInt8](repeating: 0x80, count: 10) + [0], "id", .varintTooLong),
    Row("varint without an end", [0x08, 0x80], "id", .truncated),
    Row("length without an end", [0x12, 0x80], "spec", .truncated),
    Row("length beyond the end", [0x12, 5, 0x12, 0], "spec", .truncated),
    Row("inner length beyond the outer end", [0x12, 2, 0x12, 5, 97, 97, 97, 97, 97], "spec.login", .truncated),
    Row("length of 4 GiB", [0x12, 0xff, 0xff, 0xff, 0xff, 0x0f], "spec", .truncated),
    Row("unknown fixed64 cut off", [0x79, 1, 2, 3], "", .truncated),
    Row("tag alone", [0x08], "id", .truncated),
  ]

  @Test(arguments: rows)
  func isRefusedWithPathAndReason(row: Row) {
    #expect(throws: MessageDecodingError(path: row.path, reason: row.reason)) {
      try Customer.decode(row.bytes, arena: MessageArena())
    }
  }

  @Test
  func packedEntriesMustBeWhole() {
    let expected = MessageDecodingError(path: "clear_properties", reason: .malformedPackedField)
    #expect(throws: expected) {
      try UpdateAddOnRequest.decode([0x32, 1, 0x80, 0x01], arena: MessageArena())
    }
  }

  @Test
  func repeatedMessagesAreNamedByIndex() {
    let good: [UInt8] = [0x1a, 2, 0x08, 1]
    let bad: [UInt8] = [0x1a, 5, 0x2a, 3, 0x0a, 1, 0x00]
    #expect(throws: MessageDecodingError(path: "values[2].text_list.entries[0]", reason: .nulInText)) {
      try Plan.decode(good + good + bad, arena: MessageArena())
    }
  }

  @Test
  func anEmptyListEntryCountsForTheIndex() {
    let expected = MessageDecodingError(path: "values[1]", reason: .tooDeep(limit: 1))
    #expect(throws: MessageDecodingError(path: "values[0]", reason: .tooDeep(limit: 1))) {
      try Plan.decode([0x1a, 0, 0x1a, 0], arena: MessageArena(), limits: DecodeLimits(depthMax: 1))
    }
    #expect(throws: expected.withReason(.truncated)) {
      try Plan.decode([0x1a, 0, 0x1a, 9], arena: MessageArena())
    }
  }

  @Test(arguments: [(2, true), (3, false), (4, false)])
  func depthCountsTheOutermostMessage(depthMax: Int, isRefused: Bool) throws {
    // Customer → spec → contact: three levels.
    let bytes: [UInt8] = [0x12, 2, 0x1a, 0]
    let limits = DecodeLimits(depthMax: depthMax)
    if isRefused {
      #expect(throws: MessageDecodingError(path: "spec.contact", reason: .tooDeep(limit: depthMax))) {
        try Customer.decode(bytes, arena: MessageArena(), limits: limits)
      }
    } else {
      #expect(try Customer.decode(bytes, arena: MessageArena(), limits: limits).spec?.contact == Contact())
    }
  }

  @Test
  func fourMebibytesOfTwoByteFieldsHitTheFieldLimit() {
    // Measured: libprotobuf-c alone takes 336 MiB for this.
    let arena = MessageArena()
    let bytes = (0..<(2 * 1024 * 1024)).flatMap { _ in [0x0a, 0x00] as [UInt8] }
    #expect(throws: MessageDecodingError(path: "", reason: .tooManyFields(limit: 512 * 1024))) {
      try ListCustomersReply.decode(bytes, arena: arena)
    }
    #expect(arena.heldBytes <= MessageArena.retainedBytesDefault)
  }

  @Test
  func packedEntriesCountAsFields() {
    let bytes: [UInt8] = [0x32, 5, 1, 2, 3, 4, 5]
    #expect(throws: MessageDecodingError(path: "clear_properties", reason: .tooManyFields(limit: 5))) {
      try UpdateAddOnRequest.decode(bytes, arena: MessageArena(), limits: DecodeLimits(fieldsMax: 5))
    }
    #expect(throws: Never.self) {
      try UpdateAddOnRequest.decode(bytes, arena: MessageArena(), limits: DecodeLimits(fieldsMax: 6))
    }
  }

  @Test
  func unpackingStopsAtTheMemoryBudget() throws {
    let arena = MessageArena()
    let bytes = (0..<10_000).flatMap { _ in [0x0a, 0x00] as [UInt8] }
    let limits = DecodeLimits(arenaBytesMax: 256 * 1024)
    let error = try #require(throws: MessageDecodingError.self) {
      try ListCustomersReply.decode(bytes, arena: arena, limits: limits)
    }
    #expect(error.reason == .memoryBudget(limit: 256 * 1024))
    #expect(error.isLimit)
    #expect(try ListCustomersReply.decode(bytes, arena: arena).customers.count == 10_000)
  }

  @Test(arguments: Samples.all)
  func everyTruncationDecodesOrIsRefused(sample: Sample) {
    let arena = MessageArena()
    for length in 0..<sample.bytes.count {
      do throws(MessageDecodingError) {
        let bytes = Array(sample.bytes[..<length])
        // What decodes was cut between fields: it is itself again when encoded.
        #expect(try sample.recode(bytes, arena) == bytes)
      } catch {
        #expect(error.reason == .truncated, "cut to \(length) bytes")
      }
    }
  }

  @Test(arguments: Samples.all)
  func mutatedMessagesNeverCrash(sample: Sample) {
    guard !sample.bytes.isEmpty else { return }
    var generator = SeededGenerator(seed: 0x4b45_4959_414b_5531)
    let arena = MessageArena()
    var decoded = 0
    var refused = 0
    for _ in 0..<2000 {
      var bytes = sample.bytes
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if decodes(sample, bytes, arena) { decoded += 1 } else { refused += 1 }
    }
    // The canary: a fuzzer whose inputs all take one way tests nothing.
    #expect(refused > 0 && decoded + refused == 2000)
  }

  @Test(arguments: Samples.all)
  func randomBytesNeverCrash(sample: Sample) {
    var generator = SeededGenerator(seed: 1)
    let arena = MessageArena()
    var refused = 0
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 1...64, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      if !decodes(sample, bytes, arena) { refused += 1 }
    }
    #expect(refused > 0)
  }

  /// What decodes must also encode, and decode again to the same.
  private func decodes(_ sample: Sample, _ bytes: [UInt8], _ arena: MessageArena) -> Bool {
    do throws(MessageDecodingError) {
      let once = try sample.recode(bytes, arena)
      #expect(try sample.recode(once, arena) == once)
      return true
    } catch {
      #expect(error.reason != .refusedByLibrary, "the scan let \(bytes) pass")
      return false
    }
  }
}

extension MessageDecodingError {
  fileprivate func withReason(_ reason: Reason) -> MessageDecodingError {
    MessageDecodingError(path: path, reason: reason)
  }
}
