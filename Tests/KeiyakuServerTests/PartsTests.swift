import KeiyakuMessages
import KeiyakuService
import KeiyakuWire
import NIOCore
import Testing

@testable import KeiyakuServer

@Suite struct PartsTests {
  @Test func everyMethodIsFoundByNumberAndByName() {
    let methods = (0..<500).map { number in
      ServiceMethod.unary(
        FakeHost.Method(
          id: UInt32(number) &* 0x0101_0101, fullName: "test.v1.Test/M\(number)", kind: .unary, isRead: true,
          isBlocking: false)
      ) { request, _ in Gated(.success(request), observed: 0) }
    }
    let table = MethodTable(methods)
    for (index, method) in methods.enumerated() {
      #expect(table.index(of: method.id) == index)
      #expect(table.index(of: method.fullName) == index)
    }
    #expect(table.index(of: 3) == nil)
    #expect(table.index(of: "test.v1.Test/M500") == nil)
  }

  @Test func onlyHeadersThatSayNothingElseAreRemembered() {
    var cache = RequestHeaderCache()
    let arena = MessageArena()
    func method(_ header: RPCRequestHeader) -> Int? {
      header.encodedBytes(arena).withUnsafeBytes { cache.method($0) }
    }
    func remember(_ header: RPCRequestHeader, _ method: Int) {
      header.encodedBytes(arena).withUnsafeBytes { cache.remember($0, header, method: method) }
    }
    let plain = RPCRequestHeader.with { $0.method = 7 }
    remember(plain, 3)
    #expect(method(plain) == 3)
    #expect(method(.with { $0.method = 8 }) == nil)
    let retried = RPCRequestHeader.with {
      $0.method = 7
      $0.previousAttempts = 1
    }
    remember(retried, 3)
    #expect(method(retried) == nil)
    #expect(method(RPCRequestHeader()) == nil)
  }

  @Test func deadlinesComeInTheOrderOfTheirTimes() {
    var queue = DeadlineQueue()
    var generator = SystemRandomNumberGenerator()
    let times = (0..<3000).map { _ in UInt64.random(in: 0..<1000, using: &generator) }
    for time in times { queue.insert(.init(time: time, connection: 1, kind: .closing)) { _ in true } }
    var popped: [UInt64] = []
    while let entry = queue.popDue(now: 500) { popped.append(entry.time) }
    #expect(popped == times.filter { $0 <= 500 }.sorted())
    #expect(queue.count == 3000 - popped.count)
    #expect(queue.earliest == times.filter { $0 > 500 }.min())
  }

  @Test func deadlinesOfEndedCallsDoNotPileUp() {
    var queue = DeadlineQueue()
    for time in 0..<100_000 {
      queue.insert(.init(time: UInt64(time), connection: time, kind: .closing)) { $0.connection % 100 == 0 }
    }
    #expect(queue.count < 4096)
    #expect(queue.popDue(now: 0)?.connection == 0)
    #expect(queue.popDue(now: 100)?.connection == 100)
  }

  @Test func heldRepliesKeepTheirOrderAndTheirBytes() throws {
    var buffer = ReplyBuffer()
    let arena = MessageArena()
    var generator = SystemRandomNumberGenerator()
    var (durable, sequence, next): (Int64, Int64, UInt32) = (0, 0, 1)
    var (waiting, sent, expected) = ([(stream: UInt32, observed: Int64)](), [UInt32](), [UInt32]())
    for _ in 0..<20_000 {
      switch Int.random(in: 0..<10, using: &generator) {
      case 0..<6:
        let isWrite = Bool.random(using: &generator)
        if isWrite { sequence += 1 }
        let observed = isWrite ? sequence : durable
        buffer.writeAnswer(stream: next, durable: durable, peer: .floor, arena: arena) { bytes in
          bytes.writeInteger(next)
          return ServiceMethod.Ending(error: nil, observed: observed)
        }
        if observed > durable { waiting.append((next, observed)) } else { expected.append(next) }
        next += 1
      case 6..<8:
        durable = Int64.random(in: durable...sequence, using: &generator)
        buffer.release(durable: durable)
        expected += waiting.prefix { $0.observed <= durable }.map(\.stream)
        waiting.removeAll { $0.observed <= durable }
      default:
        var bytes = buffer.ready
        while let frame = bytes.readBytes(length: 20) {
          let header = frame.withUnsafeBytes { FrameHeader(decoding: $0) }
          #expect(header == FrameHeader(length: 4, type: .response, flags: .end, stream: header.stream))
          #expect(ByteBuffer(bytes: frame).getInteger(at: 16, as: UInt32.self) == header.stream)
          sent.append(header.stream)
        }
        #expect(bytes.readableBytes == 0)
        bytes = ByteBuffer()
        buffer.didSendReady()
        #expect(sent == expected)
      }
      #expect(buffer.heldBytes == waiting.count * 20)
      #expect(buffer.awaitedSequence == waiting.first?.observed)
    }
  }
}
