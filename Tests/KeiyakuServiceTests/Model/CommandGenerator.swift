import KeiyakuMessages

/// Random mutations from a seed: most of them sensible, some refused, all well-formed. They are made from what the model
/// holds at the moment, so that names are taken, locks set and quantities exceeded often enough.
struct CommandGenerator {
  var random: SeededGenerator
  private var requestIDs: [(id: [UInt8], command: ModelCommand, madeAt: Int64)] = []
  private var requestCount: UInt64 = 0
  private let identified: Bool

  /// - Parameter identified: Whether some commands have request ids, and some are retries.
  init(seed: UInt64, identified: Bool = true) {
    random = SeededGenerator(seed: seed)
    self.identified = identified
  }

  /// Properties of every type, merge rule and group, so few that they meet.
  private static let resources: [Int32] = [1, 2, 10, 12, 19]
  private static let permissions: [Int32] = [104, 105, 107, 109, 116, 119]
  private static let others: [Int32] = [202, 204, 206, 213, 301, 305, 402, 501, 601, 701, 702]
  private static let all = resources + permissions + others

  mutating func next(_ model: ReferenceModel) -> ModelCommand {
    if !identified { return some(model) }
    // How long after a day an id is forgotten depends on what else was asked, and is no part of the model.
    requestIDs.removeAll { $0.madeAt <= model.now - 86_400_000 }
    if !requestIDs.isEmpty, random.oneIn(15) {
      // A retry, or another request under an id that was used.
      let (id, command, _) = random.pick(requestIDs)
      return random.oneIn(4) ? some(model).with { $0.requestID = id } : command
    }
    let command = some(model)
    guard random.oneIn(4) else { return command }
    requestCount += 1
    let id = Self.requestID(at: model.now, requestCount)
    let identified = command.with { $0.requestID = id }
    if !identified.options.dryRun { requestIDs.append((id, identified, model.now)) }
    return identified
  }

  /// A UUIDv7 of a moment; the number tells those of one moment apart.
  static func requestID(at milliseconds: Int64, _ number: UInt64) -> [UInt8] {
    var id = [UInt8](repeating: 0, count: 16)
    for byte in 0..<6 { id[byte] = UInt8(truncatingIfNeeded: milliseconds >> (8 * (5 - byte))) }
    id[6] = 0x70
    id[8] = 0x80
    for byte in 0..<4 { id[12 + byte] = UInt8(truncatingIfNeeded: number >> (8 * (3 - byte))) }
    return id
  }

  // MARK: Commands

  private mutating func some(_ model: ReferenceModel) -> ModelCommand {
    let command: ModelCommand =
      switch Int.random(in: 0..<100, using: &random) {
      case 0..<5: .createCustomer(createCustomer(model))
      case 5..<7: .updateCustomer(updateCustomer(model))
      case 7..<9: .suspendCustomer(.with { $0.customer = customer(model) })
      case 9..<11: .activateCustomer(.with { $0.customer = customer(model) })
      case 11..<13: .deleteCustomer(deleteCustomer(model))
      case 13..<16: .createPlan(createPlan(model))
      case 16..<22: .updatePlan(updatePlan(model))
      case 22..<23: .setDefaultPlan(.with { $0.plan = plan(model) })
      case 23..<25: .setPlanArchived(setPlanArchived(model))
      case 25..<27: .deletePlan(deletePlan(model))
      case 27..<30: .createAddOn(createAddOn(model))
      case 30..<35: .updateAddOn(updateAddOn(model))
      case 35..<36: .setAddOnArchived(setAddOnArchived(model))
      case 36..<38: .deleteAddOn(deleteAddOn(model))
      case 38..<41: .setCapabilities(setCapabilities(model))
      case 41..<53: .create(create(model))
      case 53..<55: .update(update(model))
      case 55..<62: .customize(customize(model))
      case 62..<64: .resetOverrides(resetOverrides(model))
      case 64..<67: .lock(lock(model))
      case 67..<72: .unlock(unlock(model))
      case 72..<76: .switchPlan(switchPlan(model))
      case 76..<78: .detachPlan(.with { $0.subscription = subscription(model) })
      case 78..<81: .addAddOn(addAddOn(model))
      case 81..<84: .setAddOns(setAddOns(model))
      case 84..<86: .removeAddOn(removeAddOn(model))
      case 86..<90: .setSubscriberSettings(settings(model))
      case 90..<92: .suspend(suspend(model))
      case 92..<94: .activate(activate(model))
      case 94..<96: .renew(renew(model))
      case 96..<98: .transfer(transfer(model))
      default: .delete(.with { $0.subscription = subscription(model) })
      }
    var options = MutationOptions()
    if random.oneIn(12) { options.dryRun = true }
    if random.oneIn(12) { options.ifRevision = Int64.random(in: 1...max(1, model.sequence), using: &random) }
    return command.with { $0 = options }
  }

