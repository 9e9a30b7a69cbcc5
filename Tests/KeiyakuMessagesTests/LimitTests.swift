import KeiyakuMessages
import Testing

struct LimitTests {
  struct Row: Sendable {
    let message: any ProtobufMessage
    let path: String
    let limit: Int
    let size: Int
    let unit: FieldLimitViolation.Unit
  }

  static let rows = [
    Row(message: Contact.with { $0.email = text(255) }, path: "email", limit: 254, size: 255, unit: .bytes),
    Row(
      message: CreateCustomerRequest.with {
        $0.spec = CustomerSpec.with { $0.contact = Contact.with { $0.email = text(400) } }
      }, path: "spec.contact.email", limit: 254, size: 400, unit: .bytes),
    Row(
      message: MutationOptions.with { $0.requestID = Array(0..<17) }, path: "request_id", limit: 16, size: 17,
      unit: .bytes),
    Row(
      message: PostalAddress.with { $0.lines = Array(repeating: "", count: 7) }, path: "lines", limit: 6, size: 7,
      unit: .entries),
    Row(
      message: PostalAddress.with { $0.lines = ["", text(257)] }, path: "lines[1]", limit: 256, size: 257,
      unit: .bytes),
    Row(
      message: Plan.with {
        $0.values =
          Samples.values + [
            PropertyValue.with { $0.value = .textList(TextList.with { $0.entries = [text(300)] }) }
          ]
      }, path: "values[8].text_list.entries[0]", limit: 256, size: 300, unit: .bytes),
    Row(
      message: CustomerRef.with { $0.by = .login(text(65)) }, path: "login", limit: 64, size: 65, unit: .bytes),
    // Bytes, not characters.
    Row(
      message: PostalAddress.with { $0.country = "日" }, path: "country", limit: 2, size: 3, unit: .bytes),
  ]

  @Test(arguments: rows)
  func namesTheFirstFieldThatIsTooLarge(row: Row) {
    #expect(
      row.message.firstLimitViolation()
        == FieldLimitViolation(path: row.path, limit: row.limit, size: row.size, unit: row.unit))
  }

  @Test
  func exactlyTheLimitIsAllowed() {
    let address = PostalAddress.with {
      $0.lines = Array(repeating: Self.text(256), count: 6)
      $0.country = "JP"
    }
    #expect(address.firstLimitViolation() == nil)
    #expect(Samples.createCustomer.firstLimitViolation() == nil)
    #expect(MutationResult().firstLimitViolation() == nil)
  }

  @Test
  func decodingDoesNotEnforceLimits() throws {
    let arena = MessageArena()
    let contact = Contact.with { $0.email = Self.text(10_000) }
    #expect(try Contact.decode(contact.encodedBytes(arena), arena: arena) == contact)
  }

  private static func text(_ count: Int) -> String {
    String(repeating: "x", count: count)
  }
}
