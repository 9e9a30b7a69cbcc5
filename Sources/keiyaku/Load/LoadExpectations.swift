import KeiyakuClient
import KeiyakuMessages

/// What a database holds before a measurement, to check the answers against.
final class LoadExpectations: Sendable {
  /// A subscription as it was listed.
  struct Entry: Sendable {
    let id: Int64
    let name: String
    /// 0 for a custom one.
    let planID: Int64
    let ownerCustomerID: Int64
  }

  let entries: [Entry]
  let propertyCount: Int
  /// Tells names made by this run from all others.
  let runID: String

  private init(entries: [Entry], propertyCount: Int) {
    self.entries = entries
    self.propertyCount = propertyCount
    runID = RequestID().bytes[0..<8].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Lists subscriptions until there are enough.
  static func fetch(_ client: KeiyakuClient, limit: Int, workload: Workload) async throws -> LoadExpectations {
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
      for subscription in reply.subscriptions {
        var planID: Int64 = 0
        if case .bound(let bound)? = subscription.association { planID = bound.planID }
        entries.append(
          Entry(
            id: subscription.id, name: subscription.spec?.name ?? "", planID: planID,
            ownerCustomerID: subscription.ownerCustomerID))
      }
      token = reply.nextPageToken
    } while !token.isEmpty && entries.count < limit
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
}
