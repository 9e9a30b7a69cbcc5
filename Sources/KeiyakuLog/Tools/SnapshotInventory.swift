extension LogDirectory {
  /// The sequences of the snapshots that are in the directory, ascending.
  public func snapshotSequences() throws(LogError) -> [Int64] { try store.sequences() }

  /// Opens the snapshot of a sequence: header and footer are sound, and it is one of this database's.
  public func openSnapshot(_ sequence: Int64) throws(LogError) -> SnapshotReader {
    try store.open(sequence, of: meta.record.identity, since: meta.record.incarnationSequence)
  }

  private var store: SnapshotStore { SnapshotStore(layout, fileSystem, direct: configuration.directIO) }
}
