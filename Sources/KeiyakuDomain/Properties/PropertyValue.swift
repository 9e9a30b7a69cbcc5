// The value of one property.

/// A value, by the kind of its property.
public enum PropertyValue: Sendable {
  /// A count, size, percentage or rate; -1 means unlimited.
  case integer(Int64)
  /// A flag.
  case flag(Bool)
  /// The number of an option.
  case choice(OptionNumber)
  /// A set of texts; a `PropertySet` keeps them sorted by their UTF-8 bytes, each once.
  case textList([String])
}

// Texts are compared by their bytes: String equality follows Unicode tables that change between releases.
extension PropertyValue: Hashable {
  /// Whether both hold the same bytes.
  public static func == (left: PropertyValue, right: PropertyValue) -> Bool {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): left == right
    case (.flag(let left), .flag(let right)): left == right
    case (.choice(let left), .choice(let right)): left == right
    case (.textList(let left), .textList(let right)): left.elementsEqual(right, by: UTF8Order.areEqual)
    case (.integer, _), (.flag, _), (.choice, _), (.textList, _): false
    }
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .integer(let value):
      hasher.combine(0)
      hasher.combine(value)
    case .flag(let value):
      hasher.combine(1)
      hasher.combine(value)
    case .choice(let value):
      hasher.combine(2)
      hasher.combine(value)
    case .textList(let entries):
      hasher.combine(3)
      for entry in entries { UTF8Order.hash(entry, into: &hasher) }
    }
  }
}

/// Order and equality of texts by their UTF-8 bytes.
enum UTF8Order {
  static func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

  static func areEqual(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  static func hash(_ text: String, into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    // No UTF-8 text holds this byte, so that ["ab"] and ["a", "b"] differ.
    hasher.combine(0xFF as UInt8)
  }

  /// Sorted, each text once; the same array if it is so already.
  static func normalized(_ texts: [String]) -> [String] {
    let isNormal = zip(texts, texts.dropFirst()).allSatisfy { precedes($0, $1) }
    if isNormal { return texts }
    var result: [String] = []
    for text in texts.sorted(by: precedes) {
      if let last = result.last, areEqual(last, text) { continue }
      result.append(text)
    }
    return result
  }

  /// The entries of either of two normalized lists.
  static func union(_ left: [String], _ right: [String]) -> [String] { normalized(left + right) }

  /// The entries of both of two normalized lists. One pass: a list and a capability may have hundreds of entries each.
  static func intersection(_ left: [String], _ right: [String]) -> [String] {
    var result: [String] = []
    var position = 0
    for entry in left {
      while position < right.count, precedes(right[position], entry) { position += 1 }
      guard position < right.count else { break }
      if areEqual(entry, right[position]) { result.append(entry) }
    }
    return result
  }
}
