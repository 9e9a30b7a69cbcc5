// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension PostalAddress {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.lines.count > 6 {
      return FieldLimitViolation(path: "lines", limit: 6, size: self.lines.count, unit: .entries)
    }
    for (index, value) in self.lines.enumerated() {
      if value.utf8.count > 256 {
        return FieldLimitViolation(path: "lines[\(index)]", limit: 256, size: value.utf8.count, unit: .bytes)
      }
    }
    if self.city.utf8.count > 128 {
      return FieldLimitViolation(path: "city", limit: 128, size: self.city.utf8.count, unit: .bytes)
    }
    if self.region.utf8.count > 128 {
      return FieldLimitViolation(path: "region", limit: 128, size: self.region.utf8.count, unit: .bytes)
    }
    if self.postalCode.utf8.count > 32 {
      return FieldLimitViolation(path: "postal_code", limit: 32, size: self.postalCode.utf8.count, unit: .bytes)
    }
    if self.country.utf8.count > 2 {
      return FieldLimitViolation(path: "country", limit: 2, size: self.country.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension PostalAddress {
  /// Every path that `assign` knows.
  public static let maskPaths: [String] = [
    "lines",
    "city",
    "region",
    "postal_code",
    "country",
  ]

  /// Sets one field from another message.
  /// - Parameters:
  ///   - path: A proto field name, dotted into submessages, such as `contact.email`.
  ///   - other: Where the new value comes from; a field that is not set there is cleared.
  /// - Returns: False if there is no such field.
  public mutating func assign(path: String, from other: Self) -> Bool {
    switch path {
      case "lines": self.lines = other.lines
      case "city": self.city = other.city
      case "region": self.region = other.region
      case "postal_code": self.postalCode = other.postalCode
      case "country": self.country = other.country
      default:
        return false
    }
    return true
  }
}

extension Contact {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 256 {
      return FieldLimitViolation(path: "name", limit: 256, size: self.name.utf8.count, unit: .bytes)
    }
    if self.company.utf8.count > 256 {
      return FieldLimitViolation(path: "company", limit: 256, size: self.company.utf8.count, unit: .bytes)
    }
    if self.email.utf8.count > 254 {
      return FieldLimitViolation(path: "email", limit: 254, size: self.email.utf8.count, unit: .bytes)
    }
    if self.phone.utf8.count > 64 {
      return FieldLimitViolation(path: "phone", limit: 64, size: self.phone.utf8.count, unit: .bytes)
    }
    if let violation = self.address?.firstLimitViolation() { return violation.within("address") }
    return nil
  }
}

extension Contact {
  /// Every path that `assign` knows.
  public static let maskPaths: [String] = [
    "name",
    "company",
    "email",
    "phone",
    "address",
    "address.lines",
    "address.city",
    "address.region",
    "address.postal_code",
    "address.country",
  ]

  /// Sets one field from another message.
  /// - Parameters:
  ///   - path: A proto field name, dotted into submessages, such as `contact.email`.
  ///   - other: Where the new value comes from; a field that is not set there is cleared.
  /// - Returns: False if there is no such field.
  public mutating func assign(path: String, from other: Self) -> Bool {
    switch path {
      case "name": self.name = other.name
      case "company": self.company = other.company
      case "email": self.email = other.email
      case "phone": self.phone = other.phone
      case "address": self.address = other.address
      default:
        if path.hasPrefix("address.") {
          var inner = self.address ?? PostalAddress()
          let rest = String(path.dropFirst(8))
          guard inner.assign(path: rest, from: other.address ?? PostalAddress()) else {
            return false
          }
          if self.address != nil || other.address != nil {
            self.address = inner
          }
          return true
        }
        return false
    }
    return true
  }
}

extension Billing {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 256 {
      return FieldLimitViolation(path: "name", limit: 256, size: self.name.utf8.count, unit: .bytes)
    }
    if self.taxID.utf8.count > 64 {
      return FieldLimitViolation(path: "tax_id", limit: 64, size: self.taxID.utf8.count, unit: .bytes)
    }
    if self.currency.utf8.count > 3 {
      return FieldLimitViolation(path: "currency", limit: 3, size: self.currency.utf8.count, unit: .bytes)
    }
    if self.paymentReference.utf8.count > 128 {
      return FieldLimitViolation(path: "payment_reference", limit: 128, size: self.paymentReference.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension Billing {
  /// Every path that `assign` knows.
  public static let maskPaths: [String] = [
    "name",
    "tax_id",
    "currency",
    "payment_reference",
  ]

  /// Sets one field from another message.
  /// - Parameters:
  ///   - path: A proto field name, dotted into submessages, such as `contact.email`.
  ///   - other: Where the new value comes from; a field that is not set there is cleared.
  /// - Returns: False if there is no such field.
  public mutating func assign(path: String, from other: Self) -> Bool {
    switch path {
      case "name": self.name = other.name
      case "tax_id": self.taxID = other.taxID
      case "currency": self.currency = other.currency
      case "payment_reference": self.paymentReference = other.paymentReference
      default:
        return false
    }
    return true
  }
}

extension CustomerSpec {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.externalID.utf8.count > 128 {
      return FieldLimitViolation(path: "external_id", limit: 128, size: self.externalID.utf8.count, unit: .bytes)
    }
    if self.login.utf8.count > 64 {
      return FieldLimitViolation(path: "login", limit: 64, size: self.login.utf8.count, unit: .bytes)
    }
    if let violation = self.contact?.firstLimitViolation() { return violation.within("contact") }
    if let violation = self.billing?.firstLimitViolation() { return violation.within("billing") }
    if self.locale.utf8.count > 35 {
      return FieldLimitViolation(path: "locale", limit: 35, size: self.locale.utf8.count, unit: .bytes)
    }
    if self.notes.utf8.count > 4096 {
      return FieldLimitViolation(path: "notes", limit: 4096, size: self.notes.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension CustomerSpec {
  /// Every path that `assign` knows.
  public static let maskPaths: [String] = [
    "external_id",
    "login",
    "contact",
    "contact.name",
    "contact.company",
    "contact.email",
    "contact.phone",
    "contact.address",
    "contact.address.lines",
    "contact.address.city",
    "contact.address.region",
    "contact.address.postal_code",
    "contact.address.country",
    "billing",
    "billing.name",
    "billing.tax_id",
    "billing.currency",
    "billing.payment_reference",
    "locale",
    "notes",
  ]

  /// Sets one field from another message.
  /// - Parameters:
  ///   - path: A proto field name, dotted into submessages, such as `contact.email`.
  ///   - other: Where the new value comes from; a field that is not set there is cleared.
  /// - Returns: False if there is no such field.
  public mutating func assign(path: String, from other: Self) -> Bool {
    switch path {
      case "external_id": self.externalID = other.externalID
      case "login": self.login = other.login
      case "contact": self.contact = other.contact
      case "billing": self.billing = other.billing
      case "locale": self.locale = other.locale
      case "notes": self.notes = other.notes
      default:
        if path.hasPrefix("contact.") {
          var inner = self.contact ?? Contact()
          let rest = String(path.dropFirst(8))
          guard inner.assign(path: rest, from: other.contact ?? Contact()) else {
            return false
          }
          if self.contact != nil || other.contact != nil {
            self.contact = inner
          }
          return true
        }
        if path.hasPrefix("billing.") {
          var inner = self.billing ?? Billing()
          let rest = String(path.dropFirst(8))
          guard inner.assign(path: rest, from: other.billing ?? Billing()) else {
            return false
          }
          if self.billing != nil || other.billing != nil {
            self.billing = inner
          }
          return true
        }
        return false
    }
    return true
  }
}

extension Customer {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    return nil
  }
}

extension Credential {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.kind {
      case .password(let value)?:
        if value.utf8.count > 256 {
          return FieldLimitViolation(path: "password", limit: 256, size: value.utf8.count, unit: .bytes)
        }
      case .crypt(let value)?:
        if value.utf8.count > 256 {
          return FieldLimitViolation(path: "crypt", limit: 256, size: value.utf8.count, unit: .bytes)
        }
      case nil: break
    }
    return nil
  }
}

extension Credential {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    switch self.kind {
      case .password?: copy.kind = .password("")
      case .crypt?: copy.kind = .crypt("")
      case nil: break
    }
    return copy
  }
}

extension Credential: CustomReflectable {
  /// Without children: a dump would show a secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Credential.Kind: CustomReflectable {
  /// Without children: a dump would show a secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Credential.Kind: CustomStringConvertible, CustomDebugStringConvertible {
  /// The case, its value redacted.
  public var description: String {
    switch self {
      case .password: "password(redacted)"
      case .crypt: "crypt(redacted)"
    }
  }

  /// The case, its value redacted.
  public var debugDescription: String { description }
}

extension CreateCustomerRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.credential?.firstLimitViolation() { return violation.within("credential") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension CreateCustomerRequest {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.credential = self.credential?.removingSecrets()
    return copy
  }
}

extension CreateCustomerRequest: MutationRequest {}

extension CreateCustomerReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    if let violation = self.subscription?.firstLimitViolation() { return violation.within("subscription") }
    return nil
  }
}

extension GetCustomerRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension GetCustomerReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension ListCustomersRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.page?.firstLimitViolation() { return violation.within("page") }
    return nil
  }
}

