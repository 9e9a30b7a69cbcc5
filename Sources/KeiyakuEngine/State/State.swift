import HashTreeCollections
import KeiyakuDomain

/// Everything that the log says, folded: a value whose copy is a snapshot.
///
/// Only `apply` changes it. Whatever can be computed from it again, such as indexes and merged values, stands outside.
struct State: Sendable {
  /// An interned association and how many subscriptions share it.
  struct AssociationRow: TableRecord {
    var key: AssociationKey
    var subscriptionCount: Int
    /// How many of them are wholly locked.
    var lockedCount = 0
    /// How many of them have pins.
    var pinnedCount = 0
    /// Sequence of the record by which the deletion of a plan or an add-on gave the row another key; 0 where none did.
    var movedAt: Int64 = 0
    /// When that was, in milliseconds.
    var movedTime: Int64 = 0
    /// Where the row's plan was deleted and none took its place: the values as they stood. Its subscriptions are custom
    /// and have them as their own, until one has terms of its own written.
    var detached: PropertySet?

    static let vacant = AssociationRow(
      key: AssociationKey(plan: 0, addOns: [], kept: PropertySet()), subscriptionCount: 0)

    /// The association of custom subscriptions has no row.
    var isLive: Bool { key.plan != 0 || detached != nil }
  }

  /// How far a bulk change has come.
  struct BulkJob: Hashable, Sendable {
    /// Subscriptions up to this id are dealt with.
    var lastSubscription: Int64
    /// So many were changed.
    var done: Int64
    /// So many were selected at the beginning.
    var selected: Int64
    /// There are no more.
    var isComplete: Bool
  }

  /// Whose request it was, and which.
  struct RequestKey: Hashable, Comparable, Sendable {
    var high: UInt64
    var low: UInt64
    var actor: UInt32

    static func < (left: RequestKey, right: RequestKey) -> Bool {
      (left.high, left.low, left.actor) < (right.high, right.low, right.actor)
    }
  }

  /// The versions of the property registry that this program knows.
  var registries = RegistryVersions.known
  /// Version of the property registry that the database has adopted; 0 before the first record.
  var registryVersion: Int32 = 0
  /// Sequence of the last record applied.
  var appliedSequence: Int64 = 0
  /// Time of the last record applied, in milliseconds.
  var lastTime: Int64 = 0
  /// The plan that custom subscriptions are copied from.
  var defaultPlan: Int64 = 0

  /// What the provider can deliver.
  var capabilities = Capabilities()
  /// Sequence of the last record that changed `capabilities`; 0 where none did.
  var capabilitiesRevision: Int64 = 0

  var customers = PagedTable<CustomerRecord>()
  var plans = PagedTable<PlanRecord>()
  var addOns = PagedTable<AddOnRecord>()
  var subscriptions = PagedTable<SubscriptionRecord>()

  /// Rows by the number of `AssociationID`.
  var associations = PagedTable<AssociationRow>()
  /// Sequence of the last record that gave any row another key; 0 where none did.
  var associationsMovedAt: Int64 = 0
  private var associationNumbers: TreeDictionary<AssociationKey, UInt32> = [:]

  var requests = RequestWindow()
  /// Bulk changes whose request ids are remembered.
  var bulkJobs: TreeDictionary<RequestKey, BulkJob> = [:]

  /// Names by the number that request ids are remembered under.
  private(set) var actors = PagedTable<ActorRecord>()
  private var actorNumbers: TreeDictionary<String, UInt32> = [:]

  /// The association with this key, if any subscription ever had it.
  func association(_ key: AssociationKey) -> AssociationID? {
    associationNumbers[key].map(AssociationID.init(number:))
  }

  /// The association with this key; a new row where there is none.
  mutating func intern(_ key: AssociationKey) -> (id: AssociationID, isNew: Bool) {
    if let known = association(key) { return (known, false) }
    let id = AssociationID(number: UInt32(associations.append(AssociationRow(key: key, subscriptionCount: 0))))
    associationNumbers[key] = id.number
    return (id, true)
  }

  /// Gives a row another key, or the values of subscriptions that follow nothing any more. What is interned later under
  /// its new key may be another row: two rows with the same key hold the same values.
  mutating func move(_ id: AssociationID, to key: AssociationKey, detached: PropertySet?, at stamp: Stamp) {
    guard let old = associations.read(Int64(id.number), { $0.key }) else { return }
    if associationNumbers[old] == id.number { associationNumbers[old] = nil }
    if detached == nil, associationNumbers[key] == nil { associationNumbers[key] = id.number }
    associations.update(Int64(id.number)) { row in
      row.key = key
      row.detached = detached
      row.movedAt = stamp.sequence
      row.movedTime = stamp.time
    }
    associationsMovedAt = stamp.sequence
  }

  /// The property registry that the database has adopted; the newest before the first record.
  var registry: PropertyRegistry { registries.version(registryVersion) ?? registries.newest }

  /// A subscription as it stands: what the deletion of its plan or an add-on did to all that followed it is part of it.
  func subscription(_ id: Int64) -> SubscriptionRecord? {
    guard var record = subscriptions[id] else { return nil }
    if record.revision < associationsMovedAt { settle(&record) }
    return record
  }

  private func settle(_ record: inout SubscriptionRecord) {
    guard let row = associations[Int64(record.association.number)], record.revision < row.movedAt else { return }
    record.revision = row.movedAt
    record.updatedAt = row.movedTime
    guard let values = row.detached else { return }
    record.terms = record.terms.detached(base: values)
    record.association = .custom
  }

  /// Number of an actor's name, if it ever changed anything.
  func actorNumber(_ name: String) -> UInt32? { actorNumbers[name] }

  /// Number of an actor's name.
  mutating func internActor(_ name: String) -> UInt32 {
    if let known = actorNumbers[name] { return known }
    let number = UInt32(actors.append(ActorRecord(name: name)))
    actorNumbers[name] = number
    return number
  }

  /// Whether this row is the one that subscriptions with its key get; of rows that were given the same key, one is.
  func isInterned(_ number: Int64, _ row: borrowing AssociationRow) -> Bool {
    associationNumbers[row.key].map(Int64.init) == number
  }

  /// Puts associations of a snapshot in. False where their numbers do not ascend.
  mutating func restore(_ rows: PagedTable<AssociationRow>.Run, interned: [Int64]) -> Bool {
    guard associations.restore(rows) else { return false }
    for number in interned {
      guard let known = associations.read(number, { associationNumbers.updateValue(UInt32(number), forKey: $0.key) }),
        known == nil
      else { return false }
    }
    return true
  }

  /// Puts actors of a snapshot in. False where their numbers do not ascend.
  mutating func restore(_ rows: PagedTable<ActorRecord>.Run) -> Bool {
    let first = actors.nextID
    guard actors.restore(rows) else { return false }
    for number in first..<actors.nextID { actors.read(number) { actorNumbers[$0.name] = UInt32(number) } }
    return true
  }

  /// Lets the next ones get these numbers.
  mutating func skip(toAssociation association: Int64, actor: Int64) {
    associations.skip(to: association)
    actors.skip(to: actor)
  }
}
