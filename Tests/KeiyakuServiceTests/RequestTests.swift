import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuService

/// Requests as bytes: limits, retries, and whatever a caller may send.
@Suite struct RequestTests {
  private func id(_ number: UInt8) -> [UInt8] {
    // 0x0199C82CC000 is the services' start time, in milliseconds.
    withUnsafeBytes(of: UInt64(Services.startTime).bigEndian) { Array($0.dropFirst(2)) }
      + [0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, number]
  }

  @Test func aRetryInAnotherFormOfTheSameRequestIsAReplay() async throws {
    let services = try Services()
    func create(_ name: String, _ login: String) -> CreateCustomerRequest {
      .with {
        $0.options = .with { $0.requestID = id(1) }
        $0.spec = .with { $0.login = login }
        $0.subscription = .custom(name)
      }
    }
    let first = try await services.call(CustomerServiceMethods.create, create("日本語.jp", "Tanaka"))
    let again = try await services.call(CustomerServiceMethods.create, create("xn--wgv71a119e.jp.", "tanaka"))
    #expect(first.result?.replayed == false && again.result?.replayed == true)
    #expect(again.customer == first.customer && again.subscription == first.subscription)
    #expect(again.result?.sequence == first.result?.sequence)
    #expect(await services.reason(CustomerServiceMethods.create, create("例.jp", "tanaka")) == "REQUEST_ID_REUSED")
  }

  @Test func thePasswordIsNoPartOfTheFingerprint() async throws {
    let services = try Services()
    func set(_ password: String) -> CreateCustomerRequest {
      .with {
        $0.options = .with { $0.requestID = id(1) }
        $0.spec = .with { $0.login = "tanaka" }
        $0.credential = .with { $0.kind = .password(password) }
      }
    }
    _ = try await services.call(CustomerServiceMethods.create, set("one"))
    #expect(try await services.call(CustomerServiceMethods.create, set("two")).result?.replayed == true)
    #expect(await services.logIn("tanaka", "one") == "NO_SUBSCRIPTION")
  }

  @Test func dryRunsAnswerInFullThroughEveryLayer() async throws {
    let services = try Services()
    let reply = try await services.call(
      CustomerServiceMethods.create,
      .with {
        $0.options = .with { $0.dryRun = true }
        $0.spec = .with { $0.login = "tanaka" }
        $0.subscription = .custom("a.jp", .values([.integer(Property.databases, 5)]))
      })
    #expect(reply.result?.sequence == 0 && reply.customer?.id == 1 && reply.subscription?.id == 1)
    #expect(reply.subscription?.overrides == [.integer(Property.databases, 5)])
    let list = try await services.call(CustomerServiceMethods.list, .init())
    #expect(list.customers.isEmpty)
  }

  @Test func fieldsBeyondTheirLimitAreRefusedByName() async throws {
    let services = try Services()
    let long = await services.error(
      CustomerServiceMethods.create,
      .with {
        $0.spec = .with {
          $0.login = "tanaka"
          $0.notes = String(repeating: "あ", count: 1366)
        }
      })
    #expect(long?.reason == "FIELD_TOO_LONG" && long?.violations.first?.field == "spec.notes")
    #expect(long?.violations.first?.numbers == [4096, 4098])
    let many = await services.error(
      SubscriptionServiceMethods.create,
      .with {
        $0.owner = .provider
        $0.subscription = .bound("a.jp", plan: 1, addOns: [(Int64, Int32)](repeating: (1, 1), count: 65))
      })
    #expect(many?.reason == "TOO_MANY_ITEMS")
    let mask = await services.error(
      CustomerServiceMethods.update,
      .with {
        $0.customer = .login("tanaka")
        $0.mask = .with { $0.paths = [String](repeating: "notes", count: 65) }
      })
    #expect(mask?.reason == "TOO_MANY_ITEMS" && mask?.violations.first?.field == "mask.paths")
  }

