import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuServer

@Suite(.timeLimit(.minutes(1))) struct HandshakeTests {
  @Test func theServerSaysWhoItIsAndWhatItAccepts() async throws {
    try await withConnection { client in
      let hello = try await client.open()
      #expect(hello.software == "keiyaku")
      #expect(hello.databaseID == Array(repeating: 0xDA, count: 16))
      #expect(hello.incarnation == Array(repeating: 0x1C, count: 16))
      #expect(try PeerLimits(hello) == PeerLimits(RPCHello(software: "", limits: ConnectionLimits())))
    }
  }

  @Test func requestsNeedNotWaitForTheServersHello() async throws {
    try await withConnection { client in
      try await client.send(
        Preface.current.bytes, frame(.hello), client.request(FakeHost.echo, .with { $0.message = "日本語" }, stream: 1))
      #expect(try await client.readBytes(8) == Preface.current.bytes)
      #expect(try await client.readFrame().type == .hello)
      #expect(try await client.readFrame().reply().message == "日本語")
    }
  }

  @Test func anHTTPVerbGetsOneLineOfText() async throws {
    try await withConnection { client in
      try await client.send(Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
      #expect(try await client.readToEnd() == Array(ForeignProtocol.httpAnswer.utf8))
    }
  }

  @Test func aTLSHelloIsClosedWithAHintInTheLog() async throws {
    let log = LogLines()
    try await withConnection(log: log) { client in
      try await client.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])
      #expect(try await client.readToEnd() == [])
    }
    #expect(log.contains("reason: the peer speaks TLS"))
  }

  @Test func otherBytesAreClosedWithoutAWord() async throws {
    try await withConnection { client in
      try await client.send([0x00, 0x01])
      #expect(try await client.readToEnd() == [])
    }
  }

  @Test func anUnknownMajorVersionIsToldWhichAreSpoken() async throws {
    try await withConnection { client in
      try await client.send(Preface(major: 9, minor: 3).bytes)
      #expect(try await client.readBytes(8) == Preface.current.bytes)
      let goAway = try await client.readFrame().goAway()
      #expect(goAway.reason == "VERSION_UNSUPPORTED" && goAway.majorMin == 1 && goAway.majorMax == 1)
      #expect(try await client.readToEnd() == [])
    }
  }

  @Test func aHigherMinorVersionIsServed() async throws {
    try await withConnection { client in
      try await client.send(Preface(major: 1, minor: 200).bytes, frame(.hello))
      #expect(try await client.readBytes(8) == Preface.current.bytes)
      #expect(try await client.readFrame().type == .hello)
    }
  }

  @Test(arguments: [[], Preface.current.bytes, Array(Preface.current.bytes.prefix(3))])
  func withoutPrefaceAndHelloInTimeTheConnectionIsClosed(bytes: [UInt8]) async throws {
    var limits = ConnectionLimits()
    limits.handshakeSecondsMax = 1
    try await withConnection(limits) { client in
      try await client.send(bytes)
      let answer = try await client.readToEnd()
      #expect(answer.isEmpty == (bytes.count < 8))
    }
  }

  @Test(arguments: [
    ([0x0A, 0x05, 0x41], "the HELLO cannot be decoded"),
    (RPCHello.with { $0.frameBytesMax = 1024 }.encodedBytes(MessageArena()), "below the published floor of 65536"),
  ])
  func aWrongHelloEndsTheConnection(meta: [UInt8], text: String) async throws {
    try await withConnection { client in
      try await client.send(Preface.current.bytes, frame(.hello, meta: meta))
      _ = try await client.readBytes(8)
      _ = try await client.readFrame()
      let goAway = try await client.readFrame().goAway()
      #expect(goAway.reason == "HELLO_INVALID" && goAway.message.contains(text))
      #expect(try await client.readToEnd() == [])
    }
  }

  @Test func oneConnectionTooManyIsToldSoAndTheOthersAreServed() async throws {
    try await withServer(configure: { $0.limits.connectionsMax = 2 }) { server, port in
      try await RawClient.connect(port: port) { first in
        try await first.open()
        try await RawClient.connect(port: port) { second in
          try await second.open()
          try await RawClient.connect(port: port) { third in
            #expect(try await third.readBytes(8) == Preface.current.bytes)
            let goAway = try await third.readFrame().goAway()
            #expect(goAway.reason == "CONNECTIONS_TOO_MANY")
            #expect(goAway.message.hasPrefix("connections_max is 2, seen 3"))
          }
          try await second.send(second.request(FakeHost.echo, .with { $0.message = "日本語" }, stream: 1))
          #expect(try await second.readFrame().reply().message == "日本語")
        }
        while server.statistics.connections > 1 { await Task.yield() }
        try await RawClient.connect(port: port) { fourth in _ = try await fourth.open() }
      }
    }
  }
}
