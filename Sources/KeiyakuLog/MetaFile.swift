/// META, open for writing.
final class MetaFile: Sendable {
  private struct State {
    var record: MetaRecord
    /// The slot that the next write goes to.
    var olderSlot: Int
    let block: AlignedBuffer
  }

  private let file: any LogFile
  private let state: Monitor<State>

  /// What META says now.
  var record: MetaRecord { state.withLock { $0.pointee.record } }

  private init(file: any LogFile, record: MetaRecord, olderSlot: Int) {
    self.file = file
    state = Monitor(
      State(record: record, olderSlot: olderSlot, block: AlignedBuffer(byteCount: LogFormat.blockBytes)))
  }

  /// Changes the record and writes it, durably, over the older slot.
  func update(_ change: (inout MetaRecord) -> Void) throws(LogError) {
    try state.withLock { (state) throws(LogError) in
      var record = state.pointee.record
      change(&record)
      record.generation += 1
      record.encode(into: state.pointee.block.bytes)
      try file.writeDurably(
        state.pointee.block.prefix(LogFormat.blockBytes), at: state.pointee.olderSlot * LogFormat.blockBytes)
      state.pointee.record = record
      state.pointee.olderSlot = (state.pointee.olderSlot + 1) % LogFormat.metaSlots
    }
  }

  /// Makes META for a new data directory, with both slots valid, so that there never is a META without one.
  static func create(
    in layout: DirectoryLayout, _ fileSystem: any LogFileSystem, direct: Bool, record: MetaRecord
  ) throws(LogError) -> MetaFile {
    let file = try fileSystem.open(layout.metaTemporary, .empty, direct: direct)
    let both = AlignedBuffer(byteCount: LogFormat.metaSlots * LogFormat.blockBytes)
    var record = record
    for slot in 0..<LogFormat.metaSlots {
      record.generation = UInt64(slot + 1)
      record.encode(
        into: UnsafeMutableRawBufferPointer(
          rebasing: both.bytes[slot * LogFormat.blockBytes..<(slot + 1) * LogFormat.blockBytes]))
    }
    try file.write(both.prefix(both.bytes.count), at: 0)
    try file.sync()
    try fileSystem.rename(layout.metaTemporary, to: layout.meta)
    try fileSystem.syncDirectory(layout.directory)
    return MetaFile(file: try fileSystem.open(layout.meta, .existing, direct: direct), record: record, olderSlot: 0)
  }

  /// Opens the META that is there. The clean mark of a record counts only if both slots are sound: beside a damaged
  /// slot the record may be the one before last.
  ///
  /// - Throws: `newerFormat` if any slot says so, `metaDamaged` if no slot is sound.
  static func open(
    in layout: DirectoryLayout, _ fileSystem: any LogFileSystem, direct: Bool, report: (LogEvent) -> Void
  ) throws(LogError) -> MetaFile {
    let file = try fileSystem.open(layout.meta, .existing, direct: direct)
    // What the page cache holds may never have reached the disk.
    try file.sync()
    let block = AlignedBuffer(byteCount: LogFormat.blockBytes)
    var sound: [(slot: Int, record: MetaRecord)] = []
    var reasons: [String] = []
    for slot in 0..<LogFormat.metaSlots {
      let count = try file.read(into: block.bytes, at: slot * LogFormat.blockBytes)
      let decoded =
        count == LogFormat.blockBytes
        ? MetaRecord.decode(block.prefix(count)) : .damaged(reason: "expected 4096 bytes, found \(count)")
      switch decoded {
      case .sound(let record): sound.append((slot, record))
      case .newer(let version):
        throw .newerFormat(file: layout.meta, found: version, supported: LogFormat.version)
      case .damaged(let reason): reasons.append("slot \(slot): \(reason)")
      }
    }
    guard var newest = sound.max(by: { $0.record.generation < $1.record.generation }) else {
      throw .metaDamaged(file: layout.meta, slots: reasons)
    }
    if let reason = reasons.first {
      report(.metaSlotDamaged(file: layout.meta, slot: 1 - newest.slot, reason: reason))
      newest.record.cleanChain = nil
    }
    return MetaFile(file: file, record: newest.record, olderSlot: (newest.slot + 1) % LogFormat.metaSlots)
  }
}

/// The names in a data directory.
struct DirectoryLayout: Sendable {
  let directory: String

  init(directory: String) {
    var directory = directory
    while directory.count > 1, directory.hasSuffix("/") { directory.removeLast() }
    self.directory = directory
  }

  var lock: String { directory + "/LOCK" }
  var meta: String { directory + "/META" }
  var metaTemporary: String { directory + "/META.tmp" }
  var ballast: String { directory + "/ballast" }
  /// A restore has begun and not ended.
  var restoring: String { directory + "/" + Self.restoringName }
  static let restoringName = "RESTORING"
  var segments: String { directory + "/wal" }
  var snapshots: String { directory + "/snapshots" }
  var quarantine: String { directory + "/quarantine" }

  func segment(_ number: UInt64) -> String { segments + "/" + SegmentName.name(of: number) }
  func index(_ number: UInt64) -> String { segments + "/" + SegmentName.padded(number) + SegmentName.indexSuffix }
  func indexTemporary(_ number: UInt64) -> String { index(number) + SegmentName.temporarySuffix }
  func snapshot(_ sequence: Int64) -> String { snapshots + "/" + SnapshotFormat.name(of: sequence) }

  /// The directory that holds the data directory itself.
  var parent: String {
    guard let slash = directory.lastIndex(of: "/") else { return "." }
    return slash == directory.startIndex ? "/" : String(directory[..<slash])
  }

  /// Every name that this program puts at the top of a data directory, and what a mounted file system brings along.
  static let names: Set<String> = [
    "LOCK", "META", "META.tmp", "ballast", "ballast.tmp", "wal", "snapshots", "quarantine", "lost+found",
    restoringName,
  ]

  /// Refuses what a restore has not finished.
  func checkRestore(_ fileSystem: any LogFileSystem) throws(LogError) {
    guard try fileSystem.names(in: directory)?.contains(Self.restoringName) == true else { return }
    throw .foreignDirectory(
      path: directory, found: "a restore that was begun and not finished: run `keiyaku backup restore` again")
  }
}
