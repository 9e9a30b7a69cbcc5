/// A set of ids that answers "the next one after this" quickly, from one member to a hundred million.
///
/// Up to 32 members are a sorted array; more are bitmap pages of 4,096 ids in ascending order, so that neither an
/// insert nor a removal ever moves more than the list of pages.
package struct IDSet: Sendable {
  private static var smallCountMax: Int { 32 }
  private static var idsPerPage: Int64 { 4096 }

  private struct Page {
    let number: Int64
    var count = 0
    var words = ContiguousArray<UInt64>(repeating: 0, count: Int(idsPerPage) / 64)
  }

  private var small: ContiguousArray<Int64> = []
  private var pages: ContiguousArray<Page> = []

  /// Members.
  package private(set) var count = 0

  package init() {}

  package func contains(_ id: Int64) -> Bool {
    if pages.isEmpty { return small.contains(id) }
    let (number, word, bit) = Self.place(of: id)
    let index = firstPage(from: number)
    return index < pages.count && pages[index].number == number && pages[index].words[word] & bit != 0
  }

  /// Adds an id; nothing happens where it is a member.
  package mutating func insert(_ id: Int64) {
    if pages.isEmpty {
      let index = small.firstIndex { $0 >= id } ?? small.count
      if index < small.count, small[index] == id { return }
      small.insert(id, at: index)
      count += 1
      if small.count > Self.smallCountMax { turnIntoPages() }
    } else {
      insertIntoPages(id)
    }
  }

  /// Takes an id out; nothing happens where it is none.
  package mutating func remove(_ id: Int64) {
    if pages.isEmpty {
      guard let index = small.firstIndex(of: id) else { return }
      small.remove(at: index)
      count -= 1
      return
    }
    let (number, word, bit) = Self.place(of: id)
    let index = firstPage(from: number)
    guard index < pages.count, pages[index].number == number, pages[index].words[word] & bit != 0 else { return }
    pages[index].words[word] &= ~bit
    pages[index].count -= 1
    count -= 1
    if pages[index].count == 0 { pages.remove(at: index) }
  }

  /// The smallest member above `id`; nil where there is none.
  package func next(after id: Int64) -> Int64? {
    if pages.isEmpty { return small.first { $0 > id } }
    guard id < .max else { return nil }
    let (number, word, _) = Self.place(of: id + 1)
    var index = firstPage(from: number)
    guard index < pages.count else { return nil }
    if pages[index].number == number {
      let mask = ~UInt64(0) << UInt64((id + 1) % 64)
      if let found = Self.firstBit(of: pages[index], from: word, masking: mask) { return found }
      index += 1
    }
    return index < pages.count ? Self.firstBit(of: pages[index], from: 0, masking: ~0) : nil
  }

  private mutating func turnIntoPages() {
    let members = small
    small = []
    count = 0
    for member in members { insertIntoPages(member) }
  }

  private mutating func insertIntoPages(_ id: Int64) {
    let (number, word, bit) = Self.place(of: id)
    let index = firstPage(from: number)
    if index == pages.count || pages[index].number != number { pages.insert(Page(number: number), at: index) }
    guard pages[index].words[word] & bit == 0 else { return }
    pages[index].words[word] |= bit
    pages[index].count += 1
    count += 1
  }

  /// Index of the first page whose number is at least `number`.
  private func firstPage(from number: Int64) -> Int {
    // Ids ascend, so most inserts go to the last page.
    if let last = pages.last, last.number < number { return pages.count }
    var low = 0
    var high = pages.count
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func place(of id: Int64) -> (page: Int64, word: Int, bit: UInt64) {
    (id / idsPerPage, Int(id % idsPerPage / 64), UInt64(1) << UInt64(id % 64))
  }

  private static func firstBit(of page: Page, from start: Int, masking mask: UInt64) -> Int64? {
    var mask = mask
    for word in start..<page.words.count {
      let bits = page.words[word] & mask
      if bits != 0 { return page.number * idsPerPage + Int64(word * 64 + bits.trailingZeroBitCount) }
      mask = ~0
    }
    return nil
  }
}
