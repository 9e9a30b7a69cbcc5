import KeiyakuMessages

/// Values of properties as people write them, led by the registry's description.
extension PropertyDescription {
  /// The integer that means unlimited.
  static let unlimited: Int64 = -1

  private static let sizeUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]

  /// A value for people: `unlimited`, `10 GiB`, `on`, `notify`, `exec, system`. `value(from:)` reads it back.
  func text(of value: PropertyValue) -> String {
    switch value.value {
    case nil: ""
    case .integer(Self.unlimited): "unlimited"
    case .integer(let integer): type == .bytes ? Self.sizeText(integer) : String(integer)
    case .flag(let flag): flag ? "on" : "off"
    case .choice(let number): options.first { $0.number == number }?.name ?? "option \(number)"
    case .textList(let list): list.entries.joined(separator: ", ")
    }
  }

  /// The value that a text stands for.
  /// - Throws: What the property takes instead.
  func value(from text: String) throws -> PropertyValue {
    var value = PropertyValue()
    value.property = number
    value.value = try kind(from: text)
    return value
  }

  /// What a value may look like.
  var expectation: String {
    switch type {
    case .bytes: "a size such as 500M, 10G or 1T (units of 1024)" + (mayBeUnlimited ? ", or unlimited" : "")
    case .flag: "on or off"
    case .choice: "one of " + options.map(\.name).joined(separator: ", ")
    case .textList: "texts, separated by commas"
    default: "a number" + (mayBeUnlimited ? ", or unlimited" : "")
    }
  }

  private func kind(from text: String) throws -> PropertyValue.Value {
    let parsed: PropertyValue.Value?
    switch type {
    case .count, .percent, .rate, .bytes, .unspecified, .unrecognized:
      if text == "unlimited", mayBeUnlimited {
        parsed = .integer(Self.unlimited)
      } else {
        parsed = (type == .bytes ? Self.size(from: text) : Int64(text)).flatMap { $0 >= 0 ? .integer($0) : nil }
      }
    case .flag:
      switch text.lowercased() {
      case "on", "true", "yes": parsed = .flag(true)
      case "off", "false", "no": parsed = .flag(false)
      default: parsed = nil
      }
    case .choice:
      parsed = options.first { $0.name == text }.map { .choice($0.number) }
    case .textList:
      let entries = text.split(separator: ",").map { Self.trimmed($0) }.filter { !$0.isEmpty }
      parsed = .textList(.with { $0.entries = entries })
    }
    guard let parsed else {
      throw PropertyTextError(description: "\(name) takes \(expectation); \"\(text)\" is none")
    }
    return parsed
  }

  private static func sizeText(_ size: Int64) -> String {
    guard size > 0 else { return "\(size) B" }
    let step = min(size.trailingZeroBitCount / 10, sizeUnits.count - 1)
    return "\(size >> (step * 10)) \(sizeUnits[step])"
  }

  /// A number with an optional unit: `10`, `10G`, `10 GiB`, `10gb`.
  static func size(from text: String) -> Int64? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int64(digits) else { return nil }
    var unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
    if unit.hasSuffix("b") { unit.removeLast() }
    if unit.hasSuffix("i"), unit.count == 2 { unit.removeLast() }
    guard let step = ["", "k", "m", "g", "t", "p", "e"].firstIndex(of: unit) else { return nil }
    let (size, overflows) = number.multipliedReportingOverflow(by: 1 << (step * 10))
    return overflows ? nil : size
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// A text that is no value of its property.
struct PropertyTextError: Error, Hashable, CustomStringConvertible {
  let description: String
}

/// The property registry of a server, as it describes it.
struct PropertyRegistry {
  let properties: [PropertyDescription]
  private let byName: [String: PropertyDescription]
  private let byNumber: [Int32: PropertyDescription]

  init(_ properties: [PropertyDescription]) {
    self.properties = properties
    byName = Dictionary(properties.map { ($0.name, $0) }) { first, _ in first }
    byNumber = Dictionary(properties.map { ($0.number, $0) }) { first, _ in first }
  }

  /// The values of `name=text` arguments.
  func values(of assignments: [PropertyAssignment]) throws -> [PropertyValue] {
    var values: [PropertyValue] = []
    for assignment in assignments {
      values.append(try property(named: assignment.name).value(from: assignment.text))
    }
    return values
  }

  /// The property with a name.
  func property(named name: String) throws -> PropertyDescription {
    if let property = byName[name] { return property }
    let similar = properties.map(\.name).filter { $0.contains(name) || name.contains($0) }
    let hint = similar.isEmpty ? "" : "did you mean \(similar.prefix(3).joined(separator: " or "))? "
    throw PropertyTextError(
      description: "there is no property \"\(name)\"; \(hint)`keiyaku plan properties` lists all of them")
  }

  /// Refuses a group that no property is in.
  func check(group: String) throws {
    var groups: [String] = []
    for property in properties where !groups.contains(property.group) { groups.append(property.group) }
    guard !groups.contains(group) else { return }
    throw PropertyTextError(
      description: "there is no group \"\(group)\"; the groups are \(groups.joined(separator: ", "))")
  }

  /// The property with a number; nil where this client learns of it only by a value.
  func property(_ number: Int32) -> PropertyDescription? { byNumber[number] }

  /// `name=text` of a value.
  func text(of value: PropertyValue) -> (name: String, text: String) {
    guard let property = byNumber[value.property] else { return ("property \(value.property)", "\(value)") }
    return (property.name, property.text(of: value))
  }
}

/// An argument `NAME=VALUE`.
struct PropertyAssignment: Hashable, Sendable {
  let name: String
  let text: String
}
