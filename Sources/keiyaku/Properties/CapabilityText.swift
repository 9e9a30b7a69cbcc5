import KeiyakuMessages

/// What the provider can deliver, as people write it.
extension PropertyDescription {
  /// A limit for people: `at most 10 GiB`, `off`, `none, chrooted`.
  func text(of capability: Capability) -> String {
    switch capability.limit {
    case nil: ""
    case .atMost(let most): "at most " + text(of: .with { $0.value = .integer(most) })
    case .unavailable: "off"
    case .options(let set):
      set.options.isEmpty
        ? "the most restrictive option alone"
        : set.options.map { number in options.first { $0.number == number }?.name ?? "option \(number)" }
          .joined(separator: ", ")
    case .entries(let list): list.entries.isEmpty ? "no entry" : list.entries.joined(separator: ", ")
    }
  }

  /// The limit that a text stands for; nil where it says that all can be delivered.
  /// - Throws: What the property takes instead.
  func capability(from text: String) throws -> Capability? {
    var capability = Capability()
    capability.property = number
    switch type {
    case .flag:
      guard case .flag(let isOn) = try value(from: text).value else { return nil }
      if isOn { return nil }
      capability.limit = .unavailable(Unavailable())
    case .choice:
      let names = text.split(separator: ",").map { $0.drop { $0 == " " } }
      let numbers = try names.map { name in
        guard let option = options.first(where: { $0.name == name }) else {
          throw PropertyTextError(
            description: "\(self.name) takes some of \(options.map(\.name).joined(separator: ", ")), separated by "
              + "commas; \"\(name)\" is none")
        }
        return option.number
      }
      capability.limit = .options(.with { $0.options = numbers })
    case .textList:
      guard case .textList(let list) = try value(from: text).value else { return nil }
      capability.limit = .entries(list)
    default:
      if text == "unlimited" { return nil }
      guard case .integer(let most) = try value(from: text).value else { return nil }
      capability.limit = .atMost(most)
    }
    return capability
  }
}
