import KeiyakuClient
import KeiyakuMessages

/// The property registry as a server describes it, for tests that speak of properties by name.
public struct PropertyCatalog: Sendable {
  private let byName: [String: PropertyDescription]
  private let byNumber: [Int32: PropertyDescription]

  /// Asks a server for its registry.
  public init(_ client: KeiyakuClient) async throws {
    let reply = try await client.catalog.describeProperties(DescribePropertiesRequest())
    byName = Dictionary(uniqueKeysWithValues: reply.properties.map { ($0.name, $0) })
    byNumber = Dictionary(uniqueKeysWithValues: reply.properties.map { ($0.number, $0) })
  }

  /// Number of a property; 0 for a name that the server does not know.
  public func number(_ name: String) -> Int32 { byName[name]?.number ?? 0 }

  /// Values as requests take them; an option of a choice is named by a text.
  public func values(_ pairs: KeyValuePairs<String, PropertyText>) -> [PropertyValue] {
    pairs.map { name, text in
      PropertyValue.with { value in
        value.property = number(name)
        switch text {
        case .integer(let integer): value.value = .integer(integer)
        case .flag(let flag): value.value = .flag(flag)
        case .option(let option):
          value.value = .choice(byName[name]?.options.first { $0.name == option }?.number ?? 0)
        case .texts(let entries): value.value = .textList(TextList.with { $0.entries = entries })
        }
      }
    }
  }

  /// The values of a reply by name.
  public func named(_ values: [PropertyValue]) -> [String: PropertyText] {
    var named: [String: PropertyText] = [:]
    for value in values {
      guard let property = byNumber[value.property] else { continue }
      switch value.value {
      case .integer(let integer): named[property.name] = .integer(integer)
      case .flag(let flag): named[property.name] = .flag(flag)
      case .choice(let number):
        named[property.name] = .option(property.options.first { $0.number == number }?.name ?? "\(number)")
      case .textList(let list): named[property.name] = .texts(list.entries)
      case nil: break
      }
    }
    return named
  }
}

/// A property's value as a test writes it.
public enum PropertyText: Hashable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByStringLiteral
{
  /// A count, a size, a percentage or a rate.
  case integer(Int64)
  /// A flag.
  case flag(Bool)
  /// An option, by name.
  case option(String)
  /// Texts.
  case texts([String])

  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// A flag.
  public init(booleanLiteral value: Bool) { self = .flag(value) }

  /// An option, by name.
  public init(stringLiteral value: String) { self = .option(value) }
}
