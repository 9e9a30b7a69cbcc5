/// Keeps the indexes of segments: that of the segment being written in memory, those of sealed ones in files beside them.
///
/// It follows the log as any reader does, on a thread of its own or on that of whoever asks, so that appending costs
/// nothing more. What it makes can be made again from the segments, so its failures are reported and end nothing.
final class EntityIndexer: Sendable {
  /// The index of a segment in the making.
  struct Building {
    let segment: SegmentHeader
    /// Sequence of the first record that is not in it yet.
    var nextSequence: Int64
    var frames: [FramePlace] = []
    /// In the order of sequences.
    var postings: [Posting] = []

    init(_ segment: SegmentHeader) {
      self.segment = segment
      nextSequence = segment.firstSequence
    }
  }

  private struct State {
    /// Follows the end of the log.
    var live: Building?
    /// The last one of an earlier segment, kept for the next question about the same segment.
    var earlier: Building?
    /// Sealed segments whose index is known to be of use.
    var indexed: Set<UInt64> = []
    /// Sealed segments whose index could not be written; tried again after the next rotation.
    var unwritable: Set<UInt64> = []
    let find: LogEntityFinder
  }

  /// How much is read at once.
  private static let batchBytes = 1 << 20
  /// One write of an index; between two the writer of the log has the disk to itself four fifths of the time.
  private static let chunkBytes = 256 << 10
  private static let restFactor: Int64 = 4

  private let layout: DirectoryLayout
  private let fileSystem: any LogFileSystem
  private let direct: Bool
  private let rules: LogEntityRules
  private let report: @Sendable (LogEvent) -> Void
  private let tail: DurableTail
  private let durable: DurableRecords
  private let state: Monitor<State>
  private let wakeUp = Monitor((isDue: true, stopping: false))
  private let thread = Monitor<SystemThread?>(nil)

  init(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, _ configuration: LogConfiguration, _ tail: DurableTail,
    _ durable: DurableRecords
  ) {
    self.layout = layout
    self.fileSystem = fileSystem
    direct = configuration.directIO
    rules = configuration.entityRules
    report = configuration.report
    self.tail = tail
    self.durable = durable
    state = Monitor(State(find: rules.makeFinder()))
  }

  // MARK: Thread

  func start() {
    thread.withLock { thread in
      thread.pointee = SystemThread(name: "keiyaku-index", isBackground: true) { self.serve() }
    }
  }

  /// Ends the thread; an index that is half made is given up.
  func stop() {
    wakeUp.withLock { $0.pointee.stopping = true }
    wakeUp.signal()
    let ending = thread.withLock { thread in
      defer { thread.pointee = nil }
      return thread.pointee
    }
    ending?.join()
  }

  /// Told on the writer's thread now and then that there is more to follow.
  func wake() {
    wakeUp.withLock { $0.pointee.isDue = true }
    wakeUp.signal()
  }

  private var isStopping: Bool { wakeUp.withLock { $0.pointee.stopping } }

  private func serve() {
    while true {
      let goesOn = wakeUp.withLock { wakeUp in
        while !wakeUp.pointee.isDue, !wakeUp.pointee.stopping { self.wakeUp.wait() }
        wakeUp.pointee.isDue = false
        return !wakeUp.pointee.stopping
      }
      guard goesOn else { return }
      do throws(LogReadError) { try indexEverything() } catch {
        // The reader has reported what it could not read.
        continue
      }
    }
  }

  /// Brings every index up to the end of the log, the newest segments first.
  func indexEverything() throws(LogReadError) {
    try state.withLock { (state) throws(LogReadError) in try follow(&state.pointee) }
    for segment in tail.segments.reversed() where segment.isSealed {
      guard !isStopping else { return }
      try state.withLock { (state) throws(LogReadError) in
        guard !state.pointee.unwritable.contains(segment.header.number) else { return }
        _ = try index(of: segment, &state.pointee)
        try follow(&state.pointee)
      }
    }
  }

  // MARK: Questions

  /// Sequences of the newest records about an entity in one segment before `end`, ascending, and its frames.
  func sequences(
    of entity: LogEntity, in segment: DurableTail.SegmentRange, before end: Int64, countMax: Int
  ) throws(LogReadError) -> (sequences: [Int64], frames: [FramePlace]) {
    try state.withLock { (state) throws(LogReadError) in
      try follow(&state.pointee)
      func answer(_ building: Building) -> (sequences: [Int64], frames: [FramePlace]) {
        let found = building.postings.lazy.filter { $0.key == entity.key && $0.sequence < end }.map(\.sequence)
        return (found.suffix(countMax), building.frames)
      }
      if let live = state.pointee.live, live.segment.number == segment.header.number { return answer(live) }
      // Twice: a damaged index is made again.
      for _ in 0..<2 {
        guard let file = try index(of: segment, &state.pointee) else { break }
        do throws(SegmentIndexFault) {
          return (try file.sequences(of: entity, before: end, countMax: countMax), try file.frames())
        } catch {
          discard(segment.header.number, error, &state.pointee)
        }
      }
      return answer(try build(segment, &state.pointee))
    }
  }

  /// The frames of records of a segment.
  func frames(of segment: DurableTail.SegmentRange) throws(LogReadError) -> [FramePlace] {
    // No entity has this key, so nothing but the frames is answered.
    try sequences(of: LogEntity(key: .max), in: segment, before: 0, countMax: 1).frames
  }

