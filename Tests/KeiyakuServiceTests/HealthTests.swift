import KeiyakuMessages
import Testing

@testable import KeiyakuService

@Suite struct HealthTests {
  private let state = HealthState()

  private func check(_ service: String) throws -> HealthCheckReply {
    let admin = ServiceMethod.unary(AdminServiceMethods.getServerInfo) { _, _ in
      .refused(RPCError(code: .internal, reason: "UNUSED", message: "never called"))
    }
    let answer = HealthService(state: state, methods: [admin]).check(
      .with { $0.service = service }, context: CallContext(actor: "test"))
    // A check waits for nothing.
    #expect(answer.observed == 0)
    return try answer.outcome.get()
  }

  @Test(arguments: ["", "keiyaku.v1.AdminService", "keiyaku.rpc.v1.Health"])
  func aServiceServesUnlessThereIsAReason(service: String) throws {
    #expect(try check(service) == .with { $0.status = .serving })
    state.set(.outOfDisk, "no room")
    #expect(
      try check(service)
        == .with {
          $0.status = .notServing
          $0.reason = "OUT_OF_DISK"
          $0.message = "no room"
        })
    state.set(.draining, "the server is stopping")
    #expect(try check(service).reason == "DRAINING")
    state.clear(.draining)
    state.clear(.outOfDisk)
    #expect(try check(service).status == .serving)
  }

  @Test func aDoubtedClockIsToldAndEndsNoService() throws {
    state.set(.clockDoubted, "the clock has stepped")
    #expect(
      try check("")
        == .with {
          $0.status = .serving
          $0.reason = "CLOCK_DOUBTED"
          $0.message = "the clock has stepped"
        })
    state.set(.outOfDisk, "no room")
    #expect(try check("").reason == "OUT_OF_DISK" && !state.isServing, "the graver reason comes first")
  }

  @Test func anUnknownServiceIsNamed() throws {
    let reply = try check("keiyaku.v1.Nothing")
    #expect(reply.status == .serviceUnknown && reply.reason == "SERVICE_UNKNOWN")
    #expect(reply.message.contains("keiyaku.v1.Nothing"))
  }

  @Test func whoeverLooksAtChangesSeesThePresentAndEachLaterOne() async throws {
    var changes: AsyncStream<Void>? = state.changes
    var iterator = changes?.makeAsyncIterator()
    #expect(await iterator?.next() != nil, "an element at once")
    state.set(.outOfDisk, "no room")
    #expect(await iterator?.next() != nil)
    // Two that nobody has looked at share one.
    state.set(.draining, "stopping")
    state.clear(.outOfDisk)
    #expect(await iterator?.next() != nil)
    #expect(state.problems.map(\.condition) == [.draining])
    #expect(state.watcherCount == 1)
    iterator = nil
    changes = nil
    #expect(state.watcherCount == 0, "nobody is remembered who has gone")
  }
}
