/// Where records become durable: a directory of this machine today, a replicated log later.
///
/// The caller's lock orders `append`; everything else may be called from any thread.
public protocol LogStore: AnyObject, Sendable {
  /// The sequence of the last record that is known to be durable; 0 if there is none. Never goes back.
  var durableSequence: Int64 { get }

  /// Bytes of records that were appended and are not durable yet; 0 once nothing may be appended any more.
  var pendingBytes: Int { get }

  /// The largest record in bytes.
  var recordBytesMax: Int { get }

  /// Whether a record of this size may be appended now. To be asked before deciding, under the same lock as `append`.
  func hasRoom(forBytes byteCount: Int) -> Bool

  /// Whether ``hasRoom(forBytes:)`` says no because the disk is full. It goes on by itself when there is room.
  var isOutOfRoom: Bool { get }

  /// Takes a record into the pending frame. It cannot be refused any more, so ask ``hasRoom(forBytes:)`` first.
  ///
  /// It may stay there until ``writeAppended()`` asks for it.
  ///
  /// - Parameters:
  ///   - sequence: One more than that of the record before.
  ///   - timeMilliseconds: The record's time, milliseconds since 1970.
  ///   - byteCount: The record's size; at least 1 and at most the configuration's `recordBytesMax`.
  ///   - fill: Writes all `byteCount` bytes. Called once, before this method returns.
  func append(
    sequence: Int64, timeMilliseconds: Int64, byteCount: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void)

  /// Sees to it that everything appended so far is written. Quick; best called once for several records, and without
  /// the lock that orders `append`, because it may wake a thread.
  func writeAppended()

  /// Sets what is called after each advance of ``durableSequence``, with the new value, on the store's own thread.
  ///
  /// One callback; a second call replaces the first. It must be quick: the next frame waits for it.
  func onDurable(_ callback: @escaping @Sendable (Int64) -> Void)

  /// Returns if this store still holds the truth. A local log does unless it has failed or is closed;
  /// a replicated one asks its peers.
  func readBarrier() throws(LogError)

  /// Makes everything appended durable and ends the store in good order. Nothing may be appended afterwards.
  func close() throws(LogError)
}

extension LogStore {
  /// A store that keeps nothing on a disk never runs out of room.
  public var isOutOfRoom: Bool { false }
}
