import ArgumentParser
import KeiyakuClient
import KeiyakuMessages

/// `keiyaku load probe`
struct LoadProbe: ClientCommand {
  static let configuration = CommandConfiguration(
    commandName: "probe",
    abstract: "Time one call of each kind at a time: what a single call costs on a large database.",
    discussion: """
      First page and count of every filter, effective values, changes of catalog and capabilities with their dry runs. \
      Nothing else should call the server meanwhile; then a call's time is more than it holds the engine's lock. Changes \
      are taken back by the next round: run it on data of `load prepare`.
      """)

  @Option(help: ArgumentHelp("How often each is called.", valueName: "count"))
  var rounds = 20

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds must be 1 or more.") }
  }

  func run(_ session: Session) async throws {
    let client = session.client
    var table = Table([.left("CALL"), .right("MEDIAN µs"), .right("MAX µs"), .left("ANSWER")])
    var members: [JSONValue] = []
    let clock = ContinuousClock()
    func time(_ name: String, rounds: Int, _ call: (Int) async throws -> String) async throws {
      var times: [Duration] = []
      var answer = ""
      for round in 0..<rounds {
        let began = clock.now
        answer = try await call(round)
        times.append(began.duration(to: clock.now))
      }
      times.sort()
      let (median, most) = (times[times.count / 2] / .microseconds(1), times[times.count - 1] / .microseconds(1))
      table.add([name, "\(Int(median))", "\(Int(most))", answer])
      members.append(
        .object([
          .init("call", .string(name)), .init("median_us", .number("\(Int(median))")),
          .init("max_us", .number("\(Int(most))")), .init("answer", .string(answer)),
        ]))
    }

    for (name, filter) in Self.filters {
      try await time("list \(name)", rounds: rounds) { _ in
        let reply = try await client.subscriptions.list(.with { $0.filter = filter })
        return "\(reply.subscriptions.count)\(reply.nextPageToken.isEmpty ? "" : " and more")"
      }
      // Seconds, where no number is kept: over a copy of the state, at which nobody waits.
      try await time("count \(name)", rounds: 1) { _ in
        "\(try await client.subscriptions.count(.with { $0.filter = filter }, options: CallOptions(timeout: .seconds(120))).count)"
      }
    }
    let last = try await client.admin.getServerInfo(.init()).subscriptionCount
    try await time("get_effective", rounds: rounds) { round in
      let id = Int64(round + 1) * last / Int64(rounds + 1) + 1
      return
        "\(try await client.subscriptions.getEffective(.with { $0.subscription = .with { $0.by = .id(id) } }).values.count) values"
    }
    for isDryRun in [true, false] {
      let suffix = isDryRun ? " (dry run)" : ""
      try await time("update_plan\(suffix)", rounds: rounds) { round in
        let reply = try await client.catalog.updatePlan(
          .with {
            $0.options = .with { $0.dryRun = isDryRun }
            $0.plan = .with { $0.by = .id(2) }
            $0.values = [Self.databases(Int64(40 + round % 2))]
          })
        return "\(reply.impact?.following ?? 0) following, \(reply.impact?.locked ?? 0) locked"
      }
      try await time("update_add_on\(suffix)", rounds: rounds) { round in
        let reply = try await client.catalog.updateAddOn(
          .with {
            $0.options = .with { $0.dryRun = isDryRun }
            $0.addOn = .with { $0.by = .id(1) }
            $0.values = [Self.databases(Int64(3 + round % 2))]
          })
        return "\(reply.impact?.following ?? 0) following, \(reply.impact?.locked ?? 0) locked"
      }
      try await time("set_capabilities\(suffix)", rounds: rounds) { round in
        let reply = try await client.catalog.setCapabilities(
          .with {
            $0.options = .with { $0.dryRun = isDryRun }
            $0.capabilities = [
              .with {
                $0.property = 10
                // The last round takes the limit away.
                $0.limit = .atMost(round == rounds - 1 ? -1 : Int64(5 + round % 2))
              }
            ]
          })
        return "\(reply.impact?.following ?? 0) following"
      }
    }
    let document = JSONValue.array(members)
    Terminal.print(session.isJSON ? document.text() + "\n" : table.text(session.style))
  }

  private static func databases(_ count: Int64) -> PropertyValue {
    .with {
      $0.property = 10
      $0.value = .integer(count)
    }
  }

  /// Every filter alone, some together, and some that match nothing or nearly so.
  private static let filters: [(name: String, filter: SubscriptionFilter)] = [
    ("all", .init()),
    ("owner provider", .with { $0.owner = .with { $0.owner = .provider(Provider()) } }),
    ("owner customer 1", .with { $0.owner = .with { $0.owner = .customer(.with { $0.by = .id(1) }) } }),
    ("plan", .with { $0.plan = .with { $0.by = .id(2) } }),
    ("add-on", .with { $0.addOn = .with { $0.by = .id(1) } }),
    (
      "plan and add-on",
      .with {
        $0.plan = .with { $0.by = .id(2) }
        $0.addOn = .with { $0.by = .id(1) }
      }
    ),
    ("lock none", .with { $0.locks = [.none] }), ("lock fields", .with { $0.locks = [.fields] }),
    ("lock whole", .with { $0.locks = [.whole] }), ("sync custom", .with { $0.syncStates = [.custom] }),
    ("sync locked", .with { $0.syncStates = [.locked] }), ("sync unsynced", .with { $0.syncStates = [.unsynced] }),
    ("sync partially locked", .with { $0.syncStates = [.partiallyLocked] }),
    ("sync synced", .with { $0.syncStates = [.synced] }), ("active", .with { $0.activity = .active }),
    ("inactive", .with { $0.activity = .inactive }), ("reason provider", .with { $0.statusReasons = [.provider] }),
    ("reason expired", .with { $0.statusReasons = [.expired] }),
    ("reason owner suspended", .with { $0.statusReasons = [.ownerSuspended] }),
    ("prefix that is there", .with { $0.namePrefix = "load" }),
    ("prefix that is not", .with { $0.namePrefix = "zzzz" }),
    (
      "expiry range",
      .with {
        $0.expiresFromMs = 1
        $0.expiresBeforeMs = 4_102_444_800_000
      }
    ),
    (
      "plan and prefix that is not",
      .with {
        $0.plan = .with { $0.by = .id(2) }
        $0.namePrefix = "zzzz"
      }
    ),
  ]
}
