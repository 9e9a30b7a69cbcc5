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
    addLeaf(ifAt: leaf)
    if page == leaves[leaf].count { leaves[leaf].append(Self.emptyPage()) }
    leaves[leaf][page].append(record)
    nextID += 1
    if record.isLive { count += 1 }
    return id
  }

  private mutating func addLeaf(ifAt leaf: Int) {
    guard leaf == leaves.count else { return }
    var pages = Leaf()
    pages.reserveCapacity(Self.pagesPerLeaf)
    leaves.append(pages)
  }

  private static func emptyPage() -> Page {
    var records = Page()
    records.reserveCapacity(recordsPerPage)
    return records
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

  /// Calls `body` with every record, by ascending id, without copying it.
  func forEach<Failure: Error>(
    _ body: (Int64, borrowing Record) throws(Failure) -> Void
  ) throws(Failure) {
    for (leafIndex, leaf) in leaves.enumerated() {
      for (pageIndex, page) in leaf.enumerated() {
        let first = Int64(leafIndex * Self.recordsPerLeaf + pageIndex * Self.recordsPerPage + 1)
        for slot in page.indices where page[slot].isLive { try body(first + Int64(slot), page[slot]) }
      }
    }
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

// MARK: Restoring

extension PagedTable {
  /// Records of ascending ids on their way from a snapshot into a table, in pages already, so that several threads can
  /// make them and one puts them in.
  struct Run: Sendable {
    /// Id of the first record; the first page begins with it, wherever in a page of the table that is.
    fileprivate private(set) var firstID: Int64 = 0
    fileprivate private(set) var nextID: Int64 = 0
    fileprivate private(set) var pages: ContiguousArray<ContiguousArray<Record>> = []
    fileprivate private(set) var count = 0

    /// Adds a record. False where its id does not ascend, or it is vacant.
    mutating func append(_ record: consuming Record, id: Int64) -> Bool {
      guard id > 0, id >= nextID, record.isLive else { return false }
      if pages.isEmpty {
        firstID = id
        nextID = id
        pages.append(PagedTable.emptyPage())
      }
      while nextID < id { place(.vacant) }
      place(record)
      count += 1
      return true
    }

    private mutating func place(_ record: consuming Record) {
      if nextID > firstID, Int(nextID - 1) % PagedTable.recordsPerPage == 0 { pages.append(PagedTable.emptyPage()) }
      pages[pages.count - 1].append(record)
      nextID += 1
    }
  }

  /// Puts records in behind those that are there; ids between stay vacant. False where they do not ascend.
  mutating func restore(_ run: consuming Run) -> Bool {
    guard let first = run.pages.first else { return true }
    guard run.firstID >= nextID else { return false }
    skip(to: run.firstID)
    var rest = run.pages[...]
    if Int(nextID - 1) % Self.recordsPerPage != 0 {
      // The end of the page that the records before have begun.
      for record in first { append(record) }
      count -= first.count { $0.isLive }
      rest = rest.dropFirst()
    }
    for page in rest {
      let leaf = Int(nextID - 1) / Self.recordsPerLeaf
      addLeaf(ifAt: leaf)
      leaves[leaf].append(page)
      nextID += Int64(page.count)
    }
    count += run.count
    return true
  }

  /// Lets the next record get this id, which is at least the next one; ids up to it stay vacant.
  mutating func skip(to id: Int64) {
    while nextID < id { append(.vacant) }
  }

  /// Lets an empty table begin with this id, as one whose records up to it were removed and their pages released.
  mutating func begin(at id: Int64) {
    precondition(nextID == 1, "only an empty table can begin elsewhere")
    releasedPages = Int(id - 1) / Self.recordsPerPage
    leaves = ContiguousArray(repeating: [], count: releasedPages / Self.pagesPerLeaf)
    let pages = releasedPages % Self.pagesPerLeaf
    if pages > 0 { leaves.append(ContiguousArray(repeating: [], count: pages)) }
    nextID = Int64(releasedPages * Self.recordsPerPage) + 1
    skip(to: id)
  }
}
