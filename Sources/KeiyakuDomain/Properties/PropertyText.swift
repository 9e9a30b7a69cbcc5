// Printing values for people and reading what people type.

extension PropertyDefinition {
  /// A value as people write it: `unlimited`, `10 GiB`, `on`, `awstats`, `exec, system`.
  ///
  /// A size is given in the largest binary unit that expresses it exactly, so that `value(from:)` reads it back.
  public func text(of value: PropertyValue) -> String {
    switch value {
    case .integer(unlimited): "unlimited"
    case .integer(let integer): type == .bytes ? Self.sizeText(integer) : String(integer)
    case .flag(let flag): flag ? "on" : "off"
    case .choice(let number): option(number)?.name ?? "option \(number)"
    case .textList(let entries): entries.joined(separator: ", ")
    }
  }

  /// The value that a text stands for, or nil if it is none of this type; bounds are not checked.
  public func value(from text: String) -> PropertyValue? {
    switch type {
    case .count, .bytes, .percent, .rate:
      if text == "unlimited" { return .integer(unlimited) }
      return (type == .bytes ? Self.size(from: text) : Int64(text)).map(PropertyValue.integer)
    case .flag:
      switch text {
      case "on", "true", "yes": return .flag(true)
      case "off", "false", "no": return .flag(false)
      default: return nil
      }
    case .choice:
      return option(named: text).map { .choice($0.number) }
    case .textList:
      let entries = text.split(separator: ",").map { entry in
        String(String(entry.drop { $0 == " " }.reversed().drop { $0 == " " }).reversed())
      }
      return .textList(entries.filter { !$0.isEmpty })
    }
  }

  private static let sizeUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]

  private static func sizeText(_ size: Int64) -> String {
    guard size > 0 else { return "\(size) B" }
    let step = min(size.trailingZeroBitCount / 10, sizeUnits.count - 1)
    return "\(size >> (step * 10)) \(sizeUnits[step])"
  }

  private static func size(from text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "-") }
    guard let number = Int64(digits) else { return nil }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    if unit.isEmpty { return number }
    guard let step = sizeUnits.firstIndex(where: { $0.lowercased() == unit.lowercased() }) else { return nil }
    let (size, overflows) = number.multipliedReportingOverflow(by: 1 << (step * 10))
    return overflows ? nil : size
  }
}
