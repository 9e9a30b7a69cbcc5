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

    static let vacant = AssociationRow(
      key: AssociationKey(plan: 0, addOns: [], kept: PropertySet()), subscriptionCount: 0)

    /// The association of custom subscriptions has no row.
    var isLive: Bool { key.plan != 0 }
  }

  /// Version of the property registry that the database has adopted; 0 before the first record.
  var registryVersion: Int32 = 0
  /// Sequence of the last record applied.
  var appliedSequence: Int64 = 0
  /// Time of the last record applied, in milliseconds.
  var lastTime: Int64 = 0
  /// The plan that custom subscriptions are copied from.
  var defaultPlan: Int64 = 0

  var customers = PagedTable<CustomerRecord>()
  var plans = PagedTable<PlanRecord>()
  var addOns = PagedTable<AddOnRecord>()
  var subscriptions = PagedTable<SubscriptionRecord>()

  /// Rows by the number of `AssociationID`.
  var associations = PagedTable<AssociationRow>()
  private var associationNumbers: TreeDictionary<AssociationKey, UInt32> = [:]

  var requests = RequestWindow()
  private(set) var actors: [String] = []
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

  /// Number of an actor's name, if it ever changed anything.
  func actorNumber(_ name: String) -> UInt32? { actorNumbers[name] }

  /// Number of an actor's name.
  mutating func internActor(_ name: String) -> UInt32 {
    if let known = actorNumbers[name] { return known }
    let number = UInt32(actors.count)
    actors.append(name)
    actorNumbers[name] = number
    return number
  }
}
