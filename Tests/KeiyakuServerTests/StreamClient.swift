import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import Testing

@testable import KeiyakuServer

/// Something else came than a test asked for.
struct Unexpected: Error {
  let what: String
}

/// A client of calls that stream, over a connection that a test sees: it keeps to the protocol by the client's machine.
final class StreamClient {
  enum Event {
    case item(UInt32, RPCStatus)
    case response(UInt32, RPCStatus)
    case status(UInt32, code: RPCCode, RPCStatus)
    case pong(UInt32)
    case goAway(RPCGoAway)
  }

  let raw: RawClient
  private var machine: ClientConnectionMachine
  private var waiting: [Event] = []
  private var slots: [UInt32: Int] = [:]
  /// PINGs that were not answered yet.
  private var pings: [UInt32] = []
  private let arena = MessageArena()
  /// Credit of items that were not given back.
  private var untaken: [(stream: UInt32, credit: Int)] = []
  /// Give the credit of each item back as it comes.
  var takesItems = true

  /// Opens a connection.
  init(_ raw: RawClient, limits: ConnectionLimits = ConnectionLimits()) async throws {
    self.raw = raw
    machine = ClientConnectionMachine(limits: limits)
    try await raw.send(
      Preface.current.bytes, frame(.hello, meta: RPCHello(software: "test", limits: limits).encodedBytes(arena)))
    _ = try feed(try await raw.readBytes(8))
    _ = try feed(bytes(try await raw.readFrame()))
  }

  // MARK: Writing

  /// Begins a call.
  func begin(_ method: FakeHost.Method, _ request: RPCStatus = RPCStatus(), timeout: UInt32 = 0) async throws -> UInt32
  {
    let meta = raw.header(method)
    let clientStreams = method.kind == .clientStreaming || method.kind == .bidirectional
    let body = clientStreams ? [] : request.encodedBytes(arena)
    guard case .opened(let stream, let slot) = machine.open(metaBytes: 5, bodyBytes: body.count, kind: method.kind)
    else { throw Unexpected(what: "no room for a call") }
    slots[stream] = slot
    try await raw.send(
      frame(.request, clientStreams ? [] : .end, stream: stream, argument: timeout, meta: meta, body: body))
    return stream
  }

  /// Sends an item, and reads while there is no credit. What else comes is kept.
  func send(_ stream: UInt32, _ item: RPCStatus) async throws {
    let bytes = item.encodedBytes(arena)
    var progress = OutgoingItem(byteCount: bytes.count)
    while !progress.isSent {
      // Opened by `begin`.
      if let fragment = machine.nextFrame(slots[stream]!, &progress) {
        try await raw.send(header(fragment.header), Array(bytes[fragment.body]))
      } else {
        waiting += try await read()
      }
    }
  }

  /// What could be sent on a stream without reading.
  func sendable(_ stream: UInt32) -> Int { machine.sendableBytes(slots[stream]!) }  // Opened by `begin`.

  func end(_ stream: UInt32) async throws { try await raw.send(header(.endOfItems(stream))) }

  /// Gives the credit of all items back.
  func takeItems() async throws {
    takesItems = true
    for (stream, credit) in untaken { machine.itemsTaken(stream, items: 1, credit: credit) }
    untaken = []
    try await sendWindows()
  }

  private func sendWindows() async throws {
    while let update = machine.takeWindowUpdate() { try await raw.send(header(update.header)) }
  }

  // MARK: Reading

  /// The next event; WINDOWs are used and sent on the way.
  func next() async throws -> Event {
    while waiting.isEmpty { waiting += try await read() }
    return waiting.removeFirst()
  }

  /// The next event, which is an item of this stream.
  func item(_ stream: UInt32) async throws -> RPCStatus {
    guard case .item(stream, let item) = try await next() else { throw Unexpected(what: "no item") }
    return item
  }

  /// The next event, which is the status of this stream.
  func status(_ stream: UInt32) async throws -> RPCError {
    guard case .status(stream, let code, let status) = try await next() else {
      throw Unexpected(what: "no status")
    }
    return error(code, status)
  }

  /// Whatever comes of a stream until its status.
  func rest(of stream: UInt32) async throws -> (items: [RPCStatus], code: RPCCode, status: RPCStatus) {
    var items: [RPCStatus] = []
    while true {
      switch try await next() {
      case .item(stream, let item): items.append(item)
      case .status(stream, let code, let status): return (items, code, status)
      case let event: throw Unexpected(what: "unexpected: \(event)")
      }
    }
  }

  private func error(_ code: RPCCode, _ status: RPCStatus) -> RPCError {
    var error = RPCError(code: code, status: status)
    error.code = code
    return error
  }

  private func read() async throws -> [Event] {
    let events = try feed(bytes(try await raw.readFrame()))
    try await sendWindows()
    for argument in pings { try await raw.send(frame(.pong, argument: argument)) }
    pings = []
    return events
  }

  private func bytes(_ frame: RawFrame) -> [UInt8] { header(frame.header) + frame.meta + frame.body }

  private func feed(_ bytes: [UInt8]) throws -> [Event] {
    try bytes.withUnsafeBytes { bytes in
      let event = machine.next(bytes, now: 0).event
      switch event {
      case .hello(let meta): machine.accept(try PeerLimits(try RPCHello.decode(meta, arena: arena)))
      case .item(let stream, _, let body, let credit):
        if takesItems {
          machine.itemsTaken(stream, items: 1, credit: credit)
        } else {
          untaken.append((stream, credit))
        }
        return [.item(stream, try RPCStatus.decode(body, arena: arena))]
      case .response(let stream, _, let body): return [.response(stream, try RPCStatus.decode(body, arena: arena))]
      case .status(let stream, _, let code, let meta):
        return [.status(stream, code: RPCCode(rawValue: Int32(code)), try RPCStatus.decode(meta, arena: arena))]
      case .ping(let argument): pings.append(argument)
      case .pong(let argument): return [.pong(argument)]
      case .goAway(_, let meta): return [.goAway(try RPCGoAway.decode(meta, arena: arena))]
      case .violation: throw Unexpected(what: "\(String(describing: machine.violation))")
      default: break
      }
      return []
    }
  }
}

/// Runs a test with streams on one connection to a server.
func withStreams(
  _ limits: ConnectionLimits = ConnectionLimits(), client: ConnectionLimits = ConnectionLimits(),
  host: FakeHost = FakeHost(), interceptors: [any ServerInterceptor] = [],
  _ body: @Sendable @escaping (StreamClient) async throws -> Void
) async throws {
  try await withConnection(limits, host: host, interceptors: interceptors) { raw in
    try await body(try await StreamClient(raw, limits: client))
  }
}
