import Testing

@testable import KeiyakuWire

@Suite struct ServerConnectionMachineTests {
  // Every type of frame that a client may send, in an order in which it may.
  private static let conversation: [UInt8] = joined(
    opening,
    frame(.request, .end, stream: 1, argument: 250, meta: [1, 2], body: [3, 4, 5]),
    frame(.request, .more, stream: 3, argument: 9, meta: [6], body: [7]),
    frame(.message, .more, stream: 3, body: [8, 9]),
    frame(.ping, argument: 77),
    frame(.message, .end, stream: 3, body: [10]),
    frame(.request, .more, stream: 8, body: [1]),
    frame(.cancel, stream: 8),
    frame(.message, .end, stream: 8, body: [2]),
    frame(FrameType(rawValue: 0x70), .ignorable, body: [1, 2, 3]),
    frame(.request, stream: 9, argument: 3, meta: [4]),
    frame(.message, .item, stream: 9, body: [1]),
    frame(.message, [.item, .more], stream: 9, body: [2, 3]),
    frame(.window, stream: 9, argument: 5000),
    frame(.window, argument: 5000),
    frame(.message, .item, stream: 9, body: [4]),
    frame(.message, .end, stream: 9),
    frame(.message, .item, stream: 8, body: [4]),
    frame(.pong, argument: 5),
    frame(.goAway, argument: 0, meta: [1]))

  private static let meaning = [
    "preface 1.0", "hello", "request 1 250 [1, 2] [3, 4, 5]", "begun 3 9", "ping 77",
    "request 3 9 [6] [7, 8, 9, 10]", "begun 8 0", "abandoned 8", "streamRequest 9 3 [4]", "item 9 [1] 17",
    "credit 9", "credit", "item 9 [2, 3, 4] 35", "ended 9", "pong 5", "goAway",
  ]

  @Test func bytesThatDripInMeanTheSame() {
    let machine = ServerProbe()
    machine.beginsStreams = true
    var (buffer, events) = ([UInt8](), [String]())
    for byte in Self.conversation {
      buffer.append(byte)
      events += machine.consume(&buffer)
    }
    #expect(events == Self.meaning)
    #expect(buffer.isEmpty)
    #expect(machine.discardedFrames == 2)
  }

  @Test(arguments: 0...conversation.count)
  func bytesSplitAtAnyPointMeanTheSame(split: Int) {
    let machine = ServerProbe()
    machine.beginsStreams = true
    var buffer = Array(Self.conversation[..<split])
    var events = machine.consume(&buffer)
    buffer += Self.conversation[split...]
    events += machine.consume(&buffer)
    #expect(events == Self.meaning)
    #expect(buffer.isEmpty)
  }

  // MARK: Before HELLO

  private static let beforeHelloNothingElseIsAllowedRows: [([UInt8], [String])] = [
    (Array("POST /x".utf8), ["foreign http"]),
    ([0x16, 3, 1, 0], ["foreign tls"]),
    ([1, 2, 3], ["foreign unknown"]),
    ([0xF2, 0x4B, 0x59, 0x4B, 2, 0, 0, 0], ["unsupported 2"]),
    ([0xF2, 0x4B, 0x59, 0x4B, 1, 200, 0, 0], ["preface 1.200"]),
    (Preface.current.bytes + frame(.request, .end, stream: 1), ["preface 1.0", "violation HELLO_EXPECTED"]),
    (
      Preface.current.bytes + frame(FrameType(rawValue: 0x70), .ignorable),
      ["preface 1.0", "violation HELLO_EXPECTED"]
    ),
    (Preface.current.bytes + frame(.ping), ["preface 1.0", "violation HELLO_EXPECTED"]),
  ]

  @Test(arguments: beforeHelloNothingElseIsAllowedRows)
  func beforeHelloNothingElseIsAllowed(bytes: [UInt8], events: [String]) {
    let machine = ServerProbe()
    #expect(machine.feed(bytes) == events)
  }

  // MARK: What is against the protocol, each on an open connection on which stream 5 has ended

