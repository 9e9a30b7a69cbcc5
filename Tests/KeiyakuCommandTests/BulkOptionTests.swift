import ArgumentParser
import KeiyakuClient
import KeiyakuMessages
import Testing

@testable import keiyaku

/// Filters and bulk changes at the command line.
@Suite struct BulkOptionTests {
  @Test func everyFilterIsAnOption() throws {
    let options = try FilterOptions.parse([
      "--owner", "tanaka", "--plan", "ライト", "--addon", "5", "--lock", "whole", "--lock", "fields", "--sync",
      "partially-locked", "--activity", "inactive", "--status", "owner-suspended", "--domain-prefix", "日本",
      "--expires-from", "2026-12-31", "--expires-before", "2027-01-01T12:00:00Z",
    ])
    let expected = SubscriptionFilter.with { filter in
      filter.owner = .with { $0.owner = .customer(.with { $0.by = .login("tanaka") }) }
      filter.plan = .with { $0.by = .name("ライト") }
      filter.addOn = .with { $0.by = .id(5) }
      filter.locks = [.whole, .fields]
      filter.syncStates = [.partiallyLocked]
      filter.activity = .inactive
      filter.statusReasons = [.ownerSuspended]
      filter.namePrefix = "日本"
      filter.expiresFromMs = 1_798_675_200_000
      filter.expiresBeforeMs = 1_798_804_800_000
    }
    #expect(options.message == expected)
    #expect(try FilterOptions.parse([]).message == SubscriptionFilter())
  }

  @Test(
    arguments: [
      ("7", [7]), ("7,9", [7, 9]), ("1-3,205", [1, 2, 3, 205]), ("9-9", [9]),
    ] as [(String, [Int64])])
  func idsAreNumbersAndRanges(text: String, ids: [Int64]) {
    #expect(IDList(argument: text)?.ids == ids)
  }

  @Test(arguments: ["", "0", "-1", "3-1", "1-", "-", "a", "1,,2", "1-2-3", "1-99999999"])
  func whatIsNoListOfIDsIsRefused(text: String) {
    #expect(IDList(argument: text) == nil)
  }

  @Test(
    arguments: [
      ["bulk", "lock"], ["bulk", "lock", "--all", "--plan", "x"], ["bulk", "lock", "--ids", "1", "--all"],
      ["bulk", "lock", "--ids", "1", "--owner", "x"], ["bulk", "customize", "--all"], ["bulk", "transfer", "--all"],
      ["bulk", "lock", "--all", "--expected-count", "-1"], ["bulk", "lock", "--all", "--resume", "x"],
      ["bulk", "lock", "--ids", "1-9999,20000-29999"],
    ])
  func aBulkChangeSaysOnceWhatItIsAbout(arguments: [String]) {
    #expect(throws: (any Error).self) { try Keiyaku.parseAsRoot(arguments) }
  }

  @Test func aRequestSelectsByFilterIDsOrEverything() throws {
    let id = RequestID()
    let operation = BulkOperation.with { $0.operation = .detachPlan(.init()) }
    func selection(_ arguments: String...) throws -> BulkUpdateRequest.Selection? {
      try BulkOptions.parse(arguments).request(operation, id: id).selection
    }
    #expect(try selection("--all") == .all(AllSubscriptions()))
    #expect(try selection("--ids", "3,1") == .ids(.with { $0.ids = [3, 1] }))
    #expect(try selection("--sync", "custom") == .filter(.with { $0.syncStates = [.custom] }))
    let request = try BulkOptions.parse(["--all", "--dry-run", "--expected-count", "7"]).request(operation, id: id)
    #expect(request.options?.requestID == id.bytes && request.options?.dryRun == true && request.expectedCount == 7)
  }

  @Test func aReportCountsRowsAndKeepsThoseThatNeedALook() {
    var report = BulkReport(showsAll: false)
    report.take(.progress(.with { $0.selected = 4 }))
    for (id, outcome) in [(1, BulkOutcome.done), (2, .refused), (3, .skippedNoLongerMatches), (4, .unchanged)] {
      report.take(
        .row(
          .with { row in
            row.subscriptionID = Int64(id)
            row.outcome = outcome
            row.reason = outcome == .refused ? "CUSTOM_SUBSCRIPTION" : ""
          }))
    }
    #expect(report.dealtWith == 4 && report.progress.refused == 1)
    let text = report.text(isDryRun: false, .plain)
    for shown in ["2  refused", "CUSTOM_SUBSCRIPTION", "3  no longer matches"] { #expect(text.contains(shown)) }
    #expect(!text.contains(" 1  changed") && text.contains("selected"))
    var all = BulkReport(showsAll: true)
    for id in 1...Int64(BulkReport.rowsMax + 5) {
      all.take(
        .row(
          .with { row in
            row.subscriptionID = id
            row.outcome = .done
          }))
    }
    #expect(all.text(isDryRun: true, .plain).contains("… and 5 more"))
  }

  @Test(
    arguments: [
      (0, 1000, "[········································]   0 %  0 of 1000"),
      (250, 1000, "[##########······························]  25 %  250 of 1000"),
      (1000, 1000, "[########################################] 100 %  1000 of 1000"),
      (7, 0, "[########################################] 100 %  7 of 0"),
    ] as [(Int64, Int64, String)])
  func aBarShowsTheShareThatIsDone(done: Int64, total: Int64, line: String) {
    #expect(ProgressBar.line(done, of: total) == line)
  }
}
