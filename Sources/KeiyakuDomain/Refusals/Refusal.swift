// Every reason for which a request is refused, as a value with the data that its message needs.
//
// To add one: a case here, then a line in `Refusal.classification`, which does not compile before.

/// The kinds of entities.
public enum EntityKind: String, CaseIterable, Sendable {
  /// A customer.
  case customer
  /// A service plan.
  case plan
  /// An add-on plan.
  case addOn = "add-on"
  /// A subscription.
  case subscription
}

/// A property and the permission that a subscriber lacks for it, by name.
public struct MissingPermission: Equatable, Sendable {
  /// The property's name.
  public let property: String
  /// The permission's name.
  public let permission: String
}

/// A subscription that goes with its customer only if the request names it, or that the request must not name.
public struct NamedSubscription: Equatable, Sendable {
  /// Its id.
  public let id: Int64
  /// Its domain name.
  public let name: String

  /// Names a subscription.
  public init(id: Int64, name: String) {
    self.id = id
    self.name = name
  }
}

/// A refused request. Nothing has changed when one is answered.
public enum Refusal: Error, Equatable, Sendable {
  // Who asks.

  /// Unknown login or wrong password: one answer for both.
  case invalidCredentials
  /// The password is right, the customer is suspended.
  case customerSuspended
  /// The password is right, the customer has no subscription.
  case noSubscription
  /// The caller may not do this.
  case permissionDenied(operation: String)

  // The request itself.

  /// The request id is no UUIDv7.
  case requestIDMalformed(reason: String)
  /// The request id was used for another request.
  case requestIDReused(sequence: Int64)
  /// The request id is older than the window in which replays are known.
  case requestIDExpired(ageMilliseconds: Int64, windowMilliseconds: Int64)
  /// The entity changed since the caller read it.
  case revisionMismatch(expected: Int64, current: Int64)
  /// A required field is empty.
  case fieldRequired(field: String)
  /// A field breaks its rule.
  case fieldInvalid(field: String, reason: String)
  /// A field has too many bytes.
  case fieldTooLong(field: String, limit: Int, size: Int)
  /// A repeated field has too many elements.
  case tooManyItems(field: String, limit: Int, count: Int)
  /// Two elements of a repeated field name the same thing.
  case itemRepeated(field: String, item: String)
  /// An update without a mask.
  case emptyUpdateMask
  /// An update mask with a path that is no field, or none that can be updated.
  case unknownMaskPath(path: String, known: [String])
  /// Another call with the same request id goes on with a bulk change.
  case bulkTakenOver
  /// A list without any filter where one is needed.
  case emptyFilter
  /// A page token that this database did not give for this list.
  case pageTokenInvalid(reason: String)

  // Reading the log.

  /// Records that are not kept any more.
  case eventsNotKept(field: String, sequence: Int64, oldest: Int64)
  /// A position that the log has not come to.
  case cursorAhead(field: String, sequence: Int64, newest: Int64)
  /// A position in another history: of another database, or of this one before it was restored.
  case incarnationMismatch(field: String)

  // Existence. `field` is the path of the reference in the request, `reference` what it says: "login tanaka".

  /// No customer has this reference.
  case customerNotFound(field: String, reference: String)
  /// No plan has this reference.
  case planNotFound(field: String, reference: String)
  /// No add-on has this reference.
  case addOnNotFound(field: String, reference: String)
  /// No subscription has this reference.
  case subscriptionNotFound(field: String, reference: String)
  /// The customer named as owner does not exist any more or was never there.
  case ownerNotFound(field: String, reference: String)

  // Uniqueness. `field` is the path of the value in the request.

  /// Another customer has the login.
  case loginTaken(field: String, login: String)
  /// Another plan or add-on has the name, or another subscription the domain name.
  case nameTaken(field: String, kind: EntityKind, name: String)
  /// Another entity of the kind has the external id.
  case externalIDTaken(field: String, kind: EntityKind, externalID: String)

  /// A row of an import is about an entity that is there already, and differs.
  case existsAndDiffers(kind: String, name: String)

  // The catalog.

  /// An archived plan takes no new subscription.
  case planArchived(plan: String)
  /// An archived add-on takes no new subscription.
  case addOnArchived(addOn: String)
  /// The default plan is neither deleted nor archived.
  case defaultPlanRequired(operation: String)
  /// Subscriptions use it.
  case inUse(kind: EntityKind, name: String, count: Int64)
  /// It is followed in so many combinations of plan, add-ons and quantities that one record cannot move them all.
  case tooManyAssociations(kind: EntityKind, name: String, count: Int64, limit: Int64)
  /// The number of objects concerned is not the one expected.
  case expectedCountMismatch(expected: Int64, found: Int64)
  /// A quantity outside `AddOnQuantity.range`.
  case quantityOutOfBounds(field: String, addOn: String, quantity: Int64)
  /// The add-on is attached already.
  case addOnAttached(addOn: String)
  /// The add-on is not attached.
  case addOnNotAttached(addOn: String)
  /// A subscription has no more different add-ons than `AddOnQuantity.addOnsMax`.
  case tooManyAddOns(count: Int)

  // Properties.

  /// Names or numbers that the registry does not have.
  case propertyUnknown([String])
  /// Properties that are neither resources nor permissions.
  case propertyNotCustomizable([String])
  /// Properties that add-ons do not carry.
  case propertyNotAllowedInAddOn([String])
  /// Properties that no permission delegates to subscribers.
  case propertyNotDelegable([String])
  /// Properties whose delegating permission is not effective.
  case permissionNotDelegated([MissingPermission])
  /// Values of a wrong type or out of bounds.
  case propertyValueInvalid([PropertyViolation])

  // Subscriptions.

  /// A custom subscription has no plan, so there is nothing to lock against, unlock, reset to or add to.
  case customSubscription(operation: String)
  /// Single properties cannot be pinned under a whole lock.
  case whollyLocked
  /// The operation would replace values; a policy has to say what becomes of them.
  case overridesWouldBeLost([LostValue])

  /// Its time is over, which only another date ends.
  case subscriptionExpired
  /// Its owner is suspended, which only the owner's activation ends.
  case ownerSuspended(owner: String)

  // Customers.

  /// The subscriptions that a request names are not exactly those that the customer owns: how many those are, some that
  /// are missing in the request, and some of other owners that it names.
  case subscriptionsMismatch(owned: Int64, missing: [NamedSubscription], foreign: [NamedSubscription])

  // The server.

  /// A limit that the request itself exceeds: the same request is refused again.
  case limitExceeded(limit: String, value: Int64, size: Int64)
  /// A limit that is reached at the moment: the same request may pass later.
  case overloaded(limit: String, value: Int64)
  /// Writes are refused for a time; reads are served.
  case readOnly(reason: String)
}