  private static let aViolationEndsTheConnectionRows: [([UInt8], String)] = [
    (header(FrameHeader(length: 262_145, type: .request, flags: .end, stream: 7)), "FRAME_TOO_LARGE"),
    (header(FrameHeader(length: 4, type: .request, flags: .end, metaLength: 5, stream: 7)), "META_LENGTH_INVALID"),
    (header(FrameHeader(length: 9000, type: .request, flags: .end, metaLength: 8193, stream: 7)), "META_TOO_LARGE"),
    (frame(FrameType(rawValue: 0x70)), "FRAME_TYPE_UNKNOWN"),
    (frame(.window, stream: 0, argument: 0), "CREDIT_INVALID"),
    (frame(.window, stream: 0, argument: 0x7fff_ffff), "CREDIT_INVALID"),
    (frame(.window, stream: 5, argument: 1, body: [1]), "FRAME_MALFORMED"),
    (frame(.window, stream: 6, argument: 1), "STREAM_IDLE"),
    (frame(.settings), "FRAME_UNEXPECTED"),
    (frame(.settings, stream: 5), "FRAME_MALFORMED"),
    (frame(.request, [], stream: 7, body: [1]), "FRAME_MALFORMED"),
    (frame(.request, .more, stream: 7) + frame(.message, [], stream: 7), "FRAME_MALFORMED"),
    (frame(.message, .item, stream: 6), "STREAM_IDLE"),
    (frame(.message, [.item, .more, .end], stream: 5), "FRAME_MALFORMED"),
    (frame(.message, .item, stream: 5, meta: [1]), "FRAME_MALFORMED"),
    (frame(.hello), "FRAME_UNEXPECTED"),
    (frame(.response, .end, stream: 5), "FRAME_UNEXPECTED"),
    (frame(.status, .end, stream: 5), "FRAME_UNEXPECTED"),
    (frame(.request, [.end, .more], stream: 7), "FRAME_MALFORMED"),
    (frame(.request, .end, stream: 0), "FRAME_MALFORMED"),
    (frame(.message, .end, stream: 0), "FRAME_MALFORMED"),
    (frame(.message, .end, stream: 5, meta: [1]), "FRAME_MALFORMED"),
    (frame(.cancel, stream: 0), "FRAME_MALFORMED"),
    (frame(.cancel, stream: 5, body: [1]), "FRAME_MALFORMED"),
    (frame(.ping, stream: 5), "FRAME_MALFORMED"),
    (frame(.ping, body: [1]), "FRAME_MALFORMED"),
    (frame(.goAway, stream: 5), "FRAME_MALFORMED"),
    (frame(.request, .end, stream: 5), "STREAM_NOT_INCREASING"),
    (frame(.request, .end, stream: 4), "STREAM_NOT_INCREASING"),
    (frame(.request, .end, stream: 0x8000_0000), "STREAMS_USED_UP"),
    (frame(.message, .end, stream: 6), "STREAM_IDLE"),
    (frame(.cancel, stream: 6), "STREAM_IDLE"),
  ]

  @Test(arguments: aViolationEndsTheConnectionRows)
  func aViolationEndsTheConnection(bytes: [UInt8], reason: String) {
    let machine = ServerProbe.opened()
    #expect(machine.feed(frame(.request, .end, stream: 5)) == ["request 5 0 [] []"])
    #expect(machine.feed(bytes).last == "violation \(reason)")
    #expect(machine.feed(frame(.ping)) == [], "nothing is read after a violation")
  }

