import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// Ids of subscriptions on the command line: `7`, `7,9`, `1-100,205`.
struct IDList: ExpressibleByArgument, Hashable {
  /// As many as one request takes.
  static let countMax = 10_000

  let ids: [Int64]

  init?(argument: String) {
    var ids: [Int64] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
      guard (1...2).contains(bounds.count), let first = bounds[0], let last = bounds[bounds.count - 1],
        first > 0, last >= first, last - first < Int64(Self.countMax)
      else { return nil }
      ids += first...last
    }
    self.ids = ids
  }
}

/// Which subscriptions a bulk change is about, and how it is carried out.
struct BulkOptions: ParsableArguments {
  @OptionGroup(title: "Which subscriptions")
  var filter: FilterOptions

  @Option(
    name: .customLong("ids"), help: ArgumentHelp("Those with these ids, such as 7,12,100-199.", valueName: "ids"))
  var ids: IDList?

  @Flag(help: "Every subscription there is.")
  var all = false

  @Option(
    name: .customLong("expected-count"),
    help: ArgumentHelp("Go ahead only if so many are selected.", valueName: "count"))
  var expectedCount: Int64 = 0

  @Flag(name: .customLong("dry-run"), help: "Show what would become of each, and change nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Go on with the change of this request id after an interruption; everything else as it was.", valueName: "uuid"))
  var resume: RequestID?

  func validate() throws {
    let given = [filter.message != SubscriptionFilter(), ids != nil, all].count { $0 }
    if given == 0 {
      throw ValidationError("Say which subscriptions: options such as --plan, or --ids, or --all for every one.")
    }
    if given > 1 { throw ValidationError("Options that select, --ids and --all exclude each other.") }
    if let ids, ids.ids.count > IDList.countMax {
      throw ValidationError("--ids takes \(IDList.countMax) ids at most; use options that select, or several commands.")
    }
    if expectedCount < 0 { throw ValidationError("--expected-count must be 0 or more.") }
  }

  /// The request, under an id by which it can be gone on with.
  func request(_ operation: BulkOperation, id: RequestID) -> BulkUpdateRequest {
    .with { request in
      request.options = .with { options in
        options.requestID = id.bytes
        options.dryRun = dryRun
      }
      if let ids {
        request.selection = .ids(.with { $0.ids = ids.ids })
      } else {
        request.selection = all ? .all(AllSubscriptions()) : .filter(filter.message)
      }
      request.operation = operation
      request.expectedCount = expectedCount
    }
  }
}
