/// Which endpoint to try next, and whether to wait before: pick-first. Knows no sockets and no clock.
///
/// A round goes over the endpoints one after the other, without waits. After a round in which none could be used comes
/// a wait, which grows with each such round. After a connection that was of use the course begins with the first
/// endpoint again.
struct ConnectCourse {
  /// What to do about a failure.
  enum Next {
    /// Try the endpoint that `index` names now.
    case tryNext
    /// Every endpoint was tried in vain: wait, and begin with the first. The error speaks of all of them.
    case waitThenStartOver(ClientError)
  }

  private let count: Int
  /// The endpoint to try.
  private(set) var index = 0
  /// Rounds in a row in which no endpoint was of use.
  private(set) var failedRounds = 0
  private var failures: [ClientError] = []

  init(endpoints: Int) { count = endpoints }

  /// An endpoint could not be reached, was refused, or ended its connection before it was of use.
  mutating func failed(_ error: ClientError) -> Next {
    failures.append(error)
    index += 1
    if index < count { return .tryNext }
    let all = Self.combine(failures)
    index = 0
    failures = []
    failedRounds += 1
    return .waitThenStartOver(all)
  }

  /// A connection was of use: what failed before is past.
  mutating func startOver() {
    index = 0
    failures = []
    failedRounds = 0
  }

  private static func combine(_ failures: [ClientError]) -> ClientError {
    if failures.count == 1 { return failures[0] }
    let isOtherDatabase = failures.allSatisfy { $0.reason == .databaseChanged }
    return ClientError(
      isOtherDatabase ? .databaseChanged : .connectFailed,
      "no endpoint can be used: " + failures.map { "\($0.peer): \($0.message)" }.joined(separator: "; "),
      // There is one at least.
      peer: failures[0].peer, goAway: failures.lazy.compactMap(\.goAway).first)
  }
}
