import KeiyakuMessages
import Testing

@testable import KeiyakuWire

/// A frame as bytes.
func frame(
  _ type: FrameType, _ flags: FrameFlags = [], stream: UInt32 = 0, argument: UInt32 = 0, meta: [UInt8] = [],
  body: [UInt8] = []
) -> [UInt8] {
  header(
    FrameHeader(
      length: UInt32(meta.count + body.count), type: type, flags: flags, metaLength: UInt16(meta.count),
      stream: stream, argument: argument)) + meta + body
}

/// Parts one after the other.
func joined(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }

/// A header as bytes.
func header(_ header: FrameHeader) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: FrameFormat.headerBytes) { room, count in
    header.encode(into: UnsafeMutableRawBufferPointer(room))
    count = FrameFormat.headerBytes
  }
}

/// A preface and a HELLO without limits.
let opening = Preface.current.bytes + frame(.hello)

/// Bytes of a message as a text: all of them, or how many.
private func shown(_ body: UnsafeRawBufferPointer) -> String { body.count > 16 ? "\(body.count)" : "\([UInt8](body))" }

/// A server's machine as a test sees it: events as texts.
final class ServerProbe {
  private var machine: ServerConnectionMachine

  /// Begin calls that stream as they come.
  var beginsStreams = false

  init(_ limits: ConnectionLimits = ConnectionLimits()) {
    machine = ServerConnectionMachine(limits: limits)
  }

  /// A machine that has seen a preface and HELLO.
  static func opened(_ limits: ConnectionLimits = ConnectionLimits()) -> ServerProbe {
    let probe = ServerProbe(limits)
    #expect(probe.feed(opening) == ["preface 1.0", "hello"])
    return probe
  }

  var callsInFlight: Int { machine.callsInFlight }
  var discardedFrames: UInt64 { machine.discardedFrames }
  var violation: ProtocolViolation? { machine.violation }
  func beginCall(_ stream: UInt32) -> Int? { machine.beginCall(stream) }
  func endCall(_ stream: UInt32) { machine.endCall(stream) }
  func expire(_ stream: UInt32) -> Bool { machine.expire(stream) }
  func refuseNewCalls() -> UInt32 { machine.refuseNewCalls() }
  func peerClosed() -> [UInt32] { machine.peerClosed() }
  var streamsInFlight: Int { machine.streamsInFlight }
  func begin(_ stream: UInt32, sends: Bool, receives: Bool) -> ServerConnectionMachine.OnBeginStream {
    machine.beginStream(stream, sends: sends, receives: receives)
  }
  func accept(_ peer: PeerLimits) { machine.accept(peer) }
  func taken(_ stream: UInt32, items: Int = 1, credit: Int) {
    machine.itemsTaken(stream, items: items, credit: credit)
  }
  func discardItems(_ stream: UInt32) { machine.discardItems(stream) }
  func sendable(_ slot: Int) -> Int { machine.sendableBytes(slot) }
  func nextFrame(_ slot: Int, _ item: inout OutgoingItem) -> Fragmentation.Fragment? { machine.nextFrame(slot, &item) }
  /// Every WINDOW that is due, as stream and credit.
  func windows() -> [WindowUpdate] {
    var updates: [WindowUpdate] = []
    while let update = machine.takeWindowUpdate() { updates.append(update) }
    return updates.sorted { $0.stream < $1.stream }
  }

  /// Everything that bytes mean, one text per event that is neither `incomplete` nor `skipped`.
  func feed(_ bytes: [UInt8], now: UInt64 = 0) -> [String] {
    var rest = bytes
    return consume(&rest, now: now)
  }

