// What crosses the wire for each refusal: code, reason, message, rows. The table of reasons in the documentation follows.

/// Status codes by gRPC's names and numbers.
public enum RefusalCode: UInt32, CaseIterable, Sendable {
  /// The request itself is wrong, whatever the state.
  case invalidArgument = 3
  /// Something named does not exist.
  case notFound = 5
  /// Something named exists already.
  case alreadyExists = 6
  /// The caller may not do this.
  case permissionDenied = 7
  /// A limit is reached.
  case resourceExhausted = 8
  /// The state does not allow it; repeating does not help before the state is changed.
  case failedPrecondition = 9
  /// Somebody else was faster; read again and repeat.
  case aborted = 10
  /// A position that is not there any more, or not yet.
  case outOfRange = 11
  /// Not possible at the moment; repeat later.
  case unavailable = 14
  /// Nobody was recognised.
  case unauthenticated = 16
}

/// One detail of a refusal, for people and programs.
public struct RefusalRow: Equatable, Sendable {
  /// A number with its name.
  public struct Number: Equatable, Sendable {
    /// Lower snake case, such as `limit`.
    public let name: String
    /// The number.
    public let value: Int64
  }

  /// The field or property that the row is about.
  public let field: String
  /// What is wrong with it.
  public let description: String
  /// The numbers in the description, named.
  public let numbers: [Number]

  init(_ field: String, _ description: String, _ numbers: KeyValuePairs<String, Int64> = [:]) {
    self.field = field
    self.description = description
    self.numbers = numbers.map { Number(name: $0.key, value: $0.value) }
  }
}

/// How a refusal is told to the caller.
public struct RefusalClassification: Equatable, Sendable {
  /// The status code.
  public let code: RefusalCode
  /// Upper snake case; stable, one per kind of refusal.
  public let reason: String
  /// What happened and what to do next, in sentences.
  public let message: String
  /// Details; may be empty.
  public let rows: [RefusalRow]
  /// Whether the very same request may pass later without anybody changing anything.
  public let isRetryable: Bool

  init(
    _ code: RefusalCode, _ reason: String, _ message: String, rows: [RefusalRow] = [], isRetryable: Bool = false
  ) {
    self.code = code
    self.reason = reason
    self.message = message
    self.rows = rows
    self.isRetryable = isRetryable
  }
}

extension Refusal {
  /// The status code alone.
  public var code: RefusalCode { classification.code }

  /// The stable upper snake case reason alone.
  public var reason: String { classification.reason }

