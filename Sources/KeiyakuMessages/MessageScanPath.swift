internal import CKeiyakuProto

/// Says where a scan failed. Runs once per refused message, so that the scan itself keeps no counts.
extension MessageScan {
  func failure(_ reason: MessageDecodingError.Reason, at field: Field? = nil) -> MessageDecodingError {
    var path = ""
    for index in 0..<depth {
      let level = levels[index]
      append(to: &path, level.field, in: level.start, before: level.fieldStart)
    }
    if let field { append(to: &path, field, in: start, before: fieldStart) }
    return MessageDecodingError(path: path, reason: reason)
  }

  private func append(to path: inout String, _ field: Field, in start: Byte, before limit: Byte) {
    if !path.isEmpty { path += "." }
    // Names are static texts of the generated C code.
    path += String(cString: field.pointee.name)
    let isMessageOrText =
      field.pointee.type == PROTOBUF_C_TYPE_MESSAGE || field.pointee.type == PROTOBUF_C_TYPE_STRING
      || field.pointee.type == PROTOBUF_C_TYPE_BYTES
    if field.pointee.label == PROTOBUF_C_LABEL_REPEATED, isMessageOrText {
      path += "[\(Self.occurrences(of: field.pointee.id, from: start, before: limit))]"
    }
  }

  /// How many fields of a number stand before `limit`, where a field begins. They were scanned already.
  private static func occurrences(of number: UInt32, from start: Byte, before limit: Byte) -> Int {
    var position = start
    var count = 0
    while position < limit {
      guard let tag = varint(&position, limit) else { break }
      switch tag & 7 {
      case 0: if varint(&position, limit) == nil { return count }
      case 1: position += 8
      case 2:
        guard let length = varint(&position, limit) else { return count }
        position += Int(length)
      case 5: position += 4
      default: return count
      }
      if tag >> 3 == UInt64(number) { count += 1 }
    }
    return count
  }

  private static func varint(_ position: inout Byte, _ limit: Byte) -> UInt64? {
    var value: UInt64 = 0
    for index in 0..<10 {
      guard position < limit else { return nil }
      let byte = position.pointee
      position += 1
      value |= UInt64(byte & 0x7f) << UInt64(7 * index)
      if byte < 0x80 { return value }
    }
    return nil
  }
}
