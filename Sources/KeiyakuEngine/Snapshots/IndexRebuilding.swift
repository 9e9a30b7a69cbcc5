import KeiyakuDomain
import KeiyakuLog

extension Indexes {
  /// The indexes over a state that was loaded. They are separate, so that each is made by one thread.
  static func rebuilt(over state: State, threads: Int) -> Indexes {
    let subscriptionNames = Part(KeyIndex(expecting: state.subscriptions.count))
    let subscriptionExternalIDs = Part(KeyIndex(expecting: state.subscriptions.count))
    let membership = Part(MembershipIndex())
    let customers = Part(CustomerKeys(expecting: state.customers.count))
    let requests = Part(KeyIndex(expecting: state.requests.count))
    let expiries = Part(ExpiryIndex())
    // The longest first, so that the last one to end is a short one.
    concurrently(
      [
        { subscriptionNames.value.insert(all: state.subscriptions) { $0.spec.name } },
        { subscriptionExternalIDs.value.insert(all: state.subscriptions) { $0.spec.externalID } },
        { membership.value.insert(state) },
        { expiries.value.insert(state) },
        { customers.value.insert(state) },
        { requests.value.insert(state.requests) },
      ], threads: threads)

    var indexes = Indexes()
    indexes.take(
      names: subscriptionNames.take(KeyIndex()), externalIDs: subscriptionExternalIDs.take(KeyIndex()),
      membership: membership.take(MembershipIndex()), customers: customers.take(CustomerKeys(expecting: 0)),
      requests: requests.take(KeyIndex()), expiries: expiries.take(ExpiryIndex()))
    state.plans.forEach { id, _ in indexes.planChanged(id, from: nil, in: state) }
    state.addOns.forEach { id, _ in indexes.addOnChanged(id, from: nil, in: state) }
    return indexes
  }
}

/// The keys of customers.
struct CustomerKeys: ~Copyable {
  var logins: KeyIndex
  var externalIDs: KeyIndex

  fileprivate init(expecting count: Int) {
    logins = KeyIndex(expecting: count)
    externalIDs = KeyIndex(expecting: count)
  }

  fileprivate mutating func insert(_ state: State) {
    logins.insert(all: state.customers) { $0.spec.login }
    externalIDs.insert(all: state.customers) { $0.spec.externalID }
  }
}

extension ExpiryIndex {
  /// Adds all subscriptions of a state that was loaded which are yet to expire.
  fileprivate mutating func insert(_ state: State) {
    state.subscriptions.forEach { id, record in
      if record.pendingExpiry != 0 {
        insert(id, at: record.pendingExpiry) { Indexes.expiry(of: $0, in: state) }
      }
    }
  }
}

extension KeyIndex {
  /// Ids that are put in at once: enough that each shard gets some hundred.
  private static var batchCount: Int { 1 << 20 }

  /// Adds every record of a table that has a key.
  fileprivate mutating func insert<Record>(all table: PagedTable<Record>, key: (borrowing Record) -> String) {
    var batch: ContiguousArray<(hash: UInt64, id: Int64)> = []
    batch.reserveCapacity(min(table.count, Self.batchCount))
    table.forEach { id, record in
      let key = key(record)
      if !key.isEmpty { add(Self.hash(key), id, to: &batch) }
    }
    insert(batch)
  }

  /// Adds every request id of a window.
  fileprivate mutating func insert(_ requests: RequestWindow) {
    var batch: ContiguousArray<(hash: UInt64, id: Int64)> = []
    batch.reserveCapacity(min(requests.count, Self.batchCount))
    requests.forEach { position, record in
      add(Indexes.hash(record.high, record.low, record.actor), position, to: &batch)
    }
    insert(batch)
  }

  private mutating func add(_ hash: UInt64, _ id: Int64, to batch: inout ContiguousArray<(hash: UInt64, id: Int64)>) {
    batch.append((hash, id))
    guard batch.count == Self.batchCount else { return }
    insert(batch)
    batch.removeAll(keepingCapacity: true)
  }
}

/// Holds what one thread makes and another takes. Unchecked: they do so one after the other.
private final class Part<Value: ~Copyable>: @unchecked Sendable {
  var value: Value

  init(_ value: consuming Value) { self.value = value }

  /// Gives the value away and keeps another.
  func take(_ other: consuming Value) -> Value {
    var taken = other
    swap(&taken, &value)
    return taken
  }
}

extension Core {
  /// A core over a snapshot, with its indexes.
  ///
  /// - Parameters:
  ///   - reader: At its first block.
  ///   - empty: The state before the first record.
  ///   - threads: Used at once, the calling one among them.
  static func load(_ reader: SnapshotReader, into empty: State = State(), threads: Int) throws -> Core {
    let state = try SnapshotLoading.load(reader, into: empty, threads: threads)
    var core = Core()
    core.indexes = Indexes.rebuilt(over: state, threads: threads)
    core.state = state
    // `load` has refused every version that is not known.
    if let adopted = PropertyRegistry.version(state.registryVersion) { core.registry = adopted }
    return core
  }
}
