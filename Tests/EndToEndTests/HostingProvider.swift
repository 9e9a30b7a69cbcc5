import KeiyakuClient
import KeiyakuMessages
import TestSupport
import Testing

/// A hosting provider at work on a server of its own: the catalog that the scenarios share, and the calls they make,
/// in few words.
struct HostingProvider {
  private let server: ServerUnderTest
  let client: KeiyakuClient
  let properties: PropertyCatalog

  /// Starts a server on new data.
  static func open(_ depth: Depth) async throws -> HostingProvider {
    try await HostingProvider(ServerUnderTest.start(depth))
  }

  private init(_ server: ServerUnderTest) async throws {
    self.server = server
    client = try await server.connect()
    properties = try await PropertyCatalog(client)
  }

  /// Ends the server as a power cut would, and starts another on its data.
  func killedAndRestarted() async throws -> HostingProvider {
    await client.close()
    return try await HostingProvider(server.killedAndRestarted())
  }

  func close() async {
    await client.close()
    await server.end()
  }

  /// The plan ビジネス and two add-ons.
  func createCatalog() async throws {
    _ = try await client.catalog.createPlan(
      CreatePlanRequest.with {
        $0.spec = PlanSpec.with { $0.name = "ビジネス" }
        $0.values = properties.values([
          "disk_space": 107_374_182_400, "max_site": 10, "max_box": 100, "mbox_quota": 2_147_483_648,
          "manage_sh_access": false, "shell": "none", "log_max_files": 10,
        ])
      })
    _ = try await client.catalog.createPlan(
      CreatePlanRequest.with {
        $0.spec = PlanSpec.with { $0.name = "プレミアム" }
        $0.values = properties.values(["disk_space": -1, "max_site": 100])
      })
    _ = try await client.catalog.createAddOn(
      CreateAddOnRequest.with {
        $0.spec = AddOnSpec.with { $0.name = "ディスク増量50GB" }
        $0.values = properties.values(["disk_space": 53_687_091_200])
      })
    _ = try await client.catalog.createAddOn(
      CreateAddOnRequest.with {
        $0.spec = AddOnSpec.with { $0.name = "メール大容量" }
        $0.values = properties.values(["max_box": 400, "mbox_quota": 10_737_418_240, "manage_sh_access": true])
      })
  }

  static func plan(_ name: String) -> PlanRef { PlanRef.with { $0.by = .name(name) } }
  static func customer(_ login: String) -> CustomerRef { CustomerRef.with { $0.by = .login(login) } }
  static func subscription(_ name: String) -> SubscriptionRef { SubscriptionRef.with { $0.by = .name(name) } }
  static func owner(_ login: String) -> OwnerRef { OwnerRef.with { $0.owner = .customer(customer(login)) } }
  static let provider = OwnerRef.with { $0.owner = .provider(Provider()) }

  static func selection(_ plan: String, _ addOns: KeyValuePairs<String, Int32> = [:]) -> NewSubscription.Association {
    .bound(
      PlanSelection.with {
        $0.plan = HostingProvider.plan(plan)
        $0.addOns = addOns.map { name, quantity in
          AddOnSelection.with {
            $0.addOn = AddOnRef.with { $0.by = .name(name) }
            $0.quantity = quantity
          }
        }
      })
  }

  /// A subscription for a domain.
  static func new(
    _ domain: String, _ association: NewSubscription.Association, user: String = "",
    customization: Customization? = nil
  ) -> NewSubscription {
    NewSubscription.with {
      $0.spec = SubscriptionSpec.with {
        $0.name = domain
        $0.systemUser = user
        $0.ipv4Addresses = ["203.0.113.10"]
        $0.ipv6Addresses = ["2001:0DB8:0:0:0:0:0:10"]
      }
      $0.association = association
      $0.customization = customization
    }
  }

  /// A person in Japan, as a hosting provider's customers are.
  static func person(_ name: String, login: String, company: String = "") -> CustomerSpec {
    CustomerSpec.with {
      $0.login = login
      $0.locale = "ja-JP"
      $0.contact = Contact.with {
        $0.name = name
        $0.company = company
        $0.email = "\(login)@example.jp"
        $0.phone = "+81-3-1234-5678"
        $0.address = PostalAddress.with {
          $0.lines = ["千代田1-1", "丸の内ビル5階"]
          $0.city = "千代田区"
          $0.region = "東京都"
          $0.postalCode = "100-0001"
          $0.country = "JP"
        }
      }
      $0.billing = Billing.with {
        $0.name = company.isEmpty ? name : company
        $0.currency = "JPY"
      }
    }
  }

  static func password(_ text: String) -> Credential { Credential.with { $0.kind = .password(text) } }

  func customization(_ values: KeyValuePairs<String, PropertyText>, note: String = "") -> Customization {
    Customization.with {
      $0.overrides = properties.values(values)
      $0.note = note
    }
  }

  @discardableResult
  func create(_ subscription: NewSubscription, for owner: OwnerRef) async throws -> Subscription {
    let reply = try await client.subscriptions.create(
      CreateSubscriptionRequest.with {
        $0.owner = owner
        $0.subscription = subscription
      })
    return try #require(reply.subscription)
  }

  func logIn(_ login: String, _ password: String) async throws -> Customer? {
    try await client.customers.authenticate(
      AuthenticateRequest.with {
        $0.login = login
        $0.password = password
      }
    ).customer
  }

  func subscription(_ domain: String) async throws -> Subscription {
    try #require(
      try await client.subscriptions.get(
        GetSubscriptionRequest.with {
          $0.subscription = Self.subscription(domain)
          $0.view = .full
        }
      ).subscription)
  }

  /// The values that apply to a subscription now, by name.
  func effective(_ domain: String) async throws -> [String: PropertyText] {
    properties.named(
      try await client.subscriptions.getEffective(
        GetEffectiveRequest.with { $0.subscription = Self.subscription(domain) }
      ).values)
  }

  func change(plan: String, _ values: KeyValuePairs<String, PropertyText>) async throws {
    _ = try await client.catalog.updatePlan(
      UpdatePlanRequest.with {
        $0.plan = Self.plan(plan)
        $0.values = properties.values(values)
      })
  }

  func change(addOn: String, _ values: KeyValuePairs<String, PropertyText>) async throws {
    _ = try await client.catalog.updateAddOn(
      UpdateAddOnRequest.with {
        $0.addOn = AddOnRef.with { $0.by = .name(addOn) }
        $0.values = properties.values(values)
      })
  }

  func customize(_ domain: String, _ customization: Customization) async throws {
    _ = try await client.subscriptions.customize(
      CustomizeSubscriptionRequest.with {
        $0.subscription = Self.subscription(domain)
        $0.customization = customization
      })
  }
}

/// The refusal of a call.
func refusal(_ body: () async throws -> Void) async -> RPCError? {
  do {
    try await body()
    return nil
  } catch let error as RPCError {
    return error
  } catch {
    Issue.record("not a refusal by the server: \(error)")
    return nil
  }
}
