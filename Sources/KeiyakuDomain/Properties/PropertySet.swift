// A set of property values: what a plan, an add-on or a subscription holds.

/// Values by property number, ascending, each number at most once.
///
/// Copying is two reference counts. Lookup is a binary search over 16-byte entries without references; the texts of the
/// few list properties are kept beside.
public struct PropertySet: Sendable {
  @usableFromInline var entries: [Entry] = []
  @usableFromInline var textLists: [TextList] = []

  /// An empty set.
  public init() {}

  /// A set of pairs in any order; the later of two with the same number counts.
  public init(_ pairs: some Sequence<(PropertyNumber, PropertyValue)>) {
    for (number, value) in pairs { self[number] = value }
  }

  /// The number of values.
  @inlinable public var count: Int { entries.count }

  /// Whether there is no value.
  @inlinable public var isEmpty: Bool { entries.isEmpty }

  /// The value of a property, or nil; setting nil removes it.
  public subscript(_ number: PropertyNumber) -> PropertyValue? {
    get {
      let position = position(of: number)
      guard position < entries.count, entries[position].number == number else { return nil }
      return value(of: entries[position])
    }
    set {
      guard let newValue else { return remove(number) }
      set(number, to: newValue)
    }
  }

  /// Whether there is a value for a property.
  public func contains(_ number: PropertyNumber) -> Bool {
    let position = position(of: number)
    return position < entries.count && entries[position].number == number
  }

  /// The value of an integer property, or nil.
  public func integer(_ number: PropertyNumber) -> Int64? { scalar(number, .integer) }

  /// The value of a flag, or nil.
  public func flag(_ number: PropertyNumber) -> Bool? { scalar(number, .flag).map { $0 != 0 } }

  /// The option of a choice, or nil.
  public func choice(_ number: PropertyNumber) -> OptionNumber? {
    scalar(number, .choice).map(OptionNumber.init(truncatingIfNeeded:))
  }

  /// The entries of a text list, or nil.
  @inlinable
  public func textList(_ number: PropertyNumber) -> [String]? {
    for list in textLists where list.number == number { return list.entries }
    return nil
  }

  /// The numbers with a value, ascending.
  public var numbers: some Sequence<PropertyNumber> { entries.lazy.map(\.number) }

  /// Removes the value of a property, if there is one.
  public mutating func remove(_ number: PropertyNumber) {
    let position = position(of: number)
    guard position < entries.count, entries[position].number == number else { return }
    if entries.remove(at: position).kind == .textList { textLists.removeAll { $0.number == number } }
  }

  /// These values with those of another set in place of them or besides; this set itself if the other is empty.
  public func overlaid(by top: PropertySet) -> PropertySet {
    if top.isEmpty { return self }
    if isEmpty { return top }
    var result = PropertySet()
    result.entries.reserveCapacity(entries.count + top.entries.count)
    var position = 0
    for entry in top.entries {
      while position < entries.count, entries[position].number < entry.number {
        result.entries.append(entries[position])
        position += 1
      }
      if position < entries.count, entries[position].number == entry.number { position += 1 }
      result.entries.append(entry)
    }
    result.entries.append(contentsOf: entries[position...])
    result.textLists = textLists
    for list in top.textLists { result.setTextList(list) }
    return result
  }

  /// The values of the numbers that a condition accepts; this set itself if it accepts all.
  public func filtered(_ isIncluded: (PropertyNumber) -> Bool) -> PropertySet {
    var result = PropertySet()
    result.entries = entries.filter { isIncluded($0.number) }
    if result.entries.count == entries.count { return self }
    result.textLists = textLists.filter { isIncluded($0.number) }
    return result
  }

  /// Whether both are the same storage, so that one was made from the other without copying.
  public func sharesStorage(with other: PropertySet) -> Bool {
    // Only the addresses are compared; nothing is read through them.
    entries.withUnsafeBufferPointer { mine in
      other.entries.withUnsafeBufferPointer { mine.baseAddress == $0.baseAddress && mine.count == $0.count }
    }
  }