  /// How the refusal is told to the caller.
  ///
  /// One switch without `default`, long because it is the table: a new refusal does not compile until it has a line.
  public var classification: RefusalClassification {
    switch self {
    case .invalidCredentials:
      .init(.unauthenticated, "INVALID_CREDENTIALS", "Login or password is wrong. Check both and try again.")
    case .customerSuspended:
      .init(.permissionDenied, "CUSTOMER_SUSPENDED", "The customer is suspended. Activate the customer first.")
    case .noSubscription:
      .init(
        .failedPrecondition, "NO_SUBSCRIPTION",
        "The customer has no subscription and cannot log in. Create one, or transfer one to the customer.")
    case .permissionDenied(let operation):
      .init(.permissionDenied, "PERMISSION_DENIED", "\(operation) is not allowed. Ask an administrator for a token.")

    case .requestIDMalformed(let reason):
      .request("REQUEST_ID_MALFORMED", "request_id", "\(reason). Send a UUIDv7, 16 bytes, new for each request.")
    case .requestIDReused(let sequence):
      .init(
        .failedPrecondition, "REQUEST_ID_REUSED",
        "The request id was used for another request. Send a new id with a new request.",
        rows: [.init("request_id", "used by the record of this sequence", ["sequence": sequence])])
    case .requestIDExpired(let age, let window):
      .init(
        .failedPrecondition, "REQUEST_ID_EXPIRED",
        "The request id is too old to tell whether it was executed, so it is not. Read the state, then send a new id.",
        rows: [
          .init(
            "request_id", "older than the window of known ids",
            ["age_milliseconds": age, "window_milliseconds": window])
        ])
    case .revisionMismatch(let expected, let current):
      .init(
        .aborted, "REVISION_MISMATCH",
        "The entity has revision \(current), not \(expected). Read it again, then repeat with the current revision.",
        rows: [
          .init(
            "if_revision", "not the current revision",
            ["expected": expected, "current": current])
        ])
    case .fieldRequired(let field):
      .request("FIELD_REQUIRED", field, "\(field) is empty. Give it a value.")
    case .fieldInvalid(let field, let reason):
      .request("FIELD_INVALID", field, "\(field) \(reason). Correct it and send the request again.")
    case .fieldTooLong(let field, let limit, let size):
      .request(
        "FIELD_TOO_LONG", field,
        "\(field) has \(counted(Int64(size), "byte", "bytes")), and at most \(limit) are accepted. Shorten it.",
        ["limit": Int64(limit), "size": Int64(size)])
    case .tooManyItems(let field, let limit, let count):
      .request(
        "TOO_MANY_ITEMS", field,
        "\(field) has \(counted(Int64(count), "item", "items")), and at most \(limit) are accepted. Send several requests.",
        ["limit": Int64(limit), "count": Int64(count)])
    case .itemRepeated(let field, let item):
      .request("ITEM_REPEATED", field, "\(field) names \(item) more than once. Name it once.")
    case .emptyUpdateMask:
      .request("EMPTY_UPDATE_MASK", "mask", "mask is empty. Name each field to be updated.")
    case .unknownMaskPath(let path, let known):
      .request(
        "UNKNOWN_MASK_PATH", "mask",
        "mask has the path \(path), which cannot be updated. Use any of: \(known.joined(separator: ", ")).")
    case .bulkTakenOver:
      .init(
        .aborted, "BULK_TAKEN_OVER",
        "Another call with this request id goes on with the bulk change. Read its answers, or repeat it later.")
    case .emptyFilter:
      .request("EMPTY_FILTER", "filter", "The filter is empty. Name a filter, or say all where everything is meant.")
    case .pageTokenInvalid(let reason):
      .request("PAGE_TOKEN_INVALID", "page.token", "page.token \(reason). Start again without a token.")

    case .eventsNotKept(let field, let sequence, let oldest):
      .init(
        .outOfRange, "EVENTS_NOT_KEPT",
        "\(field) is \(sequence), and the oldest record that is kept is \(oldest). Read the state anew, and go on from "
          + "there.",
        rows: [.init(field, "not kept any more", ["sequence": sequence, "oldest": oldest])])
    case .cursorAhead(let field, let sequence, let newest):
      .init(
        .outOfRange, "CURSOR_AHEAD",
        "\(field) is \(sequence), and the newest record is \(newest). Go on after a sequence that a reply named.",
        rows: [.init(field, "not there yet", ["sequence": sequence, "newest": newest])])
    case .incarnationMismatch(let field):
      .init(
        .failedPrecondition, "INCARNATION_MISMATCH",
        "\(field) is of another database, or of this one before it was restored. Read the state anew, and go on from "
          + "there.",
        rows: [.init(field, "another history")])

    case .customerNotFound(let field, let reference):
      .notFound("CUSTOMER_NOT_FOUND", field, "customer with the \(reference)")
    case .planNotFound(let field, let reference):
      .notFound("PLAN_NOT_FOUND", field, "plan with the \(reference)")
    case .addOnNotFound(let field, let reference):
      .notFound("ADD_ON_NOT_FOUND", field, "add-on with the \(reference)")
    case .subscriptionNotFound(let field, let reference):
      .notFound("SUBSCRIPTION_NOT_FOUND", field, "subscription with the \(reference)")
    case .ownerNotFound(let field, let reference):
      .notFound("OWNER_NOT_FOUND", field, "customer with the \(reference) to own the subscription")

    case .loginTaken(let field, let login):
      .taken("LOGIN_TAKEN", field, "The login \(login) belongs to another customer. Choose another.")
    case .nameTaken(let field, let kind, let name):
      .taken("NAME_TAKEN", field, "The name \(name) belongs to another \(kind.rawValue). Choose another.")
    case .externalIDTaken(let field, let kind, let externalID):
      .taken(
        "EXTERNAL_ID_TAKEN", field,
        "The external id \(externalID) belongs to another \(kind.rawValue). Use another, or refer to that one.")

    case .existsAndDiffers(let kind, let name):
      .init(
        .alreadyExists, "EXISTS_AND_DIFFERS",
        "The \(kind)\(name.isEmpty ? "" : " ")\(name) is there already and differs from the row. Import with on_existing "
          + "UPDATE or SKIP, or take the row out.")

    case .planArchived(let plan):
      .init(
        .failedPrecondition, "PLAN_ARCHIVED",
        "The plan \(plan) is archived and takes no new subscription. Choose another plan, or restore it first.")
    case .addOnArchived(let addOn):
      .init(
        .failedPrecondition, "ADD_ON_ARCHIVED",
        "The add-on \(addOn) is archived and takes no new subscription. Choose another, or restore it first.")
    case .defaultPlanRequired(let operation):
      .init(
        .failedPrecondition, "DEFAULT_PLAN_REQUIRED",
        "\(operation) is refused for the default plan. Make another plan the default first.")
    case .inUse(let kind, let name, let count):
      .init(
        .failedPrecondition, "IN_USE",
        "The \(kind.rawValue) \(name) is used by \(counted(count, "subscription", "subscriptions")). "
          + "Reassign or detach them, or archive it.",
        rows: [.init(kind.rawValue, "used by subscriptions", ["count": count])])
    case .tooManyAssociations(let kind, let name, let count, let limit):
      .init(
        .failedPrecondition, "TOO_MANY_ASSOCIATIONS",
        "The \(kind.rawValue) \(name) is used in \(counted(count, "combination", "combinations")) of plan, add-ons and "
          + "quantities, and one change moves at most \(limit). Archive it, and move some of its subscriptions elsewhere first.",
        rows: [
          .init(
            kind.rawValue, "used in combinations of plan, add-ons and quantities", ["count": count, "limit": limit])
        ])
    case .expectedCountMismatch(let expected, let found):
      .init(
        .failedPrecondition, "EXPECTED_COUNT_MISMATCH",
        "The operation concerns \(counted(found, "object", "objects")), not \(expected). Look at them, then repeat with the number found.",
        rows: [.init("expected_count", "not the number found", ["expected": expected, "found": found])])
    case .quantityOutOfBounds(let field, let addOn, let quantity):
      .request(
        "QUANTITY_OUT_OF_BOUNDS", field,
        "The quantity \(quantity) of the add-on \(addOn) is not within 1 and \(AddOnQuantity.range.upperBound). "
          + "Choose one that is.",
        ["quantity": quantity, "minimum": AddOnQuantity.range.lowerBound, "maximum": AddOnQuantity.range.upperBound])
    case .addOnAttached(let addOn):
      .init(
        .failedPrecondition, "ADD_ON_ATTACHED",
        "The add-on \(addOn) is attached already. Use SubscriptionService/SetAddOns to change its quantity.")
    case .addOnNotAttached(let addOn):
      .init(
        .failedPrecondition, "ADD_ON_NOT_ATTACHED",
        "The add-on \(addOn) is not attached. Read the subscription to see which are.")
    case .tooManyAddOns(let count):
      .init(
        .failedPrecondition, "TOO_MANY_ADD_ONS",
        "The subscription would have \(count) add-ons, and at most \(AddOnQuantity.addOnsMax) are possible. "
          + "Remove one that is not needed first.",
        rows: [
          .init(
            "add_ons", "too many different ones", ["count": Int64(count), "limit": Int64(AddOnQuantity.addOnsMax)])
        ])

    case .propertyUnknown(let names):
      .properties(
        "PROPERTY_UNKNOWN", names, "is unknown", next: "CatalogService/DescribeProperties lists the known ones.")
    case .propertyNotCustomizable(let names):
      .properties(
        "PROPERTY_NOT_CUSTOMIZABLE", names, "cannot be customized for one subscription",
        next: "Only resources and permissions can; change the plan for the others.")
    case .propertyNotAllowedInAddOn(let names):
      .properties(
        "PROPERTY_NOT_ALLOWED_IN_ADD_ON", names, "cannot be set by an add-on",
        next: "Add-ons carry resources, permissions, hosting and php; set the others in the plan.")
    case .propertyNotDelegable(let names):
      .properties(
        "PROPERTY_NOT_DELEGABLE", names, "is never set by subscribers",
        next: "An operator sets it in the plan, or by SubscriptionService/Customize where that is allowed.")
    case .permissionNotDelegated(let missing):
      .init(
        .failedPrecondition, "PERMISSION_NOT_DELEGATED",
        "The subscription lacks the permission for \(missing.map(\.property).joined(separator: ", ")). "
          + "Grant it in the plan or by SubscriptionService/Customize first.",
        rows: missing.map { .init($0.property, "needs the permission \($0.permission)") })
    case .propertyValueInvalid(let violations):
      .init(
        .invalidArgument, "PROPERTY_VALUE_INVALID",
        violations.map { "\($0.property.name) \($0.row.description)" }.joined(separator: "; ")
          + ". Correct the values and send the request again.",
        rows: violations.map(\.row))

    case .customSubscription(let operation):
      .init(
        .failedPrecondition, "CUSTOM_SUBSCRIPTION",
        "\(operation) is refused: the subscription is custom and has no plan. "
          + "Use SubscriptionService/Customize to set its values, or SubscriptionService/SwitchPlan to give it a plan.")
    case .whollyLocked:
      .init(
        .failedPrecondition, "WHOLLY_LOCKED",
        "The subscription is wholly locked, so single properties cannot be pinned. "
          + "Use SubscriptionService/Unlock with the policy KEEP_OVERRIDES first, or SubscriptionService/Customize with "
          + "the scope WHOLE.")
    case .overridesWouldBeLost(let lost):
      .init(
        .failedPrecondition, "OVERRIDES_WOULD_BE_LOST",
        "Values of \(counted(Int64(lost.count), "property", "properties")) would be lost. "
          + "Repeat with a policy: DISCARD, KEEP_OVERRIDES or KEEP_VALUES.",
        rows: lost.map(\.row))

    case .subscriptionExpired:
      .init(
        .failedPrecondition, "SUBSCRIPTION_EXPIRED",
        "The subscription has expired, and activating it does not end that. Use SubscriptionService/Renew with a date that "
          + "is yet to come, or with never.",
        rows: [.init("reason", "EXPIRED ends with SubscriptionService/Renew")])
    case .ownerSuspended(let owner):
      .init(
        .failedPrecondition, "OWNER_SUSPENDED",
        "The subscription's owner \(owner) is suspended, and activating the subscription does not end that. "
          + "Use CustomerService/Activate for the owner, or transfer the subscription.",
        rows: [.init("reason", "OWNER_SUSPENDED ends with CustomerService/Activate")])
    case .subscriptionsMismatch(let owned, let missing, let foreign):
      .init(
        .failedPrecondition, "SUBSCRIPTIONS_MISMATCH",
        "The customer owns \(counted(owned, "subscription", "subscriptions")), and exactly those have to be named to be "
          + "deleted too. Name each of them, or transfer or delete them first.",
        rows: missing.map { .init("subscriptions", "\($0.name) is the customer's and not named", ["id": $0.id]) }
          + foreign.map { .init("subscriptions", "\($0.name) is named and not the customer's", ["id": $0.id]) })

    case .limitExceeded(let limit, let value, let size):
      .init(
        .resourceExhausted, "LIMIT_EXCEEDED",
        "The request needs \(size), and \(limit) is \(value). Split the request.",
        rows: [.init(limit, "exceeded", ["limit": value, "size": size])])
    case .overloaded(let limit, let value):
      .init(
        .resourceExhausted, "OVERLOADED",
        "\(limit), \(value), is reached at the moment. Repeat after a pause.",
        rows: [.init(limit, "reached", ["limit": value])], isRetryable: true)
    case .readOnly(let reason):
      .init(
        .unavailable, "READ_ONLY", "Writes are refused: \(reason). Reads are served; repeat when the cause is gone.",
        isRetryable: true)
    }
  }
}

