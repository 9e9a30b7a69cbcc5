import KeiyakuMessages
import Testing

struct UnknownFieldTests {
  /// Field 1000 in each wire type.
  static let unknown: [[UInt8]] = [
    [0xc0, 0x3e, 0x05],
    [0xc1, 0x3e, 1, 2, 3, 4, 5, 6, 7, 8],
    [0xc2, 0x3e, 2, 0x00, 0xff],
    [0xc5, 0x3e, 1, 2, 3, 4],
  ]

  @Test(arguments: unknown)
  func areDroppedOnTheWire(field: [UInt8]) throws {
    let arena = MessageArena()
    let message = try MutationResult.decode([0x08, 7] + field + [0x10, 8], arena: arena)
    #expect(message == MutationResult.with { ($0.sequence, $0.revision) = (7, 8) })
    #expect(message.encodedBytes(arena) == [0x08, 7, 0x10, 8])
  }

  @Test(arguments: unknown)
  func areRefusedInTheLog(field: [UInt8]) {
    #expect(throws: MessageDecodingError(path: "", reason: .unknownField(number: 1000))) {
      try LogRecord.decode([0x08, 7] + field, arena: MessageArena(), unknownFields: .refuse)
    }
  }

  @Test
  func areRefusedInTheLogAtAnyDepth() {
    let event: [UInt8] = [0x62, 3, 0xc0, 0x3e, 0x05]
    #expect(throws: MessageDecodingError(path: "events[0]", reason: .unknownField(number: 1000))) {
      try LogRecord.decode(event, arena: MessageArena(), unknownFields: .refuse)
    }
  }

  @Test
  func enumValuesWithoutANameAreKeptOnTheWireAndRefusedInTheLog() throws {
    let arena = MessageArena()
    let lock: [UInt8] = [0x08, 3]
    #expect(try Lock.decode(lock, arena: arena).kind == .unrecognized(3))
    #expect(throws: MessageDecodingError(path: "kind", reason: .unknownEnumValue(3))) {
      try Lock.decode(lock, arena: arena, unknownFields: .refuse)
    }
    #expect(try Lock.decode([0x08, 2], arena: arena, unknownFields: .refuse).kind == .whole)
  }

  @Test
  func packedEnumValuesWithoutANameAreRefusedInTheLog() throws {
    let arena = MessageArena()
    let bytes: [UInt8] = [0x42, 2, 1, 60]
    #expect(try Subscription.decode(bytes, arena: arena).statusReasons == [.provider, .unrecognized(60)])
    #expect(throws: MessageDecodingError(path: "status_reasons", reason: .unknownEnumValue(60))) {
      try Subscription.decode(bytes, arena: arena, unknownFields: .refuse)
    }
  }

  @Test
  func unknownFieldsCountAgainstTheMemoryBudget() {
    let bytes = (0..<10_000).flatMap { _ in [0xc0, 0x3e, 0x05] as [UInt8] }
    #expect(throws: MessageDecodingError(path: "", reason: .memoryBudget(limit: 65536))) {
      try MutationResult.decode(bytes, arena: MessageArena(), limits: DecodeLimits(arenaBytesMax: 65536))
    }
  }
}