  mutating func set(_ number: PropertyNumber, to value: PropertyValue) {
    let entry: Entry
    switch value {
    case .integer(let integer): entry = Entry(number: number, kind: .integer, scalar: integer)
    case .flag(let flag): entry = Entry(number: number, kind: .flag, scalar: flag ? 1 : 0)
    case .choice(let option): entry = Entry(number: number, kind: .choice, scalar: Int64(option))
    case .textList(let texts):
      entry = Entry(number: number, kind: .textList, scalar: 0)
      setTextList(TextList(number: number, entries: UTF8Order.normalized(texts)))
    }
    let position = position(of: number)
    guard position < entries.count, entries[position].number == number else {
      return entries.insert(entry, at: position)
    }
    if entries[position].kind == .textList, entry.kind != .textList { textLists.removeAll { $0.number == number } }
    entries[position] = entry
  }

  mutating func setTextList(_ list: TextList) {
    let position = textLists.firstIndex { $0.number >= list.number } ?? textLists.count
    if position < textLists.count, textLists[position].number == list.number {
      textLists[position] = list
    } else {
      textLists.insert(list, at: position)
    }
  }

  private func scalar(_ number: PropertyNumber, _ kind: Entry.Kind) -> Int64? {
    let position = position(of: number)
    guard position < entries.count, entries[position].number == number, entries[position].kind == kind else {
      return nil
    }
    return entries[position].scalar
  }

  /// Where a number is, or where it would be inserted.
  private func position(of number: PropertyNumber) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].number < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension PropertySet {
  /// One value without references, so that copying a set of them is one move of memory.
  @usableFromInline
  struct Entry: Hashable, Sendable {
    @usableFromInline
    enum Kind: UInt8, Sendable { case integer, flag, choice, textList }
    @usableFromInline let number: PropertyNumber
    @usableFromInline let kind: Kind
    /// The integer, 0 or 1, or the option; 0 for a list, whose entries are in `textLists`.
    @usableFromInline var scalar: Int64
  }

  /// The normalized entries of one list property.
  @usableFromInline
  struct TextList: Hashable, Sendable {
    @usableFromInline let number: PropertyNumber
    @usableFromInline let entries: [String]

    @usableFromInline
    static func == (left: TextList, right: TextList) -> Bool {
      left.number == right.number && left.entries.elementsEqual(right.entries, by: UTF8Order.areEqual)
    }

    @usableFromInline
    func hash(into hasher: inout Hasher) {
      hasher.combine(number)
      for entry in entries { UTF8Order.hash(entry, into: &hasher) }
    }
  }
}

extension PropertySet: Hashable {}

// Not a Collection: `set[3]` means property 3, never the third value. Inlinable, because replies are encoded by it:
// unspecialised, iterating takes ten times as long.
extension PropertySet: Sequence {
  /// A property and its value.
  public typealias Element = (number: PropertyNumber, value: PropertyValue)

  /// Gives the values in ascending number.
  public struct Iterator: IteratorProtocol {
    @usableFromInline let values: PropertySet
    @usableFromInline var position = 0

    @inlinable
    init(_ values: PropertySet) { self.values = values }

    /// The next value, or nil.
    @inlinable
    public mutating func next() -> Element? {
      guard position < values.entries.count else { return nil }
      let entry = values.entries[position]
      position += 1
      return (entry.number, values.value(of: entry))
    }
  }

  /// Starts at the lowest number.
  @inlinable
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The number of values.
  @inlinable public var underestimatedCount: Int { count }

  @inlinable
  func value(of entry: Entry) -> PropertyValue {
    switch entry.kind {
    case .integer: .integer(entry.scalar)
    case .flag: .flag(entry.scalar != 0)
    case .choice: .choice(OptionNumber(truncatingIfNeeded: entry.scalar))
    case .textList: .textList(textList(entry.number) ?? [])
    }
  }
}

extension PropertySet: ExpressibleByDictionaryLiteral {
  /// A set of pairs in any order; the later of two with the same number counts.
  public init(dictionaryLiteral elements: (PropertyNumber, PropertyValue)...) { self.init(elements) }
}
