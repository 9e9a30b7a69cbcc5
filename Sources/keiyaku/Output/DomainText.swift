/// Domain names for people: the Unicode form beside the ASCII form that the server keeps.
enum DomainText {
  /// `日本語.jp (xn--wgv71a119e.jp)`, or the name itself where both forms are one.
  static func forPeople(_ name: String) -> String {
    let unicode = unicode(name)
    return unicode == name ? name : "\(unicode) (\(name))"
  }

  /// The Unicode form. A label that cannot be decoded stays as it is.
  static func unicode(_ name: String) -> String {
    name.split(separator: ".", omittingEmptySubsequences: false).map { label in
      guard label.hasPrefix("xn--"), let decoded = decode(label.dropFirst(4)) else { return String(label) }
      return decoded
    }.joined(separator: ".")
  }

  /// Punycode, RFC 3492, section 6.2.
  private static func decode(_ text: Substring) -> String? {
    let (base, minimum, maximum) = (36, 1, 26)
    var output: [Unicode.Scalar] = []
    var digits = text.utf8[...]
    if let delimiter = digits.lastIndex(of: UInt8(ascii: "-")) {
      for byte in digits[..<delimiter] { output.append(Unicode.Scalar(byte)) }
      digits = digits[digits.index(after: delimiter)...]
    }
    var (point, index, bias) = (128, 0, 72)
    while !digits.isEmpty {
      let start = index
      var (weight, k) = (1, base)
      while true {
        guard let digit = digits.popFirst().flatMap(value(ofDigit:)) else { return nil }
        let (product, overflow) = digit.multipliedReportingOverflow(by: weight)
        guard !overflow, product < Int(Int32.max) else { return nil }
        index += product
        let threshold = min(max(k - bias, minimum), maximum)
        if digit < threshold { break }
        weight *= base - threshold
        guard weight < Int(Int32.max) else { return nil }
        k += base
      }
      let count = output.count + 1
      bias = adapt(index - start, count: count, isFirst: start == 0)
      point += index / count
      index %= count
      guard let scalar = UInt32(exactly: point).flatMap(Unicode.Scalar.init) else { return nil }
      output.insert(scalar, at: index)
      index += 1
    }
    return String(String.UnicodeScalarView(output))
  }

  private static func value(ofDigit byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) + 26
    default: nil
    }
  }

  private static func adapt(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }
}