  /// The same, leaving in `bytes` what was not consumed.
  func consume(_ bytes: inout [UInt8], now: UInt64 = 0) -> [String] {
    var texts: [String] = []
    var offset = 0
    bytes.withUnsafeBytes { buffer in
      while true {
        let (count, event) = machine.next(UnsafeRawBufferPointer(rebasing: buffer[offset...]), now: now)
        offset += count
        if let text = describe(event) { texts.append(text) }
        if beginsStreams, case .streamRequest(let call) = event {
          _ = machine.beginStream(call.stream, sends: true, receives: true)
        }
        if case .incomplete = event { return }
        if violation != nil || offset == buffer.count { return }
      }
    }
    bytes.removeFirst(offset)
    return texts
  }

  private func describe(_ event: ServerEvent) -> String? {
    switch event {
    case .incomplete, .skipped: nil
    case .preface(let preface): "preface \(preface.major).\(preface.minor)"
    case .unsupportedMajor(let preface): "unsupported \(preface.major)"
    case .foreign(let foreign): "foreign \(foreign)"
    case .hello: "hello"
    case .request(let call):
      "request \(call.stream) \(call.timeoutMilliseconds) \([UInt8](call.meta)) \([UInt8](call.body))"
    case .streamRequest(let call): "streamRequest \(call.stream) \(call.timeoutMilliseconds) \([UInt8](call.meta))"
    case .item(let stream, _, let body, let credit, let isLast):
      "item \(stream) \(shown(body)) \(credit)\(isLast ? " last" : "")"
    case .itemsEnded(let stream, _): "ended \(stream)"
    case .itemRefused(let stream, _, let refusal): "itemRefused \(stream) \(refusal)"
    case .streamCredit(let stream, _): "credit \(stream)"
    case .connectionCredit: "credit"
    case .requestBegun(let stream, let timeout): "begun \(stream) \(timeout)"
    case .refused(let stream, let refusal): "refused \(stream) \(refusal)"
    case .abandoned(let stream): "abandoned \(stream)"
    case .cancel(let stream, _): "cancel \(stream)"
    case .ping(let argument): "ping \(argument)"
    case .pong(let argument): "pong \(argument)"
    case .goAway: "goAway"
    case .violation: violation.map { "violation \($0.reason.rawValue)" } ?? "violation without a reason"
    }
  }
}

/// A client's machine as a test sees it: events as texts.
final class ClientProbe {
  private var machine: ClientConnectionMachine

  init(_ limits: ConnectionLimits = ConnectionLimits(), firstStream: UInt32 = 1) {
    machine = ClientConnectionMachine(limits: limits, firstStream: firstStream)
  }

  /// A machine that has seen a preface and a HELLO with these limits.
  static func opened(
    _ limits: ConnectionLimits = ConnectionLimits(), peer: PeerLimits = .floor, firstStream: UInt32 = 1
  ) -> ClientProbe {
    let probe = ClientProbe(limits, firstStream: firstStream)
    #expect(probe.feed(opening) == ["preface 1.0", "hello"])
    probe.accept(peer)
    return probe
  }

  var callsInFlight: Int { machine.callsInFlight }
  var discardedFrames: UInt64 { machine.discardedFrames }
  var violation: ProtocolViolation? { machine.violation }
  var hasRoom: Bool { machine.hasRoom }
  func accept(_ peer: PeerLimits) { machine.accept(peer) }
  func accept(_ settings: RPCSettings) throws { try machine.accept(settings) }
  var streamsInFlight: Int { machine.streamsInFlight }
  var hasRoomForStream: Bool { machine.hasRoomForStream }
  func taken(_ stream: UInt32, items: Int = 1, credit: Int) {
    machine.itemsTaken(stream, items: items, credit: credit)
  }
  func discardItems(_ stream: UInt32) { machine.discardItems(stream) }
  func nextFrame(_ slot: Int, _ item: inout OutgoingItem) -> Fragmentation.Fragment? { machine.nextFrame(slot, &item) }
  /// Every WINDOW that is due, as stream and credit.
  func windows() -> [WindowUpdate] {
    var updates: [WindowUpdate] = []
    while let update = machine.takeWindowUpdate() { updates.append(update) }
    return updates.sorted { $0.stream < $1.stream }
  }
  func isInFlight(_ stream: UInt32) -> Bool { machine.isInFlight(stream) }
  func open(metaBytes: Int, bodyBytes: Int, kind: MethodKind = .unary) -> OnOpen {
    machine.open(metaBytes: metaBytes, bodyBytes: bodyBytes, kind: kind)
  }

