// The rows of refusals about property values.

extension PropertyViolation {
  /// The property, what is wrong with its value, and the numbers concerned.
  public var row: RefusalRow {
    switch reason {
    case .wrongType:
      return RefusalRow(property.name, "is a \(property.type.rawValue) and takes no other kind of value")
    case .outOfBounds(let value):
      guard let bounds = property.bounds else { return RefusalRow(property.name, "is out of bounds") }
      return RefusalRow(
        property.name,
        "is \(value), and must be within \(bounds.minimum) and \(bounds.maximum)"
          + (bounds.allowsUnlimited ? ", or -1 for unlimited" : ""),
        ["value": value, "minimum": bounds.minimum, "maximum": bounds.maximum])
    case .unknownOption(let number):
      let options = property.options.map { "\($0.name) (\($0.number))" }.joined(separator: ", ")
      return RefusalRow(property.name, "has no option \(number), only \(options)", ["value": Int64(number)])
    case .tooManyEntries(let count, let limit):
      return RefusalRow(
        property.name, "has \(count) entries, and at most \(limit) are accepted",
        ["count": Int64(count), "limit": Int64(limit)])
    case .entryTooLong(let position, let size):
      return RefusalRow(
        property.name,
        "has an entry of \(size) bytes, and at most \(TextListLimits.entryBytesMax) are accepted",
        ["position": Int64(position), "size": Int64(size), "limit": Int64(TextListLimits.entryBytesMax)])
    case .entryEmpty(let position):
      return RefusalRow(property.name, "has an empty entry", ["position": Int64(position)])
    case .entryHasControlCharacter(let position):
      return RefusalRow(property.name, "has an entry with a control character", ["position": Int64(position)])
    }
  }
}

extension LostValue {
  /// The property and its value now and afterwards; `explicit` is 1 if an operator set it.
  public var row: RefusalRow {
    let now = now.map(property.text) ?? "nothing"
    let after = after.map(property.text) ?? "nothing"
    return RefusalRow(
      property.name, "now \(now), would be \(after)\(isExplicit ? ", set explicitly" : "")",
      ["explicit": isExplicit ? 1 : 0])
  }
}
