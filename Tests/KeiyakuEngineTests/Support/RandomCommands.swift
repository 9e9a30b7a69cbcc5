import KeiyakuMessages
import TestSupport

@testable import KeiyakuEngine

/// Commands at random, most of them sensible, over names and ids that soon repeat.
struct RandomCommands {
  /// How sensible the commands are.
  enum Kind {
    /// What operators send, mistakes included.
    case usual
    /// Extreme numbers, empty oneofs, numbers of no enum, large masks.
    case extreme
  }

  private let kind: Kind
  private var random: SeededGenerator

  init(seed: UInt64, _ kind: Kind = .usual) {
    random = SeededGenerator(seed: seed)
    self.kind = kind
  }

  mutating func next() -> Command {
    switch Int.random(in: 0..<112, using: &random) {
    case 100..<102: .suspend(number(1...60), statusReason())
    case 102..<104: .activate(number(1...60), statusReason())
    case 104..<107: renew()
    case 107: .planArchived(number(1...6), random.oneIn(3))
    case 108: .addOnArchived(number(1...6), random.oneIn(3))
    case 109: delete()
    case 110..<112: .deleteSubscription(number(1...60))
    case 0..<10: createCustomer()
    case 10..<18: updateCustomer()
    case 18..<21: setCredential()
    case 21..<24: .suspendCustomer(.with { $0.customer = customerRef() })
    case 24..<27: .activateCustomer(.with { $0.customer = customerRef() })
    case 27..<31: createPlan()
    case 31..<38: updatePlan()
    case 38..<40: .setDefaultPlan(.with { $0.plan = planRef() })
    case 40..<43: createAddOn()
    case 43..<49: updateAddOn()
    case 49..<69: createSubscription()
    case 69..<75: updateSubscription()
    case 75..<80: customize()
    case 80..<83: .lock(.with { $0.subscription = subscriptionRef() })
    case 83..<87: unlock()
    case 87..<97: changeTerms()
    default: transfer()
    }
  }

  /// Options with a request id now and then, sometimes one that was used, a condition, a dry run.
  mutating func options(at time: Int64) -> MutationOptions {
    var options = MutationOptions()
    if random.oneIn(2) {
      options.requestID =
        requestID(at: time, random.oneIn(4) ? 0 : UInt64.random(in: 0..<1 << 60, using: &random)).bytes
    }
    if kind == .extreme, random.oneIn(10) { options.requestID = [UInt8](repeating: 0xFF, count: random.pick([1, 16])) }
    if random.oneIn(20) { options.ifRevision = number(1...200) }
    options.dryRun = random.oneIn(8)
    return options
  }

  // MARK: Customers

  private mutating func createCustomer() -> Command {
    var request = CreateCustomerRequest()
    if !isOmitted { request.spec = customerSpec() }
    if random.oneIn(2) { request.subscription = newSubscription() }
    return .createCustomer(request, crypt: random.oneIn(2) ? "hash \(random.next())" : nil)
  }

  private mutating func updateCustomer() -> Command {
    .updateCustomer(
      .with {
        $0.customer = customerRef()
        $0.spec = isOmitted ? nil : customerSpec()
        $0.mask = mask(CustomerSpec.maskPaths)
      })
  }

  private mutating func setCredential() -> Command {
    .setCredential(
      .with { $0.customer = customerRef() },
      crypt: random.oneIn(3) ? "" : "hash \(Int.random(in: 0..<9, using: &random))")
  }

  private mutating func customerSpec() -> CustomerSpec {
    .with {
      $0.login = name()
      $0.externalID = random.oneIn(3) ? name() : ""
      $0.notes = random.oneIn(3) ? name() : ""
      if random.oneIn(2) {
        $0.contact = .with {
          $0.name = "田中 一郎"
          $0.address = random.oneIn(2) ? .with { $0.lines = [name(), name()] } : nil
        }
      }
      $0.billing = random.oneIn(4) ? .with { $0.currency = "JPY" } : nil
    }
  }

  // MARK: Catalog

  private mutating func createPlan() -> Command {
    .createPlan(
      .with {
        $0.spec = isOmitted ? nil : planSpec()
        $0.values = values(plan: true)
        $0.copyFrom = random.oneIn(3) ? planRef() : nil
      })
  }

  private mutating func updatePlan() -> Command {
    .updatePlan(
      .with {
        $0.plan = planRef()
        $0.spec = isOmitted ? nil : planSpec()
        $0.mask = random.oneIn(2) ? mask(PlanSpec.maskPaths) : nil
        $0.values = values(plan: true)
      })
  }

