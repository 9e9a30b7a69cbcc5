import KeiyakuMessages
import Testing

@testable import KeiyakuWire

/// Numbers that a seed repeats (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// The limits of both sides: the floors, so that windows are full all the time.
let simulatedLimits: ConnectionLimits = {
  var limits = ConnectionLimits()
  (limits.streamWindowBytes, limits.connectionWindowBytes) = (65536, 262_144)
  (limits.frameBytesMax, limits.concurrentStreamsMax) = (65536, 8)
  limits.reassemblyBytesMax = 1_200_000
  limits.messageBytesMax = 1_048_576
  return limits
}()

/// What one side has to send and has received on a stream.
struct SimulatedStream {
  let kind: MethodKind
  var slot = 0
  /// Items that were not sent in whole, the first perhaps in part.
  var outgoing: [OutgoingItem] = []
  var queued = 0
  var hasEnded = false
  var hasEndOfItems = false
  var waiting: [Int] = []
  var received = 0
  var taken = 0
  var isPaused = false
  /// What ends the stream when the last item has gone: END of the client, STATUS or RESPONSE of the server.
  var ending: [UInt8]?
}

/// One side's bytes on their way, and its items.
struct SimulatedSide {
  var output: [UInt8] = []
  var input: [UInt8] = []
  var streams: [UInt32: SimulatedStream] = [:]
  /// How often each stream ended.
  var endings: [UInt32: Int] = [:]

  /// The bytes of an item tell its number, so that order and loss show.
  static func write(_ fragment: Fragmentation.Fragment, number: Int, to output: inout [UInt8]) {
    output += header(fragment.header)
    output += Array(repeating: UInt8(truncatingIfNeeded: number), count: fragment.body.count)
  }

  mutating func received(_ stream: UInt32, _ body: UnsafeRawBufferPointer, credit: Int) {
    let number = UInt8(truncatingIfNeeded: streams[stream]!.received)
    #expect(body.allSatisfy { $0 == number }, "items come whole and in order")
    streams[stream]!.received += 1
    streams[stream]!.waiting.append(credit)
  }

  /// Sends what credit allows; true where the last item has gone and the ending with it.
  mutating func pump(
    _ stream: UInt32, nextFrame: (Int, inout OutgoingItem) -> Fragmentation.Fragment?
  ) -> Bool {
    guard var record = streams[stream] else { return false }
    while var item = record.outgoing.first {
      guard let fragment = nextFrame(record.slot, &item) else { break }
      Self.write(fragment, number: record.queued - record.outgoing.count, to: &output)
      if item.sent == item.byteCount { record.outgoing.removeFirst() } else { record.outgoing[0] = item }
    }
    var hasEnded = false
    if record.outgoing.isEmpty, let ending = record.ending {
      output += ending
      record.ending = nil
      hasEnded = true
    }
    streams[stream] = record
    return hasEnded
  }
}

/// The client: opens calls, queues and takes items, cancels.
final class SimulatedClient {
  private var machine = ClientConnectionMachine(limits: simulatedLimits)
  var side = SimulatedSide()

  init() { side.output = opening }

  func open(_ kind: MethodKind) -> UInt32? {
    guard case .opened(let stream, let slot) = machine.open(metaBytes: 1, bodyBytes: 0, kind: kind) else { return nil }
    side.streams[stream] = SimulatedStream(kind: kind, slot: slot)
    // The meta tells the server the kind.
    let number: UInt8 = [.unary: 0, .serverStreaming: 1, .clientStreaming: 2, .bidirectional: 3][kind]!
    let ends = kind == .unary || kind == .serverStreaming
    side.output += frame(.request, ends ? .end : [], stream: stream, meta: [number])
    if ends { side.streams[stream]?.hasEnded = true }
    return stream
  }

  func queue(_ stream: UInt32, itemBytes: Int) {
    guard let record = side.streams[stream], !record.hasEnded else { return }
    side.streams[stream]?.outgoing.append(OutgoingItem(byteCount: itemBytes))
    side.streams[stream]?.queued += 1
    pump(stream)
  }

  func end(_ stream: UInt32) {
    guard let record = side.streams[stream], !record.hasEnded else { return }
    side.streams[stream]?.hasEnded = true
    side.streams[stream]?.ending = header(.endOfItems(stream))
    pump(stream)
  }

  func cancel(_ stream: UInt32) {
    guard machine.isInFlight(stream) else { return }
    side.streams[stream]?.outgoing = []
    side.streams[stream]?.ending = nil
    side.streams[stream]?.hasEnded = true
    side.streams[stream]?.waiting = []
    machine.discardItems(stream)
    side.output += frame(.cancel, stream: stream)
  }

  func take(_ stream: UInt32) {
    guard let record = side.streams[stream], !record.waiting.isEmpty else { return }
    let credit = side.streams[stream]!.waiting.removeFirst()
    side.streams[stream]!.taken += 1
    machine.itemsTaken(stream, items: 1, credit: credit)
  }

  func pump(_ stream: UInt32) {
    guard machine.isInFlight(stream) else { return }
    _ = side.pump(stream) { slot, item in machine.nextFrame(slot, &item) }
  }

  /// Uses up what has come.
  func process() {
    var offset = 0
    side.input.withUnsafeBytes { bytes in
      while true {
        let (count, event) = machine.next(UnsafeRawBufferPointer(rebasing: bytes[offset...]), now: 0)
        offset += count
        if case .incomplete = event { break }
        perform(event)
      }
    }
    side.input.removeFirst(offset)
    while let update = machine.takeWindowUpdate() { side.output += header(update.header) }
  }

