import KeiyakuMessages
import Testing

@testable import KeiyakuWire

/// Credit of streams and connections, both ways, rule by rule.
@Suite struct CreditTests {
  // MARK: Credit

  @Test func anOverrunOfAStreamEndsTheConnectionAndNamesTheWindow() {
    let machine = ServerProbe.receiving(ConnectionLimits.smallWindows)
    #expect(machine.feed(itemFrame(65536 - 16)) == ["item 1 65520 65536"])
    #expect(machine.feed(itemFrame(0)) == ["violation CREDIT_OVERRUN"])
    #expect(machine.violation?.message.contains("stream_window_bytes is 65536, seen 65552") == true)
  }

  @Test func anOverrunOfTheConnectionEndsTheConnection() {
    let machine = ServerProbe.opened(ConnectionLimits.smallWindows)
    for stream in 1...5 as ClosedRange<UInt32> {
      _ = machine.feed(frame(.request, stream: stream))
      _ = machine.begin(stream, sends: false, receives: true)
    }
    for stream in 1...4 as ClosedRange<UInt32> {
      #expect(machine.feed(itemFrame(65520, stream: stream)) == ["item \(stream) 65520 65536"])
    }
    #expect(machine.feed(itemFrame(1, stream: 5)) == ["violation CREDIT_OVERRUN"])
    #expect(machine.violation?.message.contains("connection_window_bytes") == true)
  }

  @Test func creditOfTheConnectionReturnsOnReceiptAndOfAStreamWhenAnItemIsTaken() {
    let machine = ServerProbe.receiving(ConnectionLimits.smallWindows)
    _ = machine.feed(frame(.request, stream: 2))
    #expect(machine.begin(2, sends: false, receives: true) == .begun(slot: 1))
    _ = machine.feed(itemFrame(65520) + itemFrame(65520, stream: 2))
    #expect(machine.windows() == [WindowUpdate(stream: 0, credit: 131_072)])
    machine.taken(1, credit: 65536)
    #expect(machine.windows() == [WindowUpdate(stream: 1, credit: 65536)])
    #expect(machine.feed(itemFrame(65520)) == ["item 1 65520 65536"])
  }

  @Test func aWindowIsSentWhenHalfOfItIsOwed() {
    let machine = ServerProbe.receiving(ConnectionLimits.smallWindows)
    _ = machine.feed(itemFrame(32751) + itemFrame(0))
    machine.taken(1, credit: 32767)
    #expect(machine.windows() == [])
    machine.taken(1, credit: 16)
    #expect(machine.windows() == [WindowUpdate(stream: 1, credit: 32783)])
    #expect(machine.windows() == [])
  }

  @Test func framesOnAFinishedStreamGiveTheConnectionItsCreditBack() {
    let machine = ServerProbe.opened(ConnectionLimits.smallWindows)
    _ = machine.feed(frame(.request, .end, stream: 1))
    for round in 1...8 {
      #expect(machine.feed(itemFrame(65520) + itemFrame(65520)) == [])
      #expect(machine.windows() == [WindowUpdate(stream: 0, credit: 131_072)])
      #expect(machine.discardedFrames == UInt64(2 * round))
    }
  }

  @Test func whatIsDiscardedOnAStreamThatRunsGivesTheConnectionItsCreditBack() {
    let machine = ServerProbe.receiving(ConnectionLimits.smallWindows)
    machine.discardItems(1)
    #expect(machine.feed(itemFrame(65520) + itemFrame(65520)) == [])
    #expect(machine.windows() == [WindowUpdate(stream: 0, credit: 131_072)])
    machine.taken(1, items: 0, credit: 0)
    #expect(machine.windows() == [])
  }

