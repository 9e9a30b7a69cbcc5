import KeiyakuClient
import KeiyakuMessages

/// What a database holds before a measurement, to check the answers against.
final class LoadExpectations: Sendable {
  /// What an answer must agree with.
  struct Entry: Sendable, Equatable {
    let id: Int64
    /// FNV-1a of the name.
    let nameHash: UInt64
    /// 0 for a custom one.
    let planID: Int64
    let ownerCustomerID: Int64

    init(_ subscription: Subscription) {
      id = subscription.id
      nameHash = FNV1a.hash64(subscription.spec?.name ?? "")
      if case .bound(let bound)? = subscription.association { planID = bound.planID } else { planID = 0 }
      ownerCustomerID = subscription.ownerCustomerID
    }

    /// What to create after where there is nothing yet: the provider's own, on a plan.
    init(planID: Int64) {
      id = 0
      nameHash = 0
      self.planID = planID
      ownerCustomerID = 0
    }
  }

  let entries: [Entry]
  /// Ids of the entries: what most calls need of them, in a quarter of the memory.
  let ids: [Int64]
  let propertyCount: Int
  /// Tells names made by this run from all others.
  let runID: String

  private init(entries: [Entry], propertyCount: Int) {
    self.entries = entries
    ids = entries.map(\.id)
    self.propertyCount = propertyCount
    runID = RequestID().bytes[0..<8].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Lists subscriptions until there are enough.
  static func fetch(_ client: KeiyakuClient, limit: Int, workload: Workload) async throws -> LoadExpectations {
    guard workload.needsData else { return LoadExpectations(entries: [Entry(planID: 0)], propertyCount: 0) }
    var entries: [Entry] = []
    var token: [UInt8] = []
    repeat {
      let request = ListSubscriptionsRequest.with { request in
        request.page = .with { page in
          page.size = Int32(min(1000, limit - entries.count))
          page.token = token
        }
      }
      let reply = try await client.subscriptions.list(request)
      entries += reply.subscriptions.map(Entry.init)
      token = reply.nextPageToken
    } while !token.isEmpty && entries.count < limit
    if entries.isEmpty, workload == .create { entries = [Entry(planID: try await defaultPlanID(client))] }
    guard !entries.isEmpty else {
      let endpoint = client.configuration.endpoint
      throw CommandFailure(
        message: "the database has no subscriptions to measure \(workload.rawValue) with; first run: "
          + "keiyaku load prepare --connect \(endpoint) --subscriptions 10000",
        code: Failure.refused)
    }
    let properties = try await client.catalog.describeProperties(.init()).properties
    return LoadExpectations(entries: entries, propertyCount: properties.count)
  }

  private static func defaultPlanID(_ client: KeiyakuClient) async throws -> Int64 {
    let plans = try await client.catalog.listPlans(.init()).plans
    // Every database has a default plan; custom where it is not on the first page.
    return plans.first { $0.isDefault }?.id ?? 0
  }
}
