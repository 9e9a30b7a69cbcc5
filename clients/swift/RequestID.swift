internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Names one intended change: a UUIDv7 (RFC 9562), repeated on every retry of it.
///
/// A server that knows the id answers with the outcome of the first time instead of doing the change again.
public struct RequestID: Sendable, Hashable, CustomStringConvertible {
  /// The 16 bytes in network order, as `MutationOptions.requestID` takes them.
  public let bytes: [UInt8]

  /// A new id, larger than every id that this process has made before.
  public init() {
    let (high, low) = RequestIDGenerator.shared.next()
    self.init(high: high, low: low)
  }

  /// An id with these 16 bytes; nil where there are not 16, or they are no UUIDv7.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 16, bytes[6] >> 4 == 7, bytes[8] >> 6 == 0b10 else { return nil }
    self.bytes = bytes
  }

  /// Reads the usual text form, 32 hexadecimal digits with or without hyphens; nil where it is no UUIDv7.
  public init?(_ text: String) {
    let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
    guard digits.count == 32 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: 32, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16) else { return nil }
      bytes.append(byte)
    }
    self.init(bytes: bytes)
  }

  init(high: UInt64, low: UInt64) {
    bytes = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
  }

  /// The text form, in lower case.
  public var description: String {
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += byte < 16 ? "0" : ""
      text += String(byte, radix: 16)
    }
    return text
  }
}

/// Makes UUIDv7 values that only grow, by method 1 of RFC 9562, section 6.2: a counter beside the clock.
final class RequestIDGenerator: Sendable {
  static let shared = RequestIDGenerator()

  private struct Position {
    var milliseconds: UInt64 = 0
    /// Twelve bits.
    var counter: UInt64 = 0

    /// Random numbers for the next ids.
    var random: [UInt64] = []

    /// Begins a millisecond with a random counter, whose upper half is left as room for further ids.
    mutating func begin(_ milliseconds: UInt64) {
      self.milliseconds = milliseconds
      counter = nextRandom() & 0x7ff
    }

    mutating func nextRandom() -> UInt64 {
      if random.isEmpty { random = RequestIDGenerator.randomNumbers() }
      return random.removeLast()
    }
  }

  private let position = Mutex(Position())

  func next(milliseconds now: UInt64 = RequestIDGenerator.wallMilliseconds()) -> (high: UInt64, low: UInt64) {
    let (milliseconds, counter, tail) = position.withLock { position in
      if now > position.milliseconds {
        position.begin(now)
      } else if position.counter < 0xfff {
        position.counter += 1
      } else {
        // Full, or the clock went back: run ahead of it.
        position.begin(position.milliseconds + 1)
      }
      return (position.milliseconds, position.counter, position.nextRandom())
    }
    return ((milliseconds & 0xffff_ffff_ffff) << 16 | 0x7000 | counter, tail >> 2 | 1 << 63)
  }

  /// Numbers for some ids, fetched together: each fetch may be a call of the kernel.
  private static func randomNumbers() -> [UInt64] {
    var numbers = [UInt64](repeating: 0, count: 32)
    #if canImport(Glibc) || canImport(Musl)
      // 256 bytes, the most that it gives at once. It fails on kernels alone that are too old for Swift.
      if numbers.withUnsafeMutableBytes({ getentropy($0.baseAddress, $0.count) }) == 0 { return numbers }
    #endif
    var random = SystemRandomNumberGenerator()
    for index in numbers.indices { numbers[index] = random.next() }
    return numbers
  }

  static func wallMilliseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
  }
}
