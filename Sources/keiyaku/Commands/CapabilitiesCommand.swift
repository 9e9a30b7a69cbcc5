import ArgumentParser
import KeiyakuMessages

/// `keiyaku capabilities …`
struct CapabilitiesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capabilities",
    abstract: "Say what can be delivered at present, and see what that means.",
    discussion: """
      Effective values are clamped to it, for every subscription and without changing what was promised: what was \
      promised is back with the next read when it can be delivered again. A subscription of which a plan or an operator \
      wants more is UNSYNCED; `keiyaku subscription conflicts` says by what.
      """,
    subcommands: [Get.self, Set.self, Clear.self])
}

extension CapabilitiesCommand {
  struct Get: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what is limited; the rest can be delivered in full.")

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.catalog.getCapabilities(.init())
      try await session.show(reply) {
        let table = EntityText.capabilities(reply.capabilities, try await session.registry(), session.style)
        return reply.revision == 0 ? table : table + "\nRevision \(reply.revision)\n"
      }
    }
  }

  struct Set: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Limit what can be delivered of some properties; the others stay as they are.",
      discussion: """
        A number is the most that can be delivered, off a flag that cannot be on, and options or entries are those that \
        can be; unlimited and on take a limit away.

          keiyaku capabilities set max_db=100 manage_sh_access=off shell=none,chrooted --dry-run
        """)

    @Argument(
      help: ArgumentHelp("Limit of a property.", valueName: "property=limit"), completion: .propertyAssignments)
    var limits: [PropertyAssignment]

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let registry = try await session.registry()
      var capabilities: [Capability] = []
      var lifted: [Int32] = []
      for limit in limits {
        let property = try registry.property(named: limit.name)
        if let capability = try property.capability(from: limit.text) {
          capabilities.append(capability)
        } else {
          lifted.append(property.number)
        }
      }
      var request = SetCapabilitiesRequest()
      request.options = change.message
      request.capabilities = capabilities
      request.clearProperties = lifted
      try await session.show(try await session.client.catalog.setCapabilities(request))
    }
  }

  struct Clear: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take limits away: all of these properties can be delivered again.",
      discussion: "  keiyaku capabilities clear max_db shell")

    @Argument(help: ArgumentHelp("Property, by name.", valueName: "property"))
    var properties: [String] = []

    @Flag(help: "All limits that there are.")
    var all = false

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if properties.isEmpty != all { throw ValidationError("Name the properties, or say --all.") }
    }

    func run(_ session: Session) async throws {
      var options = change.message
      var numbers: [Int32]
      if all {
        let present = try await session.client.catalog.getCapabilities(.init())
        numbers = present.capabilities.map(\.property)
        if options.ifRevision == 0 { options.ifRevision = present.revision }
        guard !numbers.isEmpty else {
          throw CommandFailure(message: "there is no limit; everything can be delivered", code: Failure.refused)
        }
      } else {
        let registry = try await session.registry()
        numbers = try properties.map { try registry.property(named: $0).number }
      }
      var request = SetCapabilitiesRequest()
      request.options = options
      request.clearProperties = numbers
      try await session.show(try await session.client.catalog.setCapabilities(request))
    }
  }
}

extension Session {
  /// Prints what a change of the capabilities came to.
  fileprivate func show(_ reply: SetCapabilitiesReply) async throws {
    try await show(reply, reply.result) {
      let registry = try await registry()
      let table = EntityText.capabilities(reply.capabilities, registry, style)
      guard let impact = reply.impact else { return table }
      return table + "\n" + EntityText.impact(impact, registry, style, isDryRun: reply.result?.sequence == 0)
    }
  }
}