  /// The frame that holds a record of a sealed segment, if there is an index to tell it.
  func place(of sequence: Int64, in segment: DurableTail.SegmentRange) -> FramePlace? {
    guard segment.isSealed, let file = try? open(segment), let frames = try? file.frames() else { return nil }
    let count = frames.partition { $0.firstSequence <= sequence }
    return count > 0 ? frames[count - 1] : nil
  }

  // MARK: Work, with the lock held

  /// Takes what has become durable since the last time.
  private func follow(_ state: inout State) throws(LogReadError) {
    while !isStopping {
      guard var live = state.live else {
        guard let last = tail.segments.last else { return }
        state.live = Building(last.header)
        continue
      }
      guard let range = tail.segment(numbered: live.segment.number) else {
        state.live = nil
        continue
      }
      state.live = nil
      defer { state.live = live }
      let isComplete = try advance(&live, in: range, &state)
      guard isComplete else { return }
      write(live, range, &state)
      guard let next = tail.segment(numbered: live.segment.number + 1) else { return }
      state.unwritable = []
      live = Building(next.header)
    }
    throw .closed
  }

  /// Adds the durable records of a segment that are not in its index yet. Answers whether that is all there will be.
  private func advance(
    _ building: inout Building, in range: DurableTail.SegmentRange, _ state: inout State
  ) throws(LogReadError) -> Bool {
    while building.nextSequence < range.nextSequence {
      guard !isStopping else { throw .closed }
      let records = try durable.read(from: building.nextSequence, bytesMax: Self.batchBytes)
      if records.isEmpty { return false }
      building.add(records, below: range.nextSequence, find: state.find)
    }
    return true
  }

  /// The index of a sealed segment; made, where there is none of use. Nil if it cannot be written.
  private func index(
    of segment: DurableTail.SegmentRange, _ state: inout State
  ) throws(LogReadError) -> SegmentIndexFile? {
    do throws(SegmentIndexFault) {
      let file = try open(segment)
      state.indexed.insert(segment.header.number)
      return file
    } catch {
      if state.indexed.contains(segment.header.number) { discard(segment.header.number, error, &state) }
    }
    guard !state.unwritable.contains(segment.header.number) else { return nil }
    write(try build(segment, &state), segment, &state)
    guard let file = try? open(segment) else { return nil }
    state.earlier = nil
    return file
  }

  private func discard(_ number: UInt64, _ fault: SegmentIndexFault, _ state: inout State) {
    report(.indexUnusable(file: layout.index(number), reason: fault.reason))
    state.indexed.remove(number)
    try? fileSystem.remove(layout.index(number))
  }

  private func open(_ segment: DurableTail.SegmentRange) throws(SegmentIndexFault) -> SegmentIndexFile {
    try SegmentIndexFile(
      layout, fileSystem, direct: direct, for: segment.header, nextSequence: segment.nextSequence,
      rulesVersion: rules.version)
  }

  /// The index of a sealed segment in memory.
  private func build(
    _ segment: DurableTail.SegmentRange, _ state: inout State
  ) throws(LogReadError) -> Building {
    if let earlier = state.earlier, earlier.segment.number == segment.header.number { return earlier }
    var building = Building(segment.header)
    _ = try advance(&building, in: segment, &state)
    state.earlier = building
    return building
  }

  /// Writes the index of a sealed segment: whole under another name, then renamed.
  private func write(_ building: Building, _ range: DurableTail.SegmentRange, _ state: inout State) {
    let number = building.segment.number
    let bytes = SegmentIndexEncoder.encode(
      building.segment, nextSequence: range.nextSequence, rulesVersion: rules.version, frames: building.frames,
      postings: building.postings.sorted())
    do throws(LogError) {
      let file = try fileSystem.open(layout.indexTemporary(number), .empty, direct: direct)
      try writePaced(bytes, to: file)
      try file.sync()
      try fileSystem.rename(layout.indexTemporary(number), to: layout.index(number))
      state.indexed.insert(number)
    } catch {
      state.unwritable.insert(number)
      try? fileSystem.remove(layout.indexTemporary(number))
      report(.indexNotWritten(error))
    }
  }
}

extension EntityIndexer {
  private func writePaced(_ bytes: AlignedBuffer, to file: any LogFile) throws(LogError) {
    var offset = 0
    while offset < bytes.bytes.count {
      let count = min(Self.chunkBytes, bytes.bytes.count - offset)
      let began = MonotonicTime.now()
      try file.write(bytes.prefix(offset + count).range(offset..<offset + count), at: offset)
      offset += count
      guard offset < bytes.bytes.count else { return }
      let now = MonotonicTime.now()
      let end = now.adding(nanoseconds: (now.nanoseconds - began.nanoseconds) * Self.restFactor)
      wakeUp.withLock { wakeUp in
        while !wakeUp.pointee.stopping, self.wakeUp.wait(until: end) {}
      }
    }
  }
}

extension EntityIndexer.Building {
  /// Adds records, which begin with the next one, up to the end of the segment.
  mutating func add(_ records: StoredRecords, below end: Int64, find: LogEntityFinder) {
    for part in records.parts where part.firstSequence < end { frames.append(part.frame.place) }
    records.forEach { record in
      guard record.sequence < end else { return }
      let first = postings.count
      find(record.bytes) { entity in
        let posting = Posting(key: entity.key, sequence: record.sequence)
        if !postings[first...].contains(posting) { postings.append(posting) }
      }
      nextSequence = record.sequence + 1
    }
  }
}
