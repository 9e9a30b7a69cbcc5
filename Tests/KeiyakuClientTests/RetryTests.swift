import KeiyakuMessages
import KeiyakuWire
import Testing

@testable import KeiyakuClient

private func unavailable(
  _ pushback: RPCError.RetryPushback? = nil, code: RPCCode = .unavailable, notProcessed: Bool = false
) -> RPCError {
  RPCError(code: code, reason: "BUSY", message: "later", retryPushback: pushback, notProcessed: notProcessed)
}

@Suite("Retries", .timeLimit(.minutes(2)))
struct RetryTests {
  @Test("A call that the server did not begin is tried again, whatever it is", arguments: [nil, 1 as Int32?])
  func notProcessed(pushback: Int32?) async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.call(CustomerServiceMethods.suspend, suspend(1))
    let refusal = unavailable(pushback.map { .afterMilliseconds($0) }, notProcessed: true)
    for attempt in UInt32(0)..<3 {
      let request = try await connection.request()
      #expect(try request.requestHeader.previousAttempts == attempt)
      connection.refuse(request, refusal)
    }
    connection.reply(to: try await connection.request(), SuspendCustomerReply())
    _ = try await reply
    await client.close()
  }

  @Test("The first retry of a call that the server did not begin comes at once")
  func transparentRetry() async throws {
    let (client, _, connection) = try await connected { $0.retry.backoff = Backoff(initial: .seconds(1000)) }
    async let reply = client.call(CustomerServiceMethods.suspend, suspend(1))
    connection.refuse(try await connection.request(), unavailable(notProcessed: true))
    connection.reply(to: try await connection.request(), SuspendCustomerReply())
    _ = try await reply
    await client.close()
  }

  @Test("After that attempts count: the last answer is thrown, with attempts, peer and the limit's name")
  func attemptsMax() async throws {
    let (client, peer, connection) = try await connected { $0.retry.attemptsMax = 3 }
    async let error = rpcError(await client.call(CustomerServiceMethods.suspend, suspend(1)))
    // One that does not count, and three that do.
    for _ in 0..<4 { connection.refuse(try await connection.request(), unavailable(notProcessed: true)) }
    let thrown = try await error
    #expect(thrown == unavailable(notProcessed: true))
    let receipt = try #require(thrown.receipt)
    #expect(receipt.attempts == 4 && receipt.peer == "\(peer.endpoint)")
    #expect(receipt.method == CustomerServiceMethods.suspend.fullName)
    #expect("\(thrown)".contains("retry.attemptsMax") && "\(thrown)".contains("the server did not begin it"))
    await client.close()
  }

  @Test("A call that is refused over and over ends by its deadline, and says what was answered")
  func deadlineBetweenAttempts() async throws {
    let (client, _, connection) = try await connected {
      $0.retry.attemptsMax = .max
      $0.retry.throttling = nil
    }
    async let error = clientError(
      await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .milliseconds(200))))
    connection.refuse(try await connection.request(), unavailable())
    // The second is never answered.
    _ = try await connection.request()
    #expect(try await error.reason == .timedOut)
    #expect(try await error.attempts == 2)
    #expect(try await error.refusal == unavailable())
    await client.close()
  }

  @Test(
    "Reads are tried again on UNAVAILABLE, and on RESOURCE_EXHAUSTED where the server says when",
    arguments: [unavailable(), unavailable(.afterMilliseconds(1), code: .resourceExhausted)])
  func readIsRetried(refusal: RPCError) async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.admin.getServerInfo(.init())
    connection.refuse(try await connection.request(), refusal)
    let second = try await connection.request()
    #expect(try second.requestHeader.previousAttempts == 1)
    connection.reply(to: second, GetServerInfoReply())
    _ = try await reply
    await client.close()
  }

  @Test("A change with a request id is tried again with the same id")
  func mutationIsRetried() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.customers.suspend(suspend(1))
    let first = try await connection.request()
    connection.refuse(first, unavailable())
    let second = try await connection.request()
    #expect(second.body == first.body)
    connection.reply(to: second, SuspendCustomerReply())
    _ = try await reply
    await client.close()
  }

  @Test("A change without a request id that the server began is not tried again")
  func unprotectedChange() async throws {
    let (client, _, connection) = try await connected()
    async let error = rpcError(await client.call(CustomerServiceMethods.suspend, suspend(1)))
    connection.refuse(try await connection.request(), unavailable())
    #expect(try await error == unavailable())
    #expect(try await error.receipt?.attempts == 1)
    await client.close()
  }

  @Test(
    "Other answers are final",
    arguments: [
      unavailable(code: .resourceExhausted), unavailable(code: .internal), unavailable(code: .aborted),
      unavailable(code: .unimplemented, notProcessed: true), unavailable(.never),
      unavailable(.never, notProcessed: true),
    ])
  func final(refusal: RPCError) async throws {
    let (client, _, connection) = try await connected()
    async let error = rpcError(await client.admin.getServerInfo(.init()))
    connection.refuse(try await connection.request(), refusal)
    #expect(try await error == refusal)
    await client.close()
  }

  @Test("A pushback beyond the deadline ends the call at once, and holds up no other")
  func longPushback() async throws {
    let (client, _, connection) = try await connected()
    async let refused = rpcError(await client.admin.getServerInfo(.init()))
    connection.refuse(try await connection.request(), unavailable(.afterMilliseconds(.max), notProcessed: true))
    #expect(try await refused.receipt?.retriesEnded?.contains("deadline") == true)

    // One that is within its deadline rests alone.
    let resting = Task {
      try await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .seconds(1_000_000)))
    }
    connection.refuse(try await connection.request(), unavailable(.afterMilliseconds(50_000_000)))
    async let reply = client.admin.getServerInfo(.init())
    connection.reply(to: try await connection.request(), GetServerInfoReply())
    _ = try await reply
    resting.cancel()
    await #expect(throws: CancellationError.self) { try await resting.value }
    await client.close()
  }

  @Test("Calls that rest are bounded: beyond waitingCallsMax they end with their answer")
  func restingIsBounded() async throws {
    let (client, _, connection) = try await connected { $0.waitingCallsMax = 2 }
    let refusal = unavailable(.afterMilliseconds(50_000_000))
    let options = CallOptions(timeout: .seconds(1_000_000))
    let resting = (0..<2).map { _ in Task { try await client.admin.getServerInfo(.init(), options: options) } }
    for _ in 0..<2 { connection.refuse(try await connection.request(), refusal) }
    async let error = rpcError(await client.admin.getServerInfo(.init(), options: options))
    connection.refuse(try await connection.request(), refusal)
    #expect(try await error.receipt?.retriesEnded?.contains("waitingCallsMax") == true)
    // Closing ends those that rest.
    await client.close()
    for task in resting {
      let error = try await clientError(await task.value)
      #expect(error.reason == .closed && error.refusal == refusal)
    }
  }

  @Test("While too many attempts fail, nothing is tried again but what the server did not begin; successes end that")
  func throttling() async throws {
    let (client, _, connection) = try await connected {
      $0.retry.attemptsMax = .max
      $0.retry.throttling = RetryThrottling(tokensMax: 4, tokenRatio: 1)
    }
    async let throttled = rpcError(await client.admin.getServerInfo(.init()))
    // The second failure leaves two tokens of four.
    for _ in 0..<2 { connection.refuse(try await connection.request(), unavailable()) }
    #expect(try await throttled.receipt?.attempts == 2)
    #expect(try await throttled.receipt?.retriesEnded?.contains("retry.throttling") == true)

    async let transparent = client.admin.getServerInfo(.init())
    connection.refuse(try await connection.request(), unavailable(notProcessed: true))
    connection.reply(to: try await connection.request(), GetServerInfoReply())
    _ = try await transparent

    // That success and another one give back two tokens, so one failure may be repeated again.
    async let success = client.admin.getServerInfo(.init())
    connection.reply(to: try await connection.request(), GetServerInfoReply())
    _ = try await success
    async let retried = client.admin.getServerInfo(.init())
    connection.refuse(try await connection.request(), unavailable())
    connection.reply(to: try await connection.request(), GetServerInfoReply())
    _ = try await retried
    await client.close()
  }

  @Test("A call that is lost again and again ends after its attempts, and says so")
  func lostAgainAndAgain() async throws {
    let (client, peer, first) = try await connected { $0.retry.attemptsMax = 3 }
    async let error = clientError(await client.admin.getServerInfo(.init()))
    var connection = first
    for attempt in UInt32(0)..<3 {
      #expect(try await connection.request().requestHeader.previousAttempts == attempt)
      try await connection.close()
      connection = try await peer.greet()
    }
    #expect(try await error.reason == .connectionLost)
    #expect(try await error.limit == "retry.attemptsMax")
    #expect(try await error.attempts == 3)
    #expect(try await error.progress == .unknown)
    await client.close()
  }

  @Test("The reason of a GOAWAY is in the error of each call that it ended, for people and for programs")
  func goAwayReason() async throws {
    let (client, peer, connection) = try await connected()
    async let error = clientError(await client.call(CustomerServiceMethods.suspend, suspend(1)))
    _ = try await connection.request()
    connection.goAway(lastStream: 1, reason: "PINGS_TOO_MANY", message: "ping_interval_seconds_min is 10, seen 1")
    try await connection.close()
    #expect(try await error.reason == .connectionLost)
    #expect(try await error.goAway == "PINGS_TOO_MANY")
    #expect(try await error.message.contains("PINGS_TOO_MANY ping_interval_seconds_min is 10, seen 1"))
    _ = try await peer.greet()
    await client.close()
  }
}

