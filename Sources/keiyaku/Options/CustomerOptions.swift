import ArgumentParser
import KeiyakuMessages

/// What an operator sets of a customer.
struct CustomerOptions: ParsableArguments {
  @Option(name: .customLong("external-id"), help: ArgumentHelp("Id in another system; unique.", valueName: "id"))
  var externalID: String?

  @Option(help: ArgumentHelp("Name of the person.", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("Name of the company.", valueName: "name"))
  var company: String?

  @Option(help: ArgumentHelp("E-mail address.", valueName: "address"))
  var email: String?

  @Option(help: ArgumentHelp("Telephone number.", valueName: "number"))
  var phone: String?

  @Option(
    name: .customLong("address-line"),
    help: ArgumentHelp("Street, house, building; repeat for further lines.", valueName: "text"))
  var addressLines: [String] = []

  @Option(help: ArgumentHelp("City or ward.", valueName: "name"))
  var city: String?

  @Option(help: ArgumentHelp("Prefecture, state or region.", valueName: "name"))
  var region: String?

  @Option(name: .customLong("postal-code"), help: ArgumentHelp("Postal code.", valueName: "code"))
  var postalCode: String?

  @Option(help: ArgumentHelp("ISO 3166-1 country code, such as JP.", valueName: "code"))
  var country: String?

  @Option(name: .customLong("billing-name"), help: ArgumentHelp("Name on the invoice.", valueName: "name"))
  var billingName: String?

  @Option(name: .customLong("tax-id"), help: ArgumentHelp("Tax or registration number.", valueName: "number"))
  var taxID: String?

  @Option(help: ArgumentHelp("ISO 4217 currency code, such as JPY.", valueName: "code"))
  var currency: String?

  @Option(
    name: .customLong("payment-reference"),
    help: ArgumentHelp("Means of payment in the billing system.", valueName: "text"))
  var paymentReference: String?

  @Option(help: ArgumentHelp("Language tag, such as ja-JP.", valueName: "tag"))
  var locale: String?

  @Option(help: ArgumentHelp("Notes of the provider.", valueName: "text"))
  var notes: String?

  /// The fields that are given, and their paths.
  func spec(login: String?) -> FieldSetter<CustomerSpec> {
    var fields = FieldSetter(CustomerSpec())
    fields.set("external_id", externalID) { $0.externalID = $1 }
    fields.set("login", login) { $0.login = $1 }
    fields.set("contact.name", name) { $0.contact = ($0.contact ?? Contact()).setting(\.name, $1) }
    fields.set("contact.company", company) { $0.contact = ($0.contact ?? Contact()).setting(\.company, $1) }
    fields.set("contact.email", email) { $0.contact = ($0.contact ?? Contact()).setting(\.email, $1) }
    fields.set("contact.phone", phone) { $0.contact = ($0.contact ?? Contact()).setting(\.phone, $1) }
    fields.set("contact.address.lines", addressLines.isEmpty ? nil : addressLines) { $0.address.lines = $1 }
    fields.set("contact.address.city", city) { $0.address.city = $1 }
    fields.set("contact.address.region", region) { $0.address.region = $1 }
    fields.set("contact.address.postal_code", postalCode) { $0.address.postalCode = $1 }
    fields.set("contact.address.country", country) { $0.address.country = $1 }
    fields.set("billing.name", billingName) { $0.billing = ($0.billing ?? Billing()).setting(\.name, $1) }
    fields.set("billing.tax_id", taxID) { $0.billing = ($0.billing ?? Billing()).setting(\.taxID, $1) }
    fields.set("billing.currency", currency) { $0.billing = ($0.billing ?? Billing()).setting(\.currency, $1) }
    fields.set("billing.payment_reference", paymentReference) {
      $0.billing = ($0.billing ?? Billing()).setting(\.paymentReference, $1)
    }
    fields.set("locale", locale) { $0.locale = $1 }
    fields.set("notes", notes) { $0.notes = $1 }
    return fields
  }
}

/// A message that is filled field by field, with the mask that names what was set.
struct FieldSetter<Message> {
  private(set) var message: Message
  private(set) var paths: [String] = []

  init(_ message: Message) { self.message = message }

  /// Sets a field where there is a value for it.
  mutating func set<Value>(_ path: String, _ value: Value?, _ body: (inout Message, Value) -> Void) {
    guard let value else { return }
    body(&message, value)
    paths.append(path)
  }

  /// The mask of the fields that were set.
  var mask: UpdateMask? { paths.isEmpty ? nil : UpdateMask.with { $0.paths = paths } }
}

extension ProtobufMessage {
  /// The message with one field set.
  fileprivate func setting<Value>(_ field: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
    var copy = self
    copy[keyPath: field] = value
    return copy
  }
}

extension CustomerSpec {
  /// The postal address, made where there is none.
  fileprivate var address: PostalAddress {
    get { contact?.address ?? PostalAddress() }
    set { contact = (contact ?? Contact()).setting(\.address, newValue) }
  }
}
