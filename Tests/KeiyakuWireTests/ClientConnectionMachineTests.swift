import Testing

@testable import KeiyakuWire

@Suite struct ClientConnectionMachineTests {
  // Every type of frame that a server may send, to a client with calls 1 to 4 and a stream 5 in flight.
  private static let conversation: [UInt8] = joined(
    opening,
    frame(.response, .end, stream: 2, body: [1, 2]),
    frame(.response, .more, stream: 1, body: [3]),
    frame(.ping, argument: 6),
    frame(.message, .more, stream: 1, body: [4, 5]),
    frame(.status, .end, stream: 3, argument: 5, meta: [7, 7]),
    frame(.message, .end, stream: 1, body: [6]),
    frame(.response, .end, stream: 2, body: [1, 2]),
    frame(.message, .item, stream: 5, body: [1]),
    frame(.message, [.item, .more], stream: 5, body: [2]),
    frame(.window, stream: 5, argument: 5000),
    frame(.window, argument: 5000),
    frame(.settings, meta: [5]),
    frame(.message, .item, stream: 5, body: [3]),
    frame(.message, .item, stream: 3, body: [3]),
    frame(.status, .end, stream: 5, argument: 0, meta: [6]),
    frame(.goAway, argument: 0x7fff_ffff, meta: [9]),
    frame(.pong, argument: 8),
    frame(FrameType(rawValue: 0x70), .ignorable, body: [1, 2, 3]))

  private static let meaning = [
    "preface 1.0", "hello", "response 2 [1, 2]", "ping 6", "status 3 5 [7, 7]", "response 1 [3, 4, 5, 6]",
    "item 5 [1] 17", "credit 5", "credit", "settings [5]", "item 5 [2, 3] 34", "status 5 0 [6]",
    "goAway 2147483647", "pong 8",
  ]

  private static func machineWithFiveCalls() -> ClientProbe {
    let machine = ClientProbe()
    for stream in 1...4 { #expect(machine.openStream() == UInt32(stream)) }
    #expect(machine.openStream(.bidirectional) == 5)
    return machine
  }

  @Test func bytesThatDripInMeanTheSame() {
    let machine = Self.machineWithFiveCalls()
    var (buffer, events) = ([UInt8](), [String]())
    for byte in Self.conversation {
      buffer.append(byte)
      events += machine.consume(&buffer)
    }
    #expect(events == Self.meaning)
    #expect(buffer.isEmpty)
    #expect(machine.callsInFlight == 1 && machine.isInFlight(4))
    #expect(machine.discardedFrames == 2)
  }

  @Test(arguments: 0...conversation.count)
  func bytesSplitAtAnyPointMeanTheSame(split: Int) {
    let machine = Self.machineWithFiveCalls()
    var buffer = Array(Self.conversation[..<split])
    var events = machine.consume(&buffer)
    buffer += Self.conversation[split...]
    events += machine.consume(&buffer)
    #expect(events == Self.meaning)
  }

  private static let beforeHelloOnlyAGoAwayIsAllowedRows: [([UInt8], [String])] = [
    (Array("HTTP/1.1 400 Bad Request\r\n".utf8), ["foreign unknown"]),
    ([0xF2, 0x4B, 0x59, 0x4B, 2, 0, 0, 0] + frame(.goAway, meta: [1]), ["unsupported 2", "goAway 0"]),
    (Preface.current.bytes + frame(.ping), ["preface 1.0", "violation HELLO_EXPECTED"]),
    (Preface.current.bytes + frame(.goAway), ["preface 1.0", "goAway 0"]),
    (opening + frame(.hello), ["preface 1.0", "hello", "violation FRAME_UNEXPECTED"]),
  ]

  @Test(arguments: beforeHelloOnlyAGoAwayIsAllowedRows)
  func beforeHelloOnlyAGoAwayIsAllowed(bytes: [UInt8], events: [String]) {
    let machine = ClientProbe()
    #expect(machine.feed(bytes) == events)
  }

  private static let aViolationEndsTheConnectionRows: [([UInt8], String)] = [
    (frame(.response, .end, stream: 2), "STREAM_IDLE"),
    (frame(.status, .end, stream: 2), "STREAM_IDLE"),
    (frame(.message, .end, stream: 2), "STREAM_IDLE"),
    (frame(.response, [], stream: 1), "FRAME_MALFORMED"),
    (frame(.message, .end, stream: 1), "FRAME_UNEXPECTED"),
    (frame(.response, .more, stream: 1) + frame(.response, .more, stream: 1), "FRAME_MALFORMED"),
    (frame(.response, .more, stream: 1) + frame(.message, [], stream: 1), "FRAME_MALFORMED"),
    (frame(.request, .end, stream: 1), "FRAME_UNEXPECTED"),
    (frame(.cancel, stream: 1), "FRAME_UNEXPECTED"),
    (frame(.window, stream: 1), "CREDIT_INVALID"),
    (frame(.status, .end, stream: 1, argument: 0), "FRAME_UNEXPECTED"),
    (frame(.message, .item, stream: 1), "FRAME_UNEXPECTED"),
    (frame(.message, .item, stream: 2), "STREAM_IDLE"),
    (header(FrameHeader(length: 262_145, type: .response, flags: .end, stream: 1)), "FRAME_TOO_LARGE"),
  ]

  @Test(arguments: aViolationEndsTheConnectionRows)
  func aViolationEndsTheConnection(bytes: [UInt8], reason: String) {
    let machine = ClientProbe.opened()
    #expect(machine.openStream() == 1)
    #expect(machine.feed(bytes) == ["violation \(reason)"])
    #expect(machine.open(metaBytes: 5, bodyBytes: 0) == .connectionEnding)
  }

  @Test func beforeHelloTheFloorsAreInForce() {
    let machine = ClientProbe()
    #expect(machine.open(metaBytes: 5, bodyBytes: 1024 * 1024 + 1) == .wait)
    for stream in 1...32 { #expect(machine.openStream() == UInt32(stream)) }
    #expect(machine.open(metaBytes: 5, bodyBytes: 0) == .wait)
    _ = machine.feed(opening)
    var peer = PeerLimits.floor
    peer.concurrentCallsMax = 33
    machine.accept(peer)
    #expect(machine.openStream() == 33)
    #expect(machine.open(metaBytes: 5, bodyBytes: 0) == .wait)
    #expect(
      machine.open(metaBytes: 5, bodyBytes: 1024 * 1024 + 1)
        == .tooLarge(limit: .messageBytesMax, value: 1024 * 1024, seen: 1024 * 1024 + 1))
    #expect(
      machine.open(metaBytes: 8193, bodyBytes: 0) == .tooLarge(limit: .metaBytesMax, value: 8192, seen: 8193))
  }

