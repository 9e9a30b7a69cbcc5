// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// A postal address.
public struct PostalAddress: Sendable, Hashable {
  /// Street, house, building, as lines. At most 6 entries. At most 256 bytes.
  public var lines: [String] = []

  /// City or ward. At most 128 bytes.
  public var city: String = ""

  /// Prefecture, state or region. At most 128 bytes.
  public var region: String = ""

  /// Postal code. At most 32 bytes.
  public var postalCode: String = ""

  /// ISO 3166-1 alpha-2 country code, in capitals. At most 2 bytes.
  public var country: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// How to reach a customer.
public struct Contact: Sendable, Hashable {
  /// Name of the person. At most 256 bytes.
  public var name: String = ""

  /// Name of the company. At most 256 bytes.
  public var company: String = ""

  /// E-mail address. At most 254 bytes.
  public var email: String = ""

  /// Telephone number. At most 64 bytes.
  public var phone: String = ""

  /// Postal address.
  public var address: PostalAddress?

  /// Makes a message without any field set.
  public init() {}
}

/// How a customer is billed by the billing system. Keiyaku keeps it and computes nothing from it.
public struct Billing: Sendable, Hashable {
  /// Name on the invoice. At most 256 bytes.
  public var name: String = ""

  /// Tax or registration number. At most 64 bytes.
  public var taxID: String = ""

  /// ISO 4217 currency code, in capitals. At most 3 bytes.
  public var currency: String = ""

  /// Reference of the means of payment in the billing system. At most 128 bytes.
  public var paymentReference: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// What a caller sets of a customer.
public struct CustomerSpec: Sendable, Hashable {
  /// Id in another system; unique where set. At most 128 bytes.
  public var externalID: String = ""

  /// Name with which the customer logs in; unique, kept in lower case: letters, digits and . _ - @
  /// At most 64 bytes.
  public var login: String = ""

  /// How to reach the customer.
  public var contact: Contact?

  /// How the customer is billed.
  public var billing: Billing?

  /// BCP 47 language tag, such as "ja-JP". At most 35 bytes.
  public var locale: String = ""

  /// Notes of the provider. At most 4096 bytes.
  public var notes: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// A customer.
public struct Customer: Sendable, Hashable {
  /// Id, from 1.
  public var id: Int64 = 0

  /// What callers set.
  public var spec: CustomerSpec?

  /// Suspended: may not log in.
  public var suspended: Bool = false

  /// A password is set.
  public var hasCredential: Bool = false

  /// Subscriptions that the customer owns.
  public var subscriptionCount: Int64 = 0

  /// When the customer was created.
  public var createdAtMs: Int64 = 0

  /// When the customer's own facts changed last.
  public var updatedAtMs: Int64 = 0

  /// Sequence of the last record that changed the customer's own facts.
  public var revision: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// A password, or a hash of one.
public struct Credential: Sendable, Hashable {
  /// Exactly one is set.
  public var kind: Kind?

  /// Makes a message without any field set.
  public init() {}

  /// Exactly one is set.
  public enum Kind: Sendable, Hashable {
    /// The password itself; kept only as a hash. Secret. At most 256 bytes.
    case password(String)
    /// A hash in crypt(5) form, of a method that this system's crypt supports. Secret. At most 256 bytes.
    case crypt(String)
  }
}

/// Asks for a new customer.
public struct CreateCustomerRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// The customer.
  public var spec: CustomerSpec?

  /// The first password, if any.
  public var credential: Credential?

  /// The first subscription, if any.
  public var subscription: NewSubscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Create.
public struct CreateCustomerReply: Sendable, Hashable {
  /// What became of it; the revision is the customer's.
  public var result: MutationResult?

  /// The customer.
  public var customer: Customer?

  /// The first subscription, where one was asked for.
  public var subscription: Subscription?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for one customer.
public struct GetCustomerRequest: Sendable, Hashable {
  /// Which.
  public var customer: CustomerRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Get.
public struct GetCustomerReply: Sendable, Hashable {
  /// The customer.
  public var customer: Customer?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for customers.
public struct ListCustomersRequest: Sendable, Hashable {
  /// Which part of the list.
  public var page: PageRequest?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers List.
public struct ListCustomersReply: Sendable, Hashable {
  /// By ascending id. At most 1000 entries.
  public var customers: [Customer] = []

  /// Token of the next page; only an empty one ends the list. At most 256 bytes.
  public var nextPageToken: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to change a customer.
public struct UpdateCustomerRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var customer: CustomerRef?

  /// The new values of the fields that the mask names.
  public var spec: CustomerSpec?

  /// Which fields.
  public var mask: UpdateMask?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Update.
public struct UpdateCustomerReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The customer.
  public var customer: Customer?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to set a password.
public struct SetCredentialRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which customer.
  public var customer: CustomerRef?

  /// The new password; none removes the present one.
  public var credential: Credential?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers SetCredential.
public struct SetCredentialReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The customer.
  public var customer: Customer?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to suspend a customer.
public struct SuspendCustomerRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var customer: CustomerRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Suspend.
public struct SuspendCustomerReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The customer.
  public var customer: Customer?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to end a suspension.
public struct ActivateCustomerRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var customer: CustomerRef?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Activate.
public struct ActivateCustomerReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// The customer.
  public var customer: Customer?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks whether a login may enter.
public struct AuthenticateRequest: Sendable, Hashable {
  /// The login. At most 64 bytes.
  public var login: String = ""

  /// The password. Secret. At most 256 bytes.
  public var password: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Authenticate: the login may enter. A login that may not is refused with a status:
/// INVALID_CREDENTIALS, CUSTOMER_SUSPENDED or NO_SUBSCRIPTION, the first that applies.
public struct AuthenticateReply: Sendable, Hashable {
  /// The customer.
  public var customer: Customer?

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for several customers at once.
public struct BatchGetCustomersRequest: Sendable, Hashable {
  /// Which. At most 1000 entries.
  public var customers: [CustomerRef] = []

  /// Makes a message without any field set.
  public init() {}
}

/// One entry of a batch: found, or why not.
public struct CustomerOrMissing: Sendable, Hashable {
  /// The customer, where there is one.
  public var customer: Customer?

  /// Why there is none: the reason of the refusal that Get would give. At most 64 bytes.
  public var missingReason: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Answers BatchGet.
public struct BatchGetCustomersReply: Sendable, Hashable {
  /// As many as asked for and in that order, as far as they fit into 1 MiB. At most 1000 entries.
  public var entries: [CustomerOrMissing] = []

  /// Ask again for those from this position on; 0 where all are answered.
  public var nextPosition: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to delete a customer.
public struct DeleteCustomerRequest: Sendable, Hashable {
  /// How to carry it out.
  public var options: MutationOptions?

  /// Which.
  public var customer: CustomerRef?

  /// Exactly the subscriptions that go with the customer: all that they own. At most 1000 entries.
  public var subscriptions: [SubscriptionRef] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Delete.
public struct DeleteCustomerReply: Sendable, Hashable {
  /// What became of it.
  public var result: MutationResult?

  /// Makes a message without any field set.
  public init() {}
}
