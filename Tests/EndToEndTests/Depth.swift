import KeiyakuClient
import KeiyakuTesting
import TestSupport
import Testing

/// How far from the tests a server is.
enum Depth: CaseIterable, Sendable {
  /// In the process of the tests, without a socket.
  case inProcess
  /// The real executable in a process of its own, over TCP.
  case tcp
}

/// A server under test, on data of its own.
enum ServerUnderTest: Sendable {
  case inProcess(KeiyakuTestServer)
  case tcp(ServerProcess, TemporaryDirectory)

  static func start(_ depth: Depth) async throws -> ServerUnderTest {
    switch depth {
    case .inProcess: return .inProcess(try await KeiyakuTestServer.start())
    case .tcp:
      let directory = try TemporaryDirectory()
      return .tcp(try ServerProcess(dataDirectory: directory.path), directory)
    }
  }

  func connect(_ configure: (inout ClientConfiguration) -> Void = { _ in }) async throws -> KeiyakuClient {
    switch self {
    case .inProcess(let server): return try await server.connect(configure)
    case .tcp(let server, _):
      var configuration = try #require(ClientConfiguration(endpoints: server.address))
      configure(&configuration)
      return try await KeiyakuClient.connect(configuration)
    }
  }

  /// Ends the server as a power cut would, and starts another on its data and at its address.
  func killedAndRestarted() async throws -> ServerUnderTest {
    switch self {
    case .inProcess(let server):
      try await server.restart()
      return self
    case .tcp(let server, let directory):
      server.kill()
      let port = server.address.split(separator: ":").last.flatMap { Int($0) } ?? 0
      return .tcp(try ServerProcess(dataDirectory: directory.path, port: port), directory)
    }
  }

  func end() async {
    switch self {
    case .inProcess(let server): await server.stop()
    case .tcp(let server, _): server.kill()
    }
  }
}
