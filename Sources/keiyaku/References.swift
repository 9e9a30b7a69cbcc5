import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// How the command line names an entity: by id, by external id, or by its natural key.
///
/// A positive number is an id, `ext:ID` an external id, and `name:TEXT` or any other text the natural key: a login, a
/// name, a domain.
enum Reference: Hashable {
  case id(Int64)
  case externalID(String)
  case name(String)

  init(_ text: String) {
    if text.hasPrefix("ext:") {
      self = .externalID(String(text.dropFirst(4)))
    } else if text.hasPrefix("name:") {
      self = .name(String(text.dropFirst(5)))
    } else if text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let id = Int64(text), id > 0 {
      self = .id(id)
    } else {
      self = .name(text)
    }
  }
}

/// What a reference is made of in the help of a command.
let referenceHelp = "Id, ext:EXTERNAL-ID, or"

/// A message that names an entity, as an argument.
public protocol ReferenceMessage: ProtobufMessage, ExpressibleByArgument {
  /// By what it names the entity.
  associatedtype By: ReferenceAlternative
  /// By what it names the entity; nil where it names none.
  var by: By? { get set }
}

/// What an entity can be named by. The cases of the messages' oneofs are these functions.
public protocol ReferenceAlternative {
  /// Its id.
  static func id(_ id: Int64) -> Self
  /// Its id in another system.
  static func externalID(_ id: String) -> Self
  /// Its natural key.
  static func name(_ name: String) -> Self
}

extension ReferenceMessage {
  /// Reads a reference; nothing is none.
  public init?(argument: String) {
    guard !argument.isEmpty else { return nil }
    self.init()
    by =
      switch Reference(argument) {
      case .id(let id): .id(id)
      case .externalID(let id): .externalID(id)
      case .name(let name): .name(name)
      }
  }
}

extension CustomerRef: ReferenceMessage {}
extension PlanRef: ReferenceMessage {}
extension AddOnRef: ReferenceMessage {}
extension SubscriptionRef: ReferenceMessage {}

extension CustomerRef.By: ReferenceAlternative {
  /// Customers are named by their login.
  public static func name(_ name: String) -> CustomerRef.By { .login(name) }
}
extension PlanRef.By: ReferenceAlternative {}
extension AddOnRef.By: ReferenceAlternative {}
extension SubscriptionRef.By: ReferenceAlternative {}

extension OwnerRef: ExpressibleByArgument {
  /// Reads `provider`, or a reference to a customer.
  public init?(argument: String) {
    self.init()
    if argument == "provider" {
      owner = .provider(Provider())
    } else {
      guard let customer = CustomerRef(argument: argument) else { return nil }
      owner = .customer(customer)
    }
  }
}

extension AddOnSelection: ExpressibleByArgument {
  /// Reads a reference to an add-on with an optional quantity: `backup`, `backup:3`, `ext:B-7:3`. What follows `name:`
  /// is a name as it stands, without a quantity.
  public init?(argument: String) {
    var reference = argument[...]
    var quantity: Int32 = 1
    if !argument.hasPrefix("name:"), let colon = argument.lastIndex(of: ":"),
      let parsed = Int32(argument[argument.index(after: colon)...]), argument[..<colon] != "ext"
    {
      guard (1...1000).contains(parsed) else { return nil }
      quantity = parsed
      reference = argument[..<colon]
    }
    guard reference != "ext:", reference != "name:", let addOn = AddOnRef(argument: String(reference)) else {
      return nil
    }
    self.init()
    self.addOn = addOn
    self.quantity = quantity
  }
}
