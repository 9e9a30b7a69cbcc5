import KeiyakuMessages
import Testing

@testable import KeiyakuWire

/// Calls that stream, rule by rule; each rule on the side where it is easiest to see. Credit is in `CreditTests`.
@Suite struct StreamTests {
  // MARK: Shape

  @Test func anItemIsWhateverItsFramesCarry() {
    let machine = ServerProbe.receiving()
    let events = machine.feed(
      itemFrame(1) + itemFrame(0) + itemFrame(2, .more) + itemFrame(0, .more) + itemFrame(1))
    #expect(events == ["item 1 [7] 17", "item 1 [] 16", "item 1 [7, 7, 7] 51"])
  }

  @Test func anEndWithoutItemEndsTheSideAndCostsNoCredit() {
    let machine = ServerProbe.receiving()
    #expect(machine.feed(header(.endOfItems(1))) == ["ended 1"])
    #expect(machine.feed(itemFrame(1)) == [], "what comes after the end is discarded")
    #expect(machine.discardedFrames == 1)
  }

  @Test func theLastItemMayEndTheSide() {
    let machine = ServerProbe.receiving()
    #expect(machine.feed(itemFrame(1, .more) + itemFrame(1, .end)) == ["item 1 [7, 7] 17 last"])
    #expect(machine.feed(header(.endOfItems(1))) == [])
  }

  @Test(arguments: [
    frame(.message, .end, stream: 1, body: [1]), frame(.message, .more, stream: 1), frame(.message, [], stream: 1),
    itemFrame(1, .more) + header(.endOfItems(1)),
  ])
  func aMessageWithoutItemOnAStreamOnlyEndsASide(bytes: [UInt8]) {
    #expect(ServerProbe.receiving().feed(bytes) == ["violation FRAME_MALFORMED"])
  }

