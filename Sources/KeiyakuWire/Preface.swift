// The format of the preface: the first eight bytes of each side.
//
//   offset  size  field
//        0     4  magic      F2 4B 59 4B: F2, then "KYK"
//        4     1  major      version of the format; a side that does not speak it ends the connection
//        5     1  minor      the highest that the sender speaks; the lower of both sides is in force
//        6     2  reserved   sent as 0, ignored
//
// Valid if and only if the magic is there. The first byte is neither ASCII nor the start of a TLS record, so that HTTP
// and TLS are told apart on the same port. A worked example, major 1 and minor 0:
//
//   F2 4B 59 4B 01 00 00 00

/// The first eight bytes of each side of a connection.
public struct Preface: Hashable, Sendable {
  /// Version of the format.
  public var major: UInt8
  /// The highest minor version that the sender speaks.
  public var minor: UInt8

  /// Size, in bytes.
  public static let byteCount = 8
  /// The bytes that it starts with.
  public static let magic: [UInt8] = [0xF2, 0x4B, 0x59, 0x4B]
  /// The preface of this implementation.
  public static let current = Preface(major: 1, minor: 0)

  /// Makes a preface.
  public init(major: UInt8, minor: UInt8) {
    self.major = major
    self.minor = minor
  }

  /// The bytes on the wire.
  public var bytes: [UInt8] { Self.magic + [major, minor, 0, 0] }

  /// What the first bytes of a connection are.
  enum Parse: Equatable {
    case incomplete
    case preface(Preface)
    case foreign(ForeignProtocol)
  }

  /// Judges the first bytes as soon as they can be told: a wrong byte is not waited on.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> Parse {
    for (index, expected) in magic.enumerated() where index < bytes.count && bytes[index] != expected {
      return ForeignProtocol.classify(bytes).map(Parse.foreign) ?? .incomplete
    }
    guard bytes.count >= byteCount else { return .incomplete }
    return .preface(Preface(major: bytes[4], minor: bytes[5]))
  }
}

/// What talks to this port, where it is not Keiyaku.
public enum ForeignProtocol: Hashable, Sendable {
  /// An HTTP request or the preface of HTTP/2.
  case http
  /// A TLS handshake record.
  case tls
  /// Anything else.
  case unknown

  /// One line for a person who tried HTTP.
  public static let httpAnswer = "This port speaks Keiyaku RPC, not HTTP: use the keiyaku command or KeiyakuClient.\r\n"

  private static let verbs = [
    "GET ", "HEAD ", "POST ", "PUT ", "DELETE ", "OPTIONS ", "CONNECT ", "TRACE ", "PATCH ", "PRI ",
  ]

  /// Tells what the bytes begin; nil where they are too few.
  static func classify(_ bytes: UnsafeRawBufferPointer) -> ForeignProtocol? {
    guard let first = bytes.first else { return nil }
    if first == 0x16 { return .tls }
    var mayBecomeVerb = false
    for verb in verbs {
      let common = zip(verb.utf8, bytes).prefix { $0 == $1 }.count
      if common == verb.utf8.count { return .http }
      if common == bytes.count { mayBecomeVerb = true }
    }
    return mayBecomeVerb ? nil : .unknown
  }
}
