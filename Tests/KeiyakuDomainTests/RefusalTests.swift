import KeiyakuMessages
import Testing

@testable import KeiyakuDomain

@Suite struct RefusalTests {
  static let permission = MissingPermission(property: "ssl", permission: "manage_phosting")
  static let violation = PropertyViolation(property: registry.definitions[0], reason: .outOfBounds(-2))
  static let lost = LostValue(
    property: registry.definitions[0], now: .integer(20 << 30), after: .integer(10 << 30), isExplicit: true)

  /// Each refusal with the code and reason that callers rely on.
  static let rows: [(Refusal, RefusalCode, String)] = [
    (.invalidCredentials, .unauthenticated, "INVALID_CREDENTIALS"),
    (.customerSuspended, .permissionDenied, "CUSTOMER_SUSPENDED"),
    (.noSubscription, .failedPrecondition, "NO_SUBSCRIPTION"),
    (.permissionDenied(operation: "Delete"), .permissionDenied, "PERMISSION_DENIED"),
    (.requestIDMalformed(reason: "It has 3 bytes instead of 16"), .invalidArgument, "REQUEST_ID_MALFORMED"),
    (.requestIDReused(sequence: 7), .failedPrecondition, "REQUEST_ID_REUSED"),
    (
      .requestIDExpired(ageMilliseconds: 90_000_000, windowMilliseconds: 86_400_000), .failedPrecondition,
      "REQUEST_ID_EXPIRED"
    ),
    (.revisionMismatch(expected: 3, current: 5), .aborted, "REVISION_MISMATCH"),
    (.fieldRequired(field: "customer.login"), .invalidArgument, "FIELD_REQUIRED"),
    (.fieldInvalid(field: "customer.login", reason: "has a space"), .invalidArgument, "FIELD_INVALID"),
    (.fieldTooLong(field: "customer.login", limit: 64, size: 65), .invalidArgument, "FIELD_TOO_LONG"),
    (.tooManyItems(field: "ids", limit: 1_000, count: 1_001), .invalidArgument, "TOO_MANY_ITEMS"),
    (.itemRepeated(field: "add_ons", item: "追加ディスク"), .invalidArgument, "ITEM_REPEATED"),
    (.emptyUpdateMask, .invalidArgument, "EMPTY_UPDATE_MASK"),
    (.unknownMaskPath(path: "colour", known: ["name", "notes"]), .invalidArgument, "UNKNOWN_MASK_PATH"),
    (.bulkTakenOver, .aborted, "BULK_TAKEN_OVER"),
    (.emptyFilter, .invalidArgument, "EMPTY_FILTER"),
    (.pageTokenInvalid(reason: "is damaged"), .invalidArgument, "PAGE_TOKEN_INVALID"),
    (.eventsNotKept(field: "after.sequence", sequence: 5, oldest: 120), .outOfRange, "EVENTS_NOT_KEPT"),
    (.cursorAhead(field: "after.sequence", sequence: 130, newest: 125), .outOfRange, "CURSOR_AHEAD"),
    (.incarnationMismatch(field: "after.incarnation"), .failedPrecondition, "INCARNATION_MISMATCH"),
    (.customerNotFound(field: "customer", reference: "id 17"), .notFound, "CUSTOMER_NOT_FOUND"),
    (.planNotFound(field: "plan", reference: "name Gold"), .notFound, "PLAN_NOT_FOUND"),
    (.addOnNotFound(field: "add_on", reference: "name Disk"), .notFound, "ADD_ON_NOT_FOUND"),
    (.subscriptionNotFound(field: "subscription", reference: "domain 例え.jp"), .notFound, "SUBSCRIPTION_NOT_FOUND"),
    (.ownerNotFound(field: "owner.customer", reference: "id 17"), .notFound, "OWNER_NOT_FOUND"),
    (.loginTaken(field: "spec.login", login: "tanaka"), .alreadyExists, "LOGIN_TAKEN"),
    (.nameTaken(field: "spec.name", kind: .plan, name: "Gold"), .alreadyExists, "NAME_TAKEN"),
    (
      .externalIDTaken(field: "spec.external_id", kind: .customer, externalID: "B-1"), .alreadyExists,
      "EXTERNAL_ID_TAKEN"
    ),
    (.existsAndDiffers(kind: "plan", name: "Gold"), .alreadyExists, "EXISTS_AND_DIFFERS"),
    (.planArchived(plan: "Gold"), .failedPrecondition, "PLAN_ARCHIVED"),
    (.addOnArchived(addOn: "Disk"), .failedPrecondition, "ADD_ON_ARCHIVED"),
    (.defaultPlanRequired(operation: "Delete"), .failedPrecondition, "DEFAULT_PLAN_REQUIRED"),
    (.inUse(kind: .addOn, name: "Disk", count: 4), .failedPrecondition, "IN_USE"),
    (
      .tooManyAssociations(kind: .plan, name: "Gold", count: 5_000, limit: 4_096), .failedPrecondition,
      "TOO_MANY_ASSOCIATIONS"
    ),
    (.expectedCountMismatch(expected: 1, found: 2), .failedPrecondition, "EXPECTED_COUNT_MISMATCH"),
    (
      .quantityOutOfBounds(field: "add_ons[0].quantity", addOn: "Disk", quantity: 0), .invalidArgument,
      "QUANTITY_OUT_OF_BOUNDS"
    ),
    (.addOnAttached(addOn: "Disk"), .failedPrecondition, "ADD_ON_ATTACHED"),
    (.addOnNotAttached(addOn: "Disk"), .failedPrecondition, "ADD_ON_NOT_ATTACHED"),
    (.tooManyAddOns(count: 65), .failedPrecondition, "TOO_MANY_ADD_ONS"),
    (.propertyUnknown(["99"]), .invalidArgument, "PROPERTY_UNKNOWN"),
    (.propertyNotCustomizable(["ssl"]), .invalidArgument, "PROPERTY_NOT_CUSTOMIZABLE"),
    (.propertyNotAllowedInAddOn(["webmail"]), .invalidArgument, "PROPERTY_NOT_ALLOWED_IN_ADD_ON"),
    (.propertyNotDelegable(["max_db"]), .invalidArgument, "PROPERTY_NOT_DELEGABLE"),
    (.permissionNotDelegated([permission]), .failedPrecondition, "PERMISSION_NOT_DELEGATED"),
    (.propertyValueInvalid([violation]), .invalidArgument, "PROPERTY_VALUE_INVALID"),
    (.customSubscription(operation: "Lock"), .failedPrecondition, "CUSTOM_SUBSCRIPTION"),
    (.whollyLocked, .failedPrecondition, "WHOLLY_LOCKED"),
    (.overridesWouldBeLost([lost]), .failedPrecondition, "OVERRIDES_WOULD_BE_LOST"),
    (.subscriptionExpired, .failedPrecondition, "SUBSCRIPTION_EXPIRED"),
    (.ownerSuspended(owner: "tanaka"), .failedPrecondition, "OWNER_SUSPENDED"),
    (
      .subscriptionsMismatch(
        owned: 2, missing: [NamedSubscription(id: 7, name: "example.jp")],
        foreign: [NamedSubscription(id: 9, name: "example.com")]), .failedPrecondition, "SUBSCRIPTIONS_MISMATCH"
    ),
    (.limitExceeded(limit: "record_bytes_max", value: 1, size: 2), .resourceExhausted, "LIMIT_EXCEEDED"),
    (.overloaded(limit: "pending_bytes_max", value: 1), .resourceExhausted, "OVERLOADED"),
    (.readOnly(reason: "the disk is full"), .unavailable, "READ_ONLY"),
  ]

