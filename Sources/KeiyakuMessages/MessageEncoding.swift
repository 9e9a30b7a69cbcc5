internal import CKeiyakuProto

/// A message that is ready to be packed. Valid inside the closure that it is given to.
public struct PackedMessage: ~Copyable {
  /// Messages that surely take no more than this are encoded at once, because measuring looks at every field as well.
  private static var readyBytesMax: Int { 16 * 1024 }

  // Struct and bytes live in the arena for as long as `withPacked` runs.
  private let message: UnsafePointer<ProtobufCMessage>
  /// The encoded message, where it is small.
  private let ready: UnsafeRawPointer?
  /// Size of the encoded message, in bytes.
  public let byteCount: Int

  /// The struct must be alive as long as this value.
  ///
  /// - Parameters:
  ///   - bound: Bytes that the encoded message takes at most.
  ///   - arena: Has room for a small message until this value ends.
  init(_ raw: UnsafeMutableRawPointer, bound: Int = .max, arena: MessageArena? = nil) {
    // Every message struct begins with a ProtobufCMessage.
    message = UnsafePointer(raw.assumingMemoryBound(to: ProtobufCMessage.self))
    if let arena, bound <= Self.readyBytesMax {
      let room = arena.allocate(byteCount: bound)
      byteCount = protobuf_c_message_pack(message, room.assumingMemoryBound(to: UInt8.self))
      precondition(byteCount <= bound, "libprotobuf-c packed more than a message can take")
      ready = UnsafeRawPointer(room)
    } else {
      byteCount = protobuf_c_message_get_packed_size(message)
      ready = nil
    }
  }

  /// Puts the encoded message into memory that has room for `byteCount` bytes.
  public func copy(to destination: UnsafeMutableRawPointer) {
    if let ready { return destination.copyMemory(from: ready, byteCount: byteCount) }
    let written = protobuf_c_message_pack(message, destination.assumingMemoryBound(to: UInt8.self))
    precondition(written == byteCount, "libprotobuf-c packed another size than it announced")
  }
}

extension ProtobufMessage {
  /// Encodes the message straight into memory of the caller's, whose size it learns first.
  ///
  /// Takes no heap memory. A NUL inside a text is written as U+FFFD.
  /// - Complexity: O(*n*) in the size of the message.
  public func withPacked<Result, Failure: Error>(
    _ arena: MessageArena, _ body: (borrowing PackedMessage) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let mark = arena.mark
    defer { arena.release(to: mark) }
    let raw = _makeCMessage(in: arena)
    return try body(PackedMessage(raw, bound: arena.packedBytesMax(since: mark), arena: arena))
  }

  /// Encodes the message into memory of the caller's that has probably more room than the message needs.
  ///
  /// Measuring looks at every field, as encoding does; where there is room in any case it is left out.
  ///
  /// - Parameters:
  ///   - available: Bytes of room that there are anyway.
  ///   - withRoom: Is called with the bytes that are needed at most, and returns what its closure returns, which gets
  ///     memory of at least that many bytes and returns how many it has used.
  public func pack(
    _ arena: MessageArena, available: Int, withRoom: (Int, (UnsafeMutableRawPointer) -> Int) -> Void
  ) {
    let mark = arena.mark
    defer { arena.release(to: mark) }
    let raw = _makeCMessage(in: arena)
    let message = UnsafePointer(raw.assumingMemoryBound(to: ProtobufCMessage.self))
    let bound = arena.packedBytesMax(since: mark)
    let needed = bound <= available ? bound : protobuf_c_message_get_packed_size(message)
    withRoom(needed) { room in
      let written = protobuf_c_message_pack(message, room.assumingMemoryBound(to: UInt8.self))
      precondition(written <= needed, "libprotobuf-c packed more than a message can take")
      return written
    }
  }

  /// The encoded message.
  public func encodedBytes(_ arena: MessageArena) -> [UInt8] {
    withPacked(arena) { packed in
      [UInt8](unsafeUninitializedCapacity: packed.byteCount) { buffer, initialized in
        if let start = buffer.baseAddress { packed.copy(to: start) }
        initialized = packed.byteCount
      }
    }
  }
}

extension MessageArena {
  /// What a message takes at most when it is encoded whose struct was made since the mark, with nothing else.
  ///
  /// No field takes more than three times its memory: the worst is a negative number of four bytes, which takes ten and
  /// a tag of two. The generator refuses field numbers whose tag would be longer.
  fileprivate func packedBytesMax(since mark: Mark) -> Int { bytesTaken(since: mark).map { 3 * $0 } ?? .max }
}
