import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuServer

@Suite(.timeLimit(.minutes(1))) struct BackPressureTests {
  @Test func aPeerThatDoesNotReadStopsTheDispatchOfItsCalls() async throws {
    let host = FakeHost()
    try await withConnection(host: host) { client in
      try await client.open(RPCHello(software: "test", limits: ConnectionLimits()))
      var bytes: [UInt8] = []
      for stream in 1...40 { bytes += client.request(FakeHost.large, .gated(2_000_000), stream: UInt32(stream)) }
      // Waits behind the others: too late when its turn comes, so its handler never runs.
      bytes += client.request(FakeHost.large, .gated(1), stream: 41, timeout: 1)
      try await client.send(bytes)
      var runsAtFirstReply = 0
      for stream in 1...40 {
        var frame = try await client.readFrame()
        if stream == 1 { runsAtFirstReply = host.runs.load(ordering: .relaxed) }
        while frame.header.flags == .more { frame = try await client.readFrame() }
        #expect(frame.stream == UInt32(stream))
      }
      // 8 MiB unsent, what the sockets hold, and one read of the client's.
      #expect(runsAtFirstReply < 20)
      let late = try await client.readFrame()
      #expect(late.stream == 41)
      #expect(try late.error().code == .deadlineExceeded)
      #expect(try late.error().notProcessed)
      #expect(host.runs.load(ordering: .relaxed) == 40)
    }
  }

  @Test func repliesThatWaitForTheLogStopTheDispatchAsWell() async throws {
    let (host, log) = (FakeHost(), LogLines())
    try await withConnection(host: host, log: log) { client in
      try await client.open()
      try await client.sendWrites(1...200)
      await log.line(containing: "limit: unsent_bytes_max")
      #expect(host.runs.load(ordering: .relaxed) < 100, "8 MiB of replies of 100 kB")
      host.advance(to: 1)
      for stream in 1...200 { #expect(try await client.readWholeReply() == UInt32(stream)) }
    }
  }

  @Test func theWholeServerHasABudgetToo() async throws {
    var limits = ConnectionLimits()
    limits.serverUnsentBytesMax = 8 * 1024 * 1024
    let (host, log) = (FakeHost(), LogLines())
    try await withServer(limits, host: host, log: log) { _, port in
      try await RawClient.connect(port: port) { first in
        try await first.open()
        try await first.sendWrites(1...60)
        try await first.send(frame(.ping))
        #expect(try await first.readFrame().type == .pong, "6 MB are within every limit")
        try await RawClient.connect(port: port) { second in
          try await second.open()
          try await second.sendWrites(1...60)
          await log.line(containing: "limit: server_unsent_bytes_max")
          #expect(host.runs.load(ordering: .relaxed) < 100)
          try await RawClient.connect(port: port) { third in
            try await third.open()
            try await third.send(third.request(FakeHost.echo, stream: 1))
            #expect(try await third.readFrame().stream == 1, "a connection on which nothing waits is served")
          }
          host.advance(to: 1)
          for stream in 1...60 { #expect(try await first.readWholeReply() == UInt32(stream)) }
          for stream in 1...60 { #expect(try await second.readWholeReply() == UInt32(stream)) }
        }
      }
    }
  }
}

extension RawClient {
  /// Writes of 100 kB that wait for sequence 1.
  fileprivate func sendWrites(_ streams: ClosedRange<UInt32>) async throws {
    var request = RPCStatus.ofBytes(50_000)
    request.details += request.details
    request.retryPushbackMs = 1
    for stream in streams { try await send(self.request(FakeHost.write, request, stream: stream)) }
  }

  /// Reads a reply over all its frames, and returns its stream.
  fileprivate func readWholeReply() async throws -> UInt32 {
    var frame = try await readFrame()
    while frame.header.flags == .more { frame = try await readFrame() }
    return frame.stream
  }
}