  @Test(arguments: rows)
  func codeAndReasonArePermanent(refusal: Refusal, code: RefusalCode, reason: String) {
    #expect(refusal.code == code)
    #expect(refusal.reason == reason)
  }

  @Test(arguments: rows.map(\.0))
  func theMessageSaysWhatToDoNext(refusal: Refusal) {
    let message = refusal.classification.message
    let sentences = message.split(separator: ". ")
    #expect(sentences.count >= 2 || message.contains(": "), "\(message)")
    #expect(message.hasSuffix("."), "\(message)")
    #expect(!message.contains("Optional("), "\(message)")
    #expect(!message.contains(".."), "\(message)")
  }

  @Test(arguments: rows.map(\.0))
  func onlyMethodsThatThereAreAreNamedAndInFull(refusal: Refusal) {
    let message = refusal.classification.message
    for method in message.matches(of: /\w+\/\w+/).map({ String($0.output) }) {
      #expect(MethodDirectory.all.contains { $0.fullName.hasSuffix("." + method) }, "\(method)")
    }
    // A capital within a sentence would be the bare name of a method; the names are those of the rows.
    for word in message.matches(of: /[a-z,] ([A-Z][a-z]\w*)(?!\w*\/)/).map({ String($0.output.1) }) {
      #expect(["Gold", "Disk"].contains(word), "\(message)")
    }
  }