  @Test func anItemOverTheLimitIsRefusedOnceAndTheRestOfTheStreamDiscarded() {
    var limits = ConnectionLimits.smallWindows
    limits.messageBytesMax = 10
    let machine = ServerProbe.receiving(limits)
    #expect(
      machine.feed(itemFrame(6, .more) + itemFrame(6, .more)) == ["itemRefused 1 messageTooLarge(seen: 12)"])
    #expect(machine.feed(itemFrame(6) + itemFrame(1) + header(.endOfItems(1))) == [])
    #expect(machine.streamsInFlight == 1, "the handler still runs")
    machine.endCall(1)
    #expect(machine.streamsInFlight == 0)
  }

  @Test func aStreamThatClosesWithItsClientIsNamed() {
    let machine = ServerProbe.receiving()
    _ = machine.feed(frame(.request, .end, stream: 2) + frame(.request, .more, stream: 3))
    #expect(machine.begin(2, sends: true, receives: false) == .begun(slot: 2))
    #expect(machine.feed(itemFrame(1, .more)) == [])
    #expect(machine.peerClosed() == [1])
    #expect(machine.callsInFlight == 2, "the handlers of both still run")
  }

  // MARK: Concurrency, SETTINGS and PING

  @Test func streamsHaveALimitOfTheirOwnWithinThatOfCalls() {
    var limits = ConnectionLimits()
    (limits.concurrentCallsMax, limits.concurrentStreamsMax) = (4, 2)
    let machine = ServerProbe.receiving(limits)
    #expect(machine.begin(2, sends: true, receives: false) == .begun(slot: 1))
    #expect(machine.begin(3, sends: true, receives: false) == .refused(.streamLimit))
    #expect(machine.beginCall(3) == 2)
    #expect(machine.beginCall(4) == 3)
    machine.endCall(1)
    #expect(machine.beginCall(5) != nil)
    #expect(machine.begin(6, sends: true, receives: false) == .refused(.concurrencyLimit))
  }

  @Test func aClientKeepsToChangedSettings() throws {
    let client = ClientProbe.opened()
    try client.accept(RPCSettings.with { $0.concurrentCallsMax = 33 })
    for stream in 1...33 as ClosedRange<UInt32> { #expect(client.openStream() == stream) }
    #expect(client.openStream() == nil)
    try client.accept(RPCSettings())
    #expect(client.openStream() == nil, "0 changes nothing")
    #expect(throws: ProtocolViolation.self) { try client.accept(RPCSettings.with { $0.concurrentCallsMax = 31 }) }
  }

  @Test func pingsFasterThanTheIntervalEndTheConnection() {
    let machine = ServerProbe.opened()
    let second: UInt64 = 1_000_000_000
    for number in 0..<16 { #expect(machine.feed(frame(.ping), now: second + UInt64(number)) == ["ping 0"]) }
    #expect(machine.feed(frame(.ping), now: 2 * second) == ["ping 0"])
    #expect(machine.feed(frame(.ping), now: 3 * second - 1) == ["violation PINGS_TOO_MANY"])
    for part in ["ping_interval_milliseconds_min", "1000", "pings_burst_max", "16", "--limit"] {
      #expect(machine.violation?.message.contains(part) == true)
    }
  }

  // MARK: The client's side

  private static func client(_ kind: MethodKind, _ limits: ConnectionLimits = .smallWindows) -> ClientProbe {
    let client = ClientProbe.opened(limits)
    #expect(client.openStream(kind) == 1)
    return client
  }

  @Test(arguments: [MethodKind.serverStreaming, .bidirectional])
  func aStatusEndsAStreamOfReplies(kind: MethodKind) {
    let client = Self.client(kind)
    let events = client.feed(itemFrame(2) + itemFrame(1, .more) + frame(.status, .end, stream: 1))
    #expect(events == ["item 1 [7, 7] 18", "status 1 0 []"], "an item that is not complete is dropped")
    #expect(client.callsInFlight == 0 && client.streamsInFlight == 0)
    #expect(client.feed(itemFrame(1)) == [])
    #expect(client.discardedFrames == 1)
  }

  private static let whatAServerMayNotSendRows: [(MethodKind, [UInt8], String)] = [
    (.serverStreaming, frame(.response, .end, stream: 1), "FRAME_UNEXPECTED"),
    (.bidirectional, frame(.response, .more, stream: 1), "FRAME_UNEXPECTED"),
    (.serverStreaming, frame(.message, .end, stream: 1), "FRAME_UNEXPECTED"),
    (.serverStreaming, itemFrame(1, .more) + frame(.message, .end, stream: 1), "FRAME_UNEXPECTED"),
    (.serverStreaming, itemFrame(1, .end), "FRAME_MALFORMED"),
    (.clientStreaming, itemFrame(1), "FRAME_UNEXPECTED"),
    (.clientStreaming, frame(.status, .end, stream: 1), "FRAME_UNEXPECTED"),
    (.serverStreaming, itemFrame(65521), "CREDIT_OVERRUN"),
  ]

  @Test(arguments: whatAServerMayNotSendRows)
  func aServerThatAnswersInAnotherShapeBreaksTheProtocol(kind: MethodKind, bytes: [UInt8], reason: String) {
    #expect(Self.client(kind).feed(bytes) == ["violation \(reason)"])
  }

  @Test func aClientStreamEndsWithAResponseInOneOrSeveralFrames() {
    let client = Self.client(.clientStreaming)
    #expect(client.openStream(.clientStreaming) == 2)
    #expect(client.feed(frame(.response, .end, stream: 2, body: [1])) == ["response 2 [1]"])
    #expect(
      client.feed(frame(.response, .more, stream: 1, body: [1]) + frame(.message, .end, stream: 1, body: [2]))
        == ["response 1 [1, 2]"])
    #expect(client.streamsInFlight == 0)
  }

  @Test func aClientKeepsToTheLimitOfStreams() {
    let client = ClientProbe.opened()
    for stream in 1...8 as ClosedRange<UInt32> { #expect(client.openStream(.bidirectional) == stream) }
    #expect(client.openStream(.bidirectional) == nil && !client.hasRoomForStream)
    #expect(client.openStream() == 9)
    _ = client.feed(frame(.status, .end, stream: 4, argument: 1))
    #expect(client.openStream(.serverStreaming) == 10)
  }

  @Test func anItemOverTheClientsLimitIsRefusedAndTheCallLivesUntilItsStatus() {
    var limits = ConnectionLimits.smallWindows
    limits.messageBytesMax = 3
    let client = Self.client(.serverStreaming, limits)
    #expect(client.feed(itemFrame(2, .more) + itemFrame(2)) == ["itemRefused 1 message_bytes_max 3 4"])
    #expect(client.feed(itemFrame(1)) == [])
    #expect(client.isInFlight(1))
    #expect(client.feed(frame(.status, .end, stream: 1, argument: 1)) == ["status 1 1 []"])
  }

  @Test func aServerGivesCreditToTheClient() {
    let client = Self.client(.clientStreaming)
    #expect(client.openStream(.serverStreaming) == 2)
    var item = OutgoingItem(byteCount: 65521)
    #expect(client.nextFrame(0, &item)?.body == 0..<65520)
    #expect(client.nextFrame(0, &item) == nil)
    let events = client.feed(
      frame(.window, stream: 1, argument: 65536) + frame(.window, stream: 2, argument: 65536)
        + frame(.window, argument: 65536))
    #expect(events == ["credit 1", "credit"], "no credit for a stream on which the client sends nothing")
    #expect(client.nextFrame(0, &item)?.body == 65520..<65521)
  }
}
