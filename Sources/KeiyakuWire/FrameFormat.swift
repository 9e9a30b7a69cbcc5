// The format of a frame. Everything on a connection after the preface is a sequence of frames.
//
//   offset  size  field
//        0     4  length     bytes of meta + body that follow the header
//        4     1  type       FrameType
//        5     1  flags      FrameFlags
//        6     2  metaLength bytes of meta, the protobuf block before the body
//        8     4  stream     0 = the connection; otherwise a call, chosen by the client
//       12     4  argument   REQUEST: timeout in ms, 0 = none; STATUS: code; CANCEL: reason; WINDOW: credit;
//                            PING, PONG: an opaque number; GOAWAY: last accepted stream; otherwise 0
//       16     …  meta, then body
//
// All integers are big-endian. A header is valid if and only if
//
//   - length ≤ the receiver's frame_bytes_max,
//   - metaLength ≤ length and metaLength ≤ the receiver's meta_bytes_max,
//   - the type is known to the receiver, or the flag IGNORABLE is set,
//   - MORE and END are not both set,
//   - stream is 0 for HELLO, PING, PONG, GOAWAY and SETTINGS, and not 0 for REQUEST, MESSAGE, RESPONSE, STATUS and
//     CANCEL; WINDOW has either,
//   - length is 0 for PING, PONG, CANCEL and WINDOW, and metaLength is 0 for MESSAGE and RESPONSE.
//
// Flag bits that are not listed are ignored. A worked example, a PONG that echoes 0x2A:
//
//   00 00 00 00  09  00  00 00  00 00 00 00  00 00 00 2A
//   length 0    PONG  -  meta 0  stream 0    argument 42

/// What a frame is. A number that is not listed here is a type of a later version.
public struct FrameType: RawRepresentable, Hashable, Sendable {
  /// Number on the wire.
  public let rawValue: UInt8

  /// The type with a number.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The first frame of each side: who it is and what it accepts.
  public static let hello = FrameType(rawValue: 0x01)
  /// A call begins.
  public static let request = FrameType(rawValue: 0x02)
  /// The continuation of a message, or an item of a stream; either way.
  public static let message = FrameType(rawValue: 0x03)
  /// A reply; with END, a whole one.
  public static let response = FrameType(rawValue: 0x04)
  /// How a call ended that has no reply, or a stream of replies. Terminal.
  public static let status = FrameType(rawValue: 0x05)
  /// The client no longer wants a call.
  public static let cancel = FrameType(rawValue: 0x06)
  /// Credit for items of streams.
  public static let window = FrameType(rawValue: 0x07)
  /// Asks for a PONG with the same argument.
  public static let ping = FrameType(rawValue: 0x08)
  /// Answers a PING.
  public static let pong = FrameType(rawValue: 0x09)
  /// The connection ends, and why.
  public static let goAway = FrameType(rawValue: 0x0A)
  /// The server changes a limit of its HELLO.
  public static let settings = FrameType(rawValue: 0x0B)
}

/// Properties of a frame. Bits that are not listed here are ignored.
public struct FrameFlags: OptionSet, Hashable, Sendable {
  /// Bits on the wire.
  public let rawValue: UInt8

  /// The flags with these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The sender sends nothing more on this stream.
  public static let end = FrameFlags(rawValue: 0x01)
  /// The message goes on in a MESSAGE frame of the same stream.
  public static let more = FrameFlags(rawValue: 0x02)
  /// A MESSAGE that carries an item of a stream, or a part of one: flow control counts it.
  public static let item = FrameFlags(rawValue: 0x04)
  /// A receiver that does not know the type may skip the frame.
  public static let ignorable = FrameFlags(rawValue: 0x80)
}

/// Numbers of the format.
public enum FrameFormat {
  /// Size of a frame's header, in bytes.
  public static let headerBytes = 16
  /// The largest stream number; a client that has used it up changes to another connection.
  public static let streamMax: UInt32 = 0x7fff_ffff
  /// The largest credit that a stream or a connection can have.
  public static let creditMax = 0x7fff_ffff
}
