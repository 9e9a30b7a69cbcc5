import KeiyakuMessages

/// `keiyaku.rpc.v1.Health` over a `HealthState`.
struct HealthService: HealthProtocol {
  let state: HealthState
  /// Full names of the services that can be asked about.
  let services: Set<String>

  init(state: HealthState, methods: [ServiceMethod]) {
    self.state = state
    // A full name is service, slash, method.
    let names = methods.map(\.fullName) + [HealthMethods.check.fullName]
    services = Set(names.map { String($0.prefix { $0 != "/" }) })
  }

  func check(_ request: HealthCheckRequest, context: CallContext) -> Gated<HealthCheckReply> {
    // Nothing of the database is read, so nothing is waited for.
    Gated(.success(reply(of: request.service)), observed: 0)
  }

  func watch(
    _ request: HealthCheckRequest, responses: ResponseStream<HealthCheckReply>, context: CallContext
  ) async -> RPCError? {
    var last: HealthCheckReply?
    for await _ in state.changes {
      let reply = reply(of: request.service)
      if reply != last {
        do throws(RPCError) { try await responses.send(reply) } catch { return error }
      }
      last = reply
      // A stream without an end would hold up the server's own.
      if state.problems.contains(where: { $0.condition == .draining }) { break }
    }
    return nil
  }

  private func reply(of service: String) -> HealthCheckReply {
    var reply = HealthCheckReply()
    if !service.isEmpty && !services.contains(service) {
      reply.status = .serviceUnknown
      reply.reason = "SERVICE_UNKNOWN"
      reply.message = "this server has no service \"\(service)\""
    } else if let problem = state.problems.first {
      reply.status = problem.condition.endsService ? .notServing : .serving
      reply.reason = problem.condition.reason
      reply.message = problem.message
    } else {
      reply.status = .serving
    }
    return reply
  }
}
