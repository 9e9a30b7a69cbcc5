import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

/// A log that does not fit together is refused with its place, and never ends the process otherwise.
@Suite struct ReplayErrorTests {
  private func prepared() throws -> Core { try TestEngine.withEverything().replayed() }

  private func record(_ core: borrowing Core, _ kinds: LogEvent.Kind?...) -> LogRecord {
    .with {
      $0.sequence = core.appliedSequence + 1
      $0.timeMs = core.state.lastTime
      $0.events = kinds.map { kind in .with { $0.kind = kind } }
    }
  }

  private func replayError(_ core: inout Core, _ record: LogRecord) -> ReplayError? {
    do throws(ReplayError) {
      try core.replay(record)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 2, 1000, .max])
  func aRecordOutOfSequence(sequence: Int64) throws {
    var core = try prepared()
    let applied = core.appliedSequence
    var wrong = record(core)
    wrong.sequence = sequence
    #expect(replayError(&core, wrong) == .outOfSequence(expected: applied + 1, found: sequence))
    #expect(core.appliedSequence == applied)
    #expect(replayError(&core, record(core)) == nil)
  }

  @Test(arguments: [Int64.min, -1, 0, TestEngine.startTime - 1])
  func aRecordOlderThanTheOneBefore(time: Int64) throws {
    var core = try prepared()
    var wrong = record(core)
    wrong.timeMs = time
    #expect(replayError(&core, wrong) == .timeGoesBack(sequence: wrong.sequence))
  }

  @Test func anUnknownEvent() throws {
    var core = try prepared()
    let wrong = record(core, nil)
    #expect(replayError(&core, wrong) == .unknownEvent(sequence: wrong.sequence))
  }

  @Test func aLogThatDoesNotBeginWithADatabase() {
    var core = Core()
    #expect(replayError(&core, record(core)) == .noDatabase)
    core = Core()
    #expect(replayError(&core, record(core, .customerCreated(.with { $0.customerID = 1 }))) == .noDatabase)
  }

  @Test(arguments: [Int32.min, -1, 0, 2, .max])
  func anUnknownRegistry(version: Int32) {
    var core = Core()
    let created = LogDatabaseCreated.with {
      $0.registryVersion = version
      $0.planID = 1
    }
    #expect(replayError(&core, record(core, .databaseCreated(created))) == .unknownRegistry(version: version))
  }

  // One event each that names what is not there, creates under another id than the next, or has no value.
  @Test(arguments: inconsistentEvents)
  func anInconsistentEvent(event: LogEvent.Kind) throws {
    var core = try prepared()
    let wrong = record(core, event)
    guard case .inconsistent(wrong.sequence, _)? = replayError(&core, wrong) else {
      Issue.record("was applied: \(event)")
      return
    }
  }

  // An association like the last of its plan is found without its key: its add-ons must be there all the same.
  @Test func aRepeatedAssociationWhoseAddOnIsGone() throws {
    var core = try prepared()
    func created() -> LogEvent.Kind {
      .subscriptionCreated(
        .with {
          $0.subscriptionID = core.state.subscriptions.nextID
          $0.association = .with {
            $0.planID = 2
            $0.addOns = [.with { ($0.addOnID, $0.quantity) = (1, 1) }]
          }
        })
    }
    #expect(replayError(&core, record(core, created())) == nil)
    let associations = core.state.associations.count
    #expect(replayError(&core, record(core, created())) == nil)
    #expect(core.state.associations.count == associations)
    core.state.addOns.remove(1)
    let wrong = record(core, created())
    #expect(replayError(&core, wrong) == .inconsistent(sequence: wrong.sequence, event: "subscription_created"))
  }

