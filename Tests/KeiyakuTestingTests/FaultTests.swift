import Foundation
import KeiyakuClient
import KeiyakuMessages
import KeiyakuTesting
import Synchronization
import Testing

/// Each fault by name, and what a client sees of it.
@Suite(.timeLimit(.minutes(2))) struct FaultTests {
  /// The example of the README.
  @Test func aPlanIsCreatedOnceWhereTheConnectionBreaks() async throws {
    try await withKeiyakuTestServer { server, client in
      server.faults.stallDisk()
      async let created = client.catalog.createPlan(.with { $0.spec = .with { $0.name = "Business" } })
      await server.waitForCalls(of: CatalogServiceMethods.createPlan)
      server.faults.loseConnections()
      server.faults.resumeDisk()
      let plan = try await created.plan
      #expect(plan?.spec?.name == "Business")
      let plans = try await client.catalog.listPlans(ListPlansRequest()).plans
      #expect(plans.count == 2)
    }
  }

  // MARK: Connections

  @Test func aChangeUnderWayWhenConnectionsAreLostIsDoneOnce() async throws {
    try await withKeiyakuTestServer { server, client in
      server.faults.stallDisk()
      async let creating = createPlan("ビジネス", client)
      await server.waitForCalls(of: CatalogServiceMethods.createPlan)
      server.faults.loseConnections()
      // The second attempt is there: its answer waits for the disk as well.
      await server.waitForCalls(of: CatalogServiceMethods.createPlan, count: 2)
      server.faults.resumeDisk()
      let reply = try await creating
      #expect(reply.result?.replayed == true, "the first attempt had done it")
      #expect(try await planNames(client) == ["Default", "ビジネス"])
    }
  }

  @Test func aClientThatMayNotTryAgainHearsThatTheConnectionWasLost() async throws {
    let server = try await KeiyakuTestServer.start()
    let client = try await server.connect { $0.retry.attemptsMax = 1 }
    server.faults.stallDisk()
    let creating = Task { try await createPlan("ビジネス", client) }
    await server.waitForCalls(of: CatalogServiceMethods.createPlan)
    server.faults.loseConnections()
    let error = await #expect(throws: ClientError.self) { _ = try await creating.value }
    #expect(error?.reason == .connectionLost)
    #expect(error?.progress == .unknown, "whether it was done nobody knows")
    #expect(error?.peer == server.endpoint)
    #expect(error?.message.contains("reset") == true)
    await client.close()
    await server.stop()
  }

  @Test func aServerThatRefusesConnectionsIsNotReachedUntilItTakesThemAgain() async throws {
    try await withKeiyakuTestServer { server, client in
      server.faults.refuseConnections()
      let refused = await #expect(throws: ClientError.self) { _ = try await server.connect() }
      #expect(refused?.reason == .connectFailed)
      #expect(refused?.message.contains("refused") == true)

      _ = try await planNames(client)
      server.faults.loseConnections()
      let waiting = Task { try await planNames(client) }
      var failure: ClientError?
      // The loss may not have been heard of yet.
      while failure == nil {
        do {
          _ = try await client.catalog.listPlans(ListPlansRequest(), options: CallOptions(waitForReady: false))
        } catch let error as ClientError { failure = error }
      }
      #expect(failure?.reason == .connectFailed)
      #expect(failure?.progress == .notSent)
      server.faults.acceptConnections()
      #expect(try await waiting.value == ["Default"], "a call that waits for a connection gets one")
    }
  }

  @Test func aDelayCountsBothWays() async throws {
    try await withKeiyakuTestServer { server, client in
      server.faults.delay(of: .milliseconds(30))
      let clock = ContinuousClock()
      let spent = try await clock.measure { _ = try await planNames(client) }
      #expect(spent >= .milliseconds(60))
    }
  }

  @Test func aCallThatIsDelayedBeyondItsDeadlineTimesOut() async throws {
    try await withKeiyakuTestServer { server, client in
      server.faults.delay(of: .seconds(3600))
      let error = await #expect(throws: ClientError.self) {
        _ = try await client.catalog.listPlans(ListPlansRequest(), options: CallOptions(timeout: .milliseconds(50)))
      }
      #expect(error?.reason == .timedOut)
      #expect(error?.progress == .unknown)
      #expect(server.callCount(of: CatalogServiceMethods.listPlans) == 0)
      server.faults.delay(of: .zero)
      // Not behind what was on its way for an hour.
      let names = try await planNames(client)
      #expect(names == ["Default"])
    }
  }

  // MARK: Calls

  @Test func aRefusedMethodFailsAsOftenAsItWasTold() async throws {
    try await withKeiyakuTestServer { server, client in
      let error = RPCError(code: .permissionDenied, reason: "NOT_TODAY", message: "come back tomorrow")
      server.faults.refuse(method: CatalogServiceMethods.createPlan, with: error, times: 2)
      for _ in 0..<2 {
        let refusal = await #expect(throws: RPCError.self) { _ = try await createPlan("ビジネス", client) }
        #expect(refusal == error)
      }
      #expect(try await planNames(client) == ["Default"], "other methods are served, and nothing was done")
      _ = try await createPlan("ビジネス", client)
      #expect(server.callCount(of: CatalogServiceMethods.createPlan) == 3)
    }
  }

  @Test func aStreamIsRefusedBeforeItsFirstItem() async throws {
    try await withKeiyakuTestServer { server, client in
      let error = RPCError(code: .permissionDenied, reason: "NOT_TODAY", message: "come back tomorrow")
      server.faults.refuse(method: RPCDiagnosticsMethods.expand, with: error)
      let request = RPCExpandRequest.with { $0.itemCount = 3 }
      let refusal = await #expect(throws: RPCError.self) {
        for try await _ in client.diagnostics.expand(request) { Issue.record("an item") }
      }
      #expect(refusal == error)
      var count = 0
      for try await _ in client.diagnostics.expand(request) { count += 1 }
      #expect(count == 3)
    }
  }

  @Test func aMethodThatIsUnavailableForAWhileIsTriedAgain() async throws {
    try await withKeiyakuTestServer { server, client in
      server.faults.refuse(
        method: CatalogServiceMethods.createPlan,
        with: RPCError(code: .unavailable, reason: "BUSY", message: "try again"), times: 3)
      _ = try await createPlan("ビジネス", client)
      #expect(server.callCount(of: CatalogServiceMethods.createPlan) == 4)
    }
  }

  @Test func clearingEndsARefusal() async throws {
    try await withKeiyakuTestServer { server, client in
      server.faults.refuse(
        method: CatalogServiceMethods.listPlans,
        with: RPCError(code: .internal, reason: "BROKEN", message: "broken"), times: .max)
      await #expect(throws: RPCError.self) { _ = try await planNames(client) }
      server.faults.clear()
      let names = try await planNames(client)
      #expect(names == ["Default"])
    }
  }

  // MARK: Disk

  @Test func whileTheDiskStallsChangesWaitAndReadsOfOtherThingsGoOn() async throws {
    try await withKeiyakuTestServer { server, client in
      let order = Mutex<[String]>([])
      server.faults.stallDisk()
      async let creating: Void = {
        _ = try await createPlan("ビジネス", client)
        order.withLock { $0.append("created") }
      }()
      await server.waitForCalls(of: CatalogServiceMethods.createPlan)
      _ = try await client.catalog.getPlan(.with { $0.plan = .with { $0.by = .id(1) } })
      order.withLock { $0.append("read") }
      let stuck = await #expect(throws: ClientError.self) {
        _ = try await client.catalog.getPlan(
          .with { $0.plan = .with { $0.by = .name("ビジネス") } }, options: CallOptions(timeout: .milliseconds(50)))
      }
      #expect(stuck?.reason == .timedOut, "what is not durable is not shown")
      order.withLock { $0.append("resumed") }
      server.faults.resumeDisk()
      try await creating
      #expect(order.withLock { $0 } == ["read", "resumed", "created"])
    }
  }

  @Test func aDiskThatFailsEndsTheServerAndARestartKeepsWhatWasAcknowledged() async throws {
    try await withKeiyakuTestServer { server, client in
      _ = try await createPlan("ビジネス", client)
      server.faults.failDisk()
      let error = await #expect(throws: ClientError.self) {
        _ = try await createPlan("プレミアム", client, CallOptions(waitForReady: false))
      }
      #expect(error?.reason == .connectFailed || error?.reason == .connectionLost)
      #expect(error?.progress == .unknown)
      await #expect(throws: ClientError.self, "nothing answers any more") { _ = try await server.connect() }
      await #expect(throws: (any Error).self, "it cannot start on a broken disk") { try await server.restart() }

      server.faults.resumeDisk()
      try await server.restart()
      #expect(try await planNames(client) == ["Default", "ビジネス"])
    }
  }

  // MARK: Lives

  @Test func whatWasAcknowledgedIsThereAfterARestartAndTheClientGoesOn() async throws {
    try await withKeiyakuTestServer { server, client in
      for round in 0..<5 {
        _ = try await createPlan("計画\(round)", client)
        try await server.restart()
      }
      #expect(try await planNames(client) == ["Default"] + (0..<5).map { "計画\($0)" })
    }
  }

  @Test func aChangeThatWaitsForTheDiskAtARestartIsDoneOnceAfterIt() async throws {
    try await withKeiyakuTestServer { server, client in
      server.faults.stallDisk()
      async let creating = createPlan("ビジネス", client)
      await server.waitForCalls(of: CatalogServiceMethods.createPlan)
      try await server.restart()
      _ = try await creating
      #expect(server.callCount(of: CatalogServiceMethods.createPlan) == 2)
      #expect(try await planNames(client) == ["Default", "ビジネス"])
    }
  }

  @Test func stoppingAnswersWhatIsUnderWayAndEndsTheServer() async throws {
    let server = try await KeiyakuTestServer.start()
    let client = try await server.connect()
    server.faults.stallDisk()
    async let creating = createPlan("ビジネス", client)
    await server.waitForCalls(of: CatalogServiceMethods.createPlan)
    await server.stop()
    #expect(try await creating.plan?.spec?.name == "ビジネス")
    await server.stop()
    await #expect(throws: ClientError.self) { _ = try await server.connect() }
    await #expect(throws: KeiyakuTestServer.Stopped.self) { try await server.restart() }
    await client.close()
  }

  @Test func aFailedTestStillEndsItsServer() async throws {
    struct Failed: Error {}
    let kept = Mutex<KeiyakuTestServer?>(nil)
    await #expect(throws: Failed.self) {
      try await withKeiyakuTestServer { server, _ in
        kept.withLock { $0 = server }
        server.faults.stallDisk()
        throw Failed()
      }
    }
    let server = try #require(kept.withLock { $0 })
    #expect(server.connectionCount == 0)
    await #expect(throws: KeiyakuTestServer.Stopped.self) { try await server.restart() }
  }

  @Test func theClockIsTheTests() async throws {
    var configuration = KeiyakuTestServer.Configuration()
    // An hour ahead: request ids bear the system's time, and may be a day old.
    let now = Int64(Date().timeIntervalSince1970 * 1000) + 3_600_000
    configuration.now = { now }
    try await withKeiyakuTestServer(configuration) { _, client in
      let plan = try await createPlan("ビジネス", client).plan
      #expect(plan?.createdAtMs == now)
    }
  }

  @Test func theLimitsAreTheTests() async throws {
    var configuration = KeiyakuTestServer.Configuration()
    configuration.limits.concurrentCallsMax = 1
    let error = await #expect(throws: (any Error).self) { _ = try await KeiyakuTestServer.start(configuration) }
    #expect("\(error, default: "")".contains("concurrent_calls_max"))
  }
}

@discardableResult
func createPlan(
  _ name: String, _ client: KeiyakuClient, _ options: CallOptions = CallOptions(timeout: .seconds(60))
) async throws -> CreatePlanReply {
  try await client.catalog.createPlan(.with { $0.spec = .with { $0.name = name } }, options: options)
}

func planNames(_ client: KeiyakuClient) async throws -> [String] {
  try await client.catalog.listPlans(ListPlansRequest(), options: CallOptions(timeout: .seconds(60))).plans
    .map { $0.spec?.name ?? "" }
}