  /// Opens a call of no size and returns its stream.
  func openStream(_ kind: MethodKind = .unary) -> UInt32? {
    if case .opened(let stream, _) = open(metaBytes: 5, bodyBytes: 0, kind: kind) { stream } else { nil }
  }

  /// Everything that bytes mean, one text per event that is neither `incomplete` nor `skipped`.
  func feed(_ bytes: [UInt8], now: UInt64 = 0) -> [String] {
    var rest = bytes
    return consume(&rest, now: now)
  }

  /// The same, leaving in `bytes` what was not consumed.
  func consume(_ bytes: inout [UInt8], now: UInt64 = 0) -> [String] {
    var texts: [String] = []
    var offset = 0
    bytes.withUnsafeBytes { buffer in
      while true {
        let (count, event) = machine.next(UnsafeRawBufferPointer(rebasing: buffer[offset...]), now: now)
        offset += count
        if let text = describe(event) { texts.append(text) }
        if case .incomplete = event { return }
        if violation != nil || offset == buffer.count { return }
      }
    }
    bytes.removeFirst(offset)
    return texts
  }

  private func describe(_ event: ClientEvent) -> String? {
    switch event {
    case .incomplete, .skipped: nil
    case .preface(let preface): "preface \(preface.major).\(preface.minor)"
    case .unsupportedMajor(let preface): "unsupported \(preface.major)"
    case .foreign(let foreign): "foreign \(foreign)"
    case .hello: "hello"
    case .response(let stream, _, let body): "response \(stream) \([UInt8](body))"
    case .status(let stream, _, let code, let meta): "status \(stream) \(code) \([UInt8](meta))"
    case .responseRefused(let stream, _, let limit, let value, let seen):
      "responseRefused \(stream) \(limit.rawValue) \(value) \(seen)"
    case .item(let stream, _, let body, let credit): "item \(stream) \(shown(body)) \(credit)"
    case .itemRefused(let stream, _, let limit, let value, let seen):
      "itemRefused \(stream) \(limit.rawValue) \(value) \(seen)"
    case .streamCredit(let stream, _): "credit \(stream)"
    case .connectionCredit: "credit"
    case .settings(let meta): "settings \([UInt8](meta))"
    case .ping(let argument): "ping \(argument)"
    case .pong(let argument): "pong \(argument)"
    case .goAway(let lastStream, _): "goAway \(lastStream)"
    case .violation: violation.map { "violation \($0.reason.rawValue)" } ?? "violation without a reason"
    }
  }
}

// MARK: Calls that stream

extension ServerProbe {
  /// A server's machine on which a client streams on stream 1.
  static func receiving(_ limits: ConnectionLimits = ConnectionLimits()) -> ServerProbe {
    let machine = ServerProbe.opened(limits)
    #expect(machine.feed(frame(.request, stream: 1)) == ["streamRequest 1 0 []"])
    #expect(machine.begin(1, sends: true, receives: true) == .begun(slot: 0))
    return machine
  }
}

/// A frame of an item, or of a part of one.
func itemFrame(_ byteCount: Int, _ flags: FrameFlags = [], stream: UInt32 = 1) -> [UInt8] {
  frame(.message, flags.union(.item), stream: stream, body: Array(repeating: 7, count: byteCount))
}

extension ConnectionLimits {
  /// The floor's windows, so that a test fills them quickly.
  static var smallWindows: ConnectionLimits {
    var limits = ConnectionLimits()
    (limits.streamWindowBytes, limits.connectionWindowBytes) = (65536, 262_144)
    return limits
  }
}