  private func perform(_ event: ClientEvent) {
    switch event {
    case .hello: machine.accept(.floor)
    case .item(let stream, _, let body, let credit): side.received(stream, body, credit: credit)
    case .status(let stream, _, let code, _):
      if code == 0 { #expect(side.streams[stream]?.kind != .unary) }
      ended(stream)
    case .response(let stream, _, _): ended(stream)
    case .streamCredit(let stream, _): pump(stream)
    case .connectionCredit: for stream in side.streams.keys.sorted() { pump(stream) }
    case .violation: Issue.record("\(String(describing: machine.violation))")
    default: break
    }
  }

  private func ended(_ stream: UInt32) {
    side.endings[stream, default: 0] += 1
    side.streams[stream]?.outgoing = []
    side.streams[stream]?.hasEnded = true
  }

  var callsInFlight: Int { machine.callsInFlight }
  func balance(_ slot: Int?) -> (send: Int, receive: Int, owed: Int) { machine.flow.balance(slot) }
}

/// The server: begins what comes, queues and takes items, ends calls.
final class SimulatedServer {
  private var machine = ServerConnectionMachine(limits: simulatedLimits)
  var side = SimulatedSide()

  init() { side.output = opening }

  /// Calls that were refused because of a drain.
  private(set) var refused: Set<UInt32> = []

  /// Accepts no more calls, and says which was the last.
  func drain() -> UInt32 {
    let last = machine.refuseNewCalls()
    side.output += frame(.goAway, argument: last)
    return last
  }

  func pause(_ stream: UInt32) { side.streams[stream]?.isPaused = true }
  func itemsTaken(_ stream: UInt32) -> Int { side.streams[stream]?.taken ?? 0 }
  func itemsWaiting(_ stream: UInt32) -> Int { side.streams[stream]?.waiting.count ?? 0 }

  func queue(_ stream: UInt32, itemBytes: Int) {
    guard let record = side.streams[stream], record.kind != .clientStreaming, !record.hasEnded else { return }
    side.streams[stream]?.outgoing.append(OutgoingItem(byteCount: itemBytes))
    side.streams[stream]?.queued += 1
    pump(stream)
  }

  func take(_ stream: UInt32) {
    guard let record = side.streams[stream], !record.isPaused, !record.waiting.isEmpty else { return }
    let credit = side.streams[stream]!.waiting.removeFirst()
    side.streams[stream]!.taken += 1
    machine.itemsTaken(stream, items: 1, credit: credit)
  }

  /// The handler returns: items that it has queued still go first, unless it fails.
  func end(_ stream: UInt32, failing: Bool) {
    guard let record = side.streams[stream], !record.hasEnded else { return }
    side.streams[stream]?.hasEnded = true
    let answer =
      failing
      ? frame(.status, .end, stream: stream, argument: 13)
      : record.kind == .clientStreaming
        ? frame(.response, .end, stream: stream, body: [1]) : frame(.status, .end, stream: stream)
    if failing { side.streams[stream]?.outgoing = [] }
    side.streams[stream]?.ending = answer
    machine.discardItems(stream)
    side.streams[stream]?.waiting = []
    pump(stream)
  }

  func pump(_ stream: UInt32) {
    guard machine.slot(of: stream) != nil else { return }
    if side.pump(stream, nextFrame: { slot, item in machine.nextFrame(slot, &item) }) {
      side.endings[stream, default: 0] += 1
      machine.endCall(stream)
    }
  }

  func process() {
    var offset = 0
    side.input.withUnsafeBytes { bytes in
      while true {
        let (count, event) = machine.next(UnsafeRawBufferPointer(rebasing: bytes[offset...]), now: 0)
        offset += count
        if case .incomplete = event { break }
        perform(event)
      }
    }
    side.input.removeFirst(offset)
    while let update = machine.takeWindowUpdate() { side.output += header(update.header) }
  }

  private func perform(_ event: ServerEvent) {
    switch event {
    case .hello: machine.accept(.floor)
    case .request(let call) where call.meta[0] == 0:
      side.output += frame(.response, .end, stream: call.stream, body: [1])
      side.endings[call.stream, default: 0] += 1
    case .request(let call): begin(call.stream, .serverStreaming)
    case .refused(let stream, let refusal):
      #expect(refusal == .draining && refused.insert(stream).inserted)
      side.output += frame(.status, .end, stream: stream, argument: 14)
    case .streamRequest(let call): begin(call.stream, call.meta[0] == 2 ? .clientStreaming : .bidirectional)
    case .item(let stream, _, let body, let credit, _): side.received(stream, body, credit: credit)
    case .itemsEnded(let stream, _): side.streams[stream]?.hasEndOfItems = true
    case .cancel(let stream, _): cancel(stream)
    case .streamCredit(let stream, _): pump(stream)
    case .connectionCredit: for stream in side.streams.keys.sorted() { pump(stream) }
    case .violation: Issue.record("\(String(describing: machine.violation))")
    default: break
    }
  }

  /// A handler that has returned may still have items that wait for credit, and the client gives none any more.
  private func cancel(_ stream: UInt32) {
    guard side.streams[stream]?.ending != nil else { return end(stream, failing: true) }
    side.streams[stream]?.outgoing = []
    side.streams[stream]?.ending = frame(.status, .end, stream: stream, argument: 1)
    pump(stream)
  }

  private func begin(_ stream: UInt32, _ kind: MethodKind) {
    switch machine.beginStream(stream, sends: kind != .clientStreaming, receives: kind != .serverStreaming) {
    case .begun(let slot): side.streams[stream] = SimulatedStream(kind: kind, slot: slot)
    case .refused(let refusal): Issue.record("the client keeps to the limits, and was refused: \(refusal)")
    }
  }

  var callsInFlight: Int { machine.callsInFlight }
  func balance(_ slot: Int?) -> (send: Int, receive: Int, owed: Int) { machine.flow.balance(slot) }
}
