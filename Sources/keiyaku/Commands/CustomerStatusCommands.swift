import ArgumentParser
import KeiyakuMessages

/// Who may log in, and whether someone may now.
extension CustomerCommand {
  struct Suspend: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Suspend a customer: no login, and the subscriptions are suspended with them.")

    @Argument(help: "\(referenceHelp) login.")
    var customer: CustomerRef

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.customers.suspend(
        .with { request in
          request.options = change.message
          request.customer = customer
        })
      try await session.show(reply, reply.result) { EntityText.facts(reply.customer, session.style) }
    }
  }

  struct Activate: ClientCommand {
    static let configuration = CommandConfiguration(abstract: "End a suspension.")

    @Argument(help: "\(referenceHelp) login.")
    var customer: CustomerRef

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.customers.activate(
        .with { request in
          request.options = change.message
          request.customer = customer
        })
      try await session.show(reply, reply.result) { EntityText.facts(reply.customer, session.style) }
    }
  }

  struct LogIn: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "login",
      abstract: "Ask whether a login may enter the panel with a password; exit code 1 where not.",
      discussion: """
        Asks for the password on the terminal, or reads it from standard input:

          echo secret | keiyaku customer login tanaka --password-stdin
        """,
      aliases: ["authenticate"])

    @Argument(help: "Name to log in with.")
    var login: String

    @OptionGroup
    var password: PasswordOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var request = AuthenticateRequest()
      request.login = login
      request.password =
        password.passwordStdin
        ? try PasswordPrompt.readFromStandardInput()
        : try PasswordPrompt.ask("Password of \(login): ", confirm: false)
      let reply = try await session.client.customers.authenticate(request)
      try await session.show(reply) {
        "\(login) may log in.\n" + EntityText.facts(reply.customer, session.style)
      }
    }
  }
}
