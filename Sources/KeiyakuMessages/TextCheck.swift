/// Whether bytes may be a text: UTF-8 without NUL.
enum TextCheck {
  case valid
  case notUTF8
  case containsNUL

  /// Checks eight bytes at a time as long as they are ASCII, and hands the rest to the standard library.
  static func check(_ bytes: UnsafeBufferPointer<UInt8>) -> TextCheck {
    // An empty buffer may have no address.
    guard let start = bytes.baseAddress else { return .valid }
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    var offset = 0
    while offset + 8 <= bytes.count {
      let word = UnsafeRawPointer(start + offset).loadUnaligned(as: UInt64.self)
      // A byte that is zero borrows; a byte that is not ASCII has its high bit set.
      guard (word | (word &- ones)) & high == 0 else { break }
      offset += 8
    }
    while offset < bytes.count, start[offset] < 0x80, start[offset] != 0 { offset += 1 }
    return offset == bytes.count ? .valid : checkSlowly(UnsafeBufferPointer(rebasing: bytes[offset...]))
  }

  private static func checkSlowly(_ bytes: UnsafeBufferPointer<UInt8>) -> TextCheck {
    if bytes.contains(0) { return .containsNUL }
    do {
      // The span covers the caller's bytes, which outlive this call.
      _ = try UTF8Span(validating: bytes.span)
      return .valid
    } catch {
      return .notUTF8
    }
  }
}
