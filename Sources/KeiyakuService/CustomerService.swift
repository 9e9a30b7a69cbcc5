import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// `keiyaku.v1.CustomerService` over the engine.
struct CustomerService: CustomerServiceProtocol {
  let core: ServiceCore
  let passwords: PasswordHasher
  let pages: PageTokens

  func create(_ request: CreateCustomerRequest, context: CallContext) async -> Gated<CreateCustomerReply> {
    let crypt: String?
    do throws(Refusal) { crypt = try await hash(request.credential, field: "credential") } catch {
      return .refused(RPCError(error))
    }
    return core.mutate(CustomerServiceMethods.create, context) { () throws(Refusal) in
      var request = request
      request.spec = try request.spec?.normalized()
      request.subscription = try request.subscription?.normalized(field: "subscription")
      return request
    } decide: { core, request, mutation, now throws(Refusal) in
      try core.decide(request, crypt: crypt, mutation, now: now)
    } answer: { core, subject, result in
      var reply = CreateCustomerReply(&core, subject, result)
      let first = core.subscriptionView(subject.subscription, .full)
      if first.id != 0 { reply.subscription = first }
      return reply
    }
  }

  func get(_ request: GetCustomerRequest, context: CallContext) -> Gated<GetCustomerReply> {
    core.read { () throws(Refusal) in
      try request.customer?.normalized()
    } _: { core, reference, reply throws(Refusal) in
      reply.customer = core.customerView(try core.resolve(reference, field: "customer"))
    }
  }

  func list(_ request: ListCustomersRequest, context: CallContext) -> Gated<ListCustomersReply> {
    core.read { () throws(Refusal) in
      try pages.position(request.page, of: .customers, filter: 0)
    } _: { core, page, reply throws(Refusal) in
      (reply.customers, reply.nextPageToken) = pages.read(page, of: .customers) { id in
        core.nextCustomer(after: id)
      } view: { id in
        core.customerView(id)
      }
    }
  }

  func update(_ request: UpdateCustomerRequest, context: CallContext) -> Gated<UpdateCustomerReply> {
    core.mutate(CustomerServiceMethods.update, context) { () throws(Refusal) in
      var request = request
      request.customer = try request.customer?.normalized()
      request.spec = try request.mask.masked(request.spec).normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      UpdateCustomerReply(&core, subject, result)
    }
  }

  func setCredential(_ request: SetCredentialRequest, context: CallContext) async -> Gated<SetCredentialReply> {
    let crypt: String
    do throws(Refusal) { crypt = try await hash(request.credential, field: "credential") ?? "" } catch {
      return .refused(RPCError(error))
    }
    return core.mutate(CustomerServiceMethods.setCredential, context) { () throws(Refusal) in
      var request = request
      request.customer = try request.customer?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, crypt: crypt, mutation)
    } answer: { core, subject, result in
      SetCredentialReply(&core, subject, result)
    }
  }

  func suspend(_ request: SuspendCustomerRequest, context: CallContext) -> Gated<SuspendCustomerReply> {
    core.mutate(CustomerServiceMethods.suspend, context) { () throws(Refusal) in
      var request = request
      request.customer = try request.customer?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      SuspendCustomerReply(&core, subject, result)
    }
  }

  func activate(_ request: ActivateCustomerRequest, context: CallContext) -> Gated<ActivateCustomerReply> {
    core.mutate(CustomerServiceMethods.activate, context) { () throws(Refusal) in
      var request = request
      request.customer = try request.customer?.normalized()
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { core, subject, result in
      ActivateCustomerReply(&core, subject, result)
    }
  }

  func delete(_ request: DeleteCustomerRequest, context: CallContext) -> Gated<DeleteCustomerReply> {
    core.mutate(CustomerServiceMethods.delete, context) { () throws(Refusal) in
      var request = request
      request.customer = try request.customer?.normalized()
      for position in request.subscriptions.indices {
        request.subscriptions[position] = try request.subscriptions[position]
          .normalized(field: "subscriptions[\(position)]")
      }
      return request
    } decide: { core, request, mutation, _ throws(Refusal) in
      try core.decide(request, mutation)
    } answer: { _, _, result in
      .with { $0.result = result }
    }
  }

  func authenticate(_ request: AuthenticateRequest, context: CallContext) async -> Gated<AuthenticateReply> {
    let login = FieldRules.asciiLowercased(request.login)
    let known = core.engine.read { core in .success(core.loginFacts(login)) }
    let facts = (try? known.outcome.get()) ?? nil
    let matches: Bool
    // An unknown login takes as long as a wrong password.
    do throws(Refusal) { matches = try await passwords.verify(request.password, facts?.crypt ?? "") } catch {
      return .refused(RPCError(error))
    }
    return admit(login, matches ? facts : nil)
  }

  /// Answers for a login whose password was right by facts that were read before it was computed, outside the lock:
  /// what it was checked against has to hold still.
  func admit(_ login: String, _ verified: LoginFacts?) -> Gated<AuthenticateReply> {
    Gated(
      core.engine.read { core -> Result<AuthenticateReply, Refusal> in
        guard let verified, let now = core.loginFacts(login), now.customer == verified.customer,
          now.credentialRevision == verified.credentialRevision
        else { return .failure(.invalidCredentials) }
        if now.isSuspended { return .failure(.customerSuspended) }
        if core.subscriptionCount(ofCustomer: now.customer) == 0 { return .failure(.noSubscription) }
        var reply = AuthenticateReply()
        reply.customer = core.customerView(now.customer)
        return .success(reply)
      })
  }

  /// The hash of a credential; nil where none is given.
  private func hash(_ credential: Credential?, field: String) async throws(Refusal) -> String? {
    switch credential?.kind {
    case .password(let password):
      if password.isEmpty { throw .fieldRequired(field: "\(field).password") }
      return try await passwords.hash(password)
    case .crypt(let crypt):
      try CryptHash.check(crypt, field: "\(field).crypt")
      return crypt
    case nil:
      return nil
    }
  }
}

extension UpdateMask? {
  /// A spec with the masked fields alone: the others are not even looked at.
  func masked<Spec: MaskedSpec>(_ spec: Spec?) throws(Refusal) -> Spec {
    guard let self, !self.paths.isEmpty else { return spec ?? Spec() }
    return try Core.updated(Spec(), with: spec, mask: self)
  }
}