  static let inconsistentEvents: [LogEvent.Kind] = {
    let noValue = PropertyValue.with { $0.property = 10 }
    func created(_ change: (inout LogSubscriptionCreated) -> Void) -> LogEvent.Kind {
      var event = LogSubscriptionCreated()
      event.subscriptionID = 5
      event.association = .with { $0.planID = 2 }
      change(&event)
      return .subscriptionCreated(event)
    }
    func addOns(_ pairs: (Int64, Int32)...) -> LogEvent.Kind {
      created {
        $0.association?.addOns = pairs.map { id, quantity in
          .with {
            $0.addOnID = id
            $0.quantity = quantity
          }
        }
      }
    }
    return [
      .databaseCreated(
        .with {
          $0.registryVersion = 1
          $0.planID = 4
        }),
      .customerCreated(.with { $0.customerID = 1 }), .customerCreated(.with { $0.customerID = 4 }),
      .customerCreated(.with { $0.customerID = .max }), .customerUpdated(.with { $0.customerID = 99 }),
      .customerUpdated(.with { $0.customerID = .min }), .credentialSet(.with { $0.customerID = 0 }),
      .customerSuspensionSet(.with { $0.customerID = -1 }), .planCreated(.with { $0.planID = 3 }),
      .planCreated(
        .with {
          $0.planID = 4
          $0.values = [noValue]
        }),
      .planUpdated(.with { $0.planID = 99 }),
      .planUpdated(
        .with {
          $0.planID = 1
          $0.values = [noValue]
        }),
      .defaultPlanSet(.with { $0.planID = 99 }), .addOnCreated(.with { $0.addOnID = .max }),
      .addOnUpdated(.with { $0.addOnID = 99 }),
      created { $0.subscriptionID = 4 }, created { $0.subscriptionID = .max }, created { $0.ownerCustomerID = 99 },
      created { $0.ownerCustomerID = .min }, created { $0.association?.planID = 99 },
      created { $0.association?.planID = .min }, created { $0.association?.kept = [noValue] },
      // Bound without a plan, and custom with one.
      created { $0.association = nil },
      created { $0.terms = .with { $0.basis = .own(.with { $0.values = [.integer(10, 1)] }) } },
      created { $0.terms = .with { $0.overrides = [noValue] } },
      addOns((99, 1)), addOns((1, 0)), addOns((1, .min)), addOns((1, 1001)), addOns((1, 1), (1, 1)),
      addOns((2, 1), (1, 1)),
      .subscriptionUpdated(.with { $0.subscriptionID = 99 }), .subscriptionTermsSet(.with { $0.subscriptionID = 99 }),
      .subscriptionTermsSet(
        .with {
          $0.subscriptionID = 1
          $0.terms = .with { $0.basis = .frozen(.with { $0.values = [noValue] }) }
        }),
      .subscriptionTransferred(.with { $0.subscriptionID = 99 }),
      // Not there, not yet to expire, and to expire at another time.
      .subscriptionExpired(.with { $0.subscriptionID = 99 }), .subscriptionExpired(.with { $0.subscriptionID = 1 }),
      .subscriptionExpired(
        .with {
          $0.subscriptionID = 1
          $0.expiresAtMs = 5
        }),
      .subscriptionRenewed(.with { $0.subscriptionID = 99 }), .subscriptionStatusSet(.with { $0.subscriptionID = 99 }),
      .subscriptionDeleted(.with { $0.subscriptionID = 99 }), .customerDeleted(.with { $0.customerID = 99 }),
      // With subscriptions.
      .customerDeleted(.with { $0.customerID = 1 }), .planDeleted(.with { $0.planID = 2 }),
      .planDeleted(.with { $0.planID = 1 }), .planDeleted(.with { $0.planID = 99 }),
      .addOnDeleted(.with { $0.addOnID = 1 }), .addOnDeleted(.with { $0.addOnID = 99 }),
      .planArchivedSet(.with { $0.planID = 99 }), .addOnArchivedSet(.with { $0.addOnID = 99 }),
      .planDeleted(
        .with {
          $0.planID = 3
          $0.associations = [1]
        }),
      .addOnDeleted(
        .with {
          $0.addOnID = 3
          $0.associations = [99]
        }),
      .registryAdopted(.with { $0.registryVersion = 1 }),
      .subscriptionTransferred(
        .with {
          $0.subscriptionID = 1
          $0.ownerCustomerID = 99
        }),
    ]
  }()

  // Events of the right form with ids and values at random: applied or refused, and never the end of the process.
  @Test(arguments: [1, 2] as [UInt64])
  func damagedRecordsAreAppliedOrRefused(seed: UInt64) throws {
    let records = try TestEngine.withEverything().records()
    let arena = MessageArena()
    var random = SeededGenerator(seed: seed)
    var outcomes: Set<String> = []
    for _ in 0..<150 {
      var core = Core()
      let damaged = Int.random(in: 0..<records.count, using: &random)
      for (position, record) in records.enumerated() {
        var bytes = record.encodedBytes(arena)
        if position == damaged {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
        }
        guard let decoded = try? LogRecord.decode(bytes, arena: arena, unknownFields: .refuse) else {
          outcomes.insert("undecodable")
          break
        }
        if let error = replayError(&core, decoded) {
          outcomes.insert("\(error)".prefix(while: { $0 != ":" }).filter { !$0.isNumber })
          break
        }
      }
      _ = indexAnswers(&core)
    }
    #expect(outcomes.count > 2)
  }

  @Test func theErrorsSayWhichRecordAndWhatToDo() {
    let errors: [ReplayError] = [
      .outOfSequence(expected: 5, found: 7), .timeGoesBack(sequence: 7), .noDatabase,
      .inconsistent(sequence: 7, event: "plan_updated"), .unknownEvent(sequence: 7), .unknownRegistry(version: 7),
    ]
    for error in errors {
      #expect("\(error)".contains("7") || error == .noDatabase)
      #expect("\(error)".contains("restore") || "\(error)".contains("newer version"))
    }
  }
}
