import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import NIOCore

/// What interceptors are told of an answer.
struct WrittenAnswer {
  var code = RPCCode.ok
  var reason = ""
  /// Bytes of the encoded reply; 0 where a STATUS was written.
  var replyBytes = 0
  /// Sequence that must be durable before the answer leaves.
  var observed: Int64

  init(observed: Int64) { self.observed = observed }

  /// An answer that is a STATUS.
  init(_ error: RPCError, observed: Int64 = 0) {
    self.observed = observed
    refuse(error)
  }

  mutating func refuse(_ error: RPCError) {
    code = error.code
    reason = error.reason
    replyBytes = 0
  }
}

/// The bytes that a connection is about to send: frames that may leave, and replies that wait until what they observed
/// is durable.
struct ReplyBuffer {
  private struct Mark {
    let observed: Int64
    var byteCount: Int
  }

  /// Storage larger than this is not kept for the next replies.
  private static let keptBytesMax = 512 * 1024

  /// Frames that may leave.
  private(set) var ready = ByteBuffer()
  private var held = ByteBuffer()
  private var marks: [Mark] = []
  private var firstMark = 0

  /// Bytes of replies that wait.
  var heldBytes: Int { held.readableBytes }

  /// All bytes here.
  var byteCount: Int { ready.readableBytes + held.readableBytes }

  /// The sequence that the first waiting reply waits for.
  var awaitedSequence: Int64? { firstMark < marks.count ? marks[firstMark].observed : nil }

  // MARK: Writing

  /// Writes a frame without a body.
  mutating func write(_ header: FrameHeader) {
    ready.writeWithUnsafeMutableBytes(minimumWritableBytes: FrameFormat.headerBytes) { room in
      header.encode(into: room)
      return FrameFormat.headerBytes
    }
  }

  /// Writes a frame whose meta is a message and that has no body.
  mutating func write(
    _ type: FrameType, meta: some ProtobufMessage, stream: UInt32 = 0, argument: UInt32 = 0, arena: MessageArena
  ) {
    meta.withPacked(arena) { packed in
      write(
        FrameHeader(
          length: UInt32(packed.byteCount), type: type, flags: type == .status ? .end : [],
          metaLength: UInt16(packed.byteCount), stream: stream, argument: argument))
      ready.writeWithUnsafeMutableBytes(minimumWritableBytes: packed.byteCount) { room in
        // The buffer has just made room for as many bytes as the message has.
        if let start = room.baseAddress { packed.copy(to: start) }
        return packed.byteCount
      }
    }
  }

  /// Writes bytes as they are.
  mutating func write(_ bytes: some Sequence<UInt8>) {
    ready.writeBytes(bytes)
  }

  /// Writes a STATUS, cut to what the peer accepts.
  mutating func writeStatus(_ error: RPCError, stream: UInt32, peer: PeerLimits, arena: MessageArena) {
    let status = error.status.trimmed(toByteCount: peer.metaBytesMax, arena: arena)
    write(.status, meta: status, stream: stream, argument: UInt32(bitPattern: error.code.rawValue), arena: arena)
  }

  /// Writes the whole answer of a call that ran: its reply or its STATUS, gated.
  /// - Parameters:
  ///   - durable: Sequence up to which the log is durable.
  ///   - encode: Appends the encoded reply; or appends nothing, and says why.
  /// - Returns: What was written, for interceptors.
  @inline(__always)
  @discardableResult
  mutating func writeAnswer(
    stream: UInt32, durable: Int64, peer: PeerLimits, arena: MessageArena,
    encode: (inout ByteBuffer) -> ServiceMethod.Ending
  ) -> WrittenAnswer {
    let start = ready.writerIndex
    ready.writeWithUnsafeMutableBytes(minimumWritableBytes: FrameFormat.headerBytes) { _ in FrameFormat.headerBytes }
    let ending = encode(&ready)
    var written = WrittenAnswer(observed: ending.observed)
    if let error = ending.error {
      ready.moveWriterIndex(to: start)
      writeStatus(error, stream: stream, peer: peer, arena: arena)
      written.refuse(error)
    } else {
      written.replyBytes = ready.writerIndex - start - FrameFormat.headerBytes
      if written.replyBytes <= peer.frameBytesMax {
        finishReply(start: start, bodyBytes: written.replyBytes, stream: stream)
      } else if let error = finishLargeReply(
        start: start, bodyBytes: written.replyBytes, stream: stream, peer: peer, arena: arena)
      {
        written.refuse(error)
      }
    }
    if ending.observed > durable { hold(from: start, observed: ending.observed) }
    return written
  }

  /// Puts the header before a reply that was appended and fits a frame.
  @inline(__always)
  private mutating func finishReply(start: Int, bodyBytes: Int, stream: UInt32) {
    let header = FrameHeader(length: UInt32(bodyBytes), type: .response, flags: .end, stream: stream)
    let offset = start - ready.readerIndex
    ready.withUnsafeMutableReadableBytes { bytes in
      header.encode(into: UnsafeMutableRawBufferPointer(rebasing: bytes[offset...]))
    }
  }

