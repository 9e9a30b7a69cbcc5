@testable import KeiyakuEngine

/// Everything that a value holds, found by reflection: nobody has to remember a field that is new.
struct Reflection: Equatable {
  /// A line for each leaf: its path and its value.
  private(set) var lines: [String] = []

  /// - Parameter skipped: Names of fields that are left out, at any depth.
  init(_ value: Any, skipping skipped: Set<String> = []) { add(value, "", skipped) }

  private mutating func add(_ value: Any, _ path: String, _ skipped: Set<String>) {
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty, !(value is String) else {
      lines.append("\(path) = \(value)")
      return
    }
    for (index, child) in mirror.children.enumerated() {
      if let label = child.label, skipped.contains(label) { continue }
      add(child.value, "\(path).\(child.label ?? "\(index)")", skipped)
    }
  }

  /// The first lines that differ.
  static func differences(_ left: Reflection, _ right: Reflection) -> [String] {
    if left == right { return [] }
    let pairs = zip(left.lines, right.lines).filter { $0 != $1 }.prefix(3).map { "\($0)\n≠ \($1)" }
    return pairs + ["\(left.lines.count) lines and \(right.lines.count)"]
  }
}

extension Reflection {
  /// Everything that a state holds. Dictionaries are left out: their order differs between processes.
  static func of(_ state: State) -> Reflection {
    Reflection(state, skipping: ["associationNumbers", "actorNumbers", "bulkJobs"])
  }
}
