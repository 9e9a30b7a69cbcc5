internal import KeiyakuMessages
internal import KeiyakuWire
internal import NIOCore

/// Frames that wait to be written, gathered in one buffer so that calls share a write.
struct OutgoingFrames {
  /// Bytes after which a batch is written before it is complete.
  static let batchBytesMax = 256 * 1024
  private static let initialBytes = 16 * 1024

  private var buffer: ByteBuffer
  /// The batch before, for its memory.
  private var spare: ByteBuffer?
  private let allocator: ByteBufferAllocator

  init(allocator: ByteBufferAllocator) {
    self.allocator = allocator
    buffer = allocator.buffer(capacity: Self.initialBytes)
  }

  var byteCount: Int { buffer.readableBytes }

  /// Adds bytes that are no frame: the preface.
  mutating func append(bytes: [UInt8]) {
    buffer.writeBytes(bytes)
  }

  /// Adds a frame without meta and body.
  mutating func append(_ header: FrameHeader) {
    buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: FrameFormat.headerBytes) { room in
      header.encode(into: room)
      return FrameFormat.headerBytes
    }
  }

  /// Adds a frame of the connection, with a meta block.
  mutating func append(_ type: FrameType, meta: [UInt8]) {
    append(FrameHeader(length: UInt32(meta.count), type: type, metaLength: UInt16(meta.count)))
    buffer.writeBytes(meta)
  }

  /// Adds a request: one frame, or several where it is larger than the server's frames.
  mutating func appendRequest(
    _ body: borrowing PackedMessage, meta: [UInt8], stream: UInt32, timeoutMilliseconds: UInt32, frameBytesMax: Int
  ) {
    let length = meta.count + body.byteCount
    guard length <= frameBytesMax else {
      return appendFragments(
        body, meta: meta, stream: stream, timeoutMilliseconds: timeoutMilliseconds, frameBytesMax: frameBytesMax)
    }
    let header = FrameHeader(
      length: UInt32(length), type: .request, flags: .end, metaLength: UInt16(meta.count), stream: stream,
      argument: timeoutMilliseconds)
    buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: header.frameBytes) { room in
      header.encode(into: room)
      // The buffer has just made room for the whole frame.
      let start = room.baseAddress! + FrameFormat.headerBytes
      meta.withUnsafeBytes { UnsafeMutableRawBufferPointer(start: start, count: meta.count).copyMemory(from: $0) }
      body.copy(to: start + meta.count)
      return header.frameBytes
    }
  }

  /// Adds a request that opens a stream of the client: its items follow.
  mutating func appendOpening(meta: [UInt8], stream: UInt32, timeoutMilliseconds: UInt32) {
    append(
      FrameHeader(
        length: UInt32(meta.count), type: .request, metaLength: UInt16(meta.count), stream: stream,
        argument: timeoutMilliseconds))
    buffer.writeBytes(meta)
  }

  /// Adds a frame with a body.
  mutating func append(_ header: FrameHeader, _ body: ArraySlice<UInt8>) {
    append(header)
    if !body.isEmpty { buffer.writeBytes(body) }
  }

  private mutating func appendFragments(
    _ body: borrowing PackedMessage, meta: [UInt8], stream: UInt32, timeoutMilliseconds: UInt32, frameBytesMax: Int
  ) {
    let bodyBytes = body.byteCount
    let bytes = [UInt8](unsafeUninitializedCapacity: bodyBytes) { buffer, initialized in
      if let start = buffer.baseAddress { body.copy(to: start) }
      initialized = bodyBytes
    }
    let fragments = Fragmentation(
      type: .request, stream: stream, argument: timeoutMilliseconds, metaBytes: meta.count, bodyBytes: bodyBytes,
      frameBytesMax: frameBytesMax)
    for fragment in fragments {
      append(fragment.header)
      if fragment.header.type == .request { buffer.writeBytes(meta) }
      buffer.writeBytes(bytes[fragment.body])
    }
  }

  /// Takes all frames, to be written in one piece; what is added from then on comes after them.
  mutating func take() -> ByteBuffer {
    let batch = buffer
    if var reused = spare {
      spare = nil
      // Takes new memory only where the socket has not taken all of the batch that was in it.
      reused.clear()
      buffer = reused
    } else {
      buffer = allocator.buffer(capacity: Self.initialBytes)
    }
    return batch
  }

  /// Keeps the memory of a batch that was written; not that of a large one.
  mutating func reuse(_ batch: ByteBuffer) {
    if batch.capacity <= 2 * Self.batchBytesMax { spare = batch }
  }
}
