import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// One call of WatchEffective: follows the log, keeps what may have changed, and sends it as it is now.
///
/// What is sent is read from the present state, so it is never older than the record that marked it; and it waits, like
/// every answer, until all that it could have observed is durable.
struct EffectiveWatch {
  /// Subscriptions that are shown under one hold of the lock.
  private static let shownMax = 64
  /// Subscriptions that are looked at under one hold of the lock.
  private static let candidatesMax = 1000

  private let core: ServiceCore
  private let log: DurableLog
  private let pages: PageTokens
  private let criteria: SubscriptionCriteria
  private let heartbeatMilliseconds: Int
  private var changes: EffectiveChanges
  /// Subscriptions that were told as matching; nil where an earlier watch told some that are not known.
  private var told: IDSet?
  /// The last record whose changes are marked.
  private var marked: Int64
  private let arena = MessageArena()

  /// - Parameters:
  ///   - after: Where an earlier watch stood; nil tells every match.
  ///   - heartbeatMilliseconds: How often it says how far it is where it has nothing else to say.
  init(
    core: ServiceCore, log: DurableLog, pages: PageTokens, criteria: SubscriptionCriteria, after: WatchCursor?,
    heartbeatMilliseconds: Int
  ) {
    self.core = core
    self.log = log
    self.pages = pages
    self.criteria = criteria
    self.heartbeatMilliseconds = heartbeatMilliseconds
    changes = EffectiveChanges(knowsTold: after == nil)
    if let after {
      marked = after.sequence
    } else {
      // Before the state is looked at: what comes later is marked.
      marked = log.reader.durableSequence
      told = IDSet()
      changes.markMatching()
    }
  }

  /// Sends until the call is cancelled or the log ends.
  mutating func run(_ responses: ResponseStream<WatchEffectiveReply>) async throws(RPCError) {
    var saidPosition: Int64 = -1
    while true {
      // What is due is sent before anything is waited for; but first it is looked whether more has become due, so that
      // changes in quick succession are sent together.
      let isDue = !changes.isEmpty
      let patience = isDue ? 0 : saidPosition < marked ? 100 : heartbeatMilliseconds
      switch try await log.records(after: marked, waiting: patience, arena) {
      case .over: return
      case .records(let records):
        for record in records {
          changes.mark(record)
          marked = record.sequence
        }
      case .nothing:
        if isDue { break }
        try await responses.send(position(at: marked), observed: marked)
        saidPosition = marked
      }
      let (replies, observed) = nextReplies()
      for reply in replies { try await responses.send(reply, observed: observed) }
      if changes.isEmpty, saidPosition < 0 {
        try await responses.send(position(at: marked), observed: marked)
        saidPosition = marked
      }
      if Task.isCancelled { return }
    }
  }

  private func position(at sequence: Int64) -> WatchEffectiveReply {
    .with { reply in
      reply.item = .position(
        .with {
          $0.cursor = .with {
            $0.sequence = sequence
            $0.incarnation = log.incarnation
          }
          $0.timeMs = log.now()
        })
    }
  }

  // MARK: Under the lock

  /// Looks at some of what may have changed.
  private mutating func nextReplies() -> (replies: [WatchEffectiveReply], observed: Int64) {
    if changes.isEmpty { return ([], 0) }
    var replies: [WatchEffectiveReply] = []
    let ending = core.engine.observe { core throws(Refusal) in
      var candidates = Self.candidatesMax
      while replies.count < Self.shownMax, candidates > 0, let next = changes.next() {
        switch next {
        case .subscription(let id):
          candidates -= 1
          changes.took(id)
          look(at: id, in: &core, &replies)
        case .range(let range, let after, let through):
          lookThrough(range, after: after, through: through, in: &core, &candidates, &replies)
        }
      }
    }
    return (replies, ending.observed)
  }

  private mutating func lookThrough(
    _ range: EffectiveChanges.Range, after: Int64, through: Int64, in core: inout Core, _ candidates: inout Int,
    _ replies: inout [WatchEffectiveReply]
  ) {
    if range == .told {
      // Those that match have been told by the round over what matches.
      guard let id = told?.next(after: after), id <= through else { return changes.wentThrough(nil) }
      candidates -= 1
      if !core.matches(id, criteria) { tellGone(id, &replies) }
      return changes.wentThrough(id)
    }
    var cursor = core.subscriptions(matching: Self.members(of: range, criteria), after: after, candidates: candidates)
    while replies.count < Self.shownMax {
      switch core.next(of: &cursor) {
      case .found(let id):
        guard id <= through else { return changes.wentThrough(nil) }
        candidates -= 1
        look(at: id, in: &core, &replies)
        changes.wentThrough(id)
        // The round has come to its end; what follows is another's.
        if id == through { return }
      case .stopped(let at):
        candidates = 0
        return changes.wentThrough(at)
      case .end: return changes.wentThrough(nil)
      }
    }
  }

  /// Who is in a range.
  private static func members(
    of range: EffectiveChanges.Range, _ criteria: SubscriptionCriteria
  ) -> SubscriptionCriteria {
    switch range {
    case .matching, .told: criteria
    case .everything: SubscriptionCriteria()
    case .owner(let owner): SubscriptionCriteria(owner: owner)
    case .plan(let plan): SubscriptionCriteria(plan: plan)
    case .addOn(let addOn): SubscriptionCriteria(addOn: addOn)
    }
  }

  /// Tells of a subscription what it is now, or that it is gone.
  private mutating func look(at id: Int64, in core: inout Core, _ replies: inout [WatchEffectiveReply]) {
    guard core.matches(id, criteria),
      let effective = core.effectiveView(id, incarnation: pages.incarnation, ifNoneMatch: [])
    else {
      if told?.contains(id) ?? true { tellGone(id, &replies) }
      return
    }
    told?.insert(id)
    let subscription = core.subscriptionView(id, .basic)
    replies.append(
      .with { reply in
        reply.item = .match(
          .with {
            $0.effective = effective
            $0.name = subscription.spec?.name ?? ""
            $0.ownerCustomerID = subscription.ownerCustomerID
          })
      })
  }

  private mutating func tellGone(_ id: Int64, _ replies: inout [WatchEffectiveReply]) {
    told?.remove(id)
    replies.append(.with { $0.item = .gone(id) })
  }
}

extension SubscriptionService {
  func watchEffective(
    _ request: WatchEffectiveRequest, responses: ResponseStream<WatchEffectiveReply>, context: CallContext
  ) async -> RPCError? {
    guard let log else { return .logNotReadable }
    return await log.health.untilDraining {
      do throws(RPCError) {
        var watch = EffectiveWatch(
          core: core, log: log, pages: pages, criteria: try criteria(of: request, log), after: request.after,
          heartbeatMilliseconds: 5000)
        try await watch.run(responses)
        return nil
      } catch {
        return error
      }
    }
  }

  private func criteria(
    of request: WatchEffectiveRequest, _ log: DurableLog
  ) throws(RPCError) -> SubscriptionCriteria {
    do throws(Refusal) {
      let filter = try request.filter?.normalized()
      if let after = request.after { try log.check(after, field: "after") }
      return try core.engine.read { core -> Result<SubscriptionCriteria, Refusal> in
        do throws(Refusal) { return .success(try core.criteria(filter, field: "filter")) } catch {
          return .failure(error)
        }
      }.outcome.get()
    } catch {
      throw RPCError(error)
    }
  }
}
