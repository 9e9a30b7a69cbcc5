/// Columns that texts take on a terminal.
enum DisplayWidth {
  /// Columns of a text: two for the wide characters of East Asia and for emoji, none for marks that combine.
  static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  private static func width(of character: Character) -> Int {
    // U+FE0F asks for the emoji form of the character before it.
    if character.unicodeScalars.contains("\u{fe0f}") { return 2 }
    return character.unicodeScalars.map(width(of:)).max() ?? 0
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    let value = scalar.value
    return wideRanges.contains { $0.contains(value) } ? 2 : 1
  }

  /// The blocks whose assigned characters are Wide or Fullwidth by Unicode's EastAsianWidth.txt.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115f,  // Hangul Jamo, leading consonants
    0x2e80...0x303e,  // CJK radicals to CJK symbols
    0x3041...0x33ff,  // Hiragana to CJK compatibility
    0x3400...0x4dbf,  // CJK extension A
    0x4e00...0x9fff,  // CJK unified ideographs
    0xa000...0xa4cf,  // Yi
    0xa960...0xa97f,  // Hangul Jamo extended A
    0xac00...0xd7a3,  // Hangul syllables
    0xf900...0xfaff,  // CJK compatibility ideographs
    0xfe30...0xfe6f,  // CJK compatibility forms
    0xff01...0xff60,  // Fullwidth forms
    0xffe0...0xffe6,  // Fullwidth signs
    0x1b000...0x1b2ff,  // Kana supplement and extensions
    0x20000...0x3fffd,  // CJK extensions B and later
  ]
}
