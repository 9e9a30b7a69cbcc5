/// A record that a `PagedTable` can hold.
public protocol TableRecord: Sendable {
  /// What stands where no record is, or no longer.
  static var vacant: Self { get }

  /// False for `vacant` alone.
  var isLive: Bool { get }
}

/// Records by id, in pages with value semantics.
///
/// Copying a table costs one reference, whatever its size: that copy is a snapshot. The first write to a page after a
/// copy copies that page and the path to it, and nothing else, so that a snapshot stops nobody for long. Ids are given
/// out in sequence from 1 and never reused.
///
/// Complexity: O(1) for every operation but `next(after:)`, which passes over vacant records.
public struct PagedTable<Record: TableRecord>: Sendable {
  /// Records of a page. Small, because the first touch after a copy retains every reference in the page.
  static var recordsPerPage: Int { 32 }
  /// Pages of a leaf: two levels keep the first touch after a copy in microseconds at ten million records.
  static var pagesPerLeaf: Int { 1024 }
  static var recordsPerLeaf: Int { recordsPerPage * pagesPerLeaf }

  private typealias Page = ContiguousArray<Record>
  private typealias Leaf = ContiguousArray<Page>

  private var leaves: ContiguousArray<Leaf> = []
  /// Pages from the first on whose memory was given back.
  private var releasedPages = 0

  /// Records that are not vacant.
  public private(set) var count = 0

  /// The id that the next record gets.
  public private(set) var nextID: Int64 = 1

  /// An empty table.
  public init() {}

  /// Calls `body` with the record, without copying it; nil where there is none.
  @inline(__always)
  public func read<Result>(_ id: Int64, _ body: (borrowing Record) -> Result) -> Result? {
    guard let (leaf, page, slot) = position(of: id) else { return nil }
    // Through a pointer: a subscript would hand `body` a copy, and a copy retains every text of the record.
    return leaves[leaf][page].withUnsafeBufferPointer { records in
      // In bounds by `position`.
      let record = records.baseAddress! + slot
      return record.pointee.isLive ? body(record.pointee) : nil
    }
  }

  /// The record, or nil where there is none.
  public subscript(id: Int64) -> Record? {
    guard let (leaf, page, slot) = position(of: id) else { return nil }
    let record = leaves[leaf][page][slot]
    return record.isLive ? record : nil
  }

  /// Whether there is a record with this id.
  public func contains(_ id: Int64) -> Bool {
    guard let (leaf, page, slot) = position(of: id) else { return false }
    return leaves[leaf][page][slot].isLive
  }

  /// Puts a record under the next id and returns the id.
  @discardableResult
  mutating func append(_ record: Record) -> Int64 {
    let id = nextID
    let index = Int(id - 1)
    let leaf = index / Self.recordsPerLeaf
    let page = index % Self.recordsPerLeaf / Self.recordsPerPage
    if leaf == leaves.count {
      var pages = Leaf()
      pages.reserveCapacity(Self.pagesPerLeaf)
      leaves.append(pages)
    }
    if page == leaves[leaf].count {
      var records = Page()
      records.reserveCapacity(Self.recordsPerPage)
      leaves[leaf].append(records)
    }
    leaves[leaf][page].append(record)
    nextID += 1
    count += 1
    return id
  }

  /// Changes a record in place. False where there is none.
  @discardableResult
  mutating func update(_ id: Int64, _ body: (inout Record) -> Void) -> Bool {
    guard let (leaf, page, slot) = position(of: id), leaves[leaf][page][slot].isLive else { return false }
    body(&leaves[leaf][page][slot])
    return true
  }

  /// Leaves the place of a record vacant. False where there is none.
  @discardableResult
  mutating func remove(_ id: Int64) -> Bool {
    guard let (leaf, page, slot) = position(of: id), leaves[leaf][page][slot].isLive else { return false }
    leaves[leaf][page][slot] = .vacant
    count -= 1
    return true
  }

  /// Gives the memory of pages back that hold only ids below `id`, all of them vacant.
  mutating func releasePages(below id: Int64) {
    let end = Int(min(id, nextID) - 1) / Self.recordsPerPage
    while releasedPages < end {
      leaves[releasedPages / Self.pagesPerLeaf][releasedPages % Self.pagesPerLeaf] = []
      releasedPages += 1
      if releasedPages % Self.pagesPerLeaf == 0 { leaves[releasedPages / Self.pagesPerLeaf - 1] = [] }
    }
  }

  /// The smallest id above `id`, and not above `end`, that has a record; nil where there is none.
  public func next(after id: Int64, through end: Int64 = .max) -> Int64? {
    guard id < nextID else { return nil }
    var candidate = max(id, 0) + 1
    let last = min(end, nextID - 1)
    while candidate <= last {
      if contains(candidate) { return candidate }
      candidate += 1
    }
    return nil
  }

  @inline(__always)
  private func position(of id: Int64) -> (leaf: Int, page: Int, slot: Int)? {
    guard id >= 1, id < nextID else { return nil }
    let index = Int(id - 1)
    let leaf = index / Self.recordsPerLeaf
    let page = index % Self.recordsPerLeaf / Self.recordsPerPage
    let slot = index % Self.recordsPerPage
    // A page that was released is empty.
    guard page < leaves[leaf].count, slot < leaves[leaf][page].count else { return nil }
    return (leaf, page, slot)
  }
}