  @Test func everyMethodAnswersAnEmptyRequest() async throws {
    let services = try Services()
    var answered: [String: String] = [:]
    let methods = services.methods.filter { !$0.isStreaming }
    for method in methods {
      let (ending, buffer) = await services.call(method.id, [])
      answered[method.fullName] = ending.error?.reason ?? "OK"
      #expect(ending.error == nil || buffer.readableBytes == 0)
    }
    #expect(answered.count == methods.count)
    let accepted = answered.filter { $0.value == "OK" }.keys.map {
      $0.split(separator: "/").last.map(String.init) ?? ""
    }
    #expect(
      Set(accepted) == [
        "List", "ListPlans", "ListAddOns", "DescribeProperties", "GetServerInfo", "ListServices",
        "GetFileDescriptorSet", "Count", "BatchGet", "BatchGetEffective", "ConfirmClock", "AdoptRegistry",
        "GetCapabilities",
      ])
    #expect(Set(answered.values) == ["OK", "FIELD_REQUIRED", "INVALID_CREDENTIALS"])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func noBytesEndTheProcess(seed: UInt64) async throws {
    let services = try Services()
    try await services.createCatalog()
    try await services.createCustomer("tanaka", .bound("a.jp"))
    let samples = try requestSamples()
    var random = SeededGenerator(seed: seed)
    var reasons: Set<String> = []
    // Password methods take a few milliseconds each, whatever they are asked.
    let methods = services.methods.filter { !$0.isStreaming && !$0.fullName.hasSuffix("Authenticate") }
    for _ in 0..<1500 {
      var bytes = random.pick(samples)
      for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if random.oneIn(5) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
      let (ending, _) = await services.call(random.pick(methods).id, bytes)
      reasons.insert(ending.error?.reason ?? "OK")
    }
    #expect(reasons.contains("REQUEST_MALFORMED") && reasons.contains("OK"))
  }

  @Test func whatIsNoMessageIsRefusedAsSuch() async throws {
    let services = try Services()
    let (ending, buffer) = await services.call(CustomerServiceMethods.get.id, [0xFF, 0xFF])
    #expect(ending.error?.reason == "REQUEST_MALFORMED" && ending.error?.code == .invalidArgument)
    #expect(ending.observed == 0 && buffer.readableBytes == 0)
  }

  /// Requests of every shape, encoded.
  private func requestSamples() throws -> [[UInt8]] {
    let arena = MessageArena()
    let extreme: [Int64] = [.min, -1, 0, 1, 2, .max]
    var samples: [[UInt8]] = []
    for number in extreme {
      let options = MutationOptions.with { $0.ifRevision = number == 1 ? 0 : number }
      let reference = SubscriptionRef.with { $0.by = .id(number) }
      samples.append(
        CustomizeSubscriptionRequest.with {
          $0.options = options
          $0.subscription = reference
          $0.customization = .values([.integer(Property.databases, number)], .unrecognized(77))
        }.encodedBytes(arena))
      samples.append(
        CreateSubscriptionRequest.with {
          $0.options = options
          $0.owner = .provider
          $0.subscription = .bound("b\(number).jp", addOns: [(Int64(1), Int32(truncatingIfNeeded: number))])
        }.encodedBytes(arena))
      samples.append(
        UpdatePlanRequest.with {
          $0.plan = .id(number)
          $0.values = [.integer(Property.databases, number), .choice(Property.webStatistics, .max)]
          $0.mask = .with { $0.paths = ["name", "notes", "validity_days"] }
          $0.spec = .with { $0.validityDays = Int32(truncatingIfNeeded: number) }
        }.encodedBytes(arena))
      samples.append(
        UnlockSubscriptionRequest.with {
          $0.subscription = reference
          $0.policy = .unrecognized(Int32(truncatingIfNeeded: number))
        }.encodedBytes(arena))
      samples.append(
        ListSubscriptionsRequest.with {
          $0.page = .with { $0.size = Int32(truncatingIfNeeded: number) }
          $0.filter = .with { filter in
            filter.plan = .id(number)
            filter.locks = [.unrecognized(Int32(truncatingIfNeeded: number))]
            filter.expiresBeforeMs = number
          }
          $0.view = .unrecognized(3)
        }.encodedBytes(arena))
      samples.append(
        GetEffectiveRequest.with {
          $0.subscription = reference
          $0.ifNoneMatch = [1]
        }.encodedBytes(arena))
    }
    return samples
  }
}