  private mutating func createCustomer(_ model: ReferenceModel) -> CreateCustomerRequest {
    var request = CreateCustomerRequest()
    request.spec = customerSpec()
    if random.oneIn(3) { request.subscription = newSubscription(model) }
    return request
  }

  private mutating func updateCustomer(_ model: ReferenceModel) -> UpdateCustomerRequest {
    var request = UpdateCustomerRequest()
    request.customer = customer(model)
    request.spec = customerSpec()
    request.mask = .with { $0.paths = [random.pick(["login", "external_id", "notes", "contact.name"])] }
    return request
  }

  private mutating func deleteCustomer(_ model: ReferenceModel) -> DeleteCustomerRequest {
    var request = DeleteCustomerRequest()
    guard let id = model.customers.keys.sorted().randomElement(using: &random) else { return request }
    request.customer = .with { $0.by = .id(id) }
    var named = model.subscriptions.filter { $0.value.owner == id }.keys.sorted()
    if random.oneIn(4) { _ = named.popLast() }
    if random.oneIn(6), let other = model.subscriptions.keys.sorted().randomElement(using: &random) {
      named.append(other)
    }
    request.subscriptions = named.map { id in .with { $0.by = .id(id) } }
    return request
  }

  private mutating func createPlan(_ model: ReferenceModel) -> CreatePlanRequest {
    var request = CreatePlanRequest()
    request.spec = planSpec()
    request.values = values(Self.all, 4)
    if random.oneIn(3) { request.copyFrom = plan(model) }
    return request
  }

  private mutating func updatePlan(_ model: ReferenceModel) -> UpdatePlanRequest {
    var request = UpdatePlanRequest()
    request.plan = plan(model)
    if !random.oneIn(10) { request.values = values(Self.all, 3) }
    if random.oneIn(3) {
      request.spec = planSpec()
      request.mask = .with { $0.paths = [random.pick(["name", "validity_days", "notes"])] }
    }
    return request
  }

  private mutating func setPlanArchived(_ model: ReferenceModel) -> SetPlanArchivedRequest {
    var request = SetPlanArchivedRequest()
    request.plan = plan(model)
    request.archived = !random.oneIn(2)
    return request
  }

