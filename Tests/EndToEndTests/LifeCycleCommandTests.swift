import Foundation
import TestSupport
import Testing

/// The operator's commands for the life of plans, add-ons, customers and subscriptions, by the real executable.
@Suite(.serialized) struct LifeCycleCommandTests {
  private struct Shell {
    let directory: TemporaryDirectory
    let server: ServerProcess

    init() throws {
      directory = try TemporaryDirectory()
      server = try ServerProcess(dataDirectory: directory.path)
    }

    func callAsFunction(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
      try ServerProcess.run(arguments + ["--connect", server.address])
    }
  }

  @Test func plansAndAddOnsAreArchivedAndDeleted() throws {
    let run = try Shell()
    _ = try run("plan", "create", "ライト")
    _ = try run("plan", "create", "ビジネス")
    _ = try run("addon", "create", "ディスク", "--set", "disk_space=5G")
    for name in ["a.jp", "b.jp"] {
      _ = try run("subscription", "create", name, "--owner", "provider", "--plan", "ライト", "--addon", "ディスク")
    }
    #expect(try run("plan", "archive", "ライト").output.contains("Status         archived\n"))
    let refused = try run("subscription", "create", "c.jp", "--owner", "provider", "--plan", "ライト")
    #expect(refused.status == 1 && refused.errors.contains("PLAN_ARCHIVED"))
    #expect(try run("plan", "restore", "ライト").output.contains("Status         open\n"))

    let used = try run("plan", "delete", "ライト", "--yes")
    #expect(used.status == 1 && used.errors.contains("IN_USE") && used.errors.contains("2 subscriptions"))
    // Nobody is asked where there is no terminal, and nothing is done.
    let unasked = try run("plan", "delete", "ライト", "--reassign-to", "ビジネス")
    #expect(unasked.status == 2 && unasked.errors.contains("--yes"))
    let dry = try run("plan", "delete", "ライト", "--detach", "--dry-run")
    #expect(dry.status == 0 && dry.output.contains("Dry run") && dry.output.contains("Following  2\n"))
    let wrong = try run("plan", "delete", "ライト", "--reassign-to", "ビジネス", "--expected-count", "3", "--yes")
    #expect(wrong.status == 1 && wrong.errors.contains("EXPECTED_COUNT_MISMATCH"))
    let done = try run("plan", "delete", "ライト", "--reassign-to", "ビジネス", "--expected-count", "2", "--yes")
    #expect(done.status == 0 && done.output.contains("The plan is deleted."))
    #expect(try run("subscription", "get", "a.jp").output.contains("Plan          ビジネス"))
    #expect(try run("plan", "delete", "Default", "--yes").errors.contains("DEFAULT_PLAN_REQUIRED"))
    #expect(try run("plan", "delete", "ビジネス", "--reassign-to", "Default", "--detach").status == 2)

    #expect(try run("addon", "archive", "ディスク").output.contains("archived"))
    let json = try run("addon", "delete", "ディスク", "--detach", "--yes", "--json")
    #expect(json.status == 0 && json.output.contains("\"following\":2"))
    #expect(try run("addon", "get", "ディスク").errors.contains("ADD_ON_NOT_FOUND"))
    #expect(run.server.terminate() == 0)
  }

  @Test func subscriptionsAndCustomersAreSuspendedRenewedAndDeleted() throws {
    let run = try Shell()
    _ = try run("customer", "create", "--login", "tanaka", "--domain", "田中.jp", "--plan", "Default")
    _ = try run("subscription", "create", "b.jp", "--owner", "tanaka", "--custom")
    let suspended = try run("subscription", "suspend", "田中.jp", "--reason", "subscriber")
    #expect(suspended.output.contains("suspended: by the subscriber\n"))
    #expect(try run("subscription", "suspend", "田中.jp").output.contains("by the provider, by the subscriber\n"))
    let left = try run("subscription", "activate", "田中.jp", "--reason", "subscriber")
    #expect(left.output.contains("suspended: by the provider\n"))
    let renewed = try run("subscription", "renew", "田中.jp", "--until", "2999-12-31T23:59:59+09:00")
    #expect(renewed.status == 0 && renewed.output.contains("Expires       2999-12-31T14:59:59Z\n"))
    #expect(try run("subscription", "renew", "田中.jp", "--never").output.contains("Expires       never\n"))
    #expect(try run("subscription", "renew", "田中.jp", "--until", "2001-01-01").errors.contains("FIELD_INVALID"))
    #expect(try run("subscription", "renew", "田中.jp").status == 2)

    _ = try run("customer", "suspend", "tanaka")
    let owner = try run("subscription", "activate", "田中.jp")
    #expect(owner.output.contains("keiyaku customer activate 1\n") && owner.output.contains("owner suspended\n"))
    let wayOut = try run("subscription", "activate", "田中.jp", "--reason", "owner-suspended")
    #expect(wayOut.status == 1 && wayOut.errors.contains("CustomerService/Activate"))

    #expect(try run("subscription", "delete", "b.jp").status == 2)
    #expect(try run("subscription", "delete", "b.jp", "--yes").output == "The subscription is deleted.\n")
    let mismatch = try run("customer", "delete", "tanaka", "--yes")
    #expect(mismatch.status == 1 && mismatch.errors.contains("SUBSCRIPTIONS_MISMATCH"))
    #expect(mismatch.errors.contains("is the customer's and not named"))
    let unasked = try run("customer", "delete", "tanaka", "--with-subscriptions")
    #expect(unasked.status == 2 && unasked.errors.contains("田中.jp") && unasked.errors.contains("1 subscription?"))
    #expect(try run("customer", "delete", "tanaka", "--with-subscriptions", "--yes").status == 0)
    #expect(try run("customer", "get", "tanaka").errors.contains("CUSTOMER_NOT_FOUND"))
    #expect(run.server.terminate() == 0)
  }

  @Test func theClockAndTheRegistryAreConfirmedAndAdopted() throws {
    let run = try Shell()
    let clock = try run("admin", "confirm-clock")
    #expect(clock.status == 0 && clock.output.contains("Nothing had to change.") && clock.output.contains("Wall clock"))
    let registry = try run("admin", "adopt-registry")
    #expect(registry.status == 0 && registry.output.contains("Registry  version 1\n"))
    let future = try run("admin", "adopt-registry", "--registry-version", "2")
    #expect(future.status == 1 && future.errors.contains("start a newer server first"))
    #expect(run.server.terminate() == 0)
  }
}
