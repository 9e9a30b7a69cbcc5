import KeiyakuMessages
import Testing

@testable import KeiyakuWire

/// Items and credit, rule by rule; each rule on the side where it is easiest to see.
@Suite struct StreamTests {
  /// A server's machine on which a client streams on stream 1.
  private static func receiving(_ limits: ConnectionLimits = ConnectionLimits()) -> ServerProbe {
    let machine = ServerProbe.opened(limits)
    #expect(machine.feed(frame(.request, stream: 1)) == ["streamRequest 1 0 []"])
    #expect(machine.begin(1, sends: true, receives: true) == .begun(slot: 0))
    return machine
  }

  private static func item(_ byteCount: Int, _ flags: FrameFlags = [], stream: UInt32 = 1) -> [UInt8] {
    frame(.message, flags.union(.item), stream: stream, body: Array(repeating: 7, count: byteCount))
  }

  /// The floor's windows, so that a test fills them quickly.
  private static var small: ConnectionLimits {
    var limits = ConnectionLimits()
    (limits.streamWindowBytes, limits.connectionWindowBytes) = (65536, 262_144)
    return limits
  }

  // MARK: Shape

  @Test func anItemIsWhateverItsFramesCarry() {
    let machine = Self.receiving()
    let events = machine.feed(
      Self.item(1) + Self.item(0) + Self.item(2, .more) + Self.item(0, .more) + Self.item(1))
    #expect(events == ["item 1 [7] 17", "item 1 [] 16", "item 1 [7, 7, 7] 51"])
  }

  @Test func anEndWithoutItemEndsTheSideAndCostsNoCredit() {
    let machine = Self.receiving()
    #expect(machine.feed(header(.endOfItems(1))) == ["ended 1"])
    #expect(machine.feed(Self.item(1)) == [], "what comes after the end is discarded")
    #expect(machine.discardedFrames == 1)
  }

  @Test func theLastItemMayEndTheSide() {
    let machine = Self.receiving()
    #expect(machine.feed(Self.item(1, .more) + Self.item(1, .end)) == ["item 1 [7, 7] 17 last"])
    #expect(machine.feed(header(.endOfItems(1))) == [])
  }

  @Test(arguments: [
    frame(.message, .end, stream: 1, body: [1]), frame(.message, .more, stream: 1), frame(.message, [], stream: 1),
    item(1, .more) + header(.endOfItems(1)),
  ])
  func aMessageWithoutItemOnAStreamOnlyEndsASide(bytes: [UInt8]) {
    #expect(Self.receiving().feed(bytes) == ["violation FRAME_MALFORMED"])
  }

