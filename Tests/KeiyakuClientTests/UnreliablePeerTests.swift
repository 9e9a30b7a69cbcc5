import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuClient

/// A generator that repeats itself (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

@Suite("A server that fails in every way", .timeLimit(.minutes(2)))
struct UnreliablePeerTests {
  private enum Outcome: Hashable {
    case reply, refusal, timedOut, cancelled, lost
  }

  @Test(
    "Every call ends exactly once, with its own reply or a reason; nothing hangs", arguments: [1, 2, 3] as [UInt64])
  func everyCallEnds(seed: UInt64) async throws {
    let peer = try await FakePeer.listen()
    let serving = Task { await serve(peer, seed: seed) }
    var configuration = ClientConfiguration(endpoint: peer.endpoint)
    configuration.connectionCount = 2
    configuration.backoff = Backoff(initial: .milliseconds(1), maximum: .milliseconds(4))
    let client = try await KeiyakuClient.connect(configuration)

    let outcomes = await withTaskGroup(of: [Outcome].self) { group in
      for worker in 0..<40 {
        group.addTask {
          var random = SeededGenerator(seed: seed &* 1000 &+ UInt64(worker))
          var outcomes: [Outcome] = []
          for number in 0..<40 {
            outcomes.append(await call(client, id: Int64(worker * 1000 + number), &random))
          }
          return outcomes
        }
      }
      return await group.reduce(into: [Outcome: Int]()) { counts, outcomes in
        for outcome in outcomes { counts[outcome, default: 0] += 1 }
      }
    }
    #expect(outcomes.values.reduce(0, +) == 1600)
    // Each way to end was taken.
    for outcome in [Outcome.reply, .refusal, .timedOut, .cancelled, .lost] {
      #expect(outcomes[outcome, default: 0] > 0, "\(outcome), seed \(seed)")
    }
    await client.close()
    try await peer.close()
    serving.cancel()
  }

  private func call(_ client: KeiyakuClient, id: Int64, _ random: inout SeededGenerator) async -> Outcome {
    let options = CallOptions(timeout: .milliseconds(Int.random(in: 20...100, using: &random)))
    let isRead = Bool.random(using: &random)
    let task = Task {
      if isRead {
        let request = GetCustomerRequest.with { $0.customer = .with { $0.by = .id(id) } }
        return try await client.customers.get(request, options: options).customer?.id
      }
      // Without a request id, so that lost calls are seen.
      return try await client.call(CustomerServiceMethods.suspend, suspend(id), options: options).customer?.id
    }
    if Int.random(in: 0..<20, using: &random) == 0 { task.cancel() }
    do {
      let answered = try await task.value
      #expect(answered == id)
      return .reply
    } catch is CancellationError {
      return .cancelled
    } catch is RPCError {
      return .refusal
    } catch let error as ClientError {
      #expect([.timedOut, .connectionLost].contains(error.reason), "\(error)")
      return error.reason == .timedOut ? .timedOut : .lost
    } catch {
      Issue.record(error)
      return .lost
    }
  }

  private func serve(_ peer: FakePeer, seed: UInt64) async {
    await withDiscardingTaskGroup { group in
      var number: UInt64 = 0
      while !Task.isCancelled, let connection = try? await peer.accept() {
        number += 1
        let generator = SeededGenerator(seed: seed &* 7919 &+ number)
        group.addTask {
          var random = generator
          // Ends when the connection does.
          try? await serve(connection, &random)
        }
      }
    }
  }

  private func serve(_ connection: FakePeer.Connection, _ random: inout SeededGenerator) async throws {
    if Int.random(in: 0..<10, using: &random) == 0 { return try await connection.close() }
    try await connection.greet(FakePeer.hello(calls: 32))
    while true {
      let frame = try await connection.next()
      guard frame.header.type == .request else { continue }
      switch Int.random(in: 0..<40, using: &random) {
      case 0: return try await connection.close()
      case 1: connection.goAway(lastStream: frame.header.stream &- 1)
      case 2:
        connection.goAway(lastStream: 0x7fff_ffff)
        try answer(frame, on: connection)
      case 3: break
      case 4...6:
        connection.refuse(
          frame, RPCError(code: .unavailable, reason: "BUSY", message: "later", notProcessed: true))
      case 7: connection.refuse(frame, RPCError(code: .internal, reason: "BROKEN", message: "broken"))
      case 8:
        connection.write(.response, flags: .more, stream: frame.header.stream, body: [0x0a])
        return try await connection.close()
      default: try answer(frame, on: connection)
      }
    }
  }

  private func answer(_ frame: FakePeer.Frame, on connection: FakePeer.Connection) throws {
    if try frame.requestHeader.method == CustomerServiceMethods.get.id {
      guard case .id(let id)? = try frame.message(GetCustomerRequest.self).customer?.by else { return }
      connection.reply(to: frame, GetCustomerReply.with { $0.customer = .with { $0.id = id } })
    } else {
      guard case .id(let id)? = try frame.message(SuspendCustomerRequest.self).customer?.by else { return }
      connection.reply(to: frame, SuspendCustomerReply.with { $0.customer = .with { $0.id = id } })
    }
  }
}