  /// Splits a reply that was appended into frames as the peer wants them; returns why it cannot be sent, if so.
  private mutating func finishLargeReply(
    start: Int, bodyBytes: Int, stream: UInt32, peer: PeerLimits, arena: MessageArena
  ) -> RPCError? {
    // Inside the bytes just written.
    let body = ready.getSlice(at: start + FrameFormat.headerBytes, length: bodyBytes)!
    ready.moveWriterIndex(to: start)
    guard bodyBytes <= peer.messageBytesMax else {
      let error = RPCError(
        code: .resourceExhausted, reason: "REPLY_TOO_LARGE",
        message: LimitName.messageBytesMax.exceeded(value: peer.messageBytesMax, seen: bodyBytes),
        retryPushback: .never)
      writeStatus(error, stream: stream, peer: peer, arena: arena)
      return error
    }
    let fragments = Fragmentation(
      type: .response, stream: stream, bodyBytes: bodyBytes, frameBytesMax: peer.frameBytesMax)
    for fragment in fragments {
      write(fragment.header)
      ready.writeImmutableBuffer(
        body.getSlice(at: body.readerIndex + fragment.body.lowerBound, length: fragment.body.count)!)  // Inside it.
    }
    return nil
  }

  /// Writes a frame of an item, gated.
  mutating func writeItem(_ fragment: Fragmentation.Fragment, _ item: ByteBuffer, observed: Int64, durable: Int64) {
    let start = ready.writerIndex
    write(fragment.header)
    item.withUnsafeReadableBytes { bytes in
      _ = ready.writeBytes(UnsafeRawBufferPointer(rebasing: bytes[fragment.body]))
    }
    if observed > durable { hold(from: start, observed: observed) }
  }

  /// Writes the status of a stream of replies, gated: OK with its trailers, or an error.
  mutating func writeStreamEnd(
    stream: UInt32, trailers: [RPCMetadataEntry], durable: Int64, peer: PeerLimits, arena: MessageArena,
    encode: (inout ByteBuffer) -> ServiceMethod.Ending
  ) -> WrittenAnswer {
    let start = ready.writerIndex
    let ending = encode(&ready)
    var written = WrittenAnswer(observed: ending.observed)
    if let error = ending.error {
      writeStatus(error, stream: stream, peer: peer, arena: arena)
      written.refuse(error)
    } else {
      let status = RPCStatus.with { $0.trailers = trailers }.trimmed(toByteCount: peer.metaBytesMax, arena: arena)
      write(.status, meta: status, stream: stream, arena: arena)
    }
    if ending.observed > durable { hold(from: start, observed: ending.observed) }
    return written
  }

  // MARK: Gating

  /// Takes what was written since `start` back until `observed` is durable.
  private mutating func hold(from start: Int, observed: Int64) {
    let byteCount = ready.writerIndex - start
    // Replies leave in the order in which they came here, so an earlier one is never overtaken.
    let observed = max(observed, marks.last?.observed ?? 0)
    if held.readableBytes == 0 && start == ready.readerIndex {
      swap(&held, &ready)
    } else {
      var slice = ready.getSlice(at: start, length: byteCount)!  // Inside the bytes just written.
      held.writeBuffer(&slice)
      slice = ByteBuffer()  // Or the next write to `ready` would find its storage shared, and copy it.
      ready.moveWriterIndex(to: start)
    }
    if let last = marks.indices.last, last >= firstMark, marks[last].observed == observed {
      marks[last].byteCount += byteCount
    } else {
      marks.append(Mark(observed: observed, byteCount: byteCount))
    }
  }

  /// Moves every reply that waited for `durable` or less to those that may leave.
  mutating func release(durable: Int64) {
    var byteCount = 0
    while firstMark < marks.count, marks[firstMark].observed <= durable {
      byteCount += marks[firstMark].byteCount
      firstMark += 1
    }
    guard byteCount > 0 else { return }
    if firstMark == marks.count {
      marks.removeAll(keepingCapacity: true)
      firstMark = 0
    }
    if byteCount == held.readableBytes && ready.readableBytes == 0 {
      swap(&held, &ready)
    } else {
      var due = held.readSlice(length: byteCount)!  // Marks never count more bytes than are held.
      ready.writeBuffer(&due)
    }
    if held.readableBytes == 0 {
      Self.recycle(&held)
    } else if firstMark >= 64, 2 * firstMark >= marks.count {
      // Something always waits here: give back the room of what has left.
      marks.removeFirst(firstMark)
      firstMark = 0
      held.discardReadBytes()
    }
  }

  /// Drops what waits: the connection ends before it is durable.
  mutating func dropHeld() {
    held = ByteBuffer()
    marks = []
    firstMark = 0
  }

  // MARK: Sending

  /// The frames that may leave were handed to the channel.
  mutating func didSendReady() {
    Self.recycle(&ready)
  }

  /// Keeps the storage where nobody else holds it and it is not huge.
  private static func recycle(_ buffer: inout ByteBuffer) {
    if buffer.capacity > keptBytesMax {
      buffer = ByteBuffer()
    } else {
      buffer.clear()
    }
  }
}
