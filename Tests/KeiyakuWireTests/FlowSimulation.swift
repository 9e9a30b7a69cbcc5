import KeiyakuMessages
import Testing

@testable import KeiyakuWire

/// Both sides and the wire between them.
final class FlowSimulation {
  let client = SimulatedClient()
  let server = SimulatedServer()
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Something happens.
  func step() {
    let stream = client.side.streams.keys.sorted().suffix(12).randomElement(using: &random) ?? 0
    let itemBytes = [0, 10, 500, 20_000, 70_000, 300_000].randomElement(using: &random)!
    switch Int.random(in: 0..<40, using: &random) {
    case 0...2:
      _ = client.open(
        [.unary, .serverStreaming, .clientStreaming, .bidirectional].randomElement(using: &random)!)
    case 3...7: client.queue(stream, itemBytes: itemBytes)
    case 8...12: server.queue(stream, itemBytes: itemBytes)
    case 13: client.end(stream)
    case 14: server.end(stream, failing: Bool.random(using: &random))
    case 15: client.cancel(stream)
    case 16: server.pause(stream)
    case 17...22: client.take(stream)
    case 23...28: server.take(stream)
    case 29...34: deliver(toServer: true, Int.random(in: 1...100_000, using: &random))
    default: deliver(toServer: false, Int.random(in: 1...100_000, using: &random))
    }
  }

  private func deliver(toServer: Bool, _ byteCount: Int) {
    if toServer {
      server.side.input += client.side.output.prefix(byteCount)
      client.side.output.removeFirst(min(byteCount, client.side.output.count))
    } else {
      client.side.input += server.side.output.prefix(byteCount)
      server.side.output.removeFirst(min(byteCount, server.side.output.count))
    }
    server.process()
    client.process()
  }

  /// Lets everything arrive, and whoever is not paused take what waits, until nothing moves any more.
  func settle() {
    repeat {
      for stream in client.side.streams.keys.sorted() {
        while client.side.streams[stream]?.waiting.isEmpty == false { client.take(stream) }
        while server.side.streams[stream].map({ !$0.isPaused && !$0.waiting.isEmpty }) == true { server.take(stream) }
      }
      client.process()
      server.process()
      deliver(toServer: true, .max)
      deliver(toServer: false, .max)
    } while !client.side.output.isEmpty || !server.side.output.isEmpty
      || server.side.streams.values.contains { !$0.isPaused && !$0.waiting.isEmpty }
      || client.side.streams.values.contains { !$0.waiting.isEmpty }
  }

  /// Everybody goes on and comes to an end.
  func finish() {
    for stream in server.side.streams.keys { server.side.streams[stream]?.isPaused = false }
    for stream in client.side.streams.keys.sorted() { client.end(stream) }
    settle()
    for (stream, record) in server.side.streams where !record.hasEnded {
      if record.kind != .serverStreaming {
        #expect(record.hasEndOfItems, "all items of stream \(stream) and their end have come")
        #expect(record.received == client.side.streams[stream]?.queued)
      }
      server.end(stream, failing: false)
    }
  }

  /// The connection is lost.
  func cut() {
    for stream in client.side.streams.keys where client.side.endings[stream] == nil {
      client.side.endings[stream] = 1
    }
    for stream in server.side.streams.keys where server.side.endings[stream] == nil {
      server.side.endings[stream] = 1
    }
  }

  func expectEverythingEnded() {
    for stream in client.side.streams.keys {
      #expect(client.side.endings[stream] == 1, "stream \(stream) of the client")
    }
    for stream in server.side.streams.keys {
      #expect(server.side.endings[stream] == 1, "stream \(stream) of the server")
    }
  }

  /// What one side may still send is what the other still accepts; with what is owed, it is the window.
  func expectBalancedCredit() {
    let (ours, theirs) = (client.balance(nil), server.balance(nil))
    #expect(ours.send == theirs.receive && theirs.send == ours.receive)
    #expect(ours.receive + ours.owed == simulatedLimits.connectionWindowBytes)
    #expect(theirs.receive + theirs.owed == simulatedLimits.connectionWindowBytes)
    for (stream, record) in server.side.streams where server.side.endings[stream] == nil && !record.hasEnded {
      guard let other = client.side.streams[stream], !other.hasEnded, record.kind != .serverStreaming else { continue }
      let (sender, receiver) = (client.balance(other.slot), server.balance(record.slot))
      #expect(sender.send == receiver.receive)
      #expect(receiver.receive + receiver.owed + record.waiting.reduce(0, +) == simulatedLimits.streamWindowBytes)
    }
  }
}
