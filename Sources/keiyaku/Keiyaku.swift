import ArgumentParser
import KeiyakuClient
import KeiyakuMessages
import KeiyakuServer

/// The one executable: the server, the operator's commands, the load generator.
@main
struct Keiyaku: AsyncParsableCommand {
  /// Name and version, as both sides of a connection see it.
  static let software = "keiyaku 0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "keiyaku",
    abstract: "Customers, service plans, add-ons and subscriptions of a hosting provider.",
    discussion: """
      Start a server, then talk to it:

        keiyaku serve --data-dir ./keiyaku-data
        keiyaku plan create ライト --set disk_space=10G --set max_site=1
        echo secret | keiyaku customer create --login tanaka --name 田中太郎 \\
          --domain 田中商店.jp --plan ライト --password-stdin
        keiyaku subscription effective 田中商店.jp

      Customers, plans, add-ons and subscriptions are named by id (a positive number), by external id (ext:ID), or by \
      login, name or domain. name:TEXT takes a text as it stands.

      Completion: keiyaku --generate-completion-script bash > /etc/bash_completion.d/keiyaku (also zsh and fish).

      Exit codes: 0 done, 1 refused by the server, 2 wrong usage, 3 no answer from the server. \
      `keiyaku serve --help` lists those of the server.
      """,
    version: software,
    subcommands: [
      Serve.self, CustomerCommand.self, PlanCommand.self, AddOnCommand.self, SubscriptionCommand.self,
      CapabilitiesCommand.self, BulkCommand.self, EventsCommand.self, Export.self, Import.self, AdminCommand.self,
      Checkpoint.self, Digest.self, LogCommand.self, SnapshotCommand.self, BackupCommand.self, Info.self, Services.self,
      Describe.self, Call.self, Load.self,
    ])

  /// Runs the command and ends the process with its exit code.
  static func main() async {
    do {
      var command = try await asyncParseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Failure(error, isJSON: Failure.isJSON(CommandLine.arguments)).exit()
    }
  }
}