  private mutating func deletePlan(_ model: ReferenceModel) -> DeletePlanRequest {
    var request = DeletePlanRequest()
    guard let id = model.plans.keys.sorted().randomElement(using: &random) else { return request }
    request.plan = .with { $0.by = .id(id) }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: break
    case 1: request.followers = .detach(Detach())
    default: request.followers = .reassignTo(plan(model))
    }
    let count = Int64(model.subscriptions.values.count { $0.plan == id })
    request.expectedCount = random.oneIn(5) ? count + 1 : request.followers == nil ? 0 : count
    return request
  }

  private mutating func createAddOn(_ model: ReferenceModel) -> CreateAddOnRequest {
    var request = CreateAddOnRequest()
    request.spec = addOnSpec()
    request.values = addOnValues()
    if random.oneIn(4) { request.copyFrom = addOn(model) }
    return request
  }

  private mutating func updateAddOn(_ model: ReferenceModel) -> UpdateAddOnRequest {
    var request = UpdateAddOnRequest()
    request.addOn = addOn(model)
    request.values = addOnValues()
    if random.oneIn(3) { request.clearProperties = [random.pick(Self.resources + Self.permissions)] }
    if random.oneIn(4) {
      request.spec = addOnSpec()
      request.mask = .with { $0.paths = [random.pick(["name", "notes"])] }
    }
    return request
  }

  private mutating func setAddOnArchived(_ model: ReferenceModel) -> SetAddOnArchivedRequest {
    var request = SetAddOnArchivedRequest()
    request.addOn = addOn(model)
    request.archived = random.oneIn(2)
    return request
  }

  private mutating func deleteAddOn(_ model: ReferenceModel) -> DeleteAddOnRequest {
    var request = DeleteAddOnRequest()
    guard let id = model.addOns.keys.sorted().randomElement(using: &random) else { return request }
    request.addOn = .with { $0.by = .id(id) }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: break
    case 1: request.holders = .detach(Detach())
    default: request.holders = .reassignTo(addOn(model))
    }
    let count = Int64(model.subscriptions.values.count { $0.addOns[id] != nil })
    request.expectedCount = random.oneIn(5) ? count + 1 : request.holders == nil ? 0 : count
    return request
  }

  private mutating func setCapabilities(_ model: ReferenceModel) -> SetCapabilitiesRequest {
    var request = SetCapabilitiesRequest()
    let limits: [(Int32, Capability.Limit)] = [
      (1, .atMost(Int64.random(in: 0...40, using: &random))), (10, .atMost(random.oneIn(3) ? -1 : 5)),
      (109, .unavailable(Unavailable())), (105, .unavailable(Unavailable())),
      (204, .options(.with { $0.options = [2] })), (19, .options(.with { $0.options = [1, 3, 4] })),
      (305, .entries(.with { $0.entries = ["exec", "system"] })),
    ]
    let (property, limit) = random.pick(limits)
    request.capabilities = [
      .with {
        $0.property = property
        $0.limit = limit
      }
    ]
    if random.oneIn(2), let set = model.capabilities.keys.sorted().randomElement(using: &random), set != property {
      request.clearProperties = [set]
    }
    return request
  }

  private mutating func create(_ model: ReferenceModel) -> CreateSubscriptionRequest {
    var request = CreateSubscriptionRequest()
    request.owner = owner(model)
    request.subscription = newSubscription(model)
    return request
  }

  private mutating func newSubscription(_ model: ReferenceModel) -> NewSubscription {
    var new = NewSubscription()
    new.spec = subscriptionSpec()
    if random.oneIn(5) {
      new.association = .custom(CustomSelection())
    } else {
      var selection = PlanSelection()
      selection.plan = plan(model)
      for _ in 0..<Int.random(in: 0...2, using: &random) where !model.addOns.isEmpty {
        selection.addOns.append(addOnSelection(model))
      }
      new.association = .bound(selection)
    }
    if random.oneIn(4) { new.customization = customization() }
    return new
  }

  private mutating func update(_ model: ReferenceModel) -> UpdateSubscriptionRequest {
    var request = UpdateSubscriptionRequest()
    request.subscription = subscription(model)
    request.spec = subscriptionSpec()
    request.mask = .with { $0.paths = [random.pick(["name", "external_id", "notes", "system_user"])] }
    return request
  }

  private mutating func customize(_ model: ReferenceModel) -> CustomizeSubscriptionRequest {
    var request = CustomizeSubscriptionRequest()
    request.subscription = subscription(model)
    request.customization = customization()
    return request
  }

  private mutating func customization() -> Customization {
    var customization = Customization()
    customization.overrides = values(Self.resources + Self.permissions, 3)
    if random.oneIn(12) { customization.overrides += values(Self.others, 1) }
    customization.scope = random.pick([.unspecified, .unspecified, .whole, .fields, .fields])
    customization.note = random.oneIn(2) ? "special terms" : ""
    return customization
  }

  private mutating func resetOverrides(_ model: ReferenceModel) -> ResetOverridesRequest {
    var request = ResetOverridesRequest()
    request.subscription = subscription(model)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      request.properties.append(random.pick(Self.resources + Self.permissions))
    }
    return request
  }

  private mutating func lock(_ model: ReferenceModel) -> LockSubscriptionRequest {
    var request = LockSubscriptionRequest()
    request.subscription = subscription(model)
    request.note = random.oneIn(2) ? "until the audit" : ""
    return request
  }

  private mutating func unlock(_ model: ReferenceModel) -> UnlockSubscriptionRequest {
    var request = UnlockSubscriptionRequest()
    request.subscription = subscription(model)
    request.policy = random.pick([.unspecified, .discard, .keepOverrides, .keepValues])
    return request
  }

  private mutating func switchPlan(_ model: ReferenceModel) -> SwitchPlanRequest {
    var request = SwitchPlanRequest()
    request.subscription = subscription(model)
    request.plan = plan(model)
    request.policy = random.pick([.unspecified, .discard, .keepOverrides, .keepValues])
    return request
  }

  private mutating func addAddOn(_ model: ReferenceModel) -> AddAddOnRequest {
    var request = AddAddOnRequest()
    request.subscription = subscription(model)
    request.addOn = addOnSelection(model)
    return request
  }

  private mutating func setAddOns(_ model: ReferenceModel) -> SetAddOnsRequest {
    var request = SetAddOnsRequest()
    request.subscription = subscription(model)
    for _ in 0..<Int.random(in: 0...3, using: &random) { request.addOns.append(addOnSelection(model)) }
    return request
  }

  private mutating func removeAddOn(_ model: ReferenceModel) -> RemoveAddOnRequest {
    var request = RemoveAddOnRequest()
    request.subscription = subscription(model)
    request.addOn = addOn(model)
    return request
  }

  private mutating func settings(_ model: ReferenceModel) -> SetSubscriberSettingsRequest {
    var request = SetSubscriberSettingsRequest()
    request.subscription = subscription(model)
    request.values = values(random.oneIn(10) ? Self.resources : Self.others, 2)
    if random.oneIn(4) { request.clearProperties = [random.pick(Self.others)] }
    // Set and taken back at once is neither.
    request.clearProperties.removeAll { property in request.values.contains { $0.property == property } }
    return request
  }

  private mutating func suspend(_ model: ReferenceModel) -> SuspendSubscriptionRequest {
    var request = SuspendSubscriptionRequest()
    request.subscription = subscription(model)
    request.reason = random.pick([.provider, .provider, .subscriber, .subscriber, .expired])
    return request
  }

  private mutating func activate(_ model: ReferenceModel) -> ActivateSubscriptionRequest {
    var request = ActivateSubscriptionRequest()
    request.subscription = subscription(model)
    request.reason = random.pick([.provider, .subscriber, .expired, .ownerSuspended])
    return request
  }

  private mutating func renew(_ model: ReferenceModel) -> RenewSubscriptionRequest {
    var request = RenewSubscriptionRequest()
    request.subscription = subscription(model)
    request.expiry =
      random.oneIn(4)
      ? .never(NeverExpires()) : .expiresAtMs(model.now + Int64.random(in: -1...3, using: &random) * 86_400_000)
    return request
  }

  private mutating func transfer(_ model: ReferenceModel) -> TransferSubscriptionRequest {
    var request = TransferSubscriptionRequest()
    request.subscription = subscription(model)
    request.newOwner = owner(model)
    return request
  }

  // MARK: Parts

  private mutating func customerSpec() -> CustomerSpec {
    var spec = CustomerSpec()
    spec.login = "customer\(Int.random(in: 0..<12, using: &random))"
    if random.oneIn(3) { spec.externalID = "C-\(Int.random(in: 0..<8, using: &random))" }
    spec.contact = .with { $0.name = random.pick(["田中 一郎", "鈴木 花子", "Marie Curie"]) }
    return spec
  }

  private mutating func planSpec() -> PlanSpec {
    var spec = PlanSpec()
    spec.name = random.pick(["ゴールド", "シルバー", "Bronze", "Start", "Profi"])
    if random.oneIn(3) { spec.externalID = "P-\(Int.random(in: 0..<4, using: &random))" }
    spec.validityDays = random.pick([0, 0, 1, 2, 30])
    return spec
  }

  private mutating func addOnSpec() -> AddOnSpec {
    var spec = AddOnSpec()
    spec.name = random.pick(["容量追加", "メール追加", "Disk", "PHP"])
    spec.notes = random.oneIn(2) ? "seasonal" : ""
    return spec
  }

  private mutating func subscriptionSpec() -> SubscriptionSpec {
    var spec = SubscriptionSpec()
    spec.name = "site\(Int.random(in: 0..<25, using: &random)).example.jp"
    if random.oneIn(4) { spec.externalID = "S-\(Int.random(in: 0..<10, using: &random))" }
    spec.systemUser = random.oneIn(2) ? "www1" : ""
    return spec
  }

  private mutating func customer(_ model: ReferenceModel) -> CustomerRef {
    let id = Int64.random(in: 1...max(1, model.lastCustomer + (random.oneIn(10) ? 1 : 0)), using: &random)
    if random.oneIn(3), let facts = model.customers[id] { return .with { $0.by = .login(facts.spec.login) } }
    return .with { $0.by = .id(id) }
  }

  private mutating func plan(_ model: ReferenceModel) -> PlanRef {
    if !random.oneIn(8), let id = model.plans.keys.sorted().randomElement(using: &random) {
      return .with { $0.by = .id(id) }
    }
    return .with { $0.by = .name("Start") }
  }

  private mutating func addOn(_ model: ReferenceModel) -> AddOnRef {
    if !random.oneIn(8), let id = model.addOns.keys.sorted().randomElement(using: &random) {
      return .with { $0.by = .id(id) }
    }
    return .with { $0.by = .name("Disk") }
  }

  private mutating func addOnSelection(_ model: ReferenceModel) -> AddOnSelection {
    var selection = AddOnSelection()
    selection.addOn = addOn(model)
    selection.quantity = random.pick([0, 1, 2, 3, 600, 1000, 1001])
    return selection
  }

  private mutating func subscription(_ model: ReferenceModel) -> SubscriptionRef {
    if !random.oneIn(12), let id = model.subscriptions.keys.sorted().randomElement(using: &random) {
      if random.oneIn(4), let facts = model.subscriptions[id] { return .with { $0.by = .name(facts.spec.name) } }
      return .with { $0.by = .id(id) }
    }
    return .with { $0.by = .id(model.lastSubscription + 1) }
  }

  private mutating func owner(_ model: ReferenceModel) -> OwnerRef {
    if random.oneIn(6) { return .with { $0.owner = .provider(Provider()) } }
    let customer = customer(model)
    return .with { $0.owner = .customer(customer) }
  }

  private mutating func addOnValues() -> [PropertyValue] {
    var values = values([1, 2, 10, 12, 19, 104, 105, 109, 202, 204, 213, 301, 305], 3)
    if random.oneIn(15) { values += self.values([402, 601, 701], 1) }
    return values
  }

  /// Values of some of the properties, each once.
  private mutating func values(_ properties: [Int32], _ countMax: Int) -> [PropertyValue] {
    let chosen = properties.shuffled(using: &random).prefix(Int.random(in: 1...countMax, using: &random))
    return chosen.map { property in
      let value = value(property)
      return .with {
        $0.property = property
        $0.value = value
      }
    }
  }

  private mutating func value(_ property: Int32) -> PropertyValue.Value {
    guard let definition = PropertyRules.table[property] else { return .flag(true) }
    switch definition.type {
    case .count, .bytes, .percent, .rate:
      if random.oneIn(20) { return .integer(-2) }
      if random.oneIn(8), definition.bounds?.allowsUnlimited == true { return .integer(-1) }
      if random.oneIn(15), definition.type != .percent { return .integer(Int64.max - 3) }
      return .integer(Int64.random(in: 1...30, using: &random))
    case .flag: return .flag(random.oneIn(2))
    case .choice: return .choice(random.pick(definition.options.map(\.number)))
    case .textList:
      let entries = ["exec", "system", "popen", "木"].filter { _ in random.oneIn(2) }
      return .textList(
        .with { $0.entries = entries.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) } })
    }
  }
}

