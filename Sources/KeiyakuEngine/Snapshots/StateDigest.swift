import KeiyakuLog
import KeiyakuMessages

/// A number that two states share only if they hold the same: the sum, modulo 2⁶⁴, of SipHash-2-4 over each row as a
/// snapshot has it, keyed by the row's kind.
///
/// It depends on neither process nor machine, nor on how the state came about: by replay, from a snapshot or live. A sum,
/// so that several threads can work on it; rows carry their ids, so equal rows in other places differ.
public struct StateDigest: Hashable, Sendable, CustomStringConvertible {
  /// The sum.
  public private(set) var number: UInt64

  /// Of no rows, or of a known number.
  public init(number: UInt64 = 0) { self.number = number }

  /// Takes a row.
  mutating func add(_ kind: SnapshotRowKind, _ row: UnsafeRawBufferPointer) {
    number &+= sipHash24(key0: UInt64(kind.rawValue), key1: 0, row)
  }

  /// Takes the rows of another digest.
  mutating func add(_ other: StateDigest) { number &+= other.number }

  /// 16 hexadecimal digits.
  public var description: String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension State {
  /// The digest of everything that the state holds.
  func digest() -> StateDigest {
    var sink = DigestSink()
    forEachRow(&sink)
    return sink.digest
  }
}

/// Digests rows and keeps nothing of them.
private struct DigestSink: SnapshotRowSink {
  var digest = StateDigest()
  private var scratch: [UInt8] = []

  mutating func add(_ kind: SnapshotRowKind, _ row: borrowing PackedMessage) throws(Never) {
    if scratch.count < row.byteCount { scratch = [UInt8](repeating: 0, count: row.byteCount * 2) }
    let count = row.byteCount
    scratch.withUnsafeMutableBytes { bytes in
      // A row is never empty: it has an id above 0, or a sequence.
      row.copy(to: bytes.baseAddress!)
    }
    scratch.withUnsafeBytes { digest.add(kind, UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}
