import KeiyakuLog
import KeiyakuMessages
import Testing

@testable import KeiyakuEngine

/// Which entities the indexes of the log find in records.
@Suite struct EntityRulesTests {
  private static let rows: [(KeiyakuMessages.LogEvent.Kind, [LogEntity])] = [
    (.customerUpdated(.with { $0.customerID = 7 }), [LogEntity(.customer, 7)]),
    (.defaultPlanSet(.with { $0.planID = 3 }), [LogEntity(.plan, 3)]),
    (
      .defaultPlanSet(
        .with {
          $0.planID = 3
          $0.beforePlanID = 1
        }), [LogEntity(.plan, 3), LogEntity(.plan, 1)]
    ),
    (
      .addOnDeleted(
        .with {
          $0.addOnID = 4
          $0.reassignedToAddOnID = 5
        }), [LogEntity(.addOn, 4), LogEntity(.addOn, 5)]
    ),
    (.subscriptionCreated(.with { $0.subscriptionID = 9 }), [LogEntity(.subscription, 9)]),
    (
      .subscriptionTransferred(
        .with {
          $0.subscriptionID = 9
          $0.ownerCustomerID = 2
          $0.beforeOwnerCustomerID = 1
        }), [LogEntity(.subscription, 9), LogEntity(.customer, 2), LogEntity(.customer, 1)]
    ),
    (.capabilitiesSet(LogCapabilitiesSet()), [LogEntity(.database, 0)]),
  ]

  @Test func anEventIsAboutWhatItChangesAndWhoGainsOrLosesByIt() {
    for (kind, entities) in Self.rows { #expect(kind.entities == entities, "\(kind)") }
  }

  @Test func aRecordIsAboutWhatItsEventsAreAbout() {
    let find = LogEntityRules.ofRecords.makeFinder()
    var record = LogRecord()
    record.sequence = 5
    record.events = Self.rows.map { row in .with { $0.kind = row.0 } }
    var found: [LogEntity] = []
    record.encodedBytes(MessageArena()).withUnsafeBytes { find($0) { found.append($0) } }
    #expect(found == Self.rows.flatMap(\.1))
  }
}
