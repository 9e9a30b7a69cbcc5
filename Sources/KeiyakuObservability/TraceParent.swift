/// The `traceparent` of W3C Trace Context: which trace a call belongs to.
///
/// Text that breaks the recommendation is no trace context: it is ignored, and a new trace begins.
struct TraceParent: Hashable {
  /// As it was received.
  let text: String

  /// Checks a text by the recommendation's rules for its version, or for a version that is not known yet.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    // Version, trace, parent, flags: 2, 32, 16 and 2 digits, with hyphens between them.
    guard bytes.count >= 55, bytes[2] == 0x2D, bytes[35] == 0x2D, bytes[52] == 0x2D else { return nil }
    for range in [0..<2, 3..<35, 36..<52, 53..<55] {
      guard bytes[range].allSatisfy(Self.isLowerCaseHexDigit) else { return nil }
    }
    let zero = UInt8(ascii: "0")
    guard bytes[3..<35].contains(where: { $0 != zero }), bytes[36..<52].contains(where: { $0 != zero }) else {
      return nil
    }
    switch (bytes[0], bytes[1]) {
    case (UInt8(ascii: "f"), UInt8(ascii: "f")): return nil
    case (zero, zero): guard bytes.count == 55 else { return nil }
    // A later version may go on behind a hyphen.
    default: guard bytes.count == 55 || bytes[55] == 0x2D else { return nil }
    }
    self.text = text
  }

  private static func isLowerCaseHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
