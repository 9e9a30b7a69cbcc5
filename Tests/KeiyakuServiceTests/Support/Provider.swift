import KeiyakuMessages
import TestSupport

/// Property numbers of the registry.
enum Property {
  static let diskSpace: Int32 = 1
  static let databases: Int32 = 10
  static let mailboxes: Int32 = 11
  static let mailboxQuota: Int32 = 12
  static let manageShell: Int32 = 109
  static let webStatistics: Int32 = 204
  static let logFiles: Int32 = 702
}

extension ServiceCaller {
  /// Plan 2 "ゴールド" with 20 databases and 50 mailboxes; add-ons 1 "容量追加" (5 GiB) and 2 "メール追加" (10 mailboxes).
  func createCatalog() async throws {
    _ = try await call(
      CatalogServiceMethods.createPlan,
      .with {
        $0.spec = .with { $0.name = "ゴールド" }
        $0.values = [
          .integer(Property.diskSpace, 10 << 30), .integer(Property.databases, 20), .integer(Property.mailboxes, 50),
        ]
      })
    _ = try await call(
      CatalogServiceMethods.createAddOn,
      .with {
        $0.spec = .with { $0.name = "容量追加" }
        $0.values = [.integer(Property.diskSpace, 5 << 30)]
      })
    _ = try await call(
      CatalogServiceMethods.createAddOn,
      .with {
        $0.spec = .with { $0.name = "メール追加" }
        $0.values = [.integer(Property.mailboxes, 10), .flag(Property.manageShell, true)]
      })
  }

  /// Creates a customer with a password, and a subscription where one is given.
  @discardableResult
  func createCustomer(
    _ login: String, password: String? = nil, _ subscription: NewSubscription? = nil
  ) async throws -> CreateCustomerReply {
    try await call(
      CustomerServiceMethods.create,
      .with {
        $0.spec = .with {
          $0.login = login
          $0.contact = .with {
            $0.name = "田中 一郎"
            $0.address = .with {
              $0.lines = ["霞が関1丁目3番1号"]
              $0.city = "千代田区"
              $0.region = "東京都"
              $0.country = "JP"
            }
          }
        }
        if let password { $0.credential = .with { $0.kind = .password(password) } }
        $0.subscription = subscription
      })
  }

  @discardableResult
  func createSubscription(_ owner: OwnerRef, _ new: NewSubscription) async throws -> Subscription {
    let reply = try await call(
      SubscriptionServiceMethods.create,
      .with {
        $0.owner = owner
        $0.subscription = new
      })
    return reply.subscription ?? Subscription()
  }

  func subscription(_ name: String, _ view: View = .full) async throws -> Subscription {
    let reply = try await call(
      SubscriptionServiceMethods.get,
      .with {
        $0.subscription = .name(name)
        $0.view = view
      })
    return reply.subscription ?? Subscription()
  }

  func effective(_ name: String) async throws -> [Int32: PropertyValue.Value] {
    let reply = try await call(SubscriptionServiceMethods.getEffective, .with { $0.subscription = .name(name) })
    return Dictionary(
      uniqueKeysWithValues: reply.values.compactMap { value in value.value.map { (value.property, $0) } })
  }

  func customize(_ name: String, _ customization: Customization) async throws {
    _ = try await call(
      SubscriptionServiceMethods.customize,
      .with {
        $0.subscription = .name(name)
        $0.customization = customization
      })
  }

  func setPlan(_ plan: Int64, _ values: [PropertyValue]) async throws {
    _ = try await call(
      CatalogServiceMethods.updatePlan,
      .with {
        $0.plan = .id(plan)
        $0.values = values
      })
  }

  func setAddOn(_ addOn: Int64, _ values: [PropertyValue]) async throws {
    _ = try await call(
      CatalogServiceMethods.updateAddOn,
      .with {
        $0.addOn = .id(addOn)
        $0.values = values
      })
  }

  func logIn(_ login: String, _ password: String) async -> String {
    await reason(
      CustomerServiceMethods.authenticate,
      .with {
        $0.login = login
        $0.password = password
      })
  }
}
