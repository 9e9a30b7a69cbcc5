/// The Unicode form of domain names, which are kept in their ASCII form.
public enum DomainNameForms {
  /// The Unicode form. A label that cannot be decoded stays as it is.
  public static func unicode(_ name: String) -> String {
    name.split(separator: ".", omittingEmptySubsequences: false).map { unicode(label: $0) }.joined(separator: ".")
  }

  /// Whether a name in ASCII form begins with a prefix, in either form. Bytes are compared: the prefix has the form in
  /// which names are kept.
  public static func begins(_ name: String, with prefix: String) -> Bool {
    if name.utf8.starts(with: prefix.utf8) { return true }
    // Without an encoded label both forms are one.
    guard hasEncodedLabel(name) else { return false }
    var rest = prefix.utf8[...]
    for (number, label) in name.split(separator: ".", omittingEmptySubsequences: false).enumerated() {
      if number > 0 {
        guard rest.first == UInt8(ascii: ".") else { return rest.isEmpty }
        rest = rest.dropFirst()
      }
      let decoded = unicode(label: label).utf8
      if rest.count <= decoded.count { return decoded.starts(with: rest) }
      guard rest.starts(with: decoded) else { return false }
      rest = rest.dropFirst(decoded.count)
    }
    return rest.isEmpty
  }

  private static func hasEncodedLabel(_ name: String) -> Bool {
    name.withUTF8Bytes { bytes in
      var isStart = true
      for index in bytes.indices.dropLast(3) {
        if isStart, bytes[index] == UInt8(ascii: "x"), bytes[index + 1] == UInt8(ascii: "n"),
          bytes[index + 2] == UInt8(ascii: "-"), bytes[index + 3] == UInt8(ascii: "-")
        {
          return true
        }
        isStart = bytes[index] == UInt8(ascii: ".")
      }
      return false
    }
  }

  private static func unicode(label: Substring) -> String {
    guard label.hasPrefix("xn--"), let decoded = decode(label.dropFirst(4)) else { return String(label) }
    return decoded
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
