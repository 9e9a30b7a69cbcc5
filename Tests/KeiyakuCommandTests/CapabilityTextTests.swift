import KeiyakuMessages
import Testing

@testable import keiyaku

@Suite struct CapabilityTextTests {
  private func property(_ type: PropertyType, _ change: (inout PropertyDescription) -> Void = { _ in })
    -> PropertyDescription
  {
    .with {
      $0.number = 7
      $0.name = "shell"
      $0.type = type
      $0.mayBeUnlimited = true
      $0.options = ["none", "chrooted", "bash"].enumerated().map { position, name in
        .with {
          $0.number = Int32(position + 1)
          $0.name = name
        }
      }
      change(&$0)
    }
  }

  @Test func aLimitIsReadAndShownByTheTypeOfItsProperty() throws {
    let rows: [(PropertyType, String, Capability.Limit, String)] = [
      (.count, "50", .atMost(50), "at most 50"), (.bytes, "10G", .atMost(10 << 30), "at most 10 GiB"),
      (.flag, "off", .unavailable(Unavailable()), "off"),
      (.choice, "none,chrooted", .options(.with { $0.options = [1, 2] }), "none, chrooted"),
      (.choice, "", .options(OptionSet()), "the most restrictive option alone"),
      (.textList, "exec, system", .entries(.with { $0.entries = ["exec", "system"] }), "exec, system"),
      (.textList, "", .entries(TextList()), "no entry"),
    ]
    for (type, text, limit, shown) in rows {
      let capability = try #require(try property(type).capability(from: text), "\(text)")
      #expect(capability.limit == limit && capability.property == 7, "\(text)")
      #expect(property(type).text(of: capability) == shown)
    }
  }

  @Test(arguments: [(PropertyType.count, "unlimited"), (.rate, "unlimited"), (.flag, "on")])
  func whatLimitsNothingTakesALimitAway(type: PropertyType, text: String) throws {
    #expect(try property(type).capability(from: text) == nil)
  }

  @Test(arguments: [
    (PropertyType.count, "many", "a number"), (.flag, "maybe", "on or off"),
    (.choice, "none,zsh", "none, chrooted, bash"),
  ])
  func whatIsNoLimitIsRefusedWithWhatIs(type: PropertyType, text: String, expected: String) {
    let error = #expect(throws: PropertyTextError.self) { try property(type).capability(from: text) }
    #expect(error?.description.contains(expected) == true)
  }
}
