/// Zero-filled segments kept ready, so that a rotation costs no more than a few writes.
///
/// A spare is filled as `filling-N.tmp`, synced, and renamed to `spare-N.tmp`: what has that name is zero from end to
/// end, but for a header that an interrupted rotation may have left in its first block, which the next one replaces.
final class SpareSegments: Sendable {
  private struct State {
    /// Paths of whole spares.
    var ready: [String]
    var nextNumber: Int
    /// The writer waits for a spare.
    var demanded = false
    var failure: LogError?
    /// A failure was reported, and not yet that it is over.
    var isFailing = false
    var stopping = false
    /// Nobody waits on a full disk any more.
    var gaveUp = false
    /// Whether a thread fills spares; without one, `take` fills for itself.
    var served = false
  }

  private static let prefix = "spare-"
  private static let fillingPrefix = "filling-"
  private static let suffix = ".tmp"
  /// One write while filling. Continuous buffered filling raised the commit p99 a hundredfold; this does not.
  private static let chunkBytes = 256 << 10
  /// Between two writes the filler rests this many times as long as the write took.
  private static let restFactor: Int64 = 4

  private let directory: String
  private let fileSystem: any LogFileSystem
  private let segmentBytes: Int
  private let wanted: Int
  private let direct: Bool
  private let report: @Sendable (LogEvent) -> Void
  private let room: LogRoom
  private let state: Monitor<State>

