/// Subscriptions that are yet to expire, by their time.
///
/// A leaf holds up to 512 ids whose times lie between its own bound and that of the next leaf, in no order: their times
/// stand in the records that the ids name, and are looked at only where a leaf is split or due. So an entry costs 8 to 16
/// bytes, and no insert or removal does more than split a leaf and move the list of bounds, which is a few hundred
/// kilobytes at ten million entries.
struct ExpiryIndex: ~Copyable {
  /// When, and who. No two are equal.
  struct Key: Comparable, Hashable {
    var time: Int64
    var id: Int64

    static func < (left: Key, right: Key) -> Bool { (left.time, left.id) < (right.time, right.id) }
  }

  static var idsPerLeafMax: Int { 512 }

  /// The lower bound of each leaf, ascending.
  private var bounds: ContiguousArray<Key> = []
  private var leaves: ContiguousArray<ContiguousArray<Int64>> = []

  /// Entries.
  private(set) var count = 0

  /// An empty index.
  init() {}

  /// The index over many entries at once.
  init(_ keys: consuming [Key]) {
    keys.sort()
    count = keys.count
    for start in stride(from: 0, to: keys.count, by: Self.idsPerLeafMax) {
      bounds.append(keys[start])
      leaves.append(ContiguousArray(keys[start..<min(start + Self.idsPerLeafMax, keys.count)].lazy.map(\.id)))
    }
  }

  /// Another index with the same entries. It costs a few references; what is written to first afterwards is copied.
  func copy() -> ExpiryIndex {
    var copy = ExpiryIndex()
    copy.bounds = bounds
    copy.leaves = leaves
    copy.count = count
    return copy
  }

  /// How many leaves there are.
  var leafCount: Int { leaves.count }

  /// Adds an entry.
  ///
  /// - Parameter timeOf: The time of any entry, the new one included.
  mutating func insert(_ id: Int64, at time: Int64, timeOf: (Int64) -> Int64) {
    let key = Key(time: time, id: id)
    count += 1
    guard !leaves.isEmpty else {
      bounds.append(key)
      return leaves.append([id])
    }
    var position = leaf(of: key)
    if leaves[position].count == Self.idsPerLeafMax {
      let keys = leaves[position].map { Key(time: timeOf($0), id: $0) }.sorted()
      // Times mostly ascend: the last leaf stays full, and another begins.
      if position == leaves.count - 1, let last = keys.last, last < key {
        var leaf = ContiguousArray<Int64>()
        leaf.reserveCapacity(Self.idsPerLeafMax)
        leaf.append(id)
        bounds.append(key)
        return leaves.append(leaf)
      }
      split(position, keys)
      position = leaf(of: key)
    }
    // Only the first leaf takes what is below its bound.
    if key < bounds[position] { bounds[position] = key }
    leaves[position].append(id)
  }

  /// Takes an entry out; nothing happens where there is none.
  ///
  /// - Parameter time: The time that it was added with.
  mutating func remove(_ id: Int64, at time: Int64) {
    if leaves.isEmpty { return }
    let position = leaf(of: Key(time: time, id: id))
    guard let index = leaves[position].firstIndex(of: id) else { return }
    count -= 1
    leaves[position].swapAt(index, leaves[position].count - 1)
    leaves[position].removeLast()
    if leaves[position].isEmpty { return drop(position) }
    // Leaves that are nearly empty would make the list of bounds long.
    if position + 1 < leaves.count, merge(position) { return }
    if position > 0 { _ = merge(position - 1) }
  }

  /// Takes the next leaf into a leaf, where both are small.
  private mutating func merge(_ position: Int) -> Bool {
    guard leaves[position].count + leaves[position + 1].count <= Self.idsPerLeafMax / 2 else { return false }
    leaves[position].append(contentsOf: leaves[position + 1])
    drop(position + 1)
    return true
  }

  /// A time before which nothing is due; nil where nothing ever is.
  var earliestBound: Int64? { bounds.first?.time }

  /// The time of the entry that is due first; nil where there is none.
  func earliest(timeOf: (Int64) -> Int64) -> Int64? { leaves.first?.map(timeOf).min() }

  /// Entries whose time has come, in order of time and id, the first ones first: some of them, and none only where there
  /// are none.
  func due(at now: Int64, countMax: Int, timeOf: (Int64) -> Int64) -> [Key] {
    guard let bound = earliestBound, bound <= now, let first = leaves.first else { return [] }
    let keys = first.map { Key(time: timeOf($0), id: $0) }.filter { $0.time <= now }.sorted()
    return Array(keys.prefix(countMax))
  }

  /// The leaf that has or takes a key: the last one whose bound is not above it, or else the first.
  private func leaf(of key: Key) -> Int {
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= key { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }

  /// Gives the upper half of a leaf to a new one.
  private mutating func split(_ position: Int, _ keys: [Key]) {
    let middle = keys.count / 2
    leaves[position] = ContiguousArray(keys[..<middle].lazy.map(\.id))
    bounds.insert(keys[middle], at: position + 1)
    leaves.insert(ContiguousArray(keys[middle...].lazy.map(\.id)), at: position + 1)
  }

  private mutating func drop(_ position: Int) {
    bounds.remove(at: position)
    leaves.remove(at: position)
  }
}
