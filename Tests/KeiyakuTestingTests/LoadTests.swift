import KeiyakuClient
import KeiyakuMessages
import KeiyakuTesting
import NIOPosix
import Testing

/// Many calls, many servers, and nothing left of them.
@Suite(.timeLimit(.minutes(5))) struct LoadTests {
  @Test func thousandsOfCallsWithLostConnectionsAndRestartsAreEachAnsweredOnce() async throws {
    let tasks = 20
    let each = 100
    let server = try await KeiyakuTestServer.start()
    // The faults come faster than any server's would: they are not to be taken for overload.
    let client = try await server.connect {
      $0.connectionCount = 2
      $0.retry.attemptsMax = 1000
      $0.retry.throttling = nil
    }
    let created = try await withThrowingTaskGroup(of: Int.self) { group in
      for task in 0..<tasks {
        group.addTask {
          for number in 0..<each {
            try await createPlan("計画\(task)-\(number)", client)
            _ = try await client.catalog.getPlan(
              .with { $0.plan = .with { $0.by = .name("計画\(task)-\(number)") } },
              options: CallOptions(timeout: .seconds(60)))
          }
          return each
        }
      }
      for round in 1...20 {
        await server.waitForCalls(of: CatalogServiceMethods.createPlan, count: round * tasks * each / 20)
        if round % 5 == 0 { try await server.restart() } else { server.faults.loseConnections() }
      }
      return try await group.reduce(0, +)
    }
    #expect(created == tasks * each)
    let info = try await client.admin.getServerInfo(GetServerInfoRequest())
    #expect(info.planCount == Int64(tasks * each) + 1, "none was done twice")
    await client.close()
    #expect(server.connectionCount == 0)
    await server.stop()
  }

  @Test func nothingIsLeftOfAServerAndItsClients() async throws {
    weak var leftServer: KeiyakuTestServer?
    weak var leftClient: KeiyakuClient?
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
      let server = try await KeiyakuTestServer.start()
      let client = try await server.connect { $0.eventLoopGroup = group }
      leftServer = server
      leftClient = client
      for number in 0..<100 { try await createPlan("計画\(number)", client) }
      server.faults.loseConnections()
      _ = try await planNames(client)
      try await server.restart()
      _ = try await planNames(client)
      await client.close()
      await server.stop()
    }
    // Its thread ends with its last task, and with what that holds.
    try await group.shutdownGracefully()
    #expect(leftClient == nil)
    #expect(leftServer == nil)
  }

  @Test func serversBesideEachOtherShareNothing() async throws {
    let count = 20
    let databases = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for number in 0..<count {
        group.addTask {
          try await withKeiyakuTestServer { _, client in
            try await createPlan("計画\(number)", client)
            #expect(try await planNames(client) == ["Default", "計画\(number)"])
            return try await client.admin.getServerInfo(GetServerInfoRequest()).databaseID
          }
        }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(databases.count == count)
  }
}
