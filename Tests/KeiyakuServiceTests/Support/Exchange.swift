import KeiyakuMessages
import NIOCore
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

/// What an import came to.
struct ImportAnswer {
  var results: [ImportRowResult] = []
  var progress: [ImportProgress] = []
  var error: RPCError?
  /// Sequences that the items wait for.
  var observed: [Int64] = []

  var outcomes: [ImportOutcome] { results.map(\.outcome) }
}

extension ServiceCaller {
  /// The rows of an export, or nothing where it was refused.
  func export(_ request: ExportRequest = .init()) async -> [EntityRow] {
    let (items, error) = await stream(AdminServiceMethods.export, request)
    #expect(error == nil)
    return items.compactMap { if case .row(let row) = $0.item { row } else { nil } }
  }

  /// Imports rows, numbered from 1.
  ///
  /// - Parameter cut: Ends the call, as the loss of its connection does, once so many rows are answered.
  func importRows(
    _ rows: [EntityRow], _ onExisting: OnExisting = .refuse, dryRun: Bool = false, requestID: [UInt8] = [],
    cut: Int? = nil
  ) async throws -> ImportAnswer {
    let start = ImportRequest.with {
      $0.item = .start(
        .with { start in
          start.onExisting = onExisting
          start.options = .with { options in
            options.dryRun = dryRun
            options.requestID = requestID
          }
        })
    }
    let sent = rows.prefix(cut ?? rows.count).enumerated().map { position, row in
      ImportRequest.with {
        $0.item = .row(
          .with { numbered in
            numbered.number = Int64(position + 1)
            numbered.row = row
          })
      }
    }
    return try await importItems([start] + sent, cut: cut)
  }

  /// Sends items to Import as they are.
  func importItems(_ items: [ImportRequest], cut: Int? = nil) async throws -> ImportAnswer {
    guard case .bidirectional(let prepare)? = methods.first(where: { $0.id == AdminServiceMethods.import.id })?.handler
    else { fatalError("Import is no method with a stream each way") }
    let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
    let streams = CallStreams(
      requests: StreamInbox { _, _ in },
      responses: StreamOutbox(messageBytesMax: 1_048_576) { continuation.yield() })
    let arena = MessageArena()
    for item in items { item.encodedBytes(arena).withUnsafeBytes { streams.requests.append($0, credit: 1) } }
    if cut == nil { streams.requests.end() }
    let work = UnsafeRawBufferPointer(start: nil, count: 0)
    let run = try prepare(work, CallContext(actor: "operator"), MessageArena(), streams).get()
    let ending = Task {
      let encode = await run()
      continuation.finish()
      return encode
    }
    var answer = ImportAnswer()
    var iterator = ready.makeAsyncIterator()
    while true {
      let isOver = await iterator.next() == nil
      while var taken = streams.responses.take() {
        while let item = StreamOutbox.next(&taken) {
          answer.observed.append(item.observed)
          let reply = try ImportReply.decode(Array(item.bytes.readableBytesView), arena: arena)
          switch reply.item {
          case .result(let result): answer.results.append(result)
          case .progress(let progress): answer.progress.append(progress)
          case nil: Issue.record("an item without content")
          }
        }
      }
      if let cut, answer.results.count >= cut {
        streams.requests.fail(.callCancelled)
        streams.responses.fail(.callCancelled)
        ending.cancel()
      } else if !isOver {
        continue
      }
      if !isOver { continue }
      break
    }
    var buffer = ByteBuffer()
    answer.error = await ending.value(MessageArena(), &buffer).error
    return answer
  }
}

extension [EntityRow] {
  /// The rows without ids, those of a kind by their natural key: equal for databases that hold the same.
  var comparable: [EntityRow] {
    map { row -> (key: String, row: EntityRow) in
      var stripped = row
      switch row.entity {
      case .capabilities: return ("1", row)
      case .plan(var plan):
        plan.id = 0
        stripped.entity = .plan(plan)
        return ("2\(plan.spec?.name ?? "")", stripped)
      case .addOn(var addOn):
        addOn.id = 0
        stripped.entity = .addOn(addOn)
        return ("3\(addOn.spec?.name ?? "")", stripped)
      case .customer(var customer):
        customer.id = 0
        stripped.entity = .customer(customer)
        return ("4\(customer.spec?.login ?? "")", stripped)
      case .subscription(var subscription):
        subscription.id = 0
        stripped.entity = .subscription(subscription)
        return ("5\(subscription.spec?.name ?? "")", stripped)
      case nil: return ("", row)
      }
    }.sorted { $0.key < $1.key }.map(\.row)
  }
}

extension Services {
  /// Services whose database random commands have made, and nobody else.
  static func random(seed: UInt64) async throws -> Services {
    let services = try Services()
    for step in ModelTests.steps(seed: seed) {
      switch step {
      case .pass(let milliseconds):
        services.clock.now += milliseconds
        services.expire()
      case .command(let command): _ = await services.perform(command)
      }
    }
    services.expire()
    return services
  }

  /// Sequence of the newest record.
  var appliedSequence: Int64 {
    get async throws {
      try await call(AdminServiceMethods.getServerInfo, .init()).appliedSequence
    }
  }

  /// Effective values, state, reasons and expiry of every subscription, by domain name.
  func shownSubscriptions() async throws -> [String: [AnyHashable]] {
    var shown: [String: [AnyHashable]] = [:]
    for row in await export(.with { $0.kinds = [.subscription] }) {
      guard case .subscription(let subscription) = row.entity, let name = subscription.spec?.name else { continue }
      let effective = try await call(SubscriptionServiceMethods.getEffective, .with { $0.subscription = .name(name) })
      shown[name] = [effective.values, effective.syncState, effective.conflicts, effective.statusReasons]
    }
    return shown
  }
}