  @Test func aLengthOverTheLimitIsNotWaitedFor() {
    let machine = ServerProbe.opened()
    #expect(machine.feed(header(FrameHeader(length: .max, type: .ping))) == ["violation FRAME_TOO_LARGE"])
    #expect(
      machine.violation?.message
        == "frame_bytes_max is 262144, seen 4294967295; a server changes it by keiyaku serve --limit "
        + "frame_bytes_max=VALUE, a client by ClientConfiguration.limits")
  }

  // MARK: What is allowed

  private static let whatIsAllowedLeavesTheConnectionOpenRows: [([UInt8], [String])] = [
    (frame(.message, .end, stream: 5, body: [1]), [String]()),
    (frame(.cancel, stream: 5), []),
    (frame(.request, FrameFlags(rawValue: 0x79), stream: 9), ["request 9 0 [] []"]),
    (frame(.message, .item, stream: 5, body: [1]), []),
    (frame(.window, stream: 5, argument: 1), []),
    (frame(.window, stream: 0, argument: 65536), ["credit"]),
    (frame(.request, .end, stream: 0x7fff_ffff), ["request 2147483647 0 [] []"]),
    (frame(.request, [], stream: 6, argument: 7, meta: [1]), ["streamRequest 6 7 [1]"]),
  ]

  @Test(arguments: whatIsAllowedLeavesTheConnectionOpenRows)
  func whatIsAllowedLeavesTheConnectionOpen(bytes: [UInt8], events: [String]) {
    let machine = ServerProbe.opened()
    #expect(machine.feed(frame(.request, .end, stream: 5)) == ["request 5 0 [] []"])
    #expect(machine.feed(bytes) == events)
    #expect(machine.feed(frame(.ping, argument: 1)) == ["ping 1"])
    #expect(machine.callsInFlight == 0)
  }

  @Test func messagesOfSeveralCallsComeInterleaved() {
    let machine = ServerProbe.opened()
    let bytes =
      frame(.request, .more, stream: 1, meta: [1], body: [1]) + frame(.request, .more, stream: 2, meta: [2], body: [2])
      + frame(.message, .more, stream: 1, body: [11]) + frame(.message, .end, stream: 2, body: [22])
      + frame(.message, .end, stream: 1, body: [111])
    #expect(
      machine.feed(bytes) == ["begun 1 0", "begun 2 0", "request 2 0 [2] [2, 22]", "request 1 0 [1] [1, 11, 111]"])
    #expect(machine.callsInFlight == 0)
  }

  @Test func aMessageOverTheLimitIsRefusedOnceAndItsRestDiscarded() {
    var limits = ConnectionLimits()
    limits.messageBytesMax = 10
    let machine = ServerProbe.opened(limits)
    let part = [UInt8](repeating: 1, count: 6)
    #expect(machine.feed(frame(.request, .more, stream: 1, body: part)) == ["begun 1 0"])
    #expect(machine.feed(frame(.message, .more, stream: 1, body: part)) == ["refused 1 messageTooLarge(seen: 12)"])
    #expect(machine.feed(frame(.message, .end, stream: 1, body: part)) == [])
    #expect(machine.discardedFrames == 1 && machine.callsInFlight == 0)
  }

  @Test func theReassemblyBudgetIsSharedByTheCallsOfAConnection() {
    var limits = ConnectionLimits()
    limits.reassemblyBytesMax = 20
    let machine = ServerProbe.opened(limits)
    let part = [UInt8](repeating: 1, count: 9)
    #expect(machine.feed(frame(.request, .more, stream: 1, body: part)) == ["begun 1 0"])
    #expect(machine.feed(frame(.request, .more, stream: 2, body: part)) == ["begun 2 0"])
    #expect(
      machine.feed(frame(.request, .more, stream: 3, body: part)) == ["refused 3 reassemblyBudget(seen: 27)"])
    #expect(machine.feed(frame(.message, .more, stream: 2, body: part)) == ["refused 2 reassemblyBudget(seen: 27)"])
    // What was refused is given back.
    #expect(machine.feed(frame(.message, .more, stream: 1, body: part)) == [])
  }

  @Test func callsInFlightAreCountedUntilTheyEnd() {
    var limits = ConnectionLimits()
    limits.concurrentCallsMax = 2
    let machine = ServerProbe.opened(limits)
    _ = machine.feed(frame(.request, .end, stream: 1))
    #expect(machine.beginCall(1) != nil)
    #expect(machine.feed(frame(.request, .more, stream: 2)) == ["begun 2 0"])
    #expect(machine.feed(frame(.request, .more, stream: 3)) == ["refused 3 concurrencyLimit"])
    _ = machine.feed(frame(.request, .end, stream: 4))
    #expect(machine.beginCall(4) == nil)
    #expect(machine.feed(frame(.cancel, stream: 1)) == ["cancel 1"])
    #expect(machine.callsInFlight == 2, "a CANCEL does not end a call")
    machine.endCall(1)
    #expect(machine.callsInFlight == 1)
  }

  @Test func aDeadlineEndsOnlyAMessageThatIsNotComplete() {
    let machine = ServerProbe.opened()
    _ = machine.feed(frame(.request, .more, stream: 1, argument: 5))
    #expect(machine.expire(1))
    #expect(!machine.expire(1))
    #expect(machine.feed(frame(.message, .end, stream: 1, body: [1])) == [])
    _ = machine.feed(frame(.request, .end, stream: 2, argument: 5))
    _ = machine.beginCall(2)
    #expect(!machine.expire(2))
  }

  @Test func aDrainRefusesCallsAfterTheLastAcceptedStream() {
    let machine = ServerProbe.opened()
    _ = machine.feed(frame(.request, .more, stream: 5))
    #expect(machine.refuseNewCalls() == 5)
    #expect(machine.feed(frame(.request, .more, stream: 7)) == ["refused 7 draining"])
    #expect(machine.feed(frame(.message, .end, stream: 7)) == [])
    #expect(machine.feed(frame(.message, .end, stream: 5, body: [1])) == ["request 5 0 [] [1]"])
    #expect(machine.refuseNewCalls() == 5)
    #expect(machine.feed(frame(.request, .end, stream: 7)) == ["violation STREAM_NOT_INCREASING"])
  }

  @Test func aPeerThatHasClosedCompletesNothing() {
    let machine = ServerProbe.opened()
    _ = machine.feed(frame(.request, .more, stream: 1) + frame(.request, .more, stream: 2))
    _ = machine.feed(frame(.request, .end, stream: 3))
    _ = machine.beginCall(3)
    #expect(machine.peerClosed().isEmpty)
    #expect(machine.callsInFlight == 1)
  }

  @Test(arguments: [
    frame(.ping), frame(.pong), frame(.cancel, stream: 1), frame(.message, .more, stream: 1),
    frame(FrameType(rawValue: 0x70), .ignorable, body: [1]),
  ])
  func aFloodOfFramesThatCostTheSenderNothingEndsTheConnection(bytes: [UInt8]) {
    var limits = ConnectionLimits()
    (limits.controlFramesBurstMax, limits.controlFramesPerSecondMax) = (10, 5)
    let machine = ServerProbe.opened(limits)
    _ = machine.feed(frame(.request, .end, stream: 1))
    for _ in 0..<10 { #expect(!machine.feed(bytes, now: 1).contains("violation CONTROL_FRAMES_TOO_MANY")) }
    #expect(!machine.feed(bytes, now: 200_000_002).contains("violation CONTROL_FRAMES_TOO_MANY"))
    #expect(machine.feed(bytes, now: 200_000_002) == ["violation CONTROL_FRAMES_TOO_MANY"])
  }
}
