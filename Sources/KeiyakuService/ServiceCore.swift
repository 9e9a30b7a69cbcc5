import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages
import Synchronization

/// What every service does alike: normalise, ask the engine, turn its outcome into a gated reply.
final class ServiceCore: Sendable {
  let engine: Engine

  /// Arenas for fingerprints that nobody uses at the moment; there are never more than threads that serve.
  private let arenas = Mutex<[ArenaHolder]>([])

  init(engine: Engine) { self.engine = engine }

  /// Answers a read.
  ///
  /// - Parameters:
  ///   - prepare: Normalises what the request says; runs outside the lock.
  ///   - body: Fills the reply under the lock.
  func read<Prepared, Reply: ProtobufMessage>(
    _ prepare: () throws(Refusal) -> Prepared, _ body: (inout Core, Prepared, inout Reply) throws(Refusal) -> Void
  ) -> Gated<Reply> {
    var reply = Reply()
    let ending = fill(&reply, prepare, body)
    if let refusal = ending.refusal { return Gated(.failure(RPCError(refusal)), observed: ending.observed) }
    return Gated(.success(reply), observed: ending.observed)
  }

  /// A function of its own, so that `read` can give its reply away: a variable that a closure has captured is copied.
  private func fill<Prepared, Reply: ProtobufMessage>(
    _ reply: inout Reply, _ prepare: () throws(Refusal) -> Prepared,
    _ body: (inout Core, Prepared, inout Reply) throws(Refusal) -> Void
  ) -> (refusal: Refusal?, observed: Int64) {
    let prepared: Prepared
    do throws(Refusal) { prepared = try prepare() } catch { return (error, 0) }
    return engine.observe { core throws(Refusal) in try body(&core, prepared, &reply) }
  }

  /// Carries out a mutation.
  ///
  /// - Parameters:
  ///   - method: Its method.
  ///   - context: Who calls.
  ///   - request: Its request, normalised; runs outside the lock.
  ///   - decide: What it comes to.
  ///   - answer: Its reply, from the state after the change.
  func mutate<Request: MutationRequest, Reply: Sendable>(
    _ method: MethodDescriptor<Request, Reply>, _ context: CallContext, request: () throws(Refusal) -> Request,
    decide: (inout Core, Request, Mutation, Int64) throws(Refusal) -> Decision,
    answer: (inout Core, Subject, MutationResult) -> Reply
  ) -> Gated<Reply> {
    do throws(Refusal) {
      let request = try request()
      let mutation = try mutation(method, context, request)
      return Gated(
        engine.mutate(
          mutation, decide: { core, now throws(Refusal) in try decide(&core, request, mutation, now) }, answer: answer))
    } catch {
      return .refused(RPCError(error))
    }
  }

  /// A request as the engine sees it, whatever it is to change.
  func mutation<Request: MutationRequest, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ context: CallContext, _ request: Request
  ) throws(Refusal) -> Mutation {
    try Mutation(
      method: method.id, actor: context.actor, options: request.options, fingerprint: fingerprint(request, method.id),
      defersWrite: context.defersWrite)
  }

  /// FNV-1a (64 bits) of the method's number, big-endian, and the encoded request without options and secrets; 0 for a
  /// request without an id, which nothing is compared with.
  private func fingerprint<Request: MutationRequest>(_ request: Request, _ method: UInt32) -> UInt64 {
    guard let options = request.options, !options.requestID.isEmpty else { return 0 }
    let holder = arenas.withLock { $0.popLast() } ?? ArenaHolder()
    defer { arenas.withLock { $0.append(holder) } }
    return request.normalizedForFingerprint().withPacked(holder.arena) { packed in
      withUnsafeTemporaryAllocation(byteCount: 4 + packed.byteCount, alignment: 4) { bytes in
        bytes.storeBytes(of: method.bigEndian, as: UInt32.self)
        // The allocation is never empty.
        packed.copy(to: bytes.baseAddress! + 4)
        return FNV1a.hash64(UnsafeRawBufferPointer(bytes))
      }
    }
  }
}

/// Holds an arena. Unchecked: whoever took it out of the pool is the only one who has it.
private final class ArenaHolder: @unchecked Sendable {
  let arena = MessageArena()
}

extension Gated {
  /// An outcome of the engine as the wire knows it.
  init(_ observed: Observed<Reply>) {
    let sequence = observed.observed
    switch observed.outcome {
    case .success(let reply): self.init(.success(reply), observed: sequence)
    case .failure(let refusal): self.init(.failure(RPCError(refusal)), observed: sequence)
    }
  }
}
