// Restores a backup into a directory of its own, up to a record. A file RESTORING is the first thing that is made there
// and the last that is removed: a directory that has it is no database, and the same restore may begin anew in it.

extension BackupFile {
  /// Puts the directory of the backup into place, as it was at a record: another history, with an incarnation of its own.
  ///
  /// - Parameters:
  ///   - configuration: Where; the directory must be empty, absent, or left over from a restore that was not finished.
  ///   - sequence: The last record that it is to have.
  ///   - onProgress: Told the bytes that were written, and how many there are.
  /// - Throws: `notInBackup` where the backup does not reach the record or begins after it, `occupied` where the
  ///   directory holds anything, and what writing comes to. Nothing is taken for a database then.
  public func restore(
    to configuration: LogConfiguration, fileSystem: any LogFileSystem = PosixFileSystem(), through sequence: Int64,
    onProgress: (_ written: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(LogError) -> LogTruncation {
    guard (header.firstSequence...header.lastSequence).contains(sequence) else {
      throw .notInBackup(file: path, sequence: sequence, first: header.firstSequence, last: header.lastSequence)
    }
    let layout = DirectoryLayout(directory: configuration.directory)
    try prepare(layout, fileSystem, direct: configuration.directIO)
    var written = 0
    // META last: without it there is no database.
    for name in entries.keys.sorted(by: { ($0 == "META" ? 1 : 0, $0) < ($1 == "META" ? 1 : 0, $1) }) {
      try copy(name, to: layout.directory + "/" + name, fileSystem, direct: configuration.directIO) { count in
        written += count
        onProgress(written, header.storedBytes)
      }
      if name == "META" { break }
    }
    for directory in [layout.segments, layout.snapshots, layout.directory] { try fileSystem.syncDirectory(directory) }
    let restored = try LogDirectory(restoring: configuration, fileSystem: fileSystem)
    defer { restored.release() }
    var done = try restored.truncate(at: sequence)
    // What was cut off is in the backup.
    for path in done.putAside { try fileSystem.remove(path) }
    done.putAside = []
    try fileSystem.syncDirectory(layout.quarantine)
    try fileSystem.remove(layout.restoring)
    try fileSystem.syncDirectory(layout.directory)
    return done
  }

  /// Makes the directories and the mark, and removes what an earlier restore has left.
  private func prepare(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, direct: Bool
  ) throws(LogError) {
    let names = try fileSystem.names(in: layout.directory)
    if let names, let found = names.sorted().first(where: { $0 != "lost+found" }),
      !names.contains(DirectoryLayout.restoringName)
    {
      throw .occupied(path: layout.directory, found: found)
    }
    if names == nil {
      try fileSystem.createDirectory(layout.directory)
      try fileSystem.syncDirectory(layout.parent)
    }
    let mark = try fileSystem.open(layout.restoring, .empty, direct: false)
    try mark.sync()
    try fileSystem.syncDirectory(layout.directory)
    // META first: from here on there is nothing that could be read.
    try fileSystem.remove(layout.meta)
    try fileSystem.remove(layout.metaTemporary)
    try fileSystem.syncDirectory(layout.directory)
    for directory in [layout.segments, layout.snapshots, layout.quarantine] {
      try fileSystem.createDirectory(directory)
      for name in try fileSystem.names(in: directory) ?? [] { try fileSystem.remove(directory + "/" + name) }
    }
  }

  private func copy(
    _ name: String, to path: String, _ fileSystem: any LogFileSystem, direct: Bool, onPart: (Int) -> Void
  ) throws(LogError) {
    let source = try open(Self.directory + "/" + name, .existing, direct: false)
    let target = try fileSystem.open(path, .empty, direct: direct)
    let stored = entries[name]?.storedBytes ?? 0
    let buffer = AlignedBuffer(byteCount: 1 << 20)
    var offset = 0
    while offset < stored {
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<min(buffer.bytes.count, stored - offset)])
      try source.readAll(part, at: offset)
      try target.write(UnsafeRawBufferPointer(part), at: offset)
      offset += part.count
      onPart(part.count)
    }
    // What was not stored lies behind the last record: the truncation makes that segment anew, in its full size.
    try target.sync()
  }
}
