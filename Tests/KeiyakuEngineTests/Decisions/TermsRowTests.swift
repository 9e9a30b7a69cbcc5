import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine

@Suite struct TermsRowTests {
  @Test(arguments: [3, 4] as [Int64])
  func resetOverrides(id: Int64) {
    var valid = ResetOverridesRequest()
    valid.subscription = .id(id)
    valid.properties = [10]
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [
        Row("FIELD_REQUIRED properties") { $0.request.properties = [] },
        Row("PROPERTY_UNKNOWN 9999") { $0.request.properties.append(9999) },
        Row("CUSTOM_SUBSCRIPTION") { $0.request.subscription = .id(2) },
      ]
    ) { .resetOverrides($0) }
  }

  @Test(arguments: [1, 2, 3, 4] as [Int64])
  func setSubscriberSettings(id: Int64) {
    var valid = SetSubscriberSettingsRequest()
    valid.subscription = .id(id)
    valid.values = [.choice(501, 1)]
    expectPrecedence(
      valid,
      targetRows(\.subscription) + [
        Row("FIELD_REQUIRED values[0].value") { $0.request.values.insert(.with { $0.property = 11 }, at: 0) },
        Row("ITEM_REPEATED values[1].property") { $0.request.values = [.choice(501, 2), .choice(501, 1)] },
        Row("FIELD_REQUIRED values") { attempt in
          attempt.request.values = []
          attempt.request.clearProperties = []
        },
        Row("PROPERTY_UNKNOWN 9999") { $0.request.values.append(.integer(9999, 1)) },
        Row("PROPERTY_NOT_DELEGABLE max_db") { $0.request.values.append(.integer(10, -9)) },
        Row("PROPERTY_VALUE_INVALID dns_zone_type") { $0.request.values[0] = .choice(501, 9) },
        Row("PROPERTY_UNKNOWN 8888") { $0.request.clearProperties.append(8888) },
        Row("FIELD_INVALID clear_properties") { $0.request.clearProperties.append(501) },
        Row("PERMISSION_NOT_DELEGATED ssl") { $0.request.values.append(.flag(202, false)) },
      ]
    ) { .setSubscriberSettings($0) }
  }

  @Test func setCapabilities() {
    let valid = SetCapabilitiesRequest.with { $0.capabilities = [.atMost(10, 5)] }
    expectPrecedence(
      valid,
      [
        Row("REVISION_MISMATCH") { $0.options.ifRevision = 999 },
        Row("FIELD_REQUIRED capabilities[0].limit") {
          $0.request.capabilities.insert(.with { $0.property = 11 }, at: 0)
        },
        Row("ITEM_REPEATED capabilities[1].property") { $0.request.capabilities = [.atMost(10, 1), .atMost(10, 5)] },
        Row("FIELD_REQUIRED capabilities") { attempt in
          attempt.request.capabilities = []
          attempt.request.clearProperties = []
        },
        Row("PROPERTY_UNKNOWN 9999") { $0.request.clearProperties.append(9999) },
        Row("PROPERTY_VALUE_INVALID max_db") { $0.request.capabilities[0] = .unavailable(10) },
        Row("FIELD_INVALID clear_properties") { $0.request.clearProperties.append(10) },
      ]
    ) { .setCapabilities($0) }
  }

  @Test func askingForTheTermsThatAreThereIsANoOp() {
    let test = TestEngine.withEverything()
    test.run(.settings(1, [.choice(501, 1)]))
    test.run(.capabilities([.atMost(10, 5), .options(206, [2, 1]), .entries(306, ["b", "a"])]))
    let sequence = test.appliedSequence
    let commands: [Command] = [
      .resetOverrides(4, [11, 12]), .resetOverrides(1, [10]), .settings(1, [.choice(501, 1)], clear: [202]),
      .settings(2, [], clear: [501]), .capabilities([.atMost(10, 5)], clear: [11]),
      .capabilities([.atMost(11, -1), .options(206, [1, 2, 1]), .entries(306, ["a", "b"])]),
    ]
    for (position, command) in commands.enumerated() {
      let answer = test.run(command)
      #expect((try? answer.outcome.get())?.result.unchanged == true, "command \(position)")
    }
    #expect(test.appliedSequence == sequence)
  }

  // A new database has no revision of the capabilities, so that only the absence of a condition goes ahead.
  @Test func capabilitiesHaveARevisionOfTheirOwn() {
    let test = TestEngine()
    #expect(test.run(.capabilities([.atMost(10, 5)]), ifRevision: 1).refusal?.reason == "REVISION_MISMATCH")
    let first = test.run(.capabilities([.atMost(10, 5)])).value.result
    #expect(first.revision == first.sequence && test.state.capabilitiesRevision == first.sequence)
    #expect(test.run(.capabilities([], clear: [10]), ifRevision: first.revision).refusal == nil)
    #expect(test.state.capabilities.isUnrestricted)
    #expect(
      test.run(.capabilities([.atMost(10, 5)]), ifRevision: first.revision).refusal?.reason == "REVISION_MISMATCH")
  }
}
