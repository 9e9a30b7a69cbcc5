import KeiyakuEngine
import Testing

@testable import KeiyakuMessages
@testable import KeiyakuService

/// What of a record is shown to readers: every text and byte string that any event can hold is looked at here.
@Suite struct EventSecretTests {
  private static let record = "keiyaku.log.v1.Record"
  private let schema: DynamicSchema

  init() throws { schema = try DynamicSchema(fileDescriptorSet: SchemaDescriptor.fileDescriptorSet) }

  /// Every field that holds text or bytes below a message, as message and field.
  private func texts(below name: String, _ seen: inout Set<String>) -> Set<String> {
    guard let message = schema.messages[name], seen.insert(name).inserted else { return [] }
    return message.fields.reduce(into: []) { found, field in
      if field.isText { found.insert("\(name.split(separator: ".").last ?? "").\(field.name)") }
      found.formUnion(texts(below: field.typeName, &seen))
    }
  }

  // A new field that holds text belongs here, once somebody has decided that readers may see it; otherwise its comment
  // says "Secret.", and it belongs below.
  @Test func everyTextThatAnEventCanHoldIsListed() {
    var seen: Set<String> = []
    let shown: Set<String> = [
      "Record.actor", "Record.request_id",
      "CustomerSpec.external_id", "CustomerSpec.login", "CustomerSpec.locale", "CustomerSpec.notes",
      "Contact.name", "Contact.company", "Contact.email", "Contact.phone",
      "PostalAddress.lines", "PostalAddress.city", "PostalAddress.region", "PostalAddress.postal_code",
      "PostalAddress.country",
      "Billing.name", "Billing.tax_id", "Billing.currency", "Billing.payment_reference",
      "PlanSpec.external_id", "PlanSpec.name", "PlanSpec.notes",
      "AddOnSpec.external_id", "AddOnSpec.name", "AddOnSpec.notes",
      "SubscriptionSpec.external_id", "SubscriptionSpec.name", "SubscriptionSpec.ipv4_addresses",
      "SubscriptionSpec.ipv6_addresses", "SubscriptionSpec.system_user", "SubscriptionSpec.notes",
      "Terms.locked_by", "Terms.lock_note", "TextList.entries",
    ]
    #expect(texts(below: Self.record, &seen) == shown.union(["CredentialSet.crypt"]))
  }

  // With every field of every event set, what is shown holds every text but the secret ones.
  @Test func secretsAreTakenOutOfEveryEventAndNothingElse() throws {
    let kinds = try #require(schema.messages["keiyaku.log.v1.Event"]).fields
    var hidden: Set<String> = []
    for kind in kinds {
      var filler = Filler(schema: schema)
      let type = try #require(schema.messages[Self.record])
      let json = try filler.object(type, choosing: kind.name)
      let bytes = try DynamicMessage(json, type: type, in: schema).encodedBytes
      let record = try LogRecord.decode(bytes, arena: MessageArena(), unknownFields: .refuse)
      #expect(record.events.count == 1 && record.events[0].kind != nil, "\(kind.name)")
      let shown = record.shown.encodedBytes(MessageArena())
      #expect(!filler.marks.isEmpty)
      for (mark, field) in filler.marks {
        #expect(bytes.contains(mark), "\(kind.name): \(field) is not in the record")
        if !shown.contains(mark) { hidden.insert(field) }
      }
    }
    #expect(hidden == ["CredentialSet.crypt"])
  }
}

/// Sets every field of a message, texts to marks that are found again.
private struct Filler {
  let schema: DynamicSchema
  /// Which field each mark is in.
  private(set) var marks: [(mark: [UInt8], field: String)] = []

  init(schema: DynamicSchema) { self.schema = schema }

  /// - Parameter kind: The member of the oneof of events that is set; of other oneofs, the first.
  mutating func object(_ type: DynamicSchema.Message, choosing kind: String) throws -> JSONValue {
    var chosen: Set<String> = []
    var members: [JSONValue.Member] = []
    for field in type.fields {
      if type.name == "keiyaku.log.v1.Event" {
        if field.name != kind { continue }
      } else if let oneof = field.oneof, !chosen.insert(oneof).inserted {
        continue
      }
      let value = try value(of: field, in: type, choosing: kind)
      members.append(JSONValue.Member(field.jsonName, field.isRepeated ? .array([value]) : value))
    }
    return .object(members)
  }

  private mutating func value(
    of field: DynamicSchema.Field, in type: DynamicSchema.Message, choosing kind: String
  ) throws -> JSONValue {
    if let message = schema.messages[field.typeName] { return try object(message, choosing: kind) }
    if let enumeration = schema.enumerations[field.typeName] {
      return .string(enumeration.values.last?.name ?? "")
    }
    switch field.typeName {
    case "string", "bytes":
      // No mark is the beginning of another.
      let mark = Array("mark\(marks.count).".utf8)
      marks.append((mark, "\(type.shortName).\(field.name)"))
      return .string(field.typeName == "string" ? String(decoding: mark, as: UTF8.self) : Base64.text(mark))
    case "bool": return .bool(true)
    default: return .number("1")
    }
  }
}

extension DynamicSchema.Message {
  fileprivate var shortName: String { String(name.split(separator: ".").last ?? "") }
}

extension DynamicSchema.Field {
  fileprivate var isText: Bool { typeName == "string" || typeName == "bytes" }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    indices.contains { self[$0...].starts(with: part) }
  }
}
