import CKeiyakuSystem
import KeiyakuDomain

/// Judges hashes in crypt(5) form that come from elsewhere, before one of them is kept.
///
/// A hash names its own cost, and every login with it pays that again. What is accepted takes at most about a second of
/// one core and 64 MiB: otherwise one imported hash would keep a password queue busy for minutes.
enum CryptHash {
  /// Rounds of SHA-crypt that are accepted.
  static let roundsMax: UInt64 = 500_000
  /// Cost of bcrypt that is accepted: the logarithm of its rounds.
  static let bcryptCostMax: UInt64 = 13
  /// Memory of yescrypt, gost-yescrypt and scrypt that is accepted: 128 · N · r, times p for scrypt.
  static let memoryBytesMax: UInt64 = 64 << 20

  /// What a hash costs, as its method counts it.
  enum Cost: Equatable {
    case rounds(UInt64)
    case bcrypt(UInt64)
    case memory(UInt64)
    /// Parameters of yescrypt beyond N and r, which nothing sets by default.
    case extended
  }

  /// Refuses what passwords cannot be verified with here, or only at a cost beyond the limits.
  static func check(_ crypt: String, field: String) throws(Refusal) {
    let unreadable = Refusal.fieldInvalid(
      field: field,
      reason:
        "is no hash that this system's crypt verifies; give a crypt(5) string by yescrypt, gost-yescrypt, scrypt, "
        + "bcrypt, SHA-512 or SHA-256, or the password itself")
    let isPrintable = crypt.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard crypt.utf8.count >= 40, isPrintable, let cost = cost(of: crypt), keiyaku_password_setting_is_valid(crypt)
    else { throw unreadable }
    let wayOut = "hash the password at a lower cost, or give the password itself"
    switch cost {
    case .rounds(let rounds) where rounds > roundsMax:
      throw .fieldInvalid(
        field: field, reason: "has \(rounds) rounds, and at most \(roundsMax) are accepted; \(wayOut)")
    case .bcrypt(let cost) where cost > bcryptCostMax:
      throw .fieldInvalid(
        field: field, reason: "has the bcrypt cost \(cost), and at most \(bcryptCostMax) is accepted; \(wayOut)")
    case .memory(let bytes) where bytes > memoryBytesMax:
      throw .fieldInvalid(
        field: field, reason: "needs \(bytes) bytes of memory, and at most \(memoryBytesMax) are accepted; \(wayOut)")
    case .extended:
      throw .fieldInvalid(
        field: field, reason: "sets parameters of yescrypt beyond N and r, which are not accepted; \(wayOut)")
    case .rounds, .bcrypt, .memory:
      return
    }
  }

  /// What verifying a password against a hash costs; nil if the method is none that is accepted, or its parameters
  /// cannot be read.
  static func cost(of crypt: String) -> Cost? {
    // $method$parameters$salt$hash, where some methods run parameters and salt together.
    let parts = crypt.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].isEmpty else { return nil }
    let parameters = Array(parts[2])
    switch String(Substring(parts[1])) {
    case "y", "gy": return yescryptCost(parameters)
    case "7": return scryptCost(parameters)
    case "2a", "2b", "2y":
      guard parameters.count == 2, let cost = UInt64(String(decoding: parameters, as: UTF8.self)) else { return nil }
      return .bcrypt(cost)
    case "5", "6":
      let prefix = Array("rounds=".utf8)
      guard parameters.starts(with: prefix) else { return .rounds(5000) }
      let digits = parameters.dropFirst(prefix.count)
      guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return .rounds(UInt64(String(decoding: digits, as: UTF8.self)) ?? .max)
    default: return nil
    }
  }

  /// yescrypt: flavour, log2 N and r, each in the variable length form of its reference implementation, then whatever
  /// else is set.
  private static func yescryptCost(_ parameters: [UInt8]) -> Cost? {
    var rest = parameters[...]
    guard number(&rest, from: 0) != nil, let logN = number(&rest, from: 1), let r = number(&rest, from: 1) else {
      return nil
    }
    return rest.isEmpty ? memory(logN: logN, r: r, p: 1) : .extended
  }

  /// scrypt: log2 N in one digit, then r and p in five each, the lowest first; the salt follows at once.
  private static func scryptCost(_ parameters: [UInt8]) -> Cost? {
    let digits = parameters.prefix(11).compactMap(digit)
    guard digits.count == 11 else { return nil }
    func fixed(_ start: Int) -> UInt64 {
      var value: UInt64 = 0
      for place in 0..<5 { value |= digits[start + place] << UInt64(6 * place) }
      return value
    }
    return memory(logN: digits[0], r: fixed(1), p: fixed(6))
  }

  private static func memory(logN: UInt64, r: UInt64, p: UInt64) -> Cost {
    guard logN < 32 else { return .memory(.max) }
    let (bytes, overflows) = (UInt64(128) << logN).multipliedReportingOverflow(by: r)
    let (all, overflowsToo) = bytes.multipliedReportingOverflow(by: max(p, 1))
    return .memory(overflows || overflowsToo ? .max : all)
  }

  /// Takes one number of yescrypt's variable length form; nil where there is none.
  private static func number(_ rest: inout ArraySlice<UInt8>, from minimum: UInt64) -> UInt64? {
    guard let first = rest.popFirst().flatMap(digit) else { return nil }
    var value = minimum
    var (start, end, bits): (UInt64, UInt64, UInt64) = (0, 47, 0)
    while first > end {
      value += (end + 1 - start) << bits
      start = end + 1
      end = start + (62 - end) / 2
      bits += 6
    }
    value += (first - start) << bits
    while bits > 0 {
      guard let next = rest.popFirst().flatMap(digit) else { return nil }
      bits -= 6
      value += next << bits
    }
    return value
  }

  /// The value of a digit of crypt's base 64: ./0-9A-Za-z.
  private static func digit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "."): 0
    case UInt8(ascii: "/"): 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0")) + 2
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(byte - UInt8(ascii: "A")) + 12
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt64(byte - UInt8(ascii: "a")) + 38
    default: nil
    }
  }
}
