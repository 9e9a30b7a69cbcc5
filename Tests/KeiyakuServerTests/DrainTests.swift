import KeiyakuMessages
import KeiyakuWire
import Logging
import NIOCore
import ServiceLifecycle
import Testing

@testable import KeiyakuServer

@Suite(.timeLimit(.minutes(1))) struct DrainTests {
  @Test func aDrainIsTwoGoAwaysAndWaitsForDurableReplies() async throws {
    let host = FakeHost()
    try await withServer(host: host) { server, port in
      try await RawClient.connect(port: port) { client in
        try await client.open()
        try await client.send(
          client.request(FakeHost.write, .gated(6), stream: 1), client.request(FakeHost.wait, stream: 2))
        await host.started.wait()
        async let stopped: Void = server.shutdown()

        let first = try await client.readFrame()
        #expect(try first.goAway().reason == "DRAINING")
        #expect(first.header.argument == 0x7fff_ffff)
        let ping = try await client.readFrame()
        #expect(ping.type == .ping)
        // Sent before the client knew: still accepted.
        try await client.send(
          client.request(FakeHost.echo, stream: 3), frame(.pong, argument: ping.header.argument),
          client.request(FakeHost.echo, stream: 5))
        #expect(try await client.readFrame().stream == 3)
        let second = try await client.readFrame()
        #expect(try second.goAway().reason == "DRAINING")
        #expect(second.header.argument == 3)
        let refused = try await client.readFrame()
        #expect(refused.stream == 5)
        let error = try refused.error()
        #expect(error.code == .unavailable && error.reason == "DRAINING" && error.notProcessed)

        host.released.fire()
        #expect(try await client.readFrame().stream == 2)
        host.advance(to: 6)
        #expect(try await client.readFrame().stream == 1)
        #expect(try await client.readToEnd() == [])
        client.finish()
        await stopped
      }
    }
  }

  @Test func aClientThatDoesNotAnswerThePingIsDrainedAnyway() async throws {
    var limits = ConnectionLimits()
    limits.drainNoticeMillisecondsMax = 10
    try await withServer(limits) { server, port in
      try await RawClient.connect(port: port) { client in
        try await client.open()
        async let stopped: Void = server.shutdown()
        #expect(try await client.readFrame().header.argument == 0x7fff_ffff)
        #expect(try await client.readFrame().type == .ping)
        #expect(try await client.readFrame().header.argument == 0)
        #expect(try await client.readToEnd() == [])
        client.finish()
        await stopped
      }
    }
  }

  @Test func aHandlerThatNeverReturnsIsCutOff() async throws {
    var limits = ConnectionLimits()
    (limits.drainSecondsMax, limits.drainNoticeMillisecondsMax) = (1, 10)
    let host = FakeHost()
    try await withServer(limits, host: host) { server, port in
      try await RawClient.connect(port: port) { client in
        try await client.open()
        try await client.send(client.request(FakeHost.stubborn, stream: 1))
        await host.started.wait()
        await server.shutdown()
        host.released.fire()
      }
    }
  }

  @Test func connectionsAreNoLongerAcceptedAfterAShutdown() async throws {
    try await withServer { server, port in
      await server.shutdown()
      await #expect(throws: (any Error).self) { try await RawClient.connect(port: port) { _ in } }
    }
  }

  @Test func aServiceGroupStopsTheServerInOrder() async throws {
    let server = KeiyakuServer(
      configuration: ServerConfiguration(port: 0), host: FakeHost(), logger: LogLines().logger)
    let port = try #require(try await server.start().port)
    let group = ServiceGroup(services: [server], logger: LogLines().logger)
    async let finished: Void = group.run()
    try await RawClient.connect(port: port) { client in
      try await client.open()
      await group.triggerGracefulShutdown()
      #expect(try await client.readFrame().type == .goAway)
      let ping = try await client.readFrame()
      try await client.send(frame(.pong, argument: ping.header.argument))
      #expect(try await client.readFrame().type == .goAway)
      #expect(try await client.readToEnd() == [])
    }
    try await finished
  }

  @Test func aConnectionThatHasReachedItsAgeIsDrainedAndTheServerGoesOn() async throws {
    try await withServer(configure: { $0.connectionAgeMax = .milliseconds(100) }) { _, port in
      try await RawClient.connect(port: port) { client in
        try await client.open()
        let first = try await client.readFrame()
        #expect(try first.goAway().reason == "DRAINING" && first.goAway().message.contains("greatest age"))
        let ping = try await client.readFrame()
        try await client.send(
          client.request(FakeHost.echo, stream: 1), frame(.pong, argument: ping.header.argument))
        #expect(try await client.readFrame().stream == 1)
        #expect(try await client.readFrame().header.argument == 1)
        #expect(try await client.readToEnd() == [])
      }
      try await RawClient.connect(port: port) { client in _ = try await client.open() }
    }
  }

  @Test func callsOfAConnectionBeyondItsAgeAreCutOffAfterTheGrace() async throws {
    let host = FakeHost()
    try await withServer(
      host: host,
      configure: { configuration in
        configuration.connectionAgeMax = .milliseconds(100)
        configuration.connectionAgeGrace = .milliseconds(100)
      }
    ) { _, port in
      try await RawClient.connect(port: port) { client in
        try await client.open()
        try await client.send(client.request(FakeHost.wait, stream: 1))
        while try await client.readFrame().type != .ping {}
        // Nothing more than the second GOAWAY comes before the end.
        _ = try? await client.readToEnd()
      }
      host.released.fire()
    }
  }
}
