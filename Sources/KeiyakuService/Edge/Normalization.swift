import Foundation
import KeiyakuDomain
import KeiyakuMessages

// Case folding, NFC and IDNA happen here, once, and nowhere behind: what the engine sees is what it stores and compares.
// Only fields that are set are looked at; whether a field is required is a rule of the engine.
//
// A field's path is put together only where a refusal names it: paths of nested fields cost more than their texts.

/// Text as it is kept: in NFC, without control characters.
enum Text {
  static func normalized(_ text: String, field: @autoclosure () -> String) throws(Refusal) -> String {
    if text.isEmpty { return text }
    if let offset = ControlCharacters.firstOffset(in: text) {
      throw .fieldInvalid(field: field(), reason: "has a control character at byte \(offset); leave it out")
    }
    return composed(text)
  }

  /// Text in NFC.
  static func composed(_ text: String) -> String {
    text.unicodeScalars.allSatisfy(isAlwaysComposed) ? text : text.precomposedStringWithCanonicalMapping
  }

  /// Whether a character stands in NFC as it is, whatever is next to it: by the quick check of UAX #15, section 9.
  ///
  /// Latin and the characters of Chinese, Japanese and Korean, which is nearly every text that comes here; the true
  /// normalisation takes some microseconds.
  static func isAlwaysComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300: true
    // Without the marks that compose with what is before them: tones of ideographs, voicing marks of kana.
    case 0x3000..<0x302A, 0x3030..<0x3099, 0x309B..<0xA000: true
    case 0xAC00..<0xD7A4, 0xFF01..<0xFFE7: true
    default: false
    }
  }

  /// A text with the ASCII letters in capitals: Unicode would make SS of ß.
  static func asciiUppercased(_ text: String) -> String {
    String(decoding: text.utf8.map { (0x61...0x7A).contains($0) ? $0 & 0x5F : $0 }, as: UTF8.self)
  }

  /// Holds a text that is set against the rule of its field.
  static func check(_ text: String, field: @autoclosure () -> String, _ rule: (String) -> FieldProblem?) throws(Refusal)
  {
    if !text.isEmpty, let problem = rule(text) { throw problem.refusal(field: field()) }
  }
}

extension CustomerSpec {
  /// The spec as the engine keeps it.
  func normalized(field: @autoclosure () -> String = "spec") throws(Refusal) -> CustomerSpec {
    var spec = self
    spec.externalID = try Text.normalized(externalID, field: "\(field()).external_id")
    spec.login = FieldRules.asciiLowercased(login)
    try Text.check(spec.login, field: "\(field()).login", FieldRules.login)
    spec.contact = try contact?.normalized(field: "\(field()).contact")
    spec.billing = try billing?.normalized(field: "\(field()).billing")
    try Text.check(locale, field: "\(field()).locale", FieldRules.locale)
    spec.notes = try Text.normalized(notes, field: "\(field()).notes")
    return spec
  }
}

extension Contact {
  fileprivate func normalized(field: @autoclosure () -> String) throws(Refusal) -> Contact {
    var contact = self
    contact.name = try Text.normalized(name, field: "\(field()).name")
    contact.company = try Text.normalized(company, field: "\(field()).company")
    contact.email = try Text.normalized(email, field: "\(field()).email")
    try Text.check(contact.email, field: "\(field()).email", FieldRules.email)
    contact.phone = try Text.normalized(phone, field: "\(field()).phone")
    contact.address = try address?.normalized(field: "\(field()).address")
    return contact
  }
}

extension PostalAddress {
  fileprivate func normalized(field: @autoclosure () -> String) throws(Refusal) -> PostalAddress {
    var address = self
    for (position, line) in lines.enumerated() {
      address.lines[position] = try Text.normalized(line, field: "\(field()).lines[\(position)]")
    }
    address.city = try Text.normalized(city, field: "\(field()).city")
    address.region = try Text.normalized(region, field: "\(field()).region")
    address.postalCode = try Text.normalized(postalCode, field: "\(field()).postal_code")
    address.country = Text.asciiUppercased(country)
    try Text.check(address.country, field: "\(field()).country", FieldRules.country)
    return address
  }
}

extension Billing {
  fileprivate func normalized(field: @autoclosure () -> String) throws(Refusal) -> Billing {
    var billing = self
    billing.name = try Text.normalized(name, field: "\(field()).name")
    billing.taxID = try Text.normalized(taxID, field: "\(field()).tax_id")
    billing.currency = Text.asciiUppercased(currency)
    try Text.check(billing.currency, field: "\(field()).currency", FieldRules.currency)
    billing.paymentReference = try Text.normalized(paymentReference, field: "\(field()).payment_reference")
    return billing
  }
}

extension PlanSpec {
  /// The spec as the engine keeps it.
  func normalized(field: @autoclosure () -> String = "spec") throws(Refusal) -> PlanSpec {
    var spec = self
    spec.externalID = try Text.normalized(externalID, field: "\(field()).external_id")
    spec.name = try Text.normalized(name, field: "\(field()).name")
    spec.notes = try Text.normalized(notes, field: "\(field()).notes")
    return spec
  }
}

