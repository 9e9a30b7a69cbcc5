import Foundation
import KeiyakuMessages
import Testing

@testable import KeiyakuWire

/// proto/PROTOCOL.md says what the code does.
@Suite struct ProtocolDocumentTests {
  private static let text: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "proto/PROTOCOL.md"), encoding: .utf8)) ?? ""
  }()

  /// The bytes of every block of hex, without the comments behind them.
  private static func blocks() -> [[UInt8]] {
    text.components(separatedBy: "```hex ").dropFirst().map { block in
      let lines = block.components(separatedBy: "```")[0].split(separator: "\n").dropFirst()
      return lines.flatMap { line in
        line.components(separatedBy: "   ")[0].split(separator: " ").compactMap { UInt8($0, radix: 16) }
      }
    }
  }

  private static func request(_ login: String, stream: UInt32) -> [UInt8] {
    let arena = MessageArena()
    let header = RPCRequestHeader.with { $0.method = CustomerServiceMethods.get.id }
    let request = GetCustomerRequest.with { request in request.customer = .with { $0.by = .login(login) } }
    return frame(
      .request, .end, stream: stream, argument: 10_000, meta: header.encodedBytes(arena),
      body: request.encodedBytes(arena))
  }

  @Test func theWorkedExampleIsWhatIsSent() throws {
    let arena = MessageArena()
    let blocks = Self.blocks()
    try #require(blocks.count == 6)
    let hello = RPCHello.with { $0.software = "example" }
    let first = Preface.current.bytes + frame(.hello, meta: hello.encodedBytes(arena)) + Self.request("sato", stream: 1)
    #expect(blocks[0] == first)

    var serverHello = RPCHello(software: "keiyaku", limits: ConnectionLimits())
    serverHello.databaseID = Array(0x10...0x1F)
    serverHello.incarnation = Array(0x20...0x2F)
    let reply = GetCustomerReply.with { reply in
      reply.customer = .with { customer in
        customer.id = 7
        customer.spec = .with { $0.login = "sato" }
        customer.revision = 42
      }
    }
    let answer =
      Preface.current.bytes + frame(.hello, meta: serverHello.encodedBytes(arena))
      + frame(.response, .end, stream: 1, body: reply.encodedBytes(arena))
    #expect(blocks[1] == answer)

    #expect(blocks[2] == Self.request("none", stream: 2))
    let error = RPCError(code: .notFound, reason: "CUSTOMER_NOT_FOUND", message: "no customer \"none\"")
    #expect(blocks[3] == frame(.status, .end, stream: 2, argument: 5, meta: error.status.encodedBytes(arena)))
  }

  @Test func theWorkedStreamIsWhatIsSent() throws {
    let arena = MessageArena()
    let blocks = Self.blocks()
    try #require(blocks.count == 6)
    let header = RPCRequestHeader.with { $0.method = FNV1a.hash32("keiyaku.rpc.v1.Diagnostics/Relay") }
    #expect(
      blocks[4]
        == frame(.request, stream: 3, meta: header.encodedBytes(arena))
        + frame(.message, [.item, .more], stream: 3, body: [0x0A, 2])
        + frame(.message, .item, stream: 3, body: [104, 105])
        + frame(.message, .end, stream: 3))
    #expect(
      blocks[5]
        == frame(.message, .item, stream: 3, body: [0x0A, 2, 104, 105])
        + frame(.status, .end, stream: 3, meta: RPCStatus().encodedBytes(arena)))

    // And it means what it says.
    let server = ServerProbe.opened()
    server.beginsStreams = true
    #expect(
      server.feed(blocks[4]) == ["streamRequest 3 0 [13, 42, 207, 97, 63]", "item 3 [10, 2, 104, 105] 18", "ended 3"])
  }

  @Test(arguments: GoAwayReason.allCases)
  func everyReasonOfAGoAwayIsListed(reason: GoAwayReason) {
    #expect(Self.text.contains("| `\(reason.rawValue)` | "))
  }

  @Test func theTableOfLimitsIsTheCode() {
    let (floor, limits) = (PeerLimits.floor, ConnectionLimits())
    let advertised: [(LimitName, Int, Int)] = [
      (.frameBytesMax, floor.frameBytesMax, limits.frameBytesMax),
      (.messageBytesMax, floor.messageBytesMax, limits.messageBytesMax),
      (.metaBytesMax, floor.metaBytesMax, limits.metaBytesMax),
      (.concurrentCallsMax, floor.concurrentCallsMax, limits.concurrentCallsMax),
      (.concurrentStreamsMax, floor.concurrentStreamsMax, limits.concurrentStreamsMax),
      (.streamWindowBytes, floor.streamWindowBytes, limits.streamWindowBytes),
      (.connectionWindowBytes, floor.connectionWindowBytes, limits.connectionWindowBytes),
    ]
    for (name, floor, value) in advertised {
      #expect(Self.text.contains("| `\(name.rawValue)` | \(floor) | \(value) |"))
    }
    let own: [(LimitName, Int)] = [
      (.reassemblyBytesMax, limits.reassemblyBytesMax), (.serverConcurrentCallsMax, limits.serverConcurrentCallsMax),
      (.controlFramesBurstMax, limits.controlFramesBurstMax),
      (.controlFramesPerSecondMax, limits.controlFramesPerSecondMax), (.unsentBytesMax, limits.unsentBytesMax),
      (.serverUnsentBytesMax, limits.serverUnsentBytesMax), (.pingsBurstMax, limits.pingsBurstMax),
      (.pingIntervalMillisecondsMin, limits.pingIntervalMillisecondsMin),
    ]
    for (name, value) in own { #expect(Self.text.contains("| `\(name.rawValue)` | \(value) |")) }
    // Follows from the open files of the process.
    #expect(Self.text.contains("| `\(LimitName.connectionsMax.rawValue)` |"))
    #expect(LimitName.allCases.count == advertised.count + own.count + 1, "every limit is in one of the tables")
  }

  @Test func theStatusReasonsOfTheProtocolAreListed() {
    let refusals: [CallRefusal] = [
      .concurrencyLimit, .streamLimit, .draining, .messageTooLarge(seen: 1), .reassemblyBudget(seen: 1),
    ]
    for refusal in refusals {
      #expect(Self.text.contains("| `\(refusal.error(ConnectionLimits()).reason)` | "))
    }
  }
}