extension ModelCommand {
  /// The command with other options.
  func with(_ change: (inout MutationOptions) -> Void) -> ModelCommand {
    func changed<Request: MutationRequest>(_ request: Request) -> Request {
      var request = request
      var options = request.options ?? MutationOptions()
      change(&options)
      request.options = options == MutationOptions() ? nil : options
      return request
    }
    switch self {
    case .createCustomer(let request): return .createCustomer(changed(request))
    case .updateCustomer(let request): return .updateCustomer(changed(request))
    case .suspendCustomer(let request): return .suspendCustomer(changed(request))
    case .activateCustomer(let request): return .activateCustomer(changed(request))
    case .deleteCustomer(let request): return .deleteCustomer(changed(request))
    case .createPlan(let request): return .createPlan(changed(request))
    case .updatePlan(let request): return .updatePlan(changed(request))
    case .setDefaultPlan(let request): return .setDefaultPlan(changed(request))
    case .setPlanArchived(let request): return .setPlanArchived(changed(request))
    case .deletePlan(let request): return .deletePlan(changed(request))
    case .createAddOn(let request): return .createAddOn(changed(request))
    case .updateAddOn(let request): return .updateAddOn(changed(request))
    case .setAddOnArchived(let request): return .setAddOnArchived(changed(request))
    case .deleteAddOn(let request): return .deleteAddOn(changed(request))
    case .setCapabilities(let request): return .setCapabilities(changed(request))
    case .create(let request): return .create(changed(request))
    case .update(let request): return .update(changed(request))
    case .customize(let request): return .customize(changed(request))
    case .resetOverrides(let request): return .resetOverrides(changed(request))
    case .lock(let request): return .lock(changed(request))
    case .unlock(let request): return .unlock(changed(request))
    case .switchPlan(let request): return .switchPlan(changed(request))
    case .detachPlan(let request): return .detachPlan(changed(request))
    case .addAddOn(let request): return .addAddOn(changed(request))
    case .setAddOns(let request): return .setAddOns(changed(request))
    case .removeAddOn(let request): return .removeAddOn(changed(request))
    case .setSubscriberSettings(let request): return .setSubscriberSettings(changed(request))
    case .suspend(let request): return .suspend(changed(request))
    case .activate(let request): return .activate(changed(request))
    case .renew(let request): return .renew(changed(request))
    case .transfer(let request): return .transfer(changed(request))
    case .delete(let request): return .delete(changed(request))
    }
  }
}