@Suite("GOAWAY at each point of a retry", .timeLimit(.minutes(2)))
struct GoAwayDuringRetryTests {
  /// Where the GOAWAY comes.
  enum Point: CaseIterable {
    /// The first attempt is above the last stream.
    case firstAttemptRefused
    /// The first attempt was refused, and the one that followed at once is above the last stream.
    case transparentRetryRefused
    /// The call waits for its back-off.
    case resting
    /// The retry was accepted, and then the connection was lost.
    case retryAcceptedAndLost
    /// First all streams are accepted, then a second GOAWAY leaves the retry out.
    case retryRefusedBySecondGoAway
  }

  @Test("The call goes to the next connection and ends once, with its reply", arguments: Point.allCases)
  func moves(point: Point) async throws {
    let (client, peer, first) = try await connected()
    async let reply = client.admin.getServerInfo(.init())
    let request = try await first.request()
    switch point {
    case .firstAttemptRefused:
      first.goAway(lastStream: 0)
    case .transparentRetryRefused:
      first.refuse(request, unavailable(notProcessed: true))
      _ = try await first.request()
      first.goAway(lastStream: request.header.stream)
    case .resting:
      first.refuse(request, unavailable(.afterMilliseconds(50)))
      first.goAway(lastStream: request.header.stream)
    case .retryAcceptedAndLost:
      first.refuse(request, unavailable())
      let retry = try await first.request()
      first.goAway(lastStream: retry.header.stream)
      try await first.close()
    case .retryRefusedBySecondGoAway:
      first.refuse(request, unavailable())
      _ = try await first.request()
      first.goAway(lastStream: 0x7fff_ffff)
      first.goAway(lastStream: request.header.stream)
    }
    let second = try await peer.greet()
    let moved = try await second.request()
    #expect(try moved.requestHeader.previousAttempts == (point == .firstAttemptRefused || point == .resting ? 1 : 2))
    second.reply(to: moved, GetServerInfoReply.with { $0.software = "second" })
    #expect(try await reply.software == "second")
    await client.close()
  }

  @Test("A retry that was accepted before GOAWAY is answered where it is")
  func answeredInPlace() async throws {
    let (client, peer, first) = try await connected()
    async let reply = client.admin.getServerInfo(.init())
    first.refuse(try await first.request(), unavailable())
    let retry = try await first.request()
    first.goAway(lastStream: retry.header.stream)
    _ = try await peer.greet()
    first.reply(to: retry, GetServerInfoReply.with { $0.software = "first" })
    #expect(try await reply.software == "first")
    await client.close()
  }

  @Test("A change without a request id moves too where it was not begun, any number of times")
  func unprotectedChange() async throws {
    let (client, peer, first) = try await connected()
    async let reply = client.call(CustomerServiceMethods.suspend, suspend(1))
    var connection = first
    for _ in 0..<20 {
      _ = try await connection.request()
      connection.goAway(lastStream: 0)
      connection = try await peer.greet()
    }
    connection.reply(to: try await connection.request(), SuspendCustomerReply())
    _ = try await reply
    await client.close()
  }
}