  @Test func aCallThatEndsMakesRoomForAnother() {
    var limits = ConnectionLimits()
    limits.concurrentCallsMax = 2
    let machine = ClientProbe.opened(limits)
    #expect(machine.openStream() == 1)
    #expect(machine.openStream() == 2)
    #expect(!machine.hasRoom)
    #expect(machine.feed(frame(.status, .end, stream: 1, argument: 1)) == ["status 1 1 []"])
    #expect(machine.hasRoom)
    #expect(machine.openStream() == 3)
  }

  @Test func aGoAwayEndsTheOpeningOfCallsButNotCalls() {
    let machine = ClientProbe.opened()
    #expect(machine.openStream() == 1)
    #expect(machine.feed(frame(.goAway, argument: 1)) == ["goAway 1"])
    #expect(machine.open(metaBytes: 5, bodyBytes: 0) == .connectionEnding)
    #expect(machine.feed(frame(.response, .end, stream: 1, body: [1])) == ["response 1 [1]"])
  }

  @Test func theLastStreamNumberIsTheLastCallOfAConnection() {
    let machine = ClientProbe.opened(firstStream: FrameFormat.streamMax)
    #expect(machine.openStream() == FrameFormat.streamMax)
    #expect(machine.open(metaBytes: 5, bodyBytes: 0) == .connectionEnding)
  }

  @Test func aReplyOverTheOwnLimitEndsTheCallAndNotTheConnection() {
    var limits = ConnectionLimits()
    limits.messageBytesMax = 3
    let machine = ClientProbe.opened(limits)
    #expect(machine.openStream() == 1)
    #expect(machine.feed(frame(.response, .more, stream: 1, body: [1, 2])) == [])
    #expect(
      machine.feed(frame(.message, .more, stream: 1, body: [1, 2])) == ["responseRefused 1 message_bytes_max 3 4"])
    #expect(machine.feed(frame(.message, .end, stream: 1, body: [1, 2])) == [])
    #expect(machine.callsInFlight == 0 && machine.discardedFrames == 1)
  }

  @Test func aStatusEndsAReplyThatHasBegun() {
    let machine = ClientProbe.opened()
    #expect(machine.openStream() == 1)
    #expect(machine.feed(frame(.response, .more, stream: 1, body: [1])) == [])
    #expect(machine.feed(frame(.status, .end, stream: 1, argument: 13)) == ["status 1 13 []"])
    #expect(machine.openStream() == 2)
    #expect(machine.feed(frame(.response, .end, stream: 2, body: [2])) == ["response 2 [2]"])
  }

  @Test func aFloodOfPingsEndsTheConnection() {
    var limits = ConnectionLimits()
    limits.controlFramesBurstMax = 3
    let machine = ClientProbe.opened(limits)
    let events = machine.feed((0..<4).flatMap { _ in frame(.ping) })
    #expect(events == ["ping 0", "ping 0", "ping 0", "violation CONTROL_FRAMES_TOO_MANY"])
  }
}
