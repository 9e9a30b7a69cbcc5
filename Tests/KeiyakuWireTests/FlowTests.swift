import KeiyakuMessages
import Testing

@testable import KeiyakuWire

/// Both machines against each other: random calls of all shapes, random pauses, cancellations and cuts, bytes that come
/// in random portions.
@Suite struct FlowTests {
  @Test(arguments: 0..<48)
  func everyCallEndsOnceAndNoCreditIsLostOrInvented(seed: UInt64) {
    let simulation = FlowSimulation(seed: seed)
    for _ in 0..<1200 { simulation.step() }
    simulation.settle()
    simulation.expectBalancedCredit()
    simulation.finish()
    simulation.settle()
    simulation.expectEverythingEnded()
    simulation.expectBalancedCredit()
  }

  @Test(arguments: 100..<116)
  func aConnectionThatIsCutEndsEveryCallOnce(seed: UInt64) {
    let simulation = FlowSimulation(seed: seed)
    for _ in 0..<(200 + Int(seed)) { simulation.step() }
    simulation.cut()
    simulation.expectEverythingEnded()
  }

  @Test(arguments: 200..<232)
  func aDrainAtAnyPointEndsEveryCallOnceAcceptedOrRefused(seed: UInt64) {
    let simulation = FlowSimulation(seed: seed)
    for _ in 0..<(40 * Int(seed - 199)) { simulation.step() }
    let last = simulation.server.drain()
    for _ in 0..<200 { simulation.step() }
    simulation.settle()
    #expect(simulation.client.open(.unary) == nil, "after a GOAWAY no call begins")
    for stream in simulation.client.side.streams.keys {
      #expect(simulation.server.refused.contains(stream) == (stream > last))
      #expect(stream <= last || simulation.client.side.endings[stream] == 1)
    }
    simulation.expectBalancedCredit()
    simulation.finish()
    simulation.settle()
    simulation.expectEverythingEnded()
    simulation.expectBalancedCredit()
  }

  @Test func pausedStreamsDoNotStopBusyOnes() {
    let simulation = FlowSimulation(seed: 1)
    var streams: [UInt32] = []
    for _ in 0..<8 { if let stream = simulation.client.open(.clientStreaming) { streams.append(stream) } }
    #expect(streams.count == 8)
    simulation.settle()
    for stream in streams { simulation.client.queue(stream, itemBytes: 200_000) }
    for stream in streams.dropLast() { simulation.server.pause(stream) }
    for _ in 0..<20 {
      simulation.client.queue(streams[7], itemBytes: 100_000)
      simulation.settle()
    }
    #expect(simulation.server.itemsTaken(streams[7]) == 21)
    // Large items of the paused streams complete, too: only what follows them has to wait.
    for stream in streams.dropLast() {
      #expect(simulation.server.itemsTaken(stream) == 0 && simulation.server.itemsWaiting(stream) == 1)
    }
    simulation.finish()
    simulation.settle()
    simulation.expectEverythingEnded()
  }
}
