import ArgumentParser
import KeiyakuMessages

extension LockScope: ExpressibleByArgument {
  /// Reads `whole` or `fields`.
  public init?(argument: String) {
    switch argument {
    case "whole": self = .whole
    case "fields": self = .fields
    default: return nil
    }
  }

  /// What may be given.
  public static var allValueStrings: [String] { ["whole", "fields"] }
}

/// Domain attributes of a subscription.
struct DomainOptions: ParsableArguments {
  @Option(help: ArgumentHelp("IPv4 address; repeat for more.", valueName: "address"))
  var ipv4: [String] = []

  @Option(help: ArgumentHelp("IPv6 address; repeat for more.", valueName: "address"))
  var ipv6: [String] = []

  @Option(
    name: .customLong("system-user"), help: ArgumentHelp("System user that owns the files.", valueName: "name"))
  var systemUser: String?

  @Option(
    name: .customLong("subscription-external-id"),
    help: ArgumentHelp("Id of the subscription in another system; unique.", valueName: "id"))
  var externalID: String?

  @Option(
    name: .customLong("subscription-notes"),
    help: ArgumentHelp("Notes of the provider on the subscription.", valueName: "text"))
  var notes: String?

  /// The fields that are given, and their paths.
  func spec(domain: String?) -> FieldSetter<SubscriptionSpec> {
    var fields = FieldSetter(SubscriptionSpec())
    fields.set("external_id", externalID) { $0.externalID = $1 }
    fields.set("name", domain) { $0.name = $1 }
    fields.set("ipv4_addresses", ipv4.isEmpty ? nil : ipv4) { $0.ipv4Addresses = $1 }
    fields.set("ipv6_addresses", ipv6.isEmpty ? nil : ipv6) { $0.ipv6Addresses = $1 }
    fields.set("system_user", systemUser) { $0.systemUser = $1 }
    fields.set("notes", notes) { $0.notes = $1 }
    return fields
  }
}

/// Values of a subscription's own.
struct TermsOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Value of this subscription's own, such as max_site=10; repeat for more. Resources and permissions only.",
      valueName: "property=value"),
    completion: .propertyAssignments)
  var assignments: [PropertyAssignment] = []

  @Option(
    name: .customLong("lock-scope"),
    help: ArgumentHelp(
      "How far the values lock a subscription with a plan: whole (the default) or fields.", valueName: "scope"))
  var scope: LockScope?

  @Option(name: .customLong("lock-note"), help: ArgumentHelp("Why, for the record.", valueName: "text"))
  var note: String?

  func validate() throws {
    if assignments.isEmpty, scope != nil || note != nil {
      throw ValidationError("--lock-scope and --lock-note need --set.")
    }
  }

  /// The special terms; nil where none are given.
  func customization(_ session: Session) async throws -> Customization? {
    assignments.isEmpty ? nil : try await session.customization(assignments, scope, note: note)
  }
}

/// Values of its own for a subscription that there is.
struct CustomizationOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Value of this subscription's own, such as max_site=10; repeat for more. Resources and permissions only.",
      valueName: "property=value"),
    completion: .propertyAssignments)
  var assignments: [PropertyAssignment] = []

  @Option(
    name: [.customLong("scope"), .customLong("lock-scope")],
    help: ArgumentHelp(
      "How far the values lock a subscription with a plan: whole (the default) or fields.", valueName: "scope"))
  var scope: LockScope?

  @Option(
    name: [.customLong("note"), .customLong("lock-note")], help: ArgumentHelp("Why, for the record.", valueName: "text")
  )
  var note: String?

  func validate() throws {
    if assignments.isEmpty { throw ValidationError("--set says which values; at least one is needed.") }
  }
}

extension Session {
  /// Special terms of what was given.
  func customization(
    _ assignments: [PropertyAssignment], _ scope: LockScope?, note: String?
  ) async throws -> Customization {
    let overrides = try await values(assignments)
    return .with {
      $0.overrides = overrides
      $0.scope = scope ?? .unspecified
      $0.note = note ?? ""
    }
  }
}

/// What a new subscription follows, and on which terms.
struct NewSubscriptionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Plan that it follows.", valueName: "plan"))
  var plan: PlanRef?

  @Option(
    name: .customLong("addon"),
    help: ArgumentHelp(
      "Add-on with an optional quantity; repeat for more. name:TEXT is the name TEXT as it stands, without a quantity.",
      valueName: "add-on[:quantity]"))
  var addOns: [AddOnSelection] = []

  @Flag(help: "Follows no plan: the default plan's values are copied once.")
  var custom = false

  @OptionGroup(title: "Domain attributes")
  var attributes: DomainOptions

  @OptionGroup(title: "Special terms")
  var terms: TermsOptions

  func validate() throws {
    if custom, plan != nil || !addOns.isEmpty {
      throw ValidationError("--custom goes with neither --plan nor --addon.")
    }
    if plan == nil, !addOns.isEmpty { throw ValidationError("--addon needs --plan.") }
  }

  /// Refuses options that make no subscription; for those who want one.
  func checkComplete() throws {
    guard custom || plan != nil else { throw ValidationError("A subscription needs --plan, or --custom.") }
  }

  /// The subscription that is asked for.
  func subscription(domain: String, _ session: Session) async throws -> NewSubscription {
    var subscription = NewSubscription()
    subscription.spec = attributes.spec(domain: domain).message
    if custom {
      subscription.association = .custom(CustomSelection())
    } else {
      var selection = PlanSelection()
      selection.plan = plan
      selection.addOns = addOns
      subscription.association = .bound(selection)
    }
    subscription.customization = try await terms.customization(session)
    return subscription
  }
}
