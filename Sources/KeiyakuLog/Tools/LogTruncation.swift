// Cuts the log off behind a record, for when what follows is damaged or unwanted. Acknowledged records are lost by it,
// so it is done on demand only, and what is left is another history: it gets a new incarnation.
//
// META says first that a truncation has begun; from then on an opening refuses the directory until it is done. Then newer
// snapshots are put aside, and a copy of the rest of the record's segment; a segment that ends with the record and a seal
// takes its place; the segments behind it are put aside. META with the new incarnation is the last step. Each step may be
// the last one before a crash: the same command does all of it again.

/// What a truncation did.
public struct LogTruncation: Sendable, Equatable {
  /// Sequence of the last record that is left.
  public var lastSequence: Int64
  /// The database, with its new incarnation.
  public var identity: DatabaseIdentity
  /// What was put aside, under its new names.
  public var putAside: [String]
}

extension LogDirectory {
  /// Removes every record after `sequence`.
  ///
  /// - Parameter sequence: The last record that stays; it must be there, and everything before it sound.
  /// - Throws: `corrupt` or `missingSegment` where the log is damaged before that record; `lostTail` where it has no such
  ///   record. Nothing was changed then.
  public func truncate(at sequence: Int64) throws(LogError) -> LogTruncation {
    let cut = try findCut(after: sequence)
    try meta.update { record in
      record.isTruncating = true
      record.cleanChain = nil
      record.durableSequence = min(record.durableSequence, sequence)
    }
    var putAside = try putAsideSnapshots(after: sequence)
    putAside += try end(at: cut)
    putAside += try putAsideSegments(after: cut.reader.header.number)
    let epoch = max(meta.record.epoch, cut.reader.epoch) + 1
    let incarnation = LogIdentifier(high: configuration.randomNumber(), low: configuration.randomNumber())
    let identity = DatabaseIdentity(databaseID: meta.record.identity.databaseID, incarnation: incarnation)
    let number = cut.reader.header.number
    // Twice, so that neither slot tells of the history before.
    for _ in 0..<LogFormat.metaSlots {
      try meta.update { record in
        record.isTruncating = false
        record.identity = identity
        record.incarnationSegment = number + 1
        record.incarnationSequence = sequence + 1
        record.epoch = epoch
        record.highestSegment = number
        record.durableSequence = sequence
        record.snapshotSequence = min(record.snapshotSequence, sequence)
      }
    }
    return LogTruncation(lastSequence: sequence, identity: identity, putAside: putAside)
  }

  /// Where the log is to end: before the frame that the reader stands at, but for some of its records.
  private struct Cut {
    var reader: SegmentReader
    /// Records of the frame at the reader's offset that stay.
    var kept: [[UInt8]] = []
    var timeMilliseconds: Int64 = 0
    var epoch: UInt64 = 0
  }

  /// Verifies the log up to a record.
  private func findCut(after sequence: Int64) throws(LogError) -> Cut {
    let recovery = Recovery(layout, fileSystem, direct: configuration.directIO, meta: meta.record)
    let window = AlignedBuffer(byteCount: SegmentReader.windowBytes)
    var previous: SegmentReader?
    var number = max(1, meta.record.oldestNeededSegment)
    while true {
      let segment = try recovery.openSegment(number)
      try recovery.checkLink(of: segment, after: previous)
      guard segment.header.firstSequence <= sequence + 1 else {
        throw .lostTail(
          file: segment.file.path, offset: LogFormat.blockBytes, expectedSequence: sequence,
          foundSequence: segment.header.firstSequence)
      }
      var reader = SegmentReader(
        file: segment.file, header: segment.header, window: window,
        lastTimeMilliseconds: previous?.lastTimeMilliseconds ?? 0)
      if let cut = try findCut(after: sequence, &reader) { return cut }
      previous = reader
      number += 1
    }
  }

  /// The cut in one segment; nil if all of it stays and the record is in a later one.
  private func findCut(after sequence: Int64, _ reader: inout SegmentReader) throws(LogError) -> Cut? {
    while reader.nextSequence <= sequence {
      let before = reader
      switch try reader.next() {
      case .frame(let frame, let payload):
        if frame.kind == .seal { return nil }
        guard reader.nextSequence > sequence + 1 else { continue }
        var cursor = RecordCursor(payload)
        var cut = Cut(reader: before, timeMilliseconds: frame.timeMilliseconds, epoch: frame.epoch)
        for _ in frame.firstSequence...sequence { cut.kept.append(Array(cursor.next())) }
        return cut
      case .headerZero:
        throw .lostTail(
          file: reader.file.path, offset: reader.offset, expectedSequence: sequence,
          foundSequence: reader.nextSequence - 1)
      case .headerInvalid(let damage), .payloadInvalid(_, let damage), .full(let damage):
        throw .corrupt(damage)
      }
    }
    return Cut(reader: reader, timeMilliseconds: reader.lastTimeMilliseconds, epoch: reader.epoch)
  }