extension ListCustomersReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.customers.count > 1000 {
      return FieldLimitViolation(path: "customers", limit: 1000, size: self.customers.count, unit: .entries)
    }
    for (index, value) in self.customers.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("customers[\(index)]") }
    }
    if self.nextPageToken.count > 256 {
      return FieldLimitViolation(path: "next_page_token", limit: 256, size: self.nextPageToken.count, unit: .bytes)
    }
    return nil
  }
}

extension UpdateCustomerRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    if let violation = self.spec?.firstLimitViolation() { return violation.within("spec") }
    if let violation = self.mask?.firstLimitViolation() { return violation.within("mask") }
    return nil
  }
}

extension UpdateCustomerRequest: MutationRequest {}

extension UpdateCustomerReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension SetCredentialRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    if let violation = self.credential?.firstLimitViolation() { return violation.within("credential") }
    return nil
  }
}

extension SetCredentialRequest {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.credential = self.credential?.removingSecrets()
    return copy
  }
}

extension SetCredentialRequest: MutationRequest {}

extension SetCredentialReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension SuspendCustomerRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension SuspendCustomerRequest: MutationRequest {}

extension SuspendCustomerReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension ActivateCustomerRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension ActivateCustomerRequest: MutationRequest {}

extension ActivateCustomerReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension AuthenticateRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.login.utf8.count > 64 {
      return FieldLimitViolation(path: "login", limit: 64, size: self.login.utf8.count, unit: .bytes)
    }
    if self.password.utf8.count > 256 {
      return FieldLimitViolation(path: "password", limit: 256, size: self.password.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension AuthenticateRequest {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.password = ""
    return copy
  }
}

extension AuthenticateRequest: CustomReflectable {
  /// Without children: a dump would show a secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension AuthenticateReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    return nil
  }
}

extension BatchGetCustomersRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.customers.count > 1000 {
      return FieldLimitViolation(path: "customers", limit: 1000, size: self.customers.count, unit: .entries)
    }
    for (index, value) in self.customers.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("customers[\(index)]") }
    }
    return nil
  }
}

extension CustomerOrMissing {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    if self.missingReason.utf8.count > 64 {
      return FieldLimitViolation(path: "missing_reason", limit: 64, size: self.missingReason.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension BatchGetCustomersReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.entries.count > 1000 {
      return FieldLimitViolation(path: "entries", limit: 1000, size: self.entries.count, unit: .entries)
    }
    for (index, value) in self.entries.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("entries[\(index)]") }
    }
    return nil
  }
}

extension DeleteCustomerRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    if let violation = self.customer?.firstLimitViolation() { return violation.within("customer") }
    if self.subscriptions.count > 1000 {
      return FieldLimitViolation(path: "subscriptions", limit: 1000, size: self.subscriptions.count, unit: .entries)
    }
    for (index, value) in self.subscriptions.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("subscriptions[\(index)]") }
    }
    return nil
  }
}

extension DeleteCustomerRequest: MutationRequest {}
