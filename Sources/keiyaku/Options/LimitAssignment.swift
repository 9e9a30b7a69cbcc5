import ArgumentParser
import KeiyakuWire

/// A limit of connections on the command line: `message_bytes_max=8388608`.
struct LimitAssignment: ExpressibleByArgument, Hashable {
  let name: LimitName
  let value: Int

  init(name: LimitName, value: Int) {
    self.name = name
    self.value = value
  }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = LimitName(rawValue: String(parts[0])), let value = Int(parts[1]) else {
      return nil
    }
    self.init(name: name, value: value)
  }

  /// Every name with its default.
  static var allValueStrings: [String] {
    let defaults = ConnectionLimits()
    return LimitName.allCases.map { "\($0.rawValue)=\(defaults[$0])" }
  }
}
