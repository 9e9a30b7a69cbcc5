import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuServer

@Suite(.timeLimit(.minutes(1))) struct GatingTests {
  @Test func aReplyWaitsUntilWhatItObservedIsDurable() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(client.request(FakeHost.write, .gated(5), stream: 1), frame(.ping, argument: 1))
      #expect(try await client.readFrame().type == .pong, "the reply is held, what needs no log is not")
      host.advance(to: 4)
      try await client.send(client.request(FakeHost.echo, stream: 2))
      #expect(try await client.readFrame().stream == 2)
      host.advance(to: 5)
      let frame = try await client.readFrame()
      #expect(frame.stream == 1)
      #expect(try frame.reply().retryPushbackMs == 5)
    }
  }

  @Test(arguments: [(calls: 1, writes: 1), (3, 1), (32, 1), (70, 3)])
  func callsThatAreReadTogetherAskForOneWrite(calls: Int, writes: Int) async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      let requests = (1...calls).map { client.request(FakeHost.write, .gated(1), stream: UInt32($0)) }
      try await client.send(Array(requests.joined()))
      for _ in 1...writes { await host.writeAsked.wait() }
      host.advance(to: 1)
      for stream in 1...calls { #expect(try await client.readFrame().stream == UInt32(stream)) }
      #expect(host.writesAsked.load(ordering: .relaxed) == writes, "at the end of a turn, and for every 32 calls")
    }
  }

  @Test func aReadOfWhatIsDurableOvertakesAWrite() async throws {
    let host = FakeHost()
    host.advance(to: 3)
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(
        client.request(FakeHost.write, .gated(4), stream: 1), client.request(FakeHost.write, .gated(3), stream: 2))
      #expect(try await client.readFrame().stream == 2)
      host.advance(to: 4)
      #expect(try await client.readFrame().stream == 1)
    }
  }

  @Test func aRefusalIsGatedLikeAReply() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      try await client.send(client.request(FakeHost.refuse, .gated(2), stream: 1), frame(.ping))
      #expect(try await client.readFrame().type == .pong)
      host.advance(to: 2)
      #expect(try await client.readFrame().error().reason == "PLAN_NOT_FOUND")
    }
  }

  @Test func repliesAreReleasedStepByStep() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open()
      for stream in 1...200 {
        try await client.send(client.request(FakeHost.write, .gated(Int32(stream)), stream: UInt32(stream)))
      }
      for stream in 1...200 {
        host.advance(to: Int64(stream))
        #expect(try await client.readFrame().stream == UInt32(stream))
      }
    }
  }

  @Test func oneStepOfTheLogReleasesEveryConnection() async throws {
    let host = FakeHost()
    try await withServer(host: host) { _, port in
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        let held = Signal()
        for _ in 1...20 {
          tasks.addTask {
            try await RawClient.connect(port: port) { client in
              try await client.open()
              try await client.send(client.request(FakeHost.write, .gated(9), stream: 1), frame(.ping))
              #expect(try await client.readFrame().type == .pong)
              held.fire()
              #expect(try await client.readFrame().stream == 1)
            }
          }
        }
        for _ in 1...20 { await held.wait() }
        host.advance(to: 9)
        try await tasks.waitForAll()
      }
    }
  }

  @Test func noReplyIsLostWhileTheLogRacesWithTheConnections() async throws {
    let host = FakeHost()
    try await withServer(host: host) { _, port in
      let log = Task {
        var sequence: Int64 = 0
        while !Task.isCancelled {
          sequence += 1
          host.advance(to: sequence)
          await Task.yield()
        }
      }
      defer { log.cancel() }
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for _ in 1...8 {
          tasks.addTask {
            try await RawClient.connect(port: port) { client in
              try await client.open()
              for stream in 1...300 {
                let ahead = Int32(truncatingIfNeeded: host.durableSequence) + Int32(stream % 4)
                try await client.send(client.request(FakeHost.write, .gated(ahead), stream: UInt32(stream)))
                #expect(try await client.readFrame().stream == UInt32(stream))
              }
            }
          }
        }
        try await tasks.waitForAll()
      }
    }
  }
}