// The shapes that many refusals share.
extension RefusalClassification {
  fileprivate static func request(
    _ reason: String, _ field: String, _ message: String, _ numbers: KeyValuePairs<String, Int64> = [:]
  ) -> RefusalClassification {
    .init(.invalidArgument, reason, message, rows: [.init(field, message, numbers)])
  }

  fileprivate static func notFound(_ reason: String, _ field: String, _ what: String) -> RefusalClassification {
    .init(
      .notFound, reason, "There is no \(what). Check the reference; the list shows what exists.",
      rows: [.init(field, "there is no \(what)")])
  }

  fileprivate static func taken(_ reason: String, _ field: String, _ message: String) -> RefusalClassification {
    .init(.alreadyExists, reason, message, rows: [.init(field, message)])
  }

  fileprivate static func properties(
    _ reason: String, _ names: [String], _ problem: String, next: String
  ) -> RefusalClassification {
    .init(
      .invalidArgument, reason, "\(names.map { "\($0) \(problem)" }.joined(separator: "; ")). \(next)",
      rows: names.map { .init($0, problem) })
  }
}

/// A number with what it counts: "1 property", "2 properties".
private func counted(_ count: Int64, _ one: String, _ several: String) -> String {
  "\(count) \(count == 1 ? one : several)"
}
