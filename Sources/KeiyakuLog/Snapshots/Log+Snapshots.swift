extension Log {
  /// Begins a snapshot that counts for nothing before it is published. Any thread may write it while the log goes on.
  ///
  /// - Parameters:
  ///   - sequence: The last record that it will hold.
  ///   - timeMilliseconds: The time of that record.
  ///   - software: Name and version of what writes it, told to a version that cannot read it. At most 128 bytes.
  public func beginSnapshot(
    sequence: Int64, timeMilliseconds: Int64, software: String
  ) throws(LogError) -> SnapshotWriter {
    try snapshots.begin(
      SnapshotHeader(
        identity: identity, sequence: sequence, timeMilliseconds: timeMilliseconds, software: software,
        salt: configuration.randomNumber()))
  }

  /// Lets a finished snapshot count from now on, and removes those that are older than the one before it.
  ///
  /// Every record that it holds must be durable: a snapshot that knows more than the log would show, after a crash,
  /// what was never acknowledged.
  /// - Throws: What renaming and META come to. META's failure is final for the log.
  public func publish(_ writer: SnapshotWriter) throws(LogError) {
    let durable = durableSequence
    precondition(durable >= writer.sequence, "only what is durable may be published")
    try readBarrier()
    try snapshots.rename(writer)
    do throws(LogError) {
      try meta.update { record in
        record.snapshotSequence = writer.sequence
        record.durableSequence = max(record.durableSequence, durable)
      }
    } catch {
      fail(error)
      throw error
    }
    // What cannot be removed now, such as under a backup, is removed after the next snapshot.
    trimmer.pins.withLock { pins in
      if pins.pointee == 0 { try? snapshots.removeOld() }
    }
  }

  /// The file of the snapshot of a sequence.
  public func snapshotPath(_ sequence: Int64) -> String { snapshots.layout.snapshot(sequence) }

  /// The sequences of the snapshots that count, ascending. The log is needed from the record after the first of them.
  public func snapshotSequences() throws(LogError) -> [Int64] { try snapshots.sequences() }
}