  @Test func anItemOverTheLimitIsRefusedOnceAndTheRestOfTheStreamDiscarded() {
    var limits = Self.small
    limits.messageBytesMax = 10
    let machine = Self.receiving(limits)
    #expect(
      machine.feed(Self.item(6, .more) + Self.item(6, .more)) == ["itemRefused 1 messageTooLarge(seen: 12)"])
    #expect(machine.feed(Self.item(6) + Self.item(1) + header(.endOfItems(1))) == [])
    #expect(machine.streamsInFlight == 1, "the handler still runs")
    machine.endCall(1)
    #expect(machine.streamsInFlight == 0)
  }

  @Test func aStreamThatClosesWithItsClientIsNamed() {
    let machine = Self.receiving()
    _ = machine.feed(frame(.request, .end, stream: 2) + frame(.request, .more, stream: 3))
    #expect(machine.begin(2, sends: true, receives: false) == .begun(slot: 2))
    #expect(machine.feed(Self.item(1, .more)) == [])
    #expect(machine.peerClosed() == [1])
    #expect(machine.callsInFlight == 2, "the handlers of both still run")
  }

  // MARK: Credit

  @Test func anOverrunOfAStreamEndsTheConnectionAndNamesTheWindow() {
    let machine = Self.receiving(Self.small)
    #expect(machine.feed(Self.item(65536 - 16)) == ["item 1 65520 65536"])
    #expect(machine.feed(Self.item(0)) == ["violation CREDIT_OVERRUN"])
    #expect(machine.violation?.message.contains("stream_window_bytes is 65536, seen 65552") == true)
  }

  @Test func anOverrunOfTheConnectionEndsTheConnection() {
    let machine = ServerProbe.opened(Self.small)
    for stream in 1...5 as ClosedRange<UInt32> {
      _ = machine.feed(frame(.request, stream: stream))
      _ = machine.begin(stream, sends: false, receives: true)
    }
    for stream in 1...4 as ClosedRange<UInt32> {
      #expect(machine.feed(Self.item(65520, stream: stream)) == ["item \(stream) 65520 65536"])
    }
    #expect(machine.feed(Self.item(1, stream: 5)) == ["violation CREDIT_OVERRUN"])
    #expect(machine.violation?.message.contains("connection_window_bytes") == true)
  }

  @Test func creditOfTheConnectionReturnsOnReceiptAndOfAStreamWhenAnItemIsTaken() {
    let machine = Self.receiving(Self.small)
    _ = machine.feed(frame(.request, stream: 2))
    #expect(machine.begin(2, sends: false, receives: true) == .begun(slot: 1))
    _ = machine.feed(Self.item(65520) + Self.item(65520, stream: 2))
    #expect(machine.windows() == [WindowUpdate(stream: 0, credit: 131_072)])
    machine.taken(1, credit: 65536)
    #expect(machine.windows() == [WindowUpdate(stream: 1, credit: 65536)])
    #expect(machine.feed(Self.item(65520)) == ["item 1 65520 65536"])
  }

  @Test func aWindowIsSentWhenHalfOfItIsOwed() {
    let machine = Self.receiving(Self.small)
    _ = machine.feed(Self.item(32751) + Self.item(0))
    machine.taken(1, credit: 32767)
    #expect(machine.windows() == [])
    machine.taken(1, credit: 16)
    #expect(machine.windows() == [WindowUpdate(stream: 1, credit: 32783)])
    #expect(machine.windows() == [])
  }

  @Test func framesOnAFinishedStreamGiveTheConnectionItsCreditBack() {
    let machine = ServerProbe.opened(Self.small)
    _ = machine.feed(frame(.request, .end, stream: 1))
    for round in 1...8 {
      #expect(machine.feed(Self.item(65520) + Self.item(65520)) == [])
      #expect(machine.windows() == [WindowUpdate(stream: 0, credit: 131_072)])
      #expect(machine.discardedFrames == UInt64(2 * round))
    }
  }

  @Test func whatIsDiscardedOnAStreamThatRunsGivesTheConnectionItsCreditBack() {
    let machine = Self.receiving(Self.small)
    machine.discardItems(1)
    #expect(machine.feed(Self.item(65520) + Self.item(65520)) == [])
    #expect(machine.windows() == [WindowUpdate(stream: 0, credit: 131_072)])
    machine.taken(1, items: 0, credit: 0)
    #expect(machine.windows() == [])
  }

  @Test func aPartOfARequestOnAFinishedStreamCostsNoCredit() {
    var limits = Self.small
    limits.messageBytesMax = 10
    let machine = ServerProbe.opened(limits)
    _ = machine.feed(frame(.request, .more, stream: 1, body: [1]))
    let part = [UInt8](repeating: 1, count: 60_000)
    #expect(machine.feed(frame(.message, .more, stream: 1, body: part)).count == 1)
    for _ in 1...20 { #expect(machine.feed(frame(.message, .more, stream: 1, body: part)) == []) }
    #expect(machine.windows() == [])
  }

  @Test func anItemLargerThanTheWindowCompletes() {
    let machine = Self.receiving(Self.small)
    var events: [String] = []
    for _ in 1...40 {
      events += machine.feed(Self.item(32752, .more))
      #expect(machine.windows().contains(WindowUpdate(stream: 1, credit: 32768)))
    }
    events += machine.feed(Self.item(0))
    #expect(events == ["item 1 \(40 * 32752) 16"], "what was credited on the way is not credited again")
  }

  @Test func anIncompleteItemIsNotCreditedWhileAnotherWaits() {
    let machine = Self.receiving(Self.small)
    #expect(machine.feed(Self.item(0)) == ["item 1 [] 16"])
    #expect(machine.feed(Self.item(40_000, .more)) == [])
    #expect(machine.windows() == [])
    machine.taken(1, credit: 16)
    #expect(machine.windows() == [WindowUpdate(stream: 1, credit: 40_032)])
    #expect(machine.feed(Self.item(1)) == ["item 1 40001 17"])
  }

  @Test func overTheReassemblyBudgetOneStreamAtATimeGoesOn() {
    var limits = Self.small
    limits.reassemblyBytesMax = 70_000
    let machine = Self.receiving(limits)
    for stream in 2...3 as ClosedRange<UInt32> {
      _ = machine.feed(frame(.request, stream: stream))
      _ = machine.begin(stream, sends: false, receives: true)
    }
    let part = 39_984
    func streamsCredited() -> [UInt32] { machine.windows().map(\.stream).filter { $0 > 0 } }
    _ = machine.feed(Self.item(part, .more))
    #expect(streamsCredited() == [1], "within the budget")
    _ = machine.feed(Self.item(part, .more, stream: 2))
    #expect(streamsCredited() == [2], "over it, the first to be so")
    _ = machine.feed(Self.item(part, .more, stream: 3))
    #expect(streamsCredited() == [], "over it, the second: waits")
    _ = machine.feed(Self.item(part, .more, stream: 2))
    #expect(streamsCredited() == [2], "the first goes on")
    _ = machine.feed(Self.item(0, stream: 2))
    #expect(streamsCredited() == [3], "the second follows when the first is complete")
  }

  // MARK: Credit to send

  @Test func framesAreCutToWhatCreditAllows() {
    let machine = Self.receiving()
    var big = OutgoingItem(byteCount: 100_000)
    #expect(machine.sendable(0) == 65536)
    #expect(
      machine.nextFrame(0, &big)
        == .init(
          header: FrameHeader(length: 65520, type: .message, flags: [.item, .more], stream: 1), body: 0..<65520))
    #expect(machine.nextFrame(0, &big) == nil)
    #expect(machine.feed(frame(.window, stream: 1, argument: 4111)) == ["credit 1"])
    #expect(machine.nextFrame(0, &big) == nil, "4095 bytes are not worth a frame")
    #expect(machine.feed(frame(.window, stream: 1, argument: 40_000)) == ["credit 1"])
    #expect(
      machine.nextFrame(0, &big)
        == .init(header: FrameHeader(length: 34480, type: .message, flags: .item, stream: 1), body: 65520..<100_000))
    #expect(machine.sendable(0) == 65536 + 4111 + 40_000 - 100_000 - 32)
  }

  @Test func aFrameIsNeverLargerThanThePeerAccepts() {
    let machine = Self.receiving()
    var peer = PeerLimits.floor
    (peer.streamWindowBytes, peer.connectionWindowBytes) = (1_000_000, 1_000_000)
    machine.accept(peer)
    #expect(machine.sendable(0) == 1_000_000, "HELLO raises the credit of streams that run")
    var big = OutgoingItem(byteCount: 65537, isLast: true)
    #expect(machine.nextFrame(0, &big)?.header.length == 65536)
    #expect(machine.nextFrame(0, &big)?.header.flags == [.item, .end])
  }

  @Test func anEmptyItemNeedsCreditForItsHeader() {
    let machine = Self.receiving()
    var big = OutgoingItem(byteCount: 65510)
    #expect(machine.nextFrame(0, &big)?.header.length == 65510)
    var empty = OutgoingItem(byteCount: 0)
    #expect(machine.nextFrame(0, &empty) == nil)
    _ = machine.feed(frame(.window, stream: 1, argument: 6))
    #expect(machine.nextFrame(0, &empty)?.header == FrameHeader(type: .message, flags: .item, stream: 1))
  }

  @Test func creditOfAStreamNeverExceedsTheLargest() {
    let machine = Self.receiving()
    #expect(machine.feed(frame(.window, stream: 1, argument: 0x7fff_ffff - 65536)) == ["credit 1"])
    #expect(machine.feed(frame(.window, stream: 1, argument: 1)) == ["violation CREDIT_INVALID"])
  }

  @Test func tinyWindowsCountAsControlFrames() {
    var limits = ConnectionLimits()
    limits.controlFramesBurstMax = 3
    let machine = Self.receiving(limits)
    for _ in 1...10 { #expect(machine.feed(frame(.window, stream: 1, argument: 4096)) == ["credit 1"]) }
    for _ in 1...3 { #expect(machine.feed(frame(.window, stream: 1, argument: 4095)) == ["credit 1"]) }
    #expect(machine.feed(frame(.window, stream: 1, argument: 4095)) == ["violation CONTROL_FRAMES_TOO_MANY"])
  }

  @Test func partsOfItemsWithoutContentCountAsControlFrames() {
    var limits = ConnectionLimits()
    limits.controlFramesBurstMax = 3
    let machine = Self.receiving(limits)
    for _ in 1...10 { #expect(machine.feed(Self.item(0)) == ["item 1 [] 16"]) }
    for _ in 1...3 { #expect(machine.feed(Self.item(0, .more)) == []) }
    #expect(machine.feed(Self.item(0, .more)) == ["violation CONTROL_FRAMES_TOO_MANY"])
  }

  // MARK: Concurrency, SETTINGS and PING

  @Test func streamsHaveALimitOfTheirOwnWithinThatOfCalls() {
    var limits = ConnectionLimits()
    (limits.concurrentCallsMax, limits.concurrentStreamsMax) = (4, 2)
    let machine = Self.receiving(limits)
    #expect(machine.begin(2, sends: true, receives: false) == .begun(slot: 1))
    #expect(machine.begin(3, sends: true, receives: false) == .refused(.streamLimit))
    #expect(machine.beginCall(3) == 2)
    #expect(machine.beginCall(4) == 3)
    machine.endCall(1)
    #expect(machine.beginCall(5) != nil)
    #expect(machine.begin(6, sends: true, receives: false) == .refused(.concurrencyLimit(callsMax: 4)))
  }

  @Test func theServerChangesItsLimitButNotBelowTheFloorNorAboveHello() {
    let machine = ServerProbe.opened()
    #expect(machine.changeConcurrentCallsMax(1) == 32)
    for stream in 1...32 as ClosedRange<UInt32> { #expect(machine.beginCall(stream) != nil) }
    #expect(machine.beginCall(33) == nil)
    #expect(machine.changeConcurrentCallsMax(100_000) == 256)
    #expect(machine.beginCall(33) != nil)
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

  private static func client(_ kind: MethodKind, _ limits: ConnectionLimits = small) -> ClientProbe {
    let client = ClientProbe.opened(limits)
    #expect(client.openStream(kind) == 1)
    return client
  }

  @Test(arguments: [MethodKind.serverStreaming, .bidirectional])
  func aStatusEndsAStreamOfReplies(kind: MethodKind) {
    let client = Self.client(kind)
    let events = client.feed(Self.item(2) + Self.item(1, .more) + frame(.status, .end, stream: 1))
    #expect(events == ["item 1 [7, 7] 18", "status 1 0 []"], "an item that is not complete is dropped")
    #expect(client.callsInFlight == 0 && client.streamsInFlight == 0)
    #expect(client.feed(Self.item(1)) == [])
    #expect(client.discardedFrames == 1)
  }

  private static let whatAServerMayNotSendRows: [(MethodKind, [UInt8], String)] = [
    (.serverStreaming, frame(.response, .end, stream: 1), "FRAME_UNEXPECTED"),
    (.bidirectional, frame(.response, .more, stream: 1), "FRAME_UNEXPECTED"),
    (.serverStreaming, frame(.message, .end, stream: 1), "FRAME_UNEXPECTED"),
    (.serverStreaming, item(1, .more) + frame(.message, .end, stream: 1), "FRAME_UNEXPECTED"),
    (.serverStreaming, item(1, .end), "FRAME_MALFORMED"),
    (.clientStreaming, item(1), "FRAME_UNEXPECTED"),
    (.clientStreaming, frame(.status, .end, stream: 1), "FRAME_UNEXPECTED"),
    (.serverStreaming, item(65521), "CREDIT_OVERRUN"),
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
    var limits = Self.small
    limits.messageBytesMax = 3
    let client = Self.client(.serverStreaming, limits)
    #expect(client.feed(Self.item(2, .more) + Self.item(2)) == ["itemRefused 1 message_bytes_max 3 4"])
    #expect(client.feed(Self.item(1)) == [])
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