  @Test func reasonsAreUpperSnakeCaseAndUnique() {
    let reasons = Self.rows.map(\.0.reason)
    #expect(Set(reasons).count == reasons.count)
    for reason in reasons {
      #expect(reason.utf8.allSatisfy { ASCII.isUppercase($0) || $0 == UInt8(ascii: "_") }, "\(reason)")
    }
  }

  @Test func onlyWhatPassesByItselfIsRetryable() {
    let retryable = Self.rows.map(\.0).filter(\.classification.isRetryable).map(\.reason)
    #expect(retryable == ["OVERLOADED", "READ_ONLY"])
  }

  @Test func codesHaveTheNumbersOfGRPC() {
    let numbers: [RefusalCode: UInt32] = [
      .invalidArgument: 3, .notFound: 5, .alreadyExists: 6, .permissionDenied: 7, .resourceExhausted: 8,
      .failedPrecondition: 9, .aborted: 10, .outOfRange: 11, .unavailable: 14, .unauthenticated: 16,
    ]
    #expect(numbers.count == RefusalCode.allCases.count)
    for (code, number) in numbers { #expect(code.rawValue == number) }
  }

  @Test func aRowNamesTheFieldAndItsNumbers() {
    let row = Refusal.fieldTooLong(field: "customer.login", limit: 64, size: 65).classification.rows.first
    #expect(row?.field == "customer.login")
    #expect(row?.numbers.map(\.name) == ["limit", "size"])
    #expect(row?.numbers.map(\.value) == [64, 65])
    #expect(row?.description == "customer.login has 65 bytes, and at most 64 are accepted. Shorten it.")
  }

  @Test func whatDoesNotExistIsNamedInOnePhraseAndInItsField() {
    let refusals: [(Refusal, String, String)] = [
      (
        .addOnNotFound(field: "add_ons[0].add_on", reference: "name 容量"), "add_ons[0].add_on", "add-on with the name 容量"
      ),
      (.customerNotFound(field: "customer", reference: "id 7"), "customer", "customer with the id 7"),
      (
        .ownerNotFound(field: "owner.customer", reference: "login sato"), "owner.customer",
        "customer with the login sato to own the subscription"
      ),
    ]
    for (refusal, field, phrase) in refusals {
      #expect(refusal.classification.message.hasPrefix("There is no \(phrase). "))
      #expect(refusal.classification.rows.map(\.field) == [field])
    }
  }

  @Test func oneIsNotSeveral() {
    #expect(Refusal.overridesWouldBeLost([Self.lost]).classification.message.hasPrefix("Values of 1 property would"))
    #expect(Refusal.inUse(kind: .plan, name: "a", count: 1).classification.message.contains("by 1 subscription. "))
    #expect(Refusal.inUse(kind: .plan, name: "a", count: 2).classification.message.contains("by 2 subscriptions. "))
  }

  @Test func aLostValueIsShownNowAndAfterwards() {
    #expect(Self.lost.row.field == "disk_space")
    #expect(Self.lost.row.description == "now 20 GiB, would be 10 GiB, set explicitly")
    #expect(Self.lost.row.numbers == [RefusalRow.Number(name: "explicit", value: 1)])
  }

  @Test func aBoundIsNamedWithTheValue() {
    #expect(
      Self.violation.row.description
        == "is -2, and must be within 0 and 9223372036854775807, or -1 for unlimited")
  }
}
