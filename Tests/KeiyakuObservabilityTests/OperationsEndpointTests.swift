import KeiyakuLog
import KeiyakuServer
import KeiyakuService
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import KeiyakuObservability

@Suite(.timeLimit(.minutes(2))) struct OperationsEndpointTests {
  /// Runs a test against an endpoint on a free port.
  private func withEndpoint(
    health: HealthState = HealthState(), limits: OperationsEndpoint.Limits = .init(),
    _ body: (String) throws -> Void
  ) async throws {
    let endpoint = OperationsEndpoint(health: health, limits: limits) { "# TYPE c counter\nc 1\n" }
    let address = try await endpoint.start(host: "127.0.0.1", port: 0)
    do {
      try body("127.0.0.1:\(address.port ?? 0)")
    } catch {
      await endpoint.shutdown()
      throw error
    }
    await endpoint.shutdown()
  }

  @Test func metricsAreTextOfVersion004() async throws {
    try await withEndpoint { address in
      let answer = try HTTPExchange.get("/metrics?name=c", at: address)
      #expect(answer.status == 200 && answer.body == "# TYPE c counter\nc 1\n")
      #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
      #expect(answer.headers["content-length"] == "\(answer.body.utf8.count)")
      #expect(answer.headers["connection"] == "close")
    }
  }

  @Test func headSaysTheSameWithoutABody() async throws {
    try await withEndpoint { address in
      let answer = try HTTPExchange.get("/metrics", at: address, method: "HEAD")
      #expect(answer.status == 200 && answer.body.isEmpty)
      #expect(answer.headers["content-length"] == "21")
    }
  }

  @Test func readinessFollowsTheHealthState() async throws {
    let health = HealthState()
    health.set(.recovering, "the log is being read back")
    try await withEndpoint(health: health) { address in
      let recovering = try HTTPExchange.get("/readyz", at: address)
      #expect(recovering.status == 503 && recovering.body == "RECOVERING: the log is being read back\n")
      #expect(try HTTPExchange.get("/healthz", at: address).status == 200)
      health.clear(.recovering)
      #expect(try HTTPExchange.get("/readyz", at: address).status == 200)
      health.set(.outOfDisk, "no room")
      health.set(.draining, "the server is stopping")
      let draining = try HTTPExchange.get("/readyz", at: address)
      #expect(draining.status == 503 && draining.body == "DRAINING: the server is stopping\nOUT_OF_DISK: no room\n")
      health.clear(.draining)
      health.clear(.outOfDisk)
      #expect(try HTTPExchange.get("/readyz", at: address).body == "serving\n")
    }
  }

  @Test func theEndpointAnswersWhileADataDirectoryIsBeingOpened() async throws {
    let health = HealthState()
    health.set(.recovering, "the log is being read back")
    let directory = try TemporaryDirectory()
    try await withEndpoint(health: health) { address in
      let answers = Mutex<[HTTPExchange.Answer]>([])
      var log = LogConfiguration(
        directory: directory.path + "/data", onFailure: { Issue.record("the log failed: \($0)") },
        // Told by the thread that opens the directory, before it goes on.
        report: { _ in
          guard let answer = try? HTTPExchange.get("/readyz", at: address) else { return }
          answers.withLock { $0.append(answer) }
        })
      log.segmentBytes = 2 << 20
      log.directIO = false
      let stack = try ServiceStack(log: log, software: "test", passwordConcurrency: 1, health: health) { 1 }
      let seen = answers.withLock { $0 }
      #expect(!seen.isEmpty && seen.allSatisfy { $0.status == 503 && $0.body.hasPrefix("RECOVERING") })
      health.clear(.recovering)
      #expect(try HTTPExchange.get("/readyz", at: address).status == 200)
      try stack.close()
    }
  }

  @Test func otherPathsAndMethodsAreRefusedWithTheWayOut() async throws {
    try await withEndpoint { address in
      #expect(try HTTPExchange.get("/", at: address).status == 404)
      #expect(try HTTPExchange.get("/metrics/", at: address).status == 404)
      let posted = try HTTPExchange.get("/metrics", at: address, method: "POST")
      #expect(posted.status == 405 && posted.headers["allow"] == "GET, HEAD")
      #expect(try HTTPExchange.get("/readyz", at: address, method: "DELETE").status == 405)
    }
  }

  @Test(arguments: [
    "\u{1}\u{2}\r\n\r\n", "GET /metrics\r\n\r\n", "GET /metrics HTTP/1.1\r\nbroken\r\n\r\n",
    "GET /metrics HTTP/1.1\r\n\r\n", "GET /metrics HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
  ])
  func whatIsNoRequestIsAnswered400(text: String) async throws {
    try await withEndpoint { address in
      let exchange = try HTTPExchange(address: address)
      exchange.write(text)
      #expect(try exchange.readAnswer().status == 400)
    }
  }

  @Test(arguments: ["GET /\(String(repeating: "a", count: 20_000))", "GET /metrics HTTP/1.1\r\nHost: a\r\nX: "])
  func aHeadThatIsTooLongIsAnswered431(begin: String) async throws {
    try await withEndpoint { address in
      let exchange = try HTTPExchange(address: address)
      exchange.write(begin + String(repeating: "b", count: 20_000))
      #expect(try exchange.readAnswer().status == 431)
    }
  }

  @Test func aBodyIsDiscardedAndTheAnswerStillArrives() async throws {
    try await withEndpoint { address in
      let exchange = try HTTPExchange(address: address)
      exchange.write("POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n")
      exchange.write(String(repeating: "x", count: 500_000))
      #expect(try exchange.readAnswer().status == 405)
    }
  }

  @Test func aBodyWithoutEndIsCutOff() async throws {
    try await withEndpoint { address in
      let exchange = try HTTPExchange(address: address)
      exchange.write("POST /metrics HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      let megabyte = String(repeating: "x", count: 1 << 20)
      // The socket's own buffers take some of it before the end is felt.
      #expect((0..<256).contains { _ in !exchange.write(megabyte) })
    }
  }

  @Test func aSlowClientIsAnswered408WhenItsTimeIsUp() async throws {
    var limits = OperationsEndpoint.Limits()
    limits.connection = .milliseconds(50)
    try await withEndpoint(limits: limits) { address in
      let exchange = try HTTPExchange(address: address)
      exchange.write("GET /metrics HTTP/1.1\r\nHost:")
      #expect(try exchange.readAnswer().status == 408)
    }
  }

  @Test func aClientThatDoesNotReadIsCutOff() async throws {
    var limits = OperationsEndpoint.Limits()
    limits.connection = .milliseconds(50)
    let endpoint = OperationsEndpoint(health: HealthState(), limits: limits) { String(repeating: "x", count: 64 << 20) }
    let address = try await endpoint.start(host: "127.0.0.1", port: 0)
    let exchange = try HTTPExchange(address: "127.0.0.1:\(address.port ?? 0)")
    exchange.write("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n")
    // Wait for another connection's whole life: this one's time is up as well then.
    _ = try? HTTPExchange(address: "127.0.0.1:\(address.port ?? 0)").readToEnd()
    let read = try? exchange.readToEnd()
    #expect((read?.utf8.count ?? 0) < 64 << 20)
    await endpoint.shutdown()
  }

  @Test func furtherConnectionsAreClosed() async throws {
    var limits = OperationsEndpoint.Limits()
    limits.connectionsMax = 2
    try await withEndpoint(limits: limits) { address in
      do {
        let first = try HTTPExchange(address: address)
        let second = try HTTPExchange(address: address)
        let third = try HTTPExchange(address: address)
        // Accepted in order, so the third one is over.
        #expect(try third.readToEnd().isEmpty)
        for exchange in [first, second] { exchange.write("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n") }
        #expect(try first.readAnswer().status == 200)
        #expect(try second.readAnswer().status == 200)
      }
      // Both are closed; as soon as the endpoint has heard of it there is room again.
      while (try? HTTPExchange.get("/healthz", at: address))?.status != 200 {}
    }
  }

  @Test func anAddressBeyondLoopbackIsRefused() async throws {
    let endpoint = OperationsEndpoint(health: HealthState()) { "" }
    await #expect(throws: ListenAddress.Refusal.self) { try await endpoint.start(host: "0.0.0.0", port: 0) }
  }
}