extension AddOnSpec {
  /// The spec as the engine keeps it.
  func normalized(field: @autoclosure () -> String = "spec") throws(Refusal) -> AddOnSpec {
    var spec = self
    spec.externalID = try Text.normalized(externalID, field: "\(field()).external_id")
    spec.name = try Text.normalized(name, field: "\(field()).name")
    spec.notes = try Text.normalized(notes, field: "\(field()).notes")
    return spec
  }
}

extension SubscriptionSpec {
  /// The spec as the engine keeps it.
  func normalized(field: @autoclosure () -> String) throws(Refusal) -> SubscriptionSpec {
    var spec = self
    spec.externalID = try Text.normalized(externalID, field: "\(field()).external_id")
    if !name.isEmpty { spec.name = try DomainNames.ascii(name, field: "\(field()).name") }
    for (position, text) in ipv4Addresses.enumerated() {
      // Leading zeros are refused, so that an address has one form only.
      guard IPv4Address(text) != nil else {
        throw .fieldInvalid(
          field: "\(field()).ipv4_addresses[\(position)]", reason: "is no IPv4 address; give one such as 192.0.2.1")
      }
    }
    for (position, text) in ipv6Addresses.enumerated() {
      guard let address = IPv6Address(text) else {
        throw .fieldInvalid(
          field: "\(field()).ipv6_addresses[\(position)]", reason: "is no IPv6 address; give one such as 2001:db8::1")
      }
      spec.ipv6Addresses[position] = address.description
    }
    try Text.check(systemUser, field: "\(field()).system_user", FieldRules.systemUser)
    spec.notes = try Text.normalized(notes, field: "\(field()).notes")
    return spec
  }
}

extension NewSubscription {
  /// The subscription as the engine takes it.
  func normalized(field: @autoclosure () -> String) throws(Refusal) -> NewSubscription {
    var new = self
    new.spec = try spec?.normalized(field: "\(field()).spec")
    if case .bound(var selection) = association {
      selection.plan = try selection.plan?.normalized(field: "\(field()).bound.plan")
      for position in selection.addOns.indices {
        selection.addOns[position] = try selection.addOns[position]
          .normalized(field: "\(field()).bound.add_ons[\(position)]")
      }
      new.association = .bound(selection)
    }
    new.customization = try customization?.normalized(field: "\(field()).customization")
    return new
  }
}

extension AddOnSelection {
  /// The selection with its reference as the engine keeps keys.
  func normalized(field: @autoclosure () -> String) throws(Refusal) -> AddOnSelection {
    var selection = self
    selection.addOn = try addOn?.normalized(field: "\(field()).add_on")
    return selection
  }
}

extension Customization {
  /// The customisation as the engine takes it.
  func normalized(field: @autoclosure () -> String) throws(Refusal) -> Customization {
    var customization = self
    customization.note = try Text.normalized(note, field: "\(field()).note")
    customization.overrides.compose()
    return customization
  }
}

extension [KeiyakuMessages.PropertyValue] {
  /// Puts the texts of lists into the form in which the engine keeps them. What else they must be is a rule of the
  /// registry.
  mutating func compose() {
    for position in indices {
      guard case .textList(var list) = self[position].value else { continue }
      list.entries = list.entries.map(Text.composed)
      self[position].value = .textList(list)
    }
  }
}

// MARK: References

extension CustomerRef {
  /// The reference with its key as the engine keeps keys.
  func normalized(field: @autoclosure () -> String = "customer") throws(Refusal) -> CustomerRef {
    var reference = self
    switch by {
    case .login(let login): reference.by = .login(FieldRules.asciiLowercased(login))
    case .externalID(let id): reference.by = .externalID(try Text.normalized(id, field: "\(field()).external_id"))
    case .id, nil: break
    }
    return reference
  }
}

extension PlanRef {
  /// The reference with its key as the engine keeps keys.
  func normalized(field: @autoclosure () -> String = "plan") throws(Refusal) -> PlanRef {
    var reference = self
    switch by {
    case .name(let name): reference.by = .name(try Text.normalized(name, field: "\(field()).name"))
    case .externalID(let id): reference.by = .externalID(try Text.normalized(id, field: "\(field()).external_id"))
    case .id, nil: break
    }
    return reference
  }
}

extension AddOnRef {
  /// The reference with its key as the engine keeps keys.
  func normalized(field: @autoclosure () -> String = "add_on") throws(Refusal) -> AddOnRef {
    var reference = self
    switch by {
    case .name(let name): reference.by = .name(try Text.normalized(name, field: "\(field()).name"))
    case .externalID(let id): reference.by = .externalID(try Text.normalized(id, field: "\(field()).external_id"))
    case .id, nil: break
    }
    return reference
  }
}

extension SubscriptionRef {
  /// The reference with its key as the engine keeps keys.
  func normalized(field: @autoclosure () -> String = "subscription") throws(Refusal) -> SubscriptionRef {
    var reference = self
    switch by {
    case .name(let name): reference.by = .name(try DomainNames.ascii(name, field: "\(field()).name"))
    case .externalID(let id): reference.by = .externalID(try Text.normalized(id, field: "\(field()).external_id"))
    case .id, nil: break
    }
    return reference
  }
}

extension OwnerRef {
  /// The reference with its key as the engine keeps keys.
  func normalized(field: @autoclosure () -> String) throws(Refusal) -> OwnerRef {
    guard case .customer(let customer) = owner else { return self }
    var reference = self
    reference.owner = .customer(try customer.normalized(field: "\(field()).customer"))
    return reference
  }
}
