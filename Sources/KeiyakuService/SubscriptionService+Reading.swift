import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages
import Synchronization

// Lists, counts and batches of subscriptions.

extension SubscriptionService {
  /// Subscriptions that are looked at under one hold of the lock, whatever the filter.
  static let candidatesMax = 1000
  /// Ids between two moments at which a count lets others run.
  private static let countSlice: Int64 = 8192

  func list(_ request: ListSubscriptionsRequest, context: CallContext) -> Gated<ListSubscriptionsReply> {
    core.read { () throws(Refusal) -> (SubscriptionFilter, UInt64, PagePosition) in
      let filter = try request.filter?.normalized() ?? SubscriptionFilter()
      let hash = filter.hash
      return (filter, hash, try pages.position(request.page, of: .subscriptions, filter: hash))
    } _: { core, prepared, reply throws(Refusal) in
      let (filter, hash, page) = prepared
      let criteria = try core.criteria(filter, field: "filter")
      var bytes = 0
      var last = page.after
      var cursor = core.subscriptions(matching: criteria, after: last, candidates: Self.candidatesMax)
      search: while true {
        switch core.next(of: &cursor) {
        case .end:
          break search
        case .stopped(let at):
          reply.nextPageToken = pages.token(after: at, of: .subscriptions, filter: hash)
          break search
        case .found(let id):
          if page.isFull(reply.subscriptions.count, bytes: bytes) {
            reply.nextPageToken = pages.token(after: last, of: .subscriptions, filter: hash)
            break search
          }
          let subscription = core.subscriptionView(id, request.view)
          bytes += subscription.approximateByteCount
          reply.subscriptions.append(subscription)
          last = id
        }
      }
    }
  }

  func count(_ request: CountSubscriptionsRequest, context: CallContext) async -> Gated<CountSubscriptionsReply> {
    let filter: SubscriptionFilter?
    do throws(Refusal) { filter = try request.filter?.normalized() } catch { return .refused(RPCError(error)) }
    let begun = core.engine.read {
      core -> Result<(reply: CountSubscriptionsReply, rest: SubscriptionCount?), Refusal> in
      do throws(Refusal) {
        let criteria = try core.criteria(filter, field: "filter")
        var reply = CountSubscriptionsReply()
        reply.sequence = core.appliedSequence
        if let count = core.knownCount(criteria, candidates: Self.candidatesMax) {
          reply.count = count
          return .success((reply, nil))
        }
        return .success((reply, core.beginCount(criteria)))
      } catch {
        return .failure(error)
      }
    }
    switch begun.outcome {
    case .failure(let refusal): return Gated(.failure(RPCError(refusal)), observed: begun.observed)
    case .success((let reply, nil)): return Gated(.success(reply), observed: begun.observed)
    case .success((var reply, var counting?)):
      guard counts.begin() else {
        return .refused(RPCError(.overloaded(limit: "counts at once", value: Int64(CountLimit.countMax))))
      }
      defer { counts.end() }
      while counting.advance(by: Self.countSlice) {
        if Task.isCancelled { return .refused(.callCancelled) }
        await Task.yield()
      }
      reply.count = counting.count
      return Gated(.success(reply), observed: begun.observed)
    }
  }

  func batchGet(
    _ request: BatchGetSubscriptionsRequest, context: CallContext
  ) async -> Gated<BatchGetSubscriptionsReply> {
    var reply = BatchGetSubscriptionsReply()
    let observed = core.batch(request.subscriptions, into: &reply.entries, next: &reply.nextPosition) {
      reference throws(Refusal) in
      try reference.normalized()
    } read: { core, reference, _ throws(Refusal) in
      let id = try core.resolve(reference, field: "subscription")
      return .with { $0.subscription = core.subscriptionView(id, request.view) }
    }
    return Gated(.success(reply), observed: observed)
  }

  func batchGetEffective(
    _ request: BatchGetEffectiveRequest, context: CallContext
  ) async -> Gated<BatchGetEffectiveReply> {
    var reply = BatchGetEffectiveReply()
    let observed = core.batch(request.subscriptions, into: &reply.entries, next: &reply.nextPosition) {
      reference throws(Refusal) in
      try reference.normalized()
    } read: { core, reference, position throws(Refusal) in
      let id = try core.resolve(reference, field: "subscription")
      let etag = position < request.ifNoneMatch.count ? request.ifNoneMatch[position] : []
      guard let view = core.effectiveView(id, incarnation: pages.incarnation, ifNoneMatch: etag) else {
        throw .subscriptionNotFound(field: "subscription", reference: "id \(id)")
      }
      return .with { $0.effective = view }
    }
    return Gated(.success(reply), observed: observed)
  }
}

/// How many counts go over all subscriptions at once: each holds a copy of the state, which others change meanwhile.
final class CountLimit: Sendable {
  static let countMax = 16

  private let running = Atomic(0)

  /// Whether one more may begin.
  func begin() -> Bool {
    if running.add(1, ordering: .relaxed).newValue <= Self.countMax { return true }
    end()
    return false
  }

  /// One has ended.
  func end() { running.subtract(1, ordering: .relaxed) }
}
