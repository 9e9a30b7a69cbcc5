import KeiyakuMessages

extension RPCHello {
  /// A HELLO that advertises limits.
  public init(software: String, limits: ConnectionLimits) {
    self.init()
    self.software = software
    frameBytesMax = UInt32(limits.frameBytesMax)
    messageBytesMax = UInt32(limits.messageBytesMax)
    metaBytesMax = UInt32(limits.metaBytesMax)
    concurrentCallsMax = UInt32(limits.concurrentCallsMax)
    concurrentStreamsMax = UInt32(limits.concurrentStreamsMax)
    streamWindowBytes = UInt32(limits.streamWindowBytes)
    connectionWindowBytes = UInt32(limits.connectionWindowBytes)
  }
}

extension PeerLimits {
  /// What a peer's HELLO says it accepts. A limit of 0, or an absent one, is its floor.
  /// - Throws: Where a limit is below its floor.
  public init(_ hello: RPCHello) throws(ProtocolViolation) {
    let floor = PeerLimits.floor
    self.init(
      frameBytesMax: try Self.limit(hello.frameBytesMax, .frameBytesMax, floor.frameBytesMax),
      messageBytesMax: try Self.limit(hello.messageBytesMax, .messageBytesMax, floor.messageBytesMax),
      // A frame's header has 16 bits for the length of its meta.
      metaBytesMax: min(try Self.limit(hello.metaBytesMax, .metaBytesMax, floor.metaBytesMax), Int(UInt16.max)),
      concurrentCallsMax: try Self.limit(hello.concurrentCallsMax, .concurrentCallsMax, floor.concurrentCallsMax),
      concurrentStreamsMax: try Self.limit(
        hello.concurrentStreamsMax, .concurrentStreamsMax, floor.concurrentStreamsMax),
      streamWindowBytes: try Self.limit(hello.streamWindowBytes, .streamWindowBytes, floor.streamWindowBytes),
      connectionWindowBytes: try Self.limit(
        hello.connectionWindowBytes, .connectionWindowBytes, floor.connectionWindowBytes))
  }

  private static func limit(_ advertised: UInt32, _ name: LimitName, _ floor: Int) throws(ProtocolViolation) -> Int {
    if advertised == 0 { return floor }
    guard Int(advertised) >= floor else {
      throw ProtocolViolation(
        .helloInvalid, "\(name.rawValue) of the HELLO is \(advertised), below the published floor of \(floor)")
    }
    return Int(advertised)
  }
}
