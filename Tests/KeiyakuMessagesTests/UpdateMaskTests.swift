import KeiyakuMessages
import Testing

struct UpdateMaskTests {
  // The sample has a spec.
  private let original = Samples.customer.spec!

  @Test
  func assignsOneFieldAndLeavesTheOthers() {
    let other = CustomerSpec.with {
      $0.login = "new"
      $0.notes = "ignored"
    }
    var expected = original
    expected.login = "new"
    #expect(assigned("login", from: other) == expected)
  }

  @Test
  func descendsIntoSubmessages() {
    let other = CustomerSpec.with {
      $0.contact = Contact.with { $0.address = PostalAddress.with { $0.city = "Kyoto" } }
    }
    var expected = original
    expected.contact?.address?.city = "Kyoto"
    #expect(assigned("contact.address.city", from: other) == expected)
  }

  @Test
  func aFieldThatIsNotSetInTheOtherIsCleared() {
    var expected = original
    expected.contact?.email = ""
    #expect(assigned("contact.email", from: CustomerSpec()) == expected)
    expected.contact = nil
    #expect(assigned("contact", from: CustomerSpec()) == expected)
  }

  @Test
  func clearingInsideAnAbsentSubmessageDoesNotCreateIt() {
    var spec = CustomerSpec()
    let isKnown = spec.assign(path: "contact.address.city", from: CustomerSpec())
    #expect(isKnown)
    #expect(spec == CustomerSpec())
  }

  @Test(arguments: ["", "Login", "login.x", "contact.", "contact.nothing", ".login", "contact..email", "lines", "*"])
  func unknownPathsAreRefusedAndChangeNothing(path: String) {
    var spec = original
    let isKnown = spec.assign(path: path, from: CustomerSpec.with { $0.contact = Contact() })
    #expect(!isKnown)
    #expect(spec == original)
  }

  /// The original with one path assigned; nil if the path is unknown.
  private func assigned(_ path: String, from other: CustomerSpec) -> CustomerSpec? {
    var spec = original
    return spec.assign(path: path, from: other) ? spec : nil
  }
}
