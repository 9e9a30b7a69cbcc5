/// The sixteen bytes before the meta and body of a frame; see FrameFormat.swift.
public struct FrameHeader: Hashable, Sendable {
  /// Bytes of meta and body.
  public var length: UInt32
  /// What the frame is.
  public var type: FrameType
  /// Properties of the frame.
  public var flags: FrameFlags
  /// Bytes of meta.
  public var metaLength: UInt16
  /// The call that the frame belongs to; 0 for the connection.
  public var stream: UInt32
  /// A number whose meaning the type gives.
  public var argument: UInt32

  /// Makes a header.
  public init(
    length: UInt32 = 0, type: FrameType, flags: FrameFlags = [], metaLength: UInt16 = 0, stream: UInt32 = 0,
    argument: UInt32 = 0
  ) {
    self.length = length
    self.type = type
    self.flags = flags
    self.metaLength = metaLength
    self.stream = stream
    self.argument = argument
  }

  /// Reads a header. Does not judge it.
  /// - Precondition: There are at least 16 bytes.
  public init(decoding bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count >= FrameFormat.headerBytes)
    length = UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self))
    type = FrameType(rawValue: bytes[4])
    flags = FrameFlags(rawValue: bytes[5])
    metaLength = UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 6, as: UInt16.self))
    stream = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    argument = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
  }

  /// Writes the header into the first 16 bytes.
  /// - Precondition: There is room for 16 bytes.
  public func encode(into bytes: UnsafeMutableRawBufferPointer) {
    precondition(bytes.count >= FrameFormat.headerBytes)
    bytes.storeBytes(of: length.bigEndian, as: UInt32.self)
    bytes[4] = type.rawValue
    bytes[5] = flags.rawValue
    bytes.storeBytes(of: metaLength.bigEndian, toByteOffset: 6, as: UInt16.self)
    bytes.storeBytes(of: stream.bigEndian, toByteOffset: 8, as: UInt32.self)
    bytes.storeBytes(of: argument.bigEndian, toByteOffset: 12, as: UInt32.self)
  }

  /// Ends a side of a stream without an item.
  public static func endOfItems(_ stream: UInt32) -> FrameHeader {
    FrameHeader(type: .message, flags: .end, stream: stream)
  }

  /// Bytes of the whole frame, header included.
  public var frameBytes: Int { FrameFormat.headerBytes + Int(length) }
}

/// A whole frame where it lies in a receive buffer.
struct Frame {
  let header: FrameHeader
  // Slices of the caller's bytes, which outlive the frame: a frame is used up before the next read.
  let meta: UnsafeRawBufferPointer
  let body: UnsafeRawBufferPointer

  /// The frame at the start of `bytes`; nil where more bytes are needed.
  ///
  /// Lengths are judged as soon as the header is there, before a body is waited for.
  static func next(_ bytes: UnsafeRawBufferPointer, limits: ConnectionLimits) throws(ProtocolViolation) -> Frame? {
    guard bytes.count >= FrameFormat.headerBytes else { return nil }
    let header = FrameHeader(decoding: bytes)
    let length = Int(header.length)
    guard length <= limits.frameBytesMax else {
      throw .limit(.frameTooLarge, .frameBytesMax, value: limits.frameBytesMax, seen: length)
    }
    guard header.metaLength <= header.length else {
      throw ProtocolViolation(
        .metaLengthInvalid, "meta of \(header.metaLength) bytes does not fit a frame of \(length) bytes")
    }
    guard Int(header.metaLength) <= limits.metaBytesMax else {
      throw .limit(.metaTooLarge, .metaBytesMax, value: limits.metaBytesMax, seen: Int(header.metaLength))
    }
    guard bytes.count >= header.frameBytes else { return nil }
    let bodyStart = FrameFormat.headerBytes + Int(header.metaLength)
    return Frame(
      header: header,
      meta: UnsafeRawBufferPointer(rebasing: bytes[FrameFormat.headerBytes..<bodyStart]),
      body: UnsafeRawBufferPointer(rebasing: bytes[bodyStart..<header.frameBytes]))
  }

  /// Checks what the format demands of a known type besides its lengths.
  static func checkShape(_ header: FrameHeader) throws(ProtocolViolation) {
    if header.flags.isSuperset(of: [.more, .end]) {
      throw ProtocolViolation(.frameMalformed, "a frame has both MORE and END")
    }
    let needsStream: Bool
    switch header.type {
    case .hello, .goAway: needsStream = false
    case .ping, .pong:
      needsStream = false
      try demandEmpty(header)
    case .request, .status: needsStream = true
    case .settings: needsStream = false
    case .window:
      guard 1...UInt32(FrameFormat.creditMax) ~= header.argument else {
        throw ProtocolViolation(
          .creditInvalid, "a WINDOW of \(header.argument) bytes; allowed are 1 to \(FrameFormat.creditMax)")
      }
      return try demandEmpty(header)
    case .cancel:
      needsStream = true
      try demandEmpty(header)
    case .message, .response:
      needsStream = true
      if header.metaLength != 0 {
        throw ProtocolViolation(.frameMalformed, "a MESSAGE or RESPONSE frame has a meta block")
      }
    default: return
    }
    if needsStream != (header.stream != 0) {
      throw ProtocolViolation(
        .frameMalformed, "a frame of type \(header.type.rawValue) has stream \(header.stream)")
    }
  }

  private static func demandEmpty(_ header: FrameHeader) throws(ProtocolViolation) {
    if header.length != 0 {
      throw ProtocolViolation(
        .frameMalformed, "a frame of type \(header.type.rawValue) has \(header.length) bytes, and must have none")
    }
  }
}
