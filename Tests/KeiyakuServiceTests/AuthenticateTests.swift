import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuService

@Suite struct AuthenticateTests {
  private func error(_ services: Services, _ login: String, _ password: String) async -> RPCError? {
    await services.error(
      CustomerServiceMethods.authenticate,
      .with {
        $0.login = login
        $0.password = password
      })
  }

  @Test func unknownLoginAndWrongPasswordAreToldInTheSameWords() async throws {
    let services = try Services()
    try await services.createCustomer("tanaka", password: "right", .bound("a.jp", plan: 1))
    try await services.createCustomer("nopassword", .bound("b.jp", plan: 1))
    let expected = await error(services, "nobody", "right")
    #expect(expected?.reason == "INVALID_CREDENTIALS" && expected?.code == .unauthenticated)
    #expect(await error(services, "tanaka", "wrong") == expected)
    #expect(await error(services, "tanaka", "") == expected)
    #expect(await error(services, "", "") == expected)
    #expect(await error(services, "nopassword", "") == expected)
    #expect(await error(services, "nopassword", "right") == expected)
    // Who is suspended is nobody's business who does not know the password.
    _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .login("tanaka") })
    #expect(await error(services, "tanaka", "wrong") == expected)
    #expect(await error(services, "tanaka", "right")?.reason == "CUSTOMER_SUSPENDED")
  }

  @Test func suspensionComesBeforeAMissingSubscription() async throws {
    let services = try Services()
    try await services.createCustomer("tanaka", password: "right")
    #expect(await services.logIn("tanaka", "right") == "NO_SUBSCRIPTION")
    _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .login("tanaka") })
    #expect(await services.logIn("tanaka", "right") == "CUSTOMER_SUSPENDED")
    _ = try await services.call(CustomerServiceMethods.activate, .with { $0.customer = .login("tanaka") })
    try await services.createSubscription(.customer("tanaka"), .custom("a.jp"))
    #expect(await services.logIn("TANAKA", "right") == "OK")
  }

  @Test func aLoginWaitsForEverything() async throws {
    let services = try Services()
    try await services.createCustomer("tanaka", password: "right", .bound("a.jp", plan: 1))
    try await services.createCustomer("suzuki")
    for password in ["right", "wrong"] {
      let answer = await services.gated(
        CustomerServiceMethods.authenticate,
        .with {
          $0.login = "tanaka"
          $0.password = password
        })
      #expect(answer.observed == 3)
    }
  }

  // The password is computed outside the lock, and anything may happen meanwhile.
  @Test func whatChangedWhileThePasswordWasComputedCounts() async throws {
    let services = try Services()
    try await services.createCustomer("tanaka", password: "right", .bound("a.jp", plan: 1))
    let facts = services.engine.read { .success($0.loginFacts("tanaka")) }
    let verified = try facts.outcome.get()
    #expect(throws: Never.self) { try services.customers.admit("tanaka", verified).outcome.get() }
    _ = try await services.call(CustomerServiceMethods.suspend, .with { $0.customer = .login("tanaka") })
    #expect(refusal(services.customers.admit("tanaka", verified)) == "CUSTOMER_SUSPENDED")
    _ = try await services.call(
      CustomerServiceMethods.setCredential,
      .with {
        $0.customer = .login("tanaka")
        $0.credential = .with { $0.kind = .password("another") }
      })
    #expect(refusal(services.customers.admit("tanaka", verified)) == "INVALID_CREDENTIALS")
    #expect(refusal(services.customers.admit("tanaka", nil)) == "INVALID_CREDENTIALS")
  }

  @Test func aCredentialIsSetReplacedAndRemoved() async throws {
    let services = try Services()
    try await services.createCustomer("tanaka", .bound("a.jp", plan: 1))
    func set(_ credential: Credential?) async throws -> SetCredentialReply {
      try await services.call(
        CustomerServiceMethods.setCredential,
        .with {
          $0.customer = .login("tanaka")
          $0.credential = credential
        })
    }
    #expect(try await set(nil).result?.unchanged == true)
    #expect(try await set(.with { $0.kind = .password("one") }).customer?.hasCredential == true)
    #expect(await services.logIn("tanaka", "one") == "OK")
    _ = try await set(.with { $0.kind = .password("二") })
    #expect(await services.logIn("tanaka", "one") == "INVALID_CREDENTIALS")
    #expect(await services.logIn("tanaka", "二") == "OK")
    // SHA-512 crypt of "password" with this salt, as another system would hand it over.
    let imported =
      "$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/"
    #expect(try await set(.with { $0.kind = .crypt(imported) }).result?.unchanged == false)
    #expect(try await set(.with { $0.kind = .crypt(imported) }).result?.unchanged == true)
    #expect(await services.logIn("tanaka", "password") == "OK")
    #expect(try await set(nil).customer?.hasCredential == false)
    #expect(await services.logIn("tanaka", "password") == "INVALID_CREDENTIALS")
  }

  @Test(arguments: ["", "password", "$1$salt$hash", "$y$short", "$6$" + String(repeating: "語", count: 40)])
  func whatIsNoHashOfASupportedMethodIsRefused(crypt: String) async throws {
    let services = try Services()
    try await services.createCustomer("tanaka")
    let request = SetCredentialRequest.with {
      $0.customer = .login("tanaka")
      $0.credential = .with { $0.kind = .crypt(crypt) }
    }
    let error = await services.error(CustomerServiceMethods.setCredential, request)
    #expect(error?.reason == "FIELD_INVALID" && error?.violations.first?.field == "credential.crypt")
  }

  @Test func anEmptyPasswordIsNoPassword() async throws {
    let services = try Services()
    let reason = await services.reason(
      CustomerServiceMethods.create,
      .with {
        $0.spec = .with { $0.login = "tanaka" }
        $0.credential = .with { $0.kind = .password("") }
      })
    #expect(reason == "FIELD_REQUIRED")
  }

  @Test func noReplyAndNoErrorTellsThePasswordOrItsHash() async throws {
    let services = try Services()
    let created = try await services.createCustomer("tanaka", password: "hunter22", .bound("a.jp", plan: 1))
    let got = try await services.call(CustomerServiceMethods.get, .with { $0.customer = .login("tanaka") })
    let wrong = await error(services, "tanaka", "hunter23")
    for text in ["\(created)", "\(got)", String(describing: wrong)] {
      #expect(!text.contains("hunter2") && !text.contains("$y$"))
    }
  }

  private func refusal(_ gated: Gated<AuthenticateReply>) -> String? {
    if case .failure(let error) = gated.outcome { error.reason } else { nil }
  }
}
