// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

/// Which fields are secret, for writers that see C structs alone.
enum GeneratedSecrets {
  /// Whether a field is secret; `message` is the address of the message's descriptor.
  static func contains(message: UnsafeRawPointer, field: UInt32) -> Bool {
    fields.contains(Field(message: UInt(bitPattern: message), number: field))
  }

  private struct Field: Hashable {
    let message: UInt
    let number: UInt32
  }

  private static let fields: Set<Field> = [
    Field(message: UInt(bitPattern: keiyaku__log__v1__credential_set__message_descriptor()), number: 2),
    Field(message: UInt(bitPattern: keiyaku__log__v1__customer_row__message_descriptor()), number: 3),
    Field(message: UInt(bitPattern: keiyaku__rpc__v1__request_header__message_descriptor()), number: 6),
    Field(message: UInt(bitPattern: keiyaku__v1__credential__message_descriptor()), number: 1),
    Field(message: UInt(bitPattern: keiyaku__v1__credential__message_descriptor()), number: 2),
    Field(message: UInt(bitPattern: keiyaku__v1__authenticate_request__message_descriptor()), number: 2),
    Field(message: UInt(bitPattern: keiyaku__v1__customer_row__message_descriptor()), number: 4),
  ]
}
