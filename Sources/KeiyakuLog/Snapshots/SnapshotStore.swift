/// The snapshots of one data directory. Changes nothing on its own account.
struct SnapshotStore: Sendable {
  /// Snapshots that are kept: the newest, and one more should that turn out to be damaged.
  static let kept = 2

  let layout: DirectoryLayout
  let fileSystem: any LogFileSystem
  let direct: Bool

  init(_ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, direct: Bool) {
    self.layout = layout
    self.fileSystem = fileSystem
    self.direct = direct
  }

  /// The sequences of the snapshots, ascending.
  func sequences() throws(LogError) -> [Int64] {
    (try fileSystem.names(in: layout.snapshots) ?? []).compactMap(SnapshotFormat.sequence(in:)).sorted()
  }

  /// Opens the snapshot of a sequence, which must be one of this database's.
  ///
  /// - Parameter incarnationSequence: The first sequence of the incarnation: a snapshot from before it may be of an
  ///   earlier one.
  func open(
    _ sequence: Int64, of identity: DatabaseIdentity, since incarnationSequence: Int64 = 1
  ) throws(LogError) -> SnapshotReader {
    let reader = try SnapshotReader(layout.snapshot(sequence), fileSystem, direct: direct)
    let found = reader.header.identity
    guard found.databaseID == identity.databaseID,
      found.incarnation == identity.incarnation || sequence < incarnationSequence
    else {
      throw .snapshotDamage(
        reader.path, 16, "database \(identity.databaseID), incarnation \(identity.incarnation)",
        "\(reader.header.identity.databaseID), \(reader.header.identity.incarnation)")
    }
    guard reader.header.sequence == sequence else {
      throw .snapshotDamage(reader.path, 48, "sequence \(sequence)", "\(reader.header.sequence)")
    }
    return reader
  }

  /// The oldest sequence that the log must hold for a start from the oldest snapshot that is kept; all of it while there
  /// are fewer snapshots than are kept, as the only one may turn out to be damaged.
  func neededSequence() throws(LogError) -> Int64 {
    let sequences = try sequences()
    return sequences.count < Self.kept ? 1 : sequences[0] + 1
  }

  /// Begins a snapshot under a name that counts for nothing.
  func begin(_ header: SnapshotHeader) throws(LogError) -> SnapshotWriter {
    let path = layout.snapshots + "/" + SegmentName.padded(header.sequence) + SnapshotFormat.unfinishedSuffix
    do throws(LogError) { return try SnapshotWriter(path, header, fileSystem, direct: direct) } catch {
      try? fileSystem.remove(path)
      throw error
    }
  }

  /// Gives a finished snapshot the name under which it counts.
  func rename(_ writer: SnapshotWriter) throws(LogError) {
    precondition(writer.isFinished, "only what is durable may count")
    try fileSystem.rename(writer.unfinishedPath, to: layout.snapshot(writer.sequence))
    try fileSystem.syncDirectory(layout.snapshots)
  }

  /// Removes all snapshots but the newest ones.
  func removeOld() throws(LogError) {
    for sequence in try sequences().dropLast(Self.kept) { try fileSystem.remove(layout.snapshot(sequence)) }
  }

  /// Removes what an earlier process did not finish.
  func removeUnfinished() throws(LogError) {
    for name in try fileSystem.names(in: layout.snapshots) ?? [] where name.hasSuffix(SnapshotFormat.unfinishedSuffix) {
      try fileSystem.remove(layout.snapshots + "/" + name)
    }
  }
}

// MARK: Starting

/// Where the replay of a log begins.
struct ReplayStart {
  /// Sequence of the last record that need not be replayed.
  var sequence: Int64 = 0
  /// The snapshots that turned out to be damaged before one served.
  var damaged: [(sequence: Int64, damage: LogDamage)] = []
}

extension SnapshotStore {
  /// Hands the newest snapshot that is whole to `restore`.
  ///
  /// A snapshot serves only where every record after it is there; one that is damaged never does. Without `restore`
  /// none does.
  /// - Throws: The damage of the newest snapshot where neither an older one nor the log alone serves in its place;
  ///   `missingSegment` where the log does not go back to any snapshot; whatever reading comes to, and what `restore`
  ///   throws besides `corrupt`.
  func restoreNewest(
    of meta: MetaRecord, coveredBy segments: [Recovery.Segment], restore: ((SnapshotReader) throws -> Void)?
  ) throws -> ReplayStart {
    var start = ReplayStart()
    func isCovered(_ sequence: Int64) -> Bool {
      guard let first = segments.first?.header else { return sequence == 0 }
      return first.firstSequence <= sequence + 1
    }
    func refusal() -> LogError {
      if let newest = start.damaged.first { return .corrupt(newest.damage) }
      return .missingSegment(directory: layout.segments, number: (segments.first?.header.number ?? 2) - 1)
    }
    for sequence in try sequences().reversed() {
      guard let restore else { break }
      guard isCovered(sequence) else { throw refusal() }
      do {
        try restore(try open(sequence, of: meta.identity, since: meta.incarnationSequence))
        start.sequence = sequence
        return start
      } catch LogError.corrupt(let damage) {
        start.damaged.append((sequence, damage))
      }
    }
    guard isCovered(0) else { throw refusal() }
    return start
  }

  /// Puts damaged snapshots where nobody reads them, now that they are known to be dispensable.
  func setAside(
    _ damaged: [(sequence: Int64, damage: LogDamage)], report: (LogEvent) -> Void
  ) throws(LogError) {
    guard !damaged.isEmpty else { return }
    for (sequence, damage) in damaged {
      let quarantine = layout.quarantine + "/" + SnapshotFormat.name(of: sequence)
      try fileSystem.rename(layout.snapshot(sequence), to: quarantine)
      report(.snapshotDamaged(damage, quarantine: quarantine))
    }
    try fileSystem.syncDirectory(layout.quarantine)
    try fileSystem.syncDirectory(layout.snapshots)
  }
}