  @Test func aPartOfARequestOnAFinishedStreamCostsNoCredit() {
    var limits = ConnectionLimits.smallWindows
    limits.messageBytesMax = 10
    let machine = ServerProbe.opened(limits)
    _ = machine.feed(frame(.request, .more, stream: 1, body: [1]))
    let part = [UInt8](repeating: 1, count: 60_000)
    #expect(machine.feed(frame(.message, .more, stream: 1, body: part)).count == 1)
    for _ in 1...20 { #expect(machine.feed(frame(.message, .more, stream: 1, body: part)) == []) }
    #expect(machine.windows() == [])
  }

  @Test func anItemLargerThanTheWindowCompletes() {
    let machine = ServerProbe.receiving(ConnectionLimits.smallWindows)
    var events: [String] = []
    for _ in 1...40 {
      events += machine.feed(itemFrame(32752, .more))
      #expect(machine.windows().contains(WindowUpdate(stream: 1, credit: 32768)))
    }
    events += machine.feed(itemFrame(0))
    #expect(events == ["item 1 \(40 * 32752) 16"], "what was credited on the way is not credited again")
  }

  @Test func anIncompleteItemIsNotCreditedWhileAnotherWaits() {
    let machine = ServerProbe.receiving(ConnectionLimits.smallWindows)
    #expect(machine.feed(itemFrame(0)) == ["item 1 [] 16"])
    #expect(machine.feed(itemFrame(40_000, .more)) == [])
    #expect(machine.windows() == [])
    machine.taken(1, credit: 16)
    #expect(machine.windows() == [WindowUpdate(stream: 1, credit: 40_032)])
    #expect(machine.feed(itemFrame(1)) == ["item 1 40001 17"])
  }

  @Test func overTheReassemblyBudgetOneStreamAtATimeGoesOn() {
    var limits = ConnectionLimits.smallWindows
    limits.reassemblyBytesMax = 70_000
    let machine = ServerProbe.receiving(limits)
    for stream in 2...3 as ClosedRange<UInt32> {
      _ = machine.feed(frame(.request, stream: stream))
      _ = machine.begin(stream, sends: false, receives: true)
    }
    let part = 39_984
    func streamsCredited() -> [UInt32] { machine.windows().map(\.stream).filter { $0 > 0 } }
    _ = machine.feed(itemFrame(part, .more))
    #expect(streamsCredited() == [1], "within the budget")
    _ = machine.feed(itemFrame(part, .more, stream: 2))
    #expect(streamsCredited() == [2], "over it, the first to be so")
    _ = machine.feed(itemFrame(part, .more, stream: 3))
    #expect(streamsCredited() == [], "over it, the second: waits")
    _ = machine.feed(itemFrame(part, .more, stream: 2))
    #expect(streamsCredited() == [2], "the first goes on")
    _ = machine.feed(itemFrame(0, stream: 2))
    #expect(streamsCredited() == [3], "the second follows when the first is complete")
  }

  // MARK: Credit to send

  @Test func framesAreCutToWhatCreditAllows() {
    let machine = ServerProbe.receiving()
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
    let machine = ServerProbe.receiving()
    var peer = PeerLimits.floor
    (peer.streamWindowBytes, peer.connectionWindowBytes) = (1_000_000, 1_000_000)
    machine.accept(peer)
    #expect(machine.sendable(0) == 1_000_000, "HELLO raises the credit of streams that run")
    var big = OutgoingItem(byteCount: 65537, isLast: true)
    #expect(machine.nextFrame(0, &big)?.header.length == 65536)
    #expect(machine.nextFrame(0, &big)?.header.flags == [.item, .end])
  }

  @Test func anEmptyItemNeedsCreditForItsHeader() {
    let machine = ServerProbe.receiving()
    var big = OutgoingItem(byteCount: 65510)
    #expect(machine.nextFrame(0, &big)?.header.length == 65510)
    var empty = OutgoingItem(byteCount: 0)
    #expect(machine.nextFrame(0, &empty) == nil)
    _ = machine.feed(frame(.window, stream: 1, argument: 6))
    #expect(machine.nextFrame(0, &empty)?.header == FrameHeader(type: .message, flags: .item, stream: 1))
  }

  @Test func creditOfAStreamNeverExceedsTheLargest() {
    let machine = ServerProbe.receiving()
    #expect(machine.feed(frame(.window, stream: 1, argument: 0x7fff_ffff - 65536)) == ["credit 1"])
    #expect(machine.feed(frame(.window, stream: 1, argument: 1)) == ["violation CREDIT_INVALID"])
  }

  @Test func tinyWindowsCountAsControlFrames() {
    var limits = ConnectionLimits()
    limits.controlFramesBurstMax = 3
    let machine = ServerProbe.receiving(limits)
    for _ in 1...10 { #expect(machine.feed(frame(.window, stream: 1, argument: 4096)) == ["credit 1"]) }
    for _ in 1...3 { #expect(machine.feed(frame(.window, stream: 1, argument: 4095)) == ["credit 1"]) }
    #expect(machine.feed(frame(.window, stream: 1, argument: 4095)) == ["violation CONTROL_FRAMES_TOO_MANY"])
  }

  @Test func partsOfItemsWithoutContentCountAsControlFrames() {
    var limits = ConnectionLimits()
    limits.controlFramesBurstMax = 3
    let machine = ServerProbe.receiving(limits)
    for _ in 1...10 { #expect(machine.feed(itemFrame(0)) == ["item 1 [] 16"]) }
    for _ in 1...3 { #expect(machine.feed(itemFrame(0, .more)) == []) }
    #expect(machine.feed(itemFrame(0, .more)) == ["violation CONTROL_FRAMES_TOO_MANY"])
  }
}