  private mutating func createAddOn() -> Command {
    .createAddOn(
      .with {
        $0.spec = isOmitted ? nil : addOnSpec()
        $0.values = values(plan: false)
        $0.copyFrom = random.oneIn(3) ? addOnRef() : nil
      })
  }

  private mutating func updateAddOn() -> Command {
    .updateAddOn(
      .with {
        $0.addOn = addOnRef()
        $0.spec = isOmitted ? nil : addOnSpec()
        $0.mask = random.oneIn(2) ? mask(AddOnSpec.maskPaths) : nil
        $0.values = values(plan: false)
        if random.oneIn(2) { $0.clearProperties = [Int32(truncatingIfNeeded: number(1...18))] }
      })
  }

  private mutating func planSpec() -> PlanSpec {
    .with {
      $0.name = name()
      $0.externalID = random.oneIn(3) ? name() : ""
      $0.validityDays = Int32(truncatingIfNeeded: random.oneIn(2) ? 0 : number(1...4000))
    }
  }

  private mutating func addOnSpec() -> AddOnSpec {
    .with {
      $0.name = name()
      $0.externalID = random.oneIn(3) ? name() : ""
    }
  }

  private mutating func values(plan: Bool) -> [PropertyValue] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ in
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return .flag(Int32(Int.random(in: 101...130, using: &random)), random.oneIn(2))
      case 1 where plan: return .flag(703, random.oneIn(2))
      case 2 where plan: return .integer(702, number(1...30))
      case 3:
        return .with {
          $0.property = 305
          $0.value = .textList(.with { $0.entries = [name(), name()] })
        }
      case 4 where kind == .extreme:
        return .with {
          $0.property = Int32(truncatingIfNeeded: number(0...999))
          $0.value = random.pick([nil, .choice(.min), .choice(.max), .integer(.min), .textList(TextList())])
        }
      default: return .integer(Int32(Int.random(in: 1...18, using: &random)), random.oneIn(6) ? -1 : number(0...90))
      }
    }
  }

  // MARK: Subscriptions

  private mutating func createSubscription() -> Command {
    .createSubscription(
      .with {
        $0.owner = ownerRef()
        $0.subscription = isOmitted ? nil : newSubscription()
      })
  }

  private mutating func newSubscription() -> NewSubscription {
    var new = NewSubscription.custom(name())
    if random.oneIn(4) { new.spec?.externalID = name() }
    if random.oneIn(4) { new.spec?.ipv6Addresses = ["2001:db8::1"] }
    if isOmitted { new.association = nil }
    if !random.oneIn(5) {
      new.association = .bound(
        .with {
          $0.plan = planRef()
          $0.addOns = (0..<Int.random(in: 0...3, using: &random)).map { _ in
            .with {
              $0.addOn = addOnRef()
              $0.quantity = Int32(truncatingIfNeeded: number(0...3))
            }
          }
        })
    }
    if random.oneIn(4) { new.customization = customization() }
    return new
  }

  private mutating func updateSubscription() -> Command {
    .updateSubscription(
      .with {
        $0.subscription = subscriptionRef()
        $0.spec = .with {
          $0.name = name()
          $0.notes = name()
        }
        $0.mask = mask(SubscriptionSpec.maskPaths)
      })
  }

  private mutating func customize() -> Command {
    .customize(
      .with {
        $0.subscription = subscriptionRef()
        $0.customization = isOmitted ? nil : customization()
      })
  }

  private mutating func customization() -> Customization {
    .values(values(plan: false), enumeration([.unspecified, .unspecified, .whole, .fields], LockScope.unrecognized))
  }

  private mutating func unlock() -> Command {
    .unlock(
      .with {
        $0.subscription = subscriptionRef()
        $0.policy = enumeration(
          [.unspecified, .discard, .keepOverrides, .keepValues], UnlockPolicy.unrecognized)
      })
  }

  private mutating func changeTerms() -> Command {
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1:
      .switchPlan(
        .with {
          $0.subscription = subscriptionRef()
          $0.plan = planRef()
          $0.policy = enumeration([.unspecified, .discard, .keepOverrides, .keepValues], UnlockPolicy.unrecognized)
        })
    case 2: .detachPlan(.with { $0.subscription = subscriptionRef() })
    case 3, 4:
      .addAddOn(
        .with {
          $0.subscription = subscriptionRef()
          $0.addOn = isOmitted ? nil : addOnSelection()
        })
    case 5:
      .setAddOns(
        .with {
          $0.subscription = subscriptionRef()
          $0.addOns = (0..<Int.random(in: 0...3, using: &random)).map { _ in addOnSelection() }
        })
    case 6:
      .removeAddOn(
        .with {
          $0.subscription = subscriptionRef()
          $0.addOn = addOnRef()
        })
    case 7:
      .resetOverrides(
        .with {
          $0.subscription = subscriptionRef()
          $0.properties = (0..<3).map { _ in Int32(truncatingIfNeeded: number(1...18)) }
        })
    default: random.oneIn(2) ? settings() : capabilities()
    }
  }

  private mutating func addOnSelection() -> AddOnSelection {
    .with {
      $0.addOn = addOnRef()
      $0.quantity = Int32(truncatingIfNeeded: number(0...3))
    }
  }

  private mutating func settings() -> Command {
    .setSubscriberSettings(
      .with {
        $0.subscription = subscriptionRef()
        $0.values = random.oneIn(3) ? values(plan: true) : [.choice(501, random.pick([1, 2]))]
        $0.clearProperties = random.oneIn(3) ? [random.pick([501, 703, 1])] : []
      })
  }

  private mutating func capabilities() -> Command {
    .setCapabilities(
      .with {
        $0.capabilities = random.pick([
          [], [.atMost(10, number(0...50))], [.unavailable(104)], [.options(501, [1])], [.entries(305, [name()])],
          [.with { $0.property = Int32(truncatingIfNeeded: number(1...18)) }],
        ])
        $0.clearProperties = random.oneIn(2) ? [10, 104, 501] : []
      })
  }

  private mutating func transfer() -> Command {
    .transfer(
      .with {
        $0.subscription = subscriptionRef()
        $0.newOwner = ownerRef()
      })
  }

  // MARK: Life cycle

  private mutating func statusReason() -> StatusReason {
    enumeration([.provider, .subscriber, .subscriber, .expired, .ownerSuspended], StatusReason.unrecognized)
  }

  private mutating func renew() -> Command {
    .renew(
      .with {
        $0.subscription = subscriptionRef()
        $0.expiry = random.oneIn(4) ? .never(NeverExpires()) : .expiresAtMs(1_760_000_000_000 &+ number(1...300_000))
        if isOmitted { $0.expiry = nil }
      })
  }

  /// With the count that is right now and then.
  private mutating func delete() -> Command {
    let count = number(0...3)
    switch Int.random(in: 0..<3, using: &random) {
    case 0:
      return .deletePlan(
        number(1...6), random.pick([nil, .detach(Detach()), .reassignTo(planRef()), .reassignTo(planRef())]),
        count: count)
    case 1:
      return .deleteAddOn(
        number(1...6), random.pick([nil, .detach(Detach()), .reassignTo(addOnRef())]), count: count)
    default: return .deleteCustomer(number(1...20), random.oneIn(2) ? [] : [number(1...60)])
    }
  }

  // MARK: Parts

  private var isOmitted: Bool {
    mutating get { kind == .extreme && random.oneIn(8) }
  }

  private mutating func customerRef() -> CustomerRef {
    .with { $0.by = isOmitted ? nil : random.oneIn(3) ? .login(name()) : .id(number(1...20)) }
  }

  private mutating func planRef() -> PlanRef {
    .with { $0.by = isOmitted ? nil : random.oneIn(3) ? .name(name()) : .id(number(1...6)) }
  }

  private mutating func addOnRef() -> AddOnRef {
    .with { $0.by = isOmitted ? nil : random.oneIn(4) ? .externalID(name()) : .id(number(1...6)) }
  }

  private mutating func subscriptionRef() -> SubscriptionRef {
    .with { $0.by = isOmitted ? nil : random.oneIn(4) ? .name(name()) : .id(number(1...60)) }
  }

  private mutating func ownerRef() -> OwnerRef {
    var reference = OwnerRef()
    if isOmitted { return reference }
    reference.owner = random.oneIn(5) ? .provider(Provider()) : .customer(customerRef())
    return reference
  }

  private mutating func mask(_ paths: [String]) -> UpdateMask {
    .with {
      $0.paths = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.pick(paths) }
      if isOmitted { $0.paths = random.pick([[], [""], [String](repeating: random.pick(paths), count: 5000)]) }
    }
  }

  private mutating func name() -> String {
    let stem = random.pick(["example", "tanaka", "契約", "日本語", "zoë"])
    return "\(stem)\(Int.random(in: 0..<30, using: &random))"
  }

  private mutating func number(_ usual: ClosedRange<Int64>) -> Int64 {
    if kind == .extreme, random.oneIn(3) {
      return random.pick([.min, .min + 1, -1, 0, 1 << 31, 1 << 40, .max - 1, .max])
    }
    return Int64.random(in: usual, using: &random)
  }

  private mutating func enumeration<Value>(_ usual: [Value], _ unrecognized: (Int32) -> Value) -> Value {
    kind == .extreme && random.oneIn(3) ? unrecognized(random.pick([.min, -1, 77, .max])) : random.pick(usual)
  }
}
