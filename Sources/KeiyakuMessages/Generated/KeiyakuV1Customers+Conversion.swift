// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension PostalAddress: ProtobufMessage {
  /// `keiyaku.v1.PostalAddress`.
  public static var fullName: String { "keiyaku.v1.PostalAddress" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__postal_address__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__PostalAddress.self)
    self.lines = CValue.map(c.pointee.n_lines, c.pointee.lines) { CValue.string($0) }
    self.city = CValue.string(c.pointee.city)
    self.region = CValue.string(c.pointee.region)
    self.postalCode = CValue.string(c.pointee.postal_code)
    self.country = CValue.string(c.pointee.country)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__PostalAddress.self)
    keiyaku__v1__postal_address__init(c)
    if !self.lines.isEmpty {
      c.pointee.n_lines = self.lines.count
      c.pointee.lines = arena.map(self.lines) { Optional(arena.text($0)) }
    }
    if !self.city.isEmpty { c.pointee.city = arena.text(self.city) }
    if !self.region.isEmpty { c.pointee.region = arena.text(self.region) }
    if !self.postalCode.isEmpty { c.pointee.postal_code = arena.text(self.postalCode) }
    if !self.country.isEmpty { c.pointee.country = arena.text(self.country) }
    return UnsafeMutableRawPointer(c)
  }
}

extension Contact: ProtobufMessage {
  /// `keiyaku.v1.Contact`.
  public static var fullName: String { "keiyaku.v1.Contact" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__contact__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Contact.self)
    self.name = CValue.string(c.pointee.name)
    self.company = CValue.string(c.pointee.company)
    self.email = CValue.string(c.pointee.email)
    self.phone = CValue.string(c.pointee.phone)
    if let message = c.pointee.address {
      self.address = PostalAddress()
      self.address?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Contact.self)
    keiyaku__v1__contact__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.company.isEmpty { c.pointee.company = arena.text(self.company) }
    if !self.email.isEmpty { c.pointee.email = arena.text(self.email) }
    if !self.phone.isEmpty { c.pointee.phone = arena.text(self.phone) }
    if let message = self.address { c.pointee.address = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PostalAddress.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension Billing: ProtobufMessage {
  /// `keiyaku.v1.Billing`.
  public static var fullName: String { "keiyaku.v1.Billing" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__billing__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Billing.self)
    self.name = CValue.string(c.pointee.name)
    self.taxID = CValue.string(c.pointee.tax_id)
    self.currency = CValue.string(c.pointee.currency)
    self.paymentReference = CValue.string(c.pointee.payment_reference)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Billing.self)
    keiyaku__v1__billing__init(c)
    if !self.name.isEmpty { c.pointee.name = arena.text(self.name) }
    if !self.taxID.isEmpty { c.pointee.tax_id = arena.text(self.taxID) }
    if !self.currency.isEmpty { c.pointee.currency = arena.text(self.currency) }
    if !self.paymentReference.isEmpty { c.pointee.payment_reference = arena.text(self.paymentReference) }
    return UnsafeMutableRawPointer(c)
  }
}

extension CustomerSpec: ProtobufMessage {
  /// `keiyaku.v1.CustomerSpec`.
  public static var fullName: String { "keiyaku.v1.CustomerSpec" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__customer_spec__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self)
    self.externalID = CValue.string(c.pointee.external_id)
    self.login = CValue.string(c.pointee.login)
    if let message = c.pointee.contact {
      self.contact = Contact()
      self.contact?._read(message)
    }
    if let message = c.pointee.billing {
      self.billing = Billing()
      self.billing?._read(message)
    }
    self.locale = CValue.string(c.pointee.locale)
    self.notes = CValue.string(c.pointee.notes)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomerSpec.self)
    keiyaku__v1__customer_spec__init(c)
    if !self.externalID.isEmpty { c.pointee.external_id = arena.text(self.externalID) }
    if !self.login.isEmpty { c.pointee.login = arena.text(self.login) }
    if let message = self.contact { c.pointee.contact = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Contact.self) }
    if let message = self.billing { c.pointee.billing = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Billing.self) }
    if !self.locale.isEmpty { c.pointee.locale = arena.text(self.locale) }
    if !self.notes.isEmpty { c.pointee.notes = arena.text(self.notes) }
    return UnsafeMutableRawPointer(c)
  }
}

