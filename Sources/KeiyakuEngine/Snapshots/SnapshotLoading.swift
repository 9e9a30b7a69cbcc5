import KeiyakuDomain
import KeiyakuLog
import KeiyakuMessages

/// A sound snapshot that this version cannot read: the start is refused, so that no fact is skipped.
public struct SnapshotUnreadable: Error, CustomStringConvertible {
  /// The file.
  public let path: String
  /// Name and version of the software that wrote it.
  public let software: String
  /// What this version does not know.
  public let reason: String

  /// What is wrong and which way out there is.
  public var description: String {
    "snapshot \(path) cannot be read by this version (\(reason)): it needs \(software), which wrote it, or a later one; "
      + "start that"
  }
}

/// Makes a state of a snapshot, on several threads: one block is read, others are decoded, and one after the other is
/// put in.
struct SnapshotLoading {
  private struct Progress {
    var state: State
    var digest = StateDigest()
    var header: SnapshotStateHeader?
    /// The block whose turn it is to be put in.
    var turn: UInt64 = 0
    var failure: (any Error)?
  }

  private let reader: SnapshotReader
  private let progress: Monitor<Progress>

  /// Loads a whole snapshot.
  ///
  /// - Parameters:
  ///   - reader: At its first block.
  ///   - empty: The state before the first record, which says how much the request window holds.
  ///   - threads: At least one; the calling thread is one of them.
  /// - Returns: The state; its digest is the one that the footer names.
  /// - Throws: `LogError.corrupt` where the file is not what was written, `SnapshotUnreadable`, or
  ///   `ReplayError.unknownRegistry`.
  static func load(
    _ reader: SnapshotReader, into empty: State = State(), threads: Int
  ) throws -> State {
    let loading = SnapshotLoading(reader: reader, progress: Monitor(Progress(state: empty)))
    concurrently(Array(repeating: { @Sendable in loading.work() }, count: threads), threads: threads)
    return try loading.progress.withLock { progress in
      if let failure = progress.pointee.failure { throw failure }
      return try loading.finish(&progress.pointee)
    }
  }

  /// Checks what only the whole file shows.
  private func finish(_ progress: inout Progress) throws -> State {
    guard let header = progress.header else { throw damage("a state header", "none") }
    progress.state.end(header)
    guard progress.state.snapshotHeader == header, header.appliedSequence == reader.header.sequence else {
      throw damage("rows up to what the state header says", "others")
    }
    guard progress.digest.number == reader.footer.digest else {
      throw damage("digest \(StateDigest(number: reader.footer.digest))", "\(progress.digest)")
    }
    // Given away whole: a copy that stays behind would make every first touch copy a page.
    var state = State()
    swap(&state, &progress.state)
    return state
  }

  /// What each thread does until there are no more blocks.
  private func work() {
    let buffer = SnapshotBuffer()
    let arena = MessageArena()
    do {
      while try reader.next(buffer, { number, rows in try put(rows, number, arena) }) == true {}
    } catch {
      fail(error)
    }
  }

  /// Decodes a block and puts it in when its turn has come. False where another thread has failed.
  private func put(_ rows: SnapshotRows, _ number: UInt64, _ arena: MessageArena) throws -> Bool {
    var digest = StateDigest()
    let decoded: DecodedRows
    do {
      decoded = try DecodedRows(rows, arena, digest: &digest)
    } catch let error as MessageDecodingError {
      throw unreadable("\(error)")
    } catch let error as SnapshotUnknownKind {
      throw unreadable("there are no rows of kind \(error.kind)")
    } catch let error as SnapshotInconsistent {
      throw damage(at: rows.offset, "rows of a state", "\(error.what), which does not fit")
    }
    return try progress.withLock { progress in
      while progress.pointee.turn != number {
        if progress.pointee.failure != nil { return false }
        self.progress.wait()
      }
      try put(decoded, rows, &progress.pointee)
      progress.pointee.digest.add(digest)
      progress.pointee.turn += 1
      self.progress.broadcast()
      return true
    }
  }

  private func put(_ decoded: DecodedRows, _ rows: SnapshotRows, _ progress: inout Progress) throws {
    let fits: Bool
    switch decoded {
    case .header(let header):
      guard PropertyRegistry.version(header.registryVersion) != nil else {
        throw ReplayError.unknownRegistry(version: header.registryVersion)
      }
      fits = progress.header == nil && rows.count == 1
      if fits { try begin(header, &progress.state, at: rows.offset) }
      progress.header = header
    case .actors(let run): fits = progress.state.restore(run)
    case .customers(let run): fits = progress.state.customers.restore(run)
    case .plans(let run): fits = progress.state.plans.restore(run)
    case .addOns(let run): fits = progress.state.addOns.restore(run)
    case .associations(let run, let interned): fits = progress.state.restore(run, interned: interned)
    case .subscriptions(let run): fits = progress.state.subscriptions.restore(run)
    case .requests(let run): fits = progress.state.requests.restore(run)
    case .bulkJobs(let jobs):
      for (key, job) in jobs { progress.state.bulkJobs[key] = job }
      fits = true
    }
    guard fits, progress.header != nil else {
      throw damage(at: rows.offset, "rows of kind \(rows.kind) that follow those before", "others")
    }
  }

  private func begin(_ header: SnapshotStateHeader, _ state: inout State, at offset: Int) throws {
    do { try state.begin(header) } catch { throw damage(at: offset, "a state header", "\(error.what)") }
  }

  private func fail(_ error: any Error) {
    progress.withLock { progress in progress.pointee.failure = progress.pointee.failure ?? error }
    progress.broadcast()
  }

  private func unreadable(_ reason: String) -> SnapshotUnreadable {
    SnapshotUnreadable(path: reader.path, software: reader.header.software, reason: reason)
  }

  /// - Parameter offset: Where it shows; nil where only the whole file shows it, which is told of its footer.
  private func damage(at offset: Int? = nil, _ expected: String, _ found: String) -> LogError {
    .corrupt(
      LogDamage(file: reader.path, offset: offset ?? reader.footerOffset, expected: expected, found: found))
  }
}

/// Runs jobs on so many threads, the calling one among them, and returns when all are done.
func concurrently(_ jobs: [@Sendable () -> Void], threads: Int) {
  let waiting = Monitor(jobs[...])
  let work: @Sendable () -> Void = {
    while let job = waiting.withLock({ $0.pointee.popFirst() }) { job() }
  }
  let helpers = (1..<max(1, min(threads, jobs.count))).map { _ in SystemThread(name: "keiyaku-load", work) }
  work()
  helpers.forEach { $0.join() }
}
