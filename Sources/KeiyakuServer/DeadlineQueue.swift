/// What is to happen at some time, on one event loop: a binary heap, the earliest on top.
///
/// Entries are not taken out when they are no longer needed; whoever handles one asks whether it still matters.
struct DeadlineQueue {
  /// What a deadline is about.
  enum Kind: Hashable {
    /// A call.
    case call(stream: UInt32)
    /// The preface and HELLO of the peer.
    case handshake
    /// The answer to the first GOAWAY of a drain.
    case drainNotice
    /// The greatest age of a connection.
    case age
    /// The end of the time that calls of a connection beyond its age have.
    case ageGrace
    /// The end of a connection that is closing.
    case closing
  }

  struct Entry {
    /// Monotonic nanoseconds.
    let time: UInt64
    let connection: Int
    let kind: Kind
  }

  private var heap: [Entry] = []
  /// Size at which entries that no longer matter are taken out.
  private var compactionSize = 1024

  var earliest: UInt64? { heap.first?.time }
  var count: Int { heap.count }

  /// Adds an entry. `isLive` tells of any entry whether it still matters; it is asked now and then.
  mutating func insert(_ entry: Entry, isLive: (Entry) -> Bool) {
    if heap.count >= compactionSize {
      let live = heap.filter(isLive)
      heap.removeAll(keepingCapacity: true)
      for entry in live { push(entry) }
      compactionSize = max(1024, 2 * heap.count)
    }
    push(entry)
  }

  /// Takes out the earliest entry if its time has come.
  mutating func popDue(now: UInt64) -> Entry? {
    guard let top = heap.first, top.time <= now else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      siftDown()
    }
    return top
  }

  private mutating func push(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if heap[parent].time <= heap[child].time { break }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && heap[child].time < heap[smallest].time {
        smallest = child
      }
      if smallest == parent { return }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
