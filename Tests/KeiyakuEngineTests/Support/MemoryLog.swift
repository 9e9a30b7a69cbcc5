import KeiyakuLog
import Synchronization

/// A log in memory: the test decides when records become durable and when there is no more room.
final class MemoryLog: LogStore {
  struct Record: Equatable {
    var sequence: Int64
    var time: Int64
    var bytes: [UInt8]
  }

  private struct Contents {
    var records: [Record] = []
    var durable: Int64 = 0
    var isFull = false
    var writesAsked = 0
    var callback: @Sendable (Int64) -> Void = { _ in }
    var onAppend: @Sendable (Int64) -> Void = { _ in }
  }

  private let contents = Mutex(Contents())

  var records: [Record] { contents.withLock { $0.records } }

  var isFull: Bool {
    get { contents.withLock { $0.isFull } }
    set { contents.withLock { $0.isFull = newValue } }
  }

  /// Makes every record up to a sequence durable, as the log's thread would.
  func makeDurable(through sequence: Int64) {
    let callback = contents.withLock { contents in
      contents.durable = sequence
      return contents.callback
    }
    callback(sequence)
  }

  let recordBytesMax = 100_000

  var pendingBytes: Int {
    contents.withLock { contents in
      contents.records.filter { $0.sequence > contents.durable }.reduce(0) { $0 + $1.bytes.count }
    }
  }

  var durableSequence: Int64 { contents.withLock { $0.durable } }

  func hasRoom(forBytes byteCount: Int) -> Bool { !isFull }

  func append(
    sequence: Int64, timeMilliseconds: Int64, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void
  ) {
    var bytes = [UInt8](repeating: 0, count: byteCount)
    bytes.withUnsafeMutableBytes(fill)
    let record = Record(sequence: sequence, time: timeMilliseconds, bytes: bytes)
    let appended = contents.withLock { contents in
      contents.records.append(record)
      return contents.onAppend
    }
    appended(sequence)
  }

  /// How often somebody has asked for the write of what was appended.
  var writesAsked: Int { contents.withLock { $0.writesAsked } }

  func writeAppended() { contents.withLock { $0.writesAsked += 1 } }

  func onDurable(_ callback: @escaping @Sendable (Int64) -> Void) { contents.withLock { $0.callback = callback } }

  /// Sets what is called with the sequence of each record, by whoever appends it.
  func onAppend(_ callback: @escaping @Sendable (Int64) -> Void) { contents.withLock { $0.onAppend = callback } }

  func readBarrier() throws(LogError) {}

  func close() throws(LogError) {}
}
