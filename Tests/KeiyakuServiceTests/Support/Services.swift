import KeiyakuDomain
import KeiyakuLog
import KeiyakuMessages
import NIOCore
import Synchronization
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

/// The services as the server calls them: bytes in, bytes out, without a socket.
protocol ServiceCaller {
  var methods: [ServiceMethod] { get }
}

extension ServiceCaller {
  /// Encodes the request, runs the method and decodes its reply.
  func gated<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, actor: String = "operator"
  ) async -> Gated<Reply> {
    let bytes = request.encodedBytes(MessageArena())
    let (ending, buffer) = await call(method.id, bytes, actor: actor)
    if let error = ending.error {
      #expect(buffer.readableBytes == 0)
      expectToHelp(error)
      return Gated(.failure(error), observed: ending.observed)
    }
    do throws(MessageDecodingError) {
      let reply = try Reply.decode(Array(buffer.readableBytesView), arena: MessageArena(), unknownFields: .refuse)
      return Gated(.success(reply), observed: ending.observed)
    } catch {
      fatalError("a reply cannot be decoded: \(error)")
    }
  }

  /// The reply, or the error thrown.
  func call<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, actor: String = "operator"
  ) async throws -> Reply {
    try await gated(method, request, actor: actor).outcome.get()
  }

  /// The reason of the error; "OK" where there is none.
  func reason<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, actor: String = "operator"
  ) async -> String {
    await error(method, request, actor: actor)?.reason ?? "OK"
  }

  /// The error, or nil.
  func error<Request, Reply>(
    _ method: MethodDescriptor<Request, Reply>, _ request: Request, actor: String = "operator"
  ) async -> RPCError? {
    if case .failure(let error) = await gated(method, request, actor: actor).outcome { error } else { nil }
  }

  /// Runs a method on bytes as they came.
  func call(_ id: UInt32, _ bytes: [UInt8], actor: String = "operator") async -> (ServiceMethod.Ending, ByteBuffer) {
    guard let method = methods.first(where: { $0.id == id }) else { fatalError("no service has method \(id)") }
    let context = CallContext(actor: actor)
    var buffer = ByteBuffer()
    switch method.handler {
    case .unary(let handle):
      return (bytes.withUnsafeBytes { handle($0, context, MessageArena(), &buffer) }, buffer)
    case .blocking(let handle):
      switch bytes.withUnsafeBytes({ handle($0, context, MessageArena()) }) {
      case .failure(let error): return (ServiceMethod.Ending(error: error, observed: 0), buffer)
      case .success(let work):
        let encode = await work()
        return (encode(MessageArena(), &buffer), buffer)
      }
    case .serverStreaming, .clientStreaming, .bidirectional: fatalError("method \(id) streams")
    }
  }

  /// Every refusal has a constant reason and tells in whole sentences what is wrong and what to do next.
  private func expectToHelp(_ error: RPCError) {
    #expect(error.code != .ok && error.code != .unknown && error.code != .internal, "\(error)")
    #expect(!error.reason.isEmpty && error.reason.allSatisfy { $0.isUppercase || $0 == "_" }, "\(error)")
    let isHelpful = error.message.split(whereSeparator: { $0 == "." || $0 == ";" || $0 == ":" }).count >= 2
    #expect(isHelpful, "\(error)")
    #expect(!error.message.contains("page_token it "), "\(error)")
  }
}

/// Services over an engine whose log is in memory.
struct Services: ServiceCaller {
  static let startTime: Int64 = 1_760_000_000_000

  let engine: Engine
  let customers: CustomerService
  let methods: [ServiceMethod]
  let clock: Clock

  init(incarnation: [UInt8] = [UInt8](repeating: 7, count: 16)) throws {
    var core = Core()
    core.commit(.databaseCreated(now: Self.startTime))
    let clock = Clock()
    let engine = Engine(core: core, log: ForgetfulLog(), now: { clock.now }, uptime: { clock.now })
    try self.init(engine: engine, clock: clock, incarnation: incarnation)
  }

  /// Services over an engine that somebody else has opened; with those that read its log, where there is a reader.
  init(engine: Engine, clock: Clock, incarnation: [UInt8], reader: LogReader? = nil) throws {
    self.engine = engine
    self.clock = clock
    let core2 = ServiceCore(engine: engine)
    let pages = PageTokens(incarnation: incarnation)
    customers = CustomerService(core: core2, passwords: try PasswordHasher(concurrency: 2), pages: pages)
    let identity = ServiceIdentity(databaseID: [UInt8](repeating: 1, count: 16), incarnation: incarnation)
    let admin = AdminService(
      core: core2, requestCheckpoint: { _, onEnd in onEnd(.failure(.closed)) }, software: "test", identity: identity,
      startedAt: Self.startTime)
    let events = reader.map {
      EventService(
        log: DurableLog(reader: $0, incarnation: incarnation, health: HealthState(), now: { clock.now }), pages: pages)
    }
    let methods =
      (events.map { ServiceMethod.methods(of: $0) } ?? []) + ServiceMethod.methods(of: customers)
      + ServiceMethod.methods(of: CatalogService(core: core2, pages: pages))
      + ServiceMethod.methods(of: SubscriptionService(core: core2, pages: pages)) + ServiceMethod.methods(of: admin)
    self.methods = methods + ServiceMethod.methods(of: try ReflectionService(besides: methods.map(\.fullName)))
  }

  /// A wall clock that shows what it was set to.
  final class Clock: Sendable {
    private let milliseconds = Atomic<Int64>(Services.startTime)

    var now: Int64 {
      get { milliseconds.load(ordering: .relaxed) }
      set { milliseconds.store(newValue, ordering: .relaxed) }
    }
  }
}

/// Takes every record and keeps none; everything is durable at once.
private final class ForgetfulLog: LogStore {
  private let last = Atomic<Int64>(1)

  var durableSequence: Int64 { last.load(ordering: .relaxed) }
  let recordBytesMax = 1_000_000
  let pendingBytes = 0
  func hasRoom(forBytes byteCount: Int) -> Bool { true }

  func append(
    sequence: Int64, timeMilliseconds: Int64, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    withUnsafeTemporaryAllocation(byteCount: byteCount, alignment: 16, fill)
    last.store(sequence, ordering: .relaxed)
  }

  func writeAppended() {}
  func onDurable(_ callback: @escaping @Sendable (Int64) -> Void) {}
  func readBarrier() throws(LogError) {}
  func close() throws(LogError) {}
}
