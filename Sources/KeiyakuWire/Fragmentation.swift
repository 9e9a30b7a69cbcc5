/// The frames that carry one message: REQUEST or RESPONSE first, MESSAGE frames after it where it is too large for one.
public struct Fragmentation: Sequence, IteratorProtocol {
  /// One frame: its header, and which bytes of the body follow the header (and the meta, in the first).
  public struct Fragment: Hashable, Sendable {
    /// The header, ready to be encoded.
    public let header: FrameHeader
    /// The part of the body that follows.
    public let body: Range<Int>
  }

  private var type: FrameType
  private var metaBytes: Int
  private var argument: UInt32
  private let stream: UInt32
  private let bodyBytes: Int
  private let frameBytesMax: Int
  private var sent = 0
  private var isDone = false

  /// Splits a message by what the receiver accepts.
  /// - Precondition: `metaBytes` is below `frameBytesMax`.
  public init(
    type: FrameType, stream: UInt32, argument: UInt32 = 0, metaBytes: Int = 0, bodyBytes: Int, frameBytesMax: Int
  ) {
    precondition(metaBytes < frameBytesMax)
    self.type = type
    self.stream = stream
    self.argument = argument
    self.metaBytes = metaBytes
    self.bodyBytes = bodyBytes
    self.frameBytesMax = frameBytesMax
  }

  /// Frames that the message takes.
  public static func frameCount(metaBytes: Int, bodyBytes: Int, frameBytesMax: Int) -> Int {
    let beyondFirst = Swift.max(0, bodyBytes - (frameBytesMax - metaBytes))
    return 1 + (beyondFirst + frameBytesMax - 1) / frameBytesMax
  }

  /// The next frame; nil after the one with END.
  public mutating func next() -> Fragment? {
    guard !isDone else { return nil }
    let end = Swift.min(bodyBytes, sent + frameBytesMax - metaBytes)
    isDone = end == bodyBytes
    let fragment = Fragment(
      header: FrameHeader(
        length: UInt32(metaBytes + end - sent), type: type, flags: isDone ? .end : .more,
        metaLength: UInt16(metaBytes), stream: stream, argument: argument),
      body: sent..<end)
    (type, metaBytes, argument, sent) = (.message, 0, 0, end)
    return fragment
  }
}