  /// Puts a segment that ends at the cut in the place of the one there is, whose rest is copied aside.
  private func end(at cut: Cut) throws(LogError) -> [String] {
    let reader = cut.reader
    let path =
      layout.quarantine + "/" + SegmentName.padded(reader.header.number) + "-" + SegmentName.padded(reader.offset)
      + ".truncated"
    let isCopied = try copyAside(reader.file, from: reader.offset, to: path)
    let temporary = layout.segments + "/truncated" + SegmentName.temporarySuffix
    let file = try fileSystem.open(temporary, .empty, direct: configuration.directIO)
    let buffer = AlignedBuffer(byteCount: LogFormat.frameBytesMax)
    var place = 0
    while place < reader.header.segmentBytes {
      // The beginning of the segment, then zeros.
      let end = place < reader.offset ? reader.offset : reader.header.segmentBytes
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<min(buffer.bytes.count, end - place)])
      if place < reader.offset {
        try reader.file.readAll(part, at: place)
      } else {
        part.initializeMemory(as: UInt8.self, repeating: 0)
      }
      try file.write(UnsafeRawBufferPointer(part), at: place)
      place += part.count
    }
    try file.sync()
    try writeEnd(of: cut, to: file)
    try fileSystem.rename(temporary, to: reader.file.path)
    try fileSystem.syncDirectory(layout.segments)
    return isCopied ? [path] : []
  }

  /// Writes what stays of a frame, and a seal.
  private func writeEnd(of cut: Cut, to file: any LogFile) throws(LogError) {
    let reader = cut.reader
    var position = SegmentWriter.Position(
      file: file, header: reader.header, offset: reader.offset, chain: reader.chain)
    func header(_ kind: FrameKind, at sequence: Int64) -> FrameHeader {
      FrameHeader(
        kind: kind, payloadBytes: 0, payloadChecksum: 0, firstSequence: sequence, count: 0, epoch: cut.epoch,
        timeMilliseconds: cut.timeMilliseconds, salt: reader.header.salt, sparseSectors: 0)
    }
    if !cut.kept.isEmpty {
      let frame = FrameBuffer(framePayloadBytesMax: LogFormat.framePayloadBytesMax)
      for (index, record) in cut.kept.enumerated() {
        frame.append(
          sequence: reader.nextSequence + Int64(index), timeMilliseconds: cut.timeMilliseconds,
          byteCount: record.count
        ) { $0.copyBytes(from: record) }
      }
      frame.finishPayload()
      var data = header(.data, at: frame.firstSequence)
      data.payloadBytes = frame.payloadBytes
      data.payloadChecksum = crc32c(frame.payload)
      data.count = frame.count
      try position.append(data, frame.memory)
    }
    try position.append(
      header(.seal, at: reader.nextSequence + Int64(cut.kept.count)), AlignedBuffer(byteCount: LogFormat.blockBytes))
  }

  /// Copies the rest of a file that is not zero. Answers false if there is nothing; a copy that is there stays.
  private func copyAside(_ file: any LogFile, from offset: Int, to path: String) throws(LogError) -> Bool {
    let size = try file.size()
    let buffer = AlignedBuffer(byteCount: LogFormat.frameBytesMax)
    var copy: (any LogFile)?
    let names = try fileSystem.names(in: layout.quarantine) ?? []
    if names.contains(where: { path.hasSuffix("/" + $0) }) { return true }
    var place = offset
    while place < size {
      let count = min(buffer.bytes.count, size - place)
      let part = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[..<count])
      try file.readAll(part, at: place)
      if !UnsafeRawBufferPointer(part).isZero {
        if copy == nil { copy = try fileSystem.open(path + ".tmp", .empty, direct: configuration.directIO) }
        try copy?.write(buffer.prefix(count), at: place - offset)
      }
      place += count
    }
    guard let copy else { return false }
    try copy.sync()
    try fileSystem.rename(path + ".tmp", to: path)
    try fileSystem.syncDirectory(layout.quarantine)
    return true
  }

  /// Moves the segments behind one to the quarantine, the last one first, so that those that are left have no gap.
  private func putAsideSegments(after number: UInt64) throws(LogError) -> [String] {
    let names = try fileSystem.names(in: layout.segments) ?? []
    var moved: [String] = []
    for later in names.compactMap(SegmentName.number(in:)).filter({ $0 > number }).sorted().reversed() {
      let path = layout.quarantine + "/" + SegmentName.name(of: later) + ".truncated"
      try fileSystem.rename(layout.segment(later), to: path)
      moved.append(path)
    }
    // Whatever an index says of these segments is not so any more.
    for name in names {
      if let indexed = SegmentName.indexNumber(in: name), indexed >= number {
        try fileSystem.remove(layout.segments + "/" + name)
      }
    }
    try fileSystem.syncDirectory(layout.quarantine)
    try fileSystem.syncDirectory(layout.segments)
    return moved
  }

  private func putAsideSnapshots(after sequence: Int64) throws(LogError) -> [String] {
    var moved: [String] = []
    for name in (try fileSystem.names(in: layout.snapshots) ?? []).sorted() {
      guard let held = Int64(name.prefix { $0.isNumber }), held > sequence else { continue }
      let path = layout.quarantine + "/" + name + ".truncated"
      try fileSystem.rename(layout.snapshots + "/" + name, to: path)
      moved.append(path)
    }
    guard !moved.isEmpty else { return [] }
    try fileSystem.syncDirectory(layout.quarantine)
    try fileSystem.syncDirectory(layout.snapshots)
    return moved
  }
}
