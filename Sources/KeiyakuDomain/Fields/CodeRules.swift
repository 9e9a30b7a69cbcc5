// Codes of international standards: countries, currencies, languages.

extension FieldRules {
  /// The most bytes of a locale.
  public static let localeBytesMax = 35

  /// A country by the two capitals of ISO 3166-1 alpha-2.
  public static func country(_ text: String) -> FieldProblem? {
    if text.isEmpty { return .missing }
    return CountryCodes.contains(text) ? nil : .invalid("is not a country code of ISO 3166-1, such as JP or DE")
  }

  /// A currency by the form of ISO 4217: three capitals.
  public static func currency(_ text: String) -> FieldProblem? {
    if text.isEmpty { return .missing }
    let isCode = text.utf8.count == 3 && text.utf8.allSatisfy(ASCII.isUppercase)
    return isCode ? nil : .invalid("is not a currency code of ISO 4217, such as JPY or EUR")
  }

  /// A language tag by the form of BCP 47 (RFC 5646, 2.1): language, script, region, variants, extensions, private use.
  ///
  /// The subtags are not looked up, and the grandfathered tags are not accepted.
  public static func locale(_ text: String) -> FieldProblem? {
    if let problem = required(text, bytesMax: localeBytesMax) { return problem }
    let subtags = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    var tag = LanguageTag(subtags: subtags[...])
    return tag.isWellFormed() ? nil : .invalid("is not a language tag of BCP 47, such as ja-JP or en")
  }
}

/// The rest of a language tag while it is checked.
private struct LanguageTag {
  var subtags: ArraySlice<Substring.UTF8View>

  mutating func isWellFormed() -> Bool {
    guard subtags.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy(ASCII.isAlphanumeric) }) else {
      return false
    }
    if isPrivateUse { return subtags.count > 1 }
    guard let language = subtags.first, language.count >= 2, Self.areLetters(language) else { return false }
    subtags.removeFirst()
    if language.count <= 3 {
      skip(atMost: 3) { $0.count == 3 && Self.areLetters($0) }
    }
    skip(atMost: 1) { $0.count == 4 && Self.areLetters($0) }
    skip(atMost: 1) { $0.count == 2 && Self.areLetters($0) || $0.count == 3 && $0.allSatisfy(ASCII.isDigit) }
    skip(atMost: .max) { $0.count >= 5 || $0.count == 4 && $0.first.map(ASCII.isDigit) == true }
    while let singleton = subtags.first, singleton.count == 1, !isPrivateUse {
      subtags.removeFirst()
      if skip(atMost: .max, while: { $0.count >= 2 }) == 0 { return false }
    }
    return subtags.isEmpty || isPrivateUse && subtags.count > 1
  }

  private var isPrivateUse: Bool { subtags.first.map { $0.count == 1 && $0.first.map { $0 | 0x20 } == 0x78 } ?? false }

  @discardableResult
  private mutating func skip(atMost limit: Int, while isAccepted: (Substring.UTF8View) -> Bool) -> Int {
    var count = 0
    while count < limit, let subtag = subtags.first, isAccepted(subtag) {
      subtags.removeFirst()
      count += 1
    }
    return count
  }

  private static func areLetters(_ subtag: Substring.UTF8View) -> Bool { subtag.allSatisfy(ASCII.isLetter) }
}

/// The codes that ISO 3166-1 assigns, as of 2024.
enum CountryCodes {
  /// Whether two capitals are an assigned code. O(1).
  static func contains(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(3))
    guard bytes.count == 2, bytes.allSatisfy(ASCII.isUppercase) else { return false }
    return isAssigned[position(bytes[0], bytes[1])]
  }

  /// The codes, ascending.
  static let all = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
    CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO \
    FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO \
    MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW \
    PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM \
    TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split(separator: " ")

  private static let isAssigned: [Bool] = {
    var table = [Bool](repeating: false, count: 26 * 26)
    for code in all {
      let bytes = Array(code.utf8)
      table[position(bytes[0], bytes[1])] = true
    }
    return table
  }()

  private static func position(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first - UInt8(ascii: "A")) * 26 + Int(second - UInt8(ascii: "A"))
  }
}
