import CKeiyakuProto
import Testing

@testable import KeiyakuMessages

/// The schema has no recursive message, so these build a descriptor of one: the scan must not rely on the schema.
struct RecursionTests {
  @Test
  func threeKilobytesThatNestWithoutEndAreRefusedIteratively() {
    // Each level is a tag and a length around the rest: 1 KiB of levels kills a 512 KiB thread in libprotobuf-c.
    var bytes: [UInt8] = []
    while bytes.count < 3000 { bytes = [0x0a] + Self.varint(bytes.count) + bytes }
    withRecursiveDescriptor { descriptor in
      let error = #expect(throws: MessageDecodingError.self) {
        try Self.scan(bytes, descriptor, limits: .default)
      }
      #expect(error?.reason == .tooDeep(limit: 64))
      #expect(error?.path == Array(repeating: "inner", count: 64).joined(separator: "."))
    }
  }

  @Test(arguments: [1, 2, 63, 64])
  func exactlyTheAllowedDepthPasses(levels: Int) {
    var bytes: [UInt8] = []
    for _ in 1..<levels { bytes = [0x0a] + Self.varint(bytes.count) + bytes }
    withRecursiveDescriptor { descriptor in
      #expect(throws: Never.self) { try Self.scan(bytes, descriptor, limits: DecodeLimits(depthMax: levels)) }
      guard levels > 1 else { return }
      #expect(throws: MessageDecodingError.self) {
        try Self.scan(bytes, descriptor, limits: DecodeLimits(depthMax: levels - 1))
      }
    }
  }

  @Test
  func theLimitCannotExceedTheRoomForLevels() {
    #expect(DecodeLimits(depthMax: 1000).depthMax == MessageScan.depthMax)
  }

  private static func scan(
    _ bytes: [UInt8], _ descriptor: UnsafePointer<ProtobufCMessageDescriptor>, limits: DecodeLimits
  ) throws(MessageDecodingError) {
    let arena = MessageArena()
    defer { withExtendedLifetime(arena) {} }
    try bytes.withUnsafeBufferPointer { buffer throws(MessageDecodingError) in
      var scan = MessageScan(
        UnsafeRawBufferPointer(buffer), descriptor: descriptor, arena: arena, policy: .drop, limits: limits)
      try scan.run()
    }
  }

  private static func varint(_ value: Int) -> [UInt8] {
    value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7f | 0x80), UInt8(value >> 7)]
  }

  /// `message Node { Node inner = 1; }`
  private func withRecursiveDescriptor(_ body: (UnsafePointer<ProtobufCMessageDescriptor>) -> Void) {
    // Freed below; the descriptor and its field point at each other.
    let descriptor = UnsafeMutablePointer<ProtobufCMessageDescriptor>.allocate(capacity: 1)
    let field = UnsafeMutablePointer<ProtobufCFieldDescriptor>.allocate(capacity: 1)
    let ranges = UnsafeMutablePointer<ProtobufCIntRange>.allocate(capacity: 2)
    defer {
      descriptor.deallocate()
      field.deallocate()
      ranges.deallocate()
    }
    "inner".withCString { name in
      ranges[0] = ProtobufCIntRange(start_value: 1, orig_index: 0)
      ranges[1] = ProtobufCIntRange(start_value: 0, orig_index: 1)
      descriptor.initialize(to: ProtobufCMessageDescriptor())
      descriptor.pointee.magic = UInt32(PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC)
      descriptor.pointee.n_fields = 1
      descriptor.pointee.fields = UnsafePointer(field)
      descriptor.pointee.n_field_ranges = 1
      descriptor.pointee.field_ranges = UnsafePointer(ranges)
      field.initialize(to: ProtobufCFieldDescriptor())
      field.pointee.name = name
      field.pointee.id = 1
      field.pointee.label = PROTOBUF_C_LABEL_NONE
      field.pointee.type = PROTOBUF_C_TYPE_MESSAGE
      field.pointee.descriptor = UnsafeRawPointer(descriptor)
      body(UnsafePointer(descriptor))
    }
  }
}
