import ArgumentParser
import KeiyakuMessages

/// `keiyaku admin …`
struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin",
    abstract: "Decide what the server does not decide by itself.",
    subcommands: [ConfirmClock.self, AdoptRegistry.self])
}

extension AdminCommand {
  struct ConfirmClock: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm-clock",
      abstract: "Tell the server that its wall clock is right although it has stepped.",
      discussion: """
        When the wall clock steps by more than a minute against the boot clock, nothing expires until both agree again, \
        or until it is confirmed. What expired meanwhile expires then.

          keiyaku admin confirm-clock --dry-run
          keiyaku admin confirm-clock
        """)

    @OptionGroup
    var confirmation: ConfirmationOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      if !confirmation.yes, !change.dryRun {
        let present = try await session.client.admin.confirmClock(.with { $0.options = .with { $0.dryRun = true } })
        if present.wallMs != present.expectedMs {
          try confirmation.confirm(
            isDryRun: false,
            "The server's wall clock shows \(Terminal.time(present.wallMs)), and \(Terminal.time(present.expectedMs)) "
              + "was expected. Is the wall clock right?")
        }
      }
      let reply = try await session.client.admin.confirmClock(.with { $0.options = change.message })
      try await session.show(reply, reply.result) {
        var facts = FactList()
        facts.add("Wall clock", Terminal.time(reply.wallMs))
        if reply.wallMs != reply.expectedMs { facts.add("Expected", Terminal.time(reply.expectedMs)) }
        return facts.text(session.style)
      }
    }
  }

  struct AdoptRegistry: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "adopt-registry",
      abstract: "Move the database to a newer version of the property registry, which a new release brings.",
      discussion: """
        A release never changes values by itself. Look at what it would change first; there is no way back.

          keiyaku admin adopt-registry --dry-run
          keiyaku admin adopt-registry
        """)

    @Option(
      name: .customLong("registry-version"),
      help: ArgumentHelp("The version; without it the newest that the server knows.", valueName: "number"))
    var version: Int32 = 0

    @OptionGroup
    var confirmation: ConfirmationOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      if !confirmation.yes, !change.dryRun {
        let preview = try await session.client.admin.adoptRegistry(
          .with {
            $0.options = .with { $0.dryRun = true }
            $0.registryVersion = version
          })
        if preview.result?.unchanged == false {
          Terminal.printError(Self.text(preview, .plain))
          try confirmation.confirm(isDryRun: false, "Adopt version \(preview.registryVersion) for good?")
        }
      }
      let request = AdoptRegistryRequest.with {
        $0.options = change.message
        $0.registryVersion = version
      }
      let reply = try await session.client.admin.adoptRegistry(request)
      try await session.show(reply, reply.result) { Self.text(reply, session.style) }
    }

    private static func text(_ reply: AdoptRegistryReply, _ style: TextStyle) -> String {
      var facts = FactList()
      facts.add("Registry", "version \(reply.registryVersion)")
      if reply.beforeRegistryVersion != reply.registryVersion {
        facts.add("Before", "version \(reply.beforeRegistryVersion)")
        facts.add("Plans changed", "\(reply.planCount)")
        facts.add("Values changed", "for \(reply.changedSubscriptions) subscriptions")
      }
      guard !reply.addedProperties.isEmpty else { return facts.text(style) }
      var table = Table([.left("NEW PROPERTY"), .left("GROUP"), .left("DEFAULT")])
      let registry = PropertyRegistry(reply.addedProperties)
      for property in reply.addedProperties {
        table.add([property.name, property.group, property.defaultValue.map { registry.text(of: $0).text } ?? ""])
      }
      return facts.text(style) + "\n" + table.text(style)
    }
  }
}