extension Customer: ProtobufMessage {
  /// `keiyaku.v1.Customer`.
  public static var fullName: String { "keiyaku.v1.Customer" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__customer__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Customer.self)
    self.id = c.pointee.id
    if let message = c.pointee.spec {
      self.spec = CustomerSpec()
      self.spec?._read(message)
    }
    self.suspended = c.pointee.suspended != 0
    self.hasCredential = c.pointee.has_credential != 0
    self.subscriptionCount = c.pointee.subscription_count
    self.createdAtMs = c.pointee.created_at_ms
    self.updatedAtMs = c.pointee.updated_at_ms
    self.revision = c.pointee.revision
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Customer.self)
    keiyaku__v1__customer__init(c)
    c.pointee.id = self.id
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    c.pointee.suspended = self.suspended ? 1 as Int32 : 0
    c.pointee.has_credential = self.hasCredential ? 1 as Int32 : 0
    c.pointee.subscription_count = self.subscriptionCount
    c.pointee.created_at_ms = self.createdAtMs
    c.pointee.updated_at_ms = self.updatedAtMs
    c.pointee.revision = self.revision
    return UnsafeMutableRawPointer(c)
  }
}

extension Credential: ProtobufMessage {
  /// `keiyaku.v1.Credential`.
  public static var fullName: String { "keiyaku.v1.Credential" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__credential__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__Credential.self)
    switch c.pointee.kind_case.rawValue {
      case 1:
        self.kind = .password(CValue.string(c.pointee.password))
      case 2:
        self.kind = .crypt(CValue.string(c.pointee.crypt))
      default: break
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__Credential.self)
    keiyaku__v1__credential__init(c)
    switch self.kind {
      case nil: break
      case .password(let value)?:
        c.pointee.kind_case = .init(rawValue: 1)
        c.pointee.password = arena.text(value)
      case .crypt(let value)?:
        c.pointee.kind_case = .init(rawValue: 2)
        c.pointee.crypt = arena.text(value)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension CreateCustomerRequest: ProtobufMessage {
  /// `keiyaku.v1.CreateCustomerRequest`.
  public static var fullName: String { "keiyaku.v1.CreateCustomerRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__create_customer_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CreateCustomerRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.spec {
      self.spec = CustomerSpec()
      self.spec?._read(message)
    }
    if let message = c.pointee.credential {
      self.credential = Credential()
      self.credential?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = NewSubscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CreateCustomerRequest.self)
    keiyaku__v1__create_customer_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    if let message = self.credential { c.pointee.credential = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Credential.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__NewSubscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension CreateCustomerReply: ProtobufMessage {
  /// `keiyaku.v1.CreateCustomerReply`.
  public static var fullName: String { "keiyaku.v1.CreateCustomerReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__create_customer_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CreateCustomerReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = Customer()
      self.customer?._read(message)
    }
    if let message = c.pointee.subscription {
      self.subscription = Subscription()
      self.subscription?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CreateCustomerReply.self)
    keiyaku__v1__create_customer_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customer.self) }
    if let message = self.subscription { c.pointee.subscription = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Subscription.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetCustomerRequest: ProtobufMessage {
  /// `keiyaku.v1.GetCustomerRequest`.
  public static var fullName: String { "keiyaku.v1.GetCustomerRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_customer_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetCustomerRequest.self)
    if let message = c.pointee.customer {
      self.customer = CustomerRef()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetCustomerRequest.self)
    keiyaku__v1__get_customer_request__init(c)
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension GetCustomerReply: ProtobufMessage {
  /// `keiyaku.v1.GetCustomerReply`.
  public static var fullName: String { "keiyaku.v1.GetCustomerReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__get_customer_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__GetCustomerReply.self)
    if let message = c.pointee.customer {
      self.customer = Customer()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__GetCustomerReply.self)
    keiyaku__v1__get_customer_reply__init(c)
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customer.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListCustomersRequest: ProtobufMessage {
  /// `keiyaku.v1.ListCustomersRequest`.
  public static var fullName: String { "keiyaku.v1.ListCustomersRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_customers_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListCustomersRequest.self)
    if let message = c.pointee.page {
      self.page = PageRequest()
      self.page?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListCustomersRequest.self)
    keiyaku__v1__list_customers_request__init(c)
    if let message = self.page { c.pointee.page = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PageRequest.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListCustomersReply: ProtobufMessage {
  /// `keiyaku.v1.ListCustomersReply`.
  public static var fullName: String { "keiyaku.v1.ListCustomersReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_customers_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListCustomersReply.self)
    self.customers = CValue.messages(c.pointee.n_customers, c.pointee.customers)
    self.nextPageToken = CValue.bytes(c.pointee.next_page_token)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListCustomersReply.self)
    keiyaku__v1__list_customers_reply__init(c)
    if !self.customers.isEmpty {
      c.pointee.n_customers = self.customers.count
      c.pointee.customers = arena.messages(self.customers, as: Keiyaku__V1__Customer.self)
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.bytes(self.nextPageToken) }
    return UnsafeMutableRawPointer(c)
  }
}

extension UpdateCustomerRequest: ProtobufMessage {
  /// `keiyaku.v1.UpdateCustomerRequest`.
  public static var fullName: String { "keiyaku.v1.UpdateCustomerRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_customer_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdateCustomerRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = CustomerRef()
      self.customer?._read(message)
    }
    if let message = c.pointee.spec {
      self.spec = CustomerSpec()
      self.spec?._read(message)
    }
    if let message = c.pointee.mask {
      self.mask = UpdateMask()
      self.mask?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdateCustomerRequest.self)
    keiyaku__v1__update_customer_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerRef.self) }
    if let message = self.spec { c.pointee.spec = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerSpec.self) }
    if let message = self.mask { c.pointee.mask = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__UpdateMask.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension UpdateCustomerReply: ProtobufMessage {
  /// `keiyaku.v1.UpdateCustomerReply`.
  public static var fullName: String { "keiyaku.v1.UpdateCustomerReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__update_customer_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__UpdateCustomerReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = Customer()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__UpdateCustomerReply.self)
    keiyaku__v1__update_customer_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customer.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetCredentialRequest: ProtobufMessage {
  /// `keiyaku.v1.SetCredentialRequest`.
  public static var fullName: String { "keiyaku.v1.SetCredentialRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_credential_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetCredentialRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = CustomerRef()
      self.customer?._read(message)
    }
    if let message = c.pointee.credential {
      self.credential = Credential()
      self.credential?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetCredentialRequest.self)
    keiyaku__v1__set_credential_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerRef.self) }
    if let message = self.credential { c.pointee.credential = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Credential.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SetCredentialReply: ProtobufMessage {
  /// `keiyaku.v1.SetCredentialReply`.
  public static var fullName: String { "keiyaku.v1.SetCredentialReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__set_credential_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SetCredentialReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = Customer()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SetCredentialReply.self)
    keiyaku__v1__set_credential_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customer.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SuspendCustomerRequest: ProtobufMessage {
  /// `keiyaku.v1.SuspendCustomerRequest`.
  public static var fullName: String { "keiyaku.v1.SuspendCustomerRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__suspend_customer_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SuspendCustomerRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = CustomerRef()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SuspendCustomerRequest.self)
    keiyaku__v1__suspend_customer_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension SuspendCustomerReply: ProtobufMessage {
  /// `keiyaku.v1.SuspendCustomerReply`.
  public static var fullName: String { "keiyaku.v1.SuspendCustomerReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__suspend_customer_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__SuspendCustomerReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = Customer()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__SuspendCustomerReply.self)
    keiyaku__v1__suspend_customer_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customer.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ActivateCustomerRequest: ProtobufMessage {
  /// `keiyaku.v1.ActivateCustomerRequest`.
  public static var fullName: String { "keiyaku.v1.ActivateCustomerRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__activate_customer_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ActivateCustomerRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = CustomerRef()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ActivateCustomerRequest.self)
    keiyaku__v1__activate_customer_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ActivateCustomerReply: ProtobufMessage {
  /// `keiyaku.v1.ActivateCustomerReply`.
  public static var fullName: String { "keiyaku.v1.ActivateCustomerReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__activate_customer_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ActivateCustomerReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = Customer()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ActivateCustomerReply.self)
    keiyaku__v1__activate_customer_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customer.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension AuthenticateRequest: ProtobufMessage {
  /// `keiyaku.v1.AuthenticateRequest`.
  public static var fullName: String { "keiyaku.v1.AuthenticateRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__authenticate_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AuthenticateRequest.self)
    self.login = CValue.string(c.pointee.login)
    self.password = CValue.string(c.pointee.password)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AuthenticateRequest.self)
    keiyaku__v1__authenticate_request__init(c)
    if !self.login.isEmpty { c.pointee.login = arena.text(self.login) }
    if !self.password.isEmpty { c.pointee.password = arena.text(self.password) }
    return UnsafeMutableRawPointer(c)
  }
}

extension AuthenticateReply: ProtobufMessage {
  /// `keiyaku.v1.AuthenticateReply`.
  public static var fullName: String { "keiyaku.v1.AuthenticateReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__authenticate_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__AuthenticateReply.self)
    if let message = c.pointee.customer {
      self.customer = Customer()
      self.customer?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__AuthenticateReply.self)
    keiyaku__v1__authenticate_reply__init(c)
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customer.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension BatchGetCustomersRequest: ProtobufMessage {
  /// `keiyaku.v1.BatchGetCustomersRequest`.
  public static var fullName: String { "keiyaku.v1.BatchGetCustomersRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__batch_get_customers_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BatchGetCustomersRequest.self)
    self.customers = CValue.messages(c.pointee.n_customers, c.pointee.customers)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BatchGetCustomersRequest.self)
    keiyaku__v1__batch_get_customers_request__init(c)
    if !self.customers.isEmpty {
      c.pointee.n_customers = self.customers.count
      c.pointee.customers = arena.messages(self.customers, as: Keiyaku__V1__CustomerRef.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension CustomerOrMissing: ProtobufMessage {
  /// `keiyaku.v1.CustomerOrMissing`.
  public static var fullName: String { "keiyaku.v1.CustomerOrMissing" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__customer_or_missing__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__CustomerOrMissing.self)
    if let message = c.pointee.customer {
      self.customer = Customer()
      self.customer?._read(message)
    }
    self.missingReason = CValue.string(c.pointee.missing_reason)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__CustomerOrMissing.self)
    keiyaku__v1__customer_or_missing__init(c)
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__Customer.self) }
    if !self.missingReason.isEmpty { c.pointee.missing_reason = arena.text(self.missingReason) }
    return UnsafeMutableRawPointer(c)
  }
}

extension BatchGetCustomersReply: ProtobufMessage {
  /// `keiyaku.v1.BatchGetCustomersReply`.
  public static var fullName: String { "keiyaku.v1.BatchGetCustomersReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__batch_get_customers_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__BatchGetCustomersReply.self)
    self.entries = CValue.messages(c.pointee.n_entries, c.pointee.entries)
    self.nextPosition = c.pointee.next_position
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__BatchGetCustomersReply.self)
    keiyaku__v1__batch_get_customers_reply__init(c)
    if !self.entries.isEmpty {
      c.pointee.n_entries = self.entries.count
      c.pointee.entries = arena.messages(self.entries, as: Keiyaku__V1__CustomerOrMissing.self)
    }
    c.pointee.next_position = self.nextPosition
    return UnsafeMutableRawPointer(c)
  }
}

extension DeleteCustomerRequest: ProtobufMessage {
  /// `keiyaku.v1.DeleteCustomerRequest`.
  public static var fullName: String { "keiyaku.v1.DeleteCustomerRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__delete_customer_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DeleteCustomerRequest.self)
    if let message = c.pointee.options {
      self.options = MutationOptions()
      self.options?._read(message)
    }
    if let message = c.pointee.customer {
      self.customer = CustomerRef()
      self.customer?._read(message)
    }
    self.subscriptions = CValue.messages(c.pointee.n_subscriptions, c.pointee.subscriptions)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DeleteCustomerRequest.self)
    keiyaku__v1__delete_customer_request__init(c)
    if let message = self.options { c.pointee.options = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationOptions.self) }
    if let message = self.customer { c.pointee.customer = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__CustomerRef.self) }
    if !self.subscriptions.isEmpty {
      c.pointee.n_subscriptions = self.subscriptions.count
      c.pointee.subscriptions = arena.messages(self.subscriptions, as: Keiyaku__V1__SubscriptionRef.self)
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension DeleteCustomerReply: ProtobufMessage {
  /// `keiyaku.v1.DeleteCustomerReply`.
  public static var fullName: String { "keiyaku.v1.DeleteCustomerReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__delete_customer_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__DeleteCustomerReply.self)
    if let message = c.pointee.result {
      self.result = MutationResult()
      self.result?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__DeleteCustomerReply.self)
    keiyaku__v1__delete_customer_reply__init(c)
    if let message = self.result { c.pointee.result = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__MutationResult.self) }
    return UnsafeMutableRawPointer(c)
  }
}
