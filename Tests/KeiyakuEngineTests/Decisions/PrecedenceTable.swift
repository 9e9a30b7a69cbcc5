import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// A mutation with everything that may be wrong with it.
struct Attempt<Request> {
  var request: Request
  var options = MutationOptions()
  var isLogFull = false
}

/// One way to be refused: what to expect, and how to spoil an attempt so.
struct Row<Request> {
  /// The reason, and the field of the first row of details where one is named.
  let expected: String
  let spoil: (inout Attempt<Request>) -> Void

  init(_ expected: String, _ spoil: @escaping (inout Attempt<Request>) -> Void) {
    self.expected = expected
    self.spoil = spoil
  }
}

/// Holds a command against its table. For each row, everything that the rows from there on spoil is wrong at once, and
/// the row's refusal is the answer: it beats those below. Then nothing is wrong, and the command is accepted.
func expectPrecedence<Request>(
  _ valid: Request, _ rows: [Row<Request>], database: () -> TestEngine = TestEngine.withEverything,
  after preparations: [Command] = [], sourceLocation: SourceLocation = #_sourceLocation,
  _ command: (Request) -> Command
) {
  let test = database()
  for preparation in preparations { test.run(preparation) }
  let rows = requestIDRows() + rows
  let before = Dump(test.state)
  for first in rows.indices {
    var attempt = Attempt(request: valid)
    for row in rows[first...].reversed() { row.spoil(&attempt) }
    test.log.isFull = attempt.isLogFull
    let refusal = test.run(command(attempt.request), attempt.options).refusal
    expect(refusal, is: rows[first].expected, sourceLocation)
    #expect(refusal.map(tellsWhatToDo) ?? true, "\(String(describing: refusal))", sourceLocation: sourceLocation)
  }
  #expect(Dump(test.state) == before, sourceLocation: sourceLocation)
  test.log.isFull = false
  let accepted = test.run(command(valid))
  #expect(accepted.refusal == nil, sourceLocation: sourceLocation)
  #expect((try? accepted.outcome.get())?.result.unchanged == false, sourceLocation: sourceLocation)
}

private func expect(_ refusal: Refusal?, is expected: String, _ sourceLocation: SourceLocation) {
  let parts = expected.split(separator: " ", maxSplits: 1)
  let reason = refusal?.reason ?? "accepted"
  let field = refusal?.classification.rows.first?.field ?? ""
  #expect(parts.first.map(String.init) == reason, "\(expected)", sourceLocation: sourceLocation)
  if parts.count == 2 { #expect(String(parts[1]) == field, "\(expected)", sourceLocation: sourceLocation) }
}

/// A refusal is two sentences at least: what is wrong, and what to do.
private func tellsWhatToDo(_ refusal: Refusal) -> Bool {
  let message = refusal.classification.message
  return message.hasSuffix(".") && message.dropLast().contains(where: { $0 == "." || $0 == ";" })
}

/// What comes before every command's own rules, in order.
private func requestIDRows<Request>() -> [Row<Request>] {
  let start = TestEngine.startTime
  return [
    Row("REQUEST_ID_MALFORMED request_id") { $0.options.requestID = [1, 2, 3] },
    Row("REQUEST_ID_REUSED") { $0.options.requestID = TestEngine.usedID.bytes },
    Row("REQUEST_ID_EXPIRED") { $0.options.requestID = requestID(at: start - 25 * 60 * 60 * 1000).bytes },
    Row("REQUEST_ID_MALFORMED request_id") { $0.options.requestID = requestID(at: start + 2 * 60 * 60 * 1000).bytes },
    Row("OVERLOADED") { $0.isLogFull = true },
  ]
}

extension TestEngine {
  /// Already used by a mutation of `withEverything`.
  static let usedID = requestID(at: startTime, 99)

  /// A database that holds one of everything that a rule asks about.
  ///
  /// Customers 1 tanaka, 2 suzuki (suspended); plans 2 Gold, 3 Old (archived); add-ons 1 Mail, 2 Disk, 3 Old (archived);
  /// subscriptions 1 example.jp (Gold and Mail), 2 custom.jp (custom), 3 locked.jp (wholly), 4 pinned.jp (fields).
  static func withEverything() -> TestEngine {
    let test = TestEngine()
    func customer(_ login: String, _ externalID: String) -> Command {
      .createCustomer(
        .with {
          $0.spec = .with {
            $0.login = login
            $0.externalID = externalID
          }
        }, crypt: "hash")
    }
    var gold = PlanSpec.with { $0.name = "Gold" }
    gold.externalID = "P-2"
    func addOn(_ name: String, _ externalID: String) -> Command {
      .createAddOn(
        .with {
          $0.spec = .with {
            $0.name = name
            $0.externalID = externalID
          }
          $0.values = [.integer(10, 1)]
        })
    }
    func subscription(_ new: NewSubscription, _ externalID: String) -> Command {
      var new = new
      new.spec?.externalID = externalID
      return .subscription(.customer(1), new)
    }
    let fields = Customization.values([.integer(10, 50)], .fields)
    test.run(customer("tanaka", "C-1"))
    test.run(customer("suzuki", "C-2"))
    test.run(.suspendCustomer(.with { $0.customer = .id(2) }))
    test.run(.createPlan(.with { $0.spec = gold }), id: usedID)
    test.run(.plan("Old"))
    for (name, externalID) in [("Mail", "A-1"), ("Disk", "A-2"), ("Old", "A-3")] { test.run(addOn(name, externalID)) }
    test.run(subscription(.bound("example.jp", plan: 2, addOns: [(1, 1)]), "S-1"))
    test.run(subscription(.custom("custom.jp"), "S-2"))
    test.run(subscription(.bound("locked.jp", plan: 2, .values([.integer(10, 50)])), "S-3"))
    test.run(subscription(.bound("pinned.jp", plan: 2, fields), "S-4"))
    test.run(.planArchived(3, true))
    test.run(.addOnArchived(3, true))
    return test
  }
}