  /// Finds the spares that an earlier process left, and clears away what it did not finish.
  init(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, _ configuration: LogConfiguration, _ room: LogRoom
  ) throws(LogError) {
    self.room = room
    directory = layout.segments
    self.fileSystem = fileSystem
    segmentBytes = configuration.segmentBytes
    wanted = configuration.spareSegments
    direct = configuration.directIO
    report = configuration.report
    var ready: [String] = []
    var highest = 0
    for name in try fileSystem.names(in: layout.segments) ?? [] where name.hasSuffix(Self.suffix) {
      let path = layout.segments + "/" + name
      if name.hasPrefix(Self.prefix) {
        highest = max(highest, Int(name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)) ?? 0)
        if try fileSystem.open(path, .existing, direct: direct).size() == segmentBytes {
          ready.append(path)
          continue
        }
      } else if !name.hasPrefix(Self.fillingPrefix) {
        continue
      }
      try fileSystem.remove(path)
    }
    state = Monitor(State(ready: ready.sorted(), nextNumber: highest + 1))
  }

  /// The path of a whole spare, which is the caller's from now on. Waits if it is still being filled, and on a full disk
  /// until there is room or ``giveUpWaiting()`` is called.
  func take() throws(LogError) -> String {
    let taken = try state.withLock { (state) throws(LogError) -> String? in
      while state.pointee.served, state.pointee.ready.isEmpty {
        // On a full disk it is tried again as time goes by.
        if case .noRoom = state.pointee.failure {
          if state.pointee.gaveUp, let failure = state.pointee.failure { throw failure }
        } else {
          state.pointee.demanded = true
          state.pointee.failure = nil
        }
        self.state.broadcast()
        self.state.wait()
        guard state.pointee.ready.isEmpty, let failure = state.pointee.failure else { continue }
        if case .noRoom = failure { continue }
        throw failure
      }
      state.pointee.failure = nil
      state.pointee.demanded = false
      self.state.broadcast()
      return state.pointee.ready.isEmpty ? nil : state.pointee.ready.removeFirst()
    }
    if let taken { return taken }
    try fill(paced: false)
    return try take()
  }

  /// Whether fewer spares are ready than wanted.
  var isShort: Bool { state.withLock { $0.pointee.ready.count < wanted } }

  /// Makes one spare.
  func fill(paced: Bool) throws(LogError) {
    let number = state.withLock { state in
      defer { state.pointee.nextNumber += 1 }
      return state.pointee.nextNumber
    }
    let filling = "\(directory)/\(Self.fillingPrefix)\(number)\(Self.suffix)"
    let spare = "\(directory)/\(Self.prefix)\(number)\(Self.suffix)"
    do throws(LogError) {
      guard try writeZeros(to: filling, paced: paced) else { return }
      try fileSystem.rename(filling, to: spare)
      try fileSystem.syncDirectory(directory)
    } catch {
      // Gives the room back at once; if that fails too, the next start clears it away.
      try? fileSystem.remove(filling)
      throw error
    }
    state.withLock { $0.pointee.ready.append(spare) }
    state.broadcast()
  }

  /// Makes one spare; reports a failure, and later that it is over. Answers false after a failure.
  func fillAndReport(paced: Bool) -> Bool {
    do throws(LogError) {
      try fill(paced: paced)
      if state.withLock({ $0.pointee.ready.count >= wanted }) { room.found(.spares) }
      let isOver = state.withLock { state in
        guard state.pointee.isFailing, state.pointee.ready.count >= wanted else { return false }
        state.pointee.isFailing = false
        return true
      }
      if isOver { report(.spareReady) }
      return true
    } catch {
      if case .noRoom = error {
        room.lost(.spares, error)
      } else {
        let isFirst = state.withLock { state in
          defer { state.pointee.isFailing = true }
          return !state.pointee.isFailing
        }
        if isFirst { report(.spareNotReady(error)) }
      }
      state.withLock { state in
        if state.pointee.demanded { state.pointee.failure = error }
        state.pointee.demanded = false
      }
      state.broadcast()
      return false
    }
  }

  /// Answers false if it was told to stop before the end.
  private func writeZeros(to path: String, paced: Bool) throws(LogError) -> Bool {
    let zeros = AlignedBuffer(byteCount: min(Self.chunkBytes, segmentBytes))
    let file = try fileSystem.open(path, .empty, direct: direct)
    var offset = 0
    while offset < segmentBytes {
      let count = min(zeros.bytes.count, segmentBytes - offset)
      let began = MonotonicTime.now()
      try file.write(zeros.prefix(count), at: offset)
      offset += count
      if paced, !rest(since: began) { return false }
    }
    try file.sync()
    return true
  }

  /// The body of the thread that keeps spares ready; returns after ``stop()``. Calls `idle` at least every
  /// `milliseconds`, unless a single filling takes longer.
  func serve(everyMilliseconds milliseconds: Int, idle: () -> Void) {
    while !state.withLock({ $0.pointee.stopping }) {
      idle()
      let failed = isShort && !fillAndReport(paced: true)
      // After a failure the next try waits for the time to pass, or for the writer to ask.
      let deadline = MonotonicTime.after(milliseconds: milliseconds)
      state.withLock { state in
        while !state.pointee.stopping, !state.pointee.demanded, failed || state.pointee.ready.count >= wanted {
          if !self.state.wait(until: deadline) { break }
        }
      }
    }
  }

  /// Says that a thread runs ``serve(everyMilliseconds:idle:)``, so that `take` waits for it.
  func beginServing() { state.withLock { $0.pointee.served = true } }

  /// Lets ``take()`` fail on a full disk from now on.
  func giveUpWaiting() {
    state.withLock { $0.pointee.gaveUp = true }
    state.broadcast()
  }

  /// Ends the serving thread; a segment that is half filled is given up.
  func stop() {
    state.withLock { state in
      state.pointee.stopping = true
      state.pointee.served = false
    }
    state.broadcast()
  }

  /// Leaves the disk to others for a while. Answers false if the filling is to stop.
  private func rest(since began: MonotonicTime) -> Bool {
    let now = MonotonicTime.now()
    let end = now.adding(nanoseconds: (now.nanoseconds - began.nanoseconds) * Self.restFactor)
    return state.withLock { state in
      while !state.pointee.stopping, !state.pointee.demanded {
        if !self.state.wait(until: end) { break }
      }
      return !state.pointee.stopping
    }
  }
}
