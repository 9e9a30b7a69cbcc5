import ArgumentParser
import KeiyakuMessages

/// `keiyaku customer …`
struct CustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer",
    abstract: "Create, show and change customers.",
    discussion: "A customer is named by id, by ext:EXTERNAL-ID, or by login.",
    subcommands: [
      Create.self, Get.self, List.self, Update.self, SetPassword.self, Suspend.self, Activate.self, Delete.self,
      LogIn.self,
    ])
}

extension CustomerCommand {
  struct Create: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Create a customer, with a first subscription where --domain is given, in one change.",
      discussion: """
        A customer without a subscription, who cannot log in yet:

          keiyaku customer create --login tanaka --name 田中太郎 --email tanaka@example.jp

        A customer and the first subscription, with add-ons and a password:

          echo secret | keiyaku customer create --login suzuki \\
            --password-stdin --domain 鈴木商店.jp --plan ライト \\
            --addon バックアップ --addon 追加ディスク:2

        The same on special terms: the subscription is updated and locked.

          keiyaku customer create --login sato --domain 佐藤.jp \\
            --plan ライト --set disk_space=50G
        """)

    @Option(help: ArgumentHelp("Name to log in with; unique.", valueName: "login"))
    var login: String

    @OptionGroup(title: "Customer")
    var fields: CustomerOptions

    @OptionGroup
    var password: PasswordOptions

    @Flag(name: .customLong("ask-password"), help: "Ask for the password on the terminal.")
    var asksPassword = false

    @Option(help: ArgumentHelp("Main domain of a first subscription.", valueName: "name"))
    var domain: String?

    @OptionGroup(title: "First subscription")
    var first: NewSubscriptionOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if domain == nil, first.plan != nil || first.custom || !first.terms.assignments.isEmpty {
        throw ValidationError("A first subscription needs --domain.")
      }
      if domain != nil { try first.checkComplete() }
    }

    func run(_ session: Session) async throws {
      var subscription: NewSubscription?
      if let domain { subscription = try await first.subscription(domain: domain, session) }
      var request = CreateCustomerRequest()
      request.options = change.message
      request.spec = fields.spec(login: login).message
      request.subscription = subscription
      if password.passwordStdin || asksPassword {
        let text =
          password.passwordStdin
          ? try PasswordPrompt.readFromStandardInput()
          : try PasswordPrompt.ask("Password of \(login): ", confirm: true)
        request.credential = .with { $0.kind = .password(text) }
      }
      let reply = try await session.client.customers.create(request)
      try await session.show(reply, reply.result) {
        var text = EntityText.facts(reply.customer, session.style)
        if let subscription = reply.subscription {
          text += try await "\n" + session.facts(subscription)
        }
        return text
      }
    }
  }

  struct Get: ClientCommand {
    static let configuration = CommandConfiguration(abstract: "Show a customer.")

    @Argument(help: "\(referenceHelp) login.")
    var customer: CustomerRef

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      let reply = try await session.client.customers.get(.with { $0.customer = customer })
      try await session.show(reply) { EntityText.facts(reply.customer, session.style) }
    }
  }

  struct List: ClientCommand {
    static let configuration = CommandConfiguration(abstract: "List customers by ascending id.")

    @OptionGroup
    var list: ListOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      try await list.show(session, EntityText.customerColumns, rows: { $0.map(EntityText.row) }) { page in
        try await session.client.customers.list(.with { $0.page = page })
      }
    }
  }

  struct Update: ClientCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a customer's attributes; those not given stay as they are.",
      discussion: "An empty text clears an attribute: keiyaku customer update tanaka --notes ''")

    @Argument(help: "\(referenceHelp) login.")
    var customer: CustomerRef

    @Option(help: ArgumentHelp("New name to log in with.", valueName: "login"))
    var login: String?

    @OptionGroup(title: "Attributes")
    var fields: CustomerOptions

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func validate() throws {
      if fields.spec(login: login).mask == nil { throw ValidationError("Nothing to change is given.") }
    }

    func run(_ session: Session) async throws {
      let fields = fields.spec(login: login)
      var request = UpdateCustomerRequest()
      request.options = change.message
      request.customer = customer
      request.spec = fields.message
      request.mask = fields.mask
      let reply = try await session.client.customers.update(request)
      try await session.show(reply, reply.result) { EntityText.facts(reply.customer, session.style) }
    }
  }

  struct SetPassword: ClientCommand {
    static let configuration = CommandConfiguration(
      commandName: "set-password",
      abstract: "Set or remove the password of a customer; asks for it on the terminal unless told otherwise.")

    @Argument(help: "\(referenceHelp) login.")
    var customer: CustomerRef

    @OptionGroup
    var password: PasswordOptions

    @Flag(help: "Remove the password: the customer cannot log in.")
    var remove = false

    @OptionGroup
    var change: ChangeOptions

    @OptionGroup(title: "Connection")
    var connection: ConnectionOptions

    func run(_ session: Session) async throws {
      var request = SetCredentialRequest()
      request.options = change.message
      request.customer = customer
      if !remove {
        let password =
          password.passwordStdin
          ? try PasswordPrompt.readFromStandardInput() : try PasswordPrompt.ask("New password: ", confirm: true)
        request.credential = .with { $0.kind = .password(password) }
      }
      let reply = try await session.client.customers.setCredential(request)
      try await session.show(reply, reply.result) { EntityText.facts(reply.customer, session.style) }
    }
  }
}
