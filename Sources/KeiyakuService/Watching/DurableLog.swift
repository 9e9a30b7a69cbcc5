import KeiyakuDomain
import KeiyakuLog
import KeiyakuMessages

/// The durable log as streams follow it: records in order, or word that nothing came for a while.
struct DurableLog: Sendable {
  let reader: LogReader
  /// Names the history of the database.
  let incarnation: [UInt8]
  let health: HealthState
  /// The wall clock, in milliseconds since 1970.
  let now: @Sendable () -> Int64

  /// What came after a position.
  enum Step {
    /// The records that follow, at least one.
    case records([LogRecord])
    /// Nothing came for so long as was asked.
    case nothing
    /// The call was cancelled, or the server stops.
    case over
  }

  /// The records after a sequence, as soon as there is one.
  ///
  /// - Parameters:
  ///   - sequence: The last record that was dealt with.
  ///   - milliseconds: How long to wait for one at most; 0 does not wait.
  ///   - arena: For decoding.
  func records(
    after sequence: Int64, waiting milliseconds: Int, _ arena: MessageArena
  ) async throws(RPCError) -> Step {
    while !Task.isCancelled {
      do throws(LogReadError) {
        let stored = try await reader.read(from: sequence + 1)
        if !stored.isEmpty { return .records(try stored.decoded(arena)) }
      } catch {
        throw RPCError(error, from: sequence + 1)
      }
      if milliseconds == 0 { return .nothing }
      guard await reader.wait(for: sequence + 1, atMost: milliseconds) else {
        return Task.isCancelled || reader.hasEnded ? .over : .nothing
      }
    }
    return .over
  }

  /// Holds a position that a caller names against this log.
  func check(_ cursor: WatchCursor, field: String) throws(Refusal) {
    guard cursor.incarnation.isEmpty || cursor.incarnation == incarnation else {
      throw .incarnationMismatch(field: "\(field).incarnation")
    }
    guard cursor.sequence >= 0 else {
      throw .fieldInvalid(field: "\(field).sequence", reason: "is \(cursor.sequence); give 0 or more")
    }
    let newest = reader.durableSequence
    guard cursor.sequence <= newest else {
      throw .cursorAhead(field: "\(field).sequence", sequence: cursor.sequence, newest: newest)
    }
    let oldest = reader.oldestSequence
    guard cursor.sequence + 1 >= oldest else {
      throw .eventsNotKept(field: "\(field).sequence", sequence: cursor.sequence, oldest: oldest)
    }
  }
}

extension StoredRecords {
  /// The records as messages.
  func decoded(_ arena: MessageArena) throws(LogReadError) -> [LogRecord] {
    var records: [LogRecord] = []
    records.reserveCapacity(count)
    var failure: LogReadError?
    forEach { stored in
      guard failure == nil else { return }
      do throws(MessageDecodingError) {
        records.append(try LogRecord.decode(stored.bytes, arena: arena, unknownFields: .refuse))
      } catch {
        // Its checksum held, and this process has replayed or written it.
        failure = .failed(
          .corrupt(
            LogDamage(file: "record \(stored.sequence)", offset: 0, expected: "a log record", found: "\(error)")))
      }
    }
    if let failure { throw failure }
    return records
  }
}

extension LogRecord {
  /// The record with those of its events that concern what is asked for, secrets taken out.
  ///
  /// - Parameter concerns: Whether an event is about one of the entities asked for.
  func shown(where concerns: (KeiyakuMessages.LogEvent) -> Bool) -> LogRecord {
    var record = self
    record.events.removeAll { !concerns($0) }
    return record.shown
  }

  /// The record with secrets taken out.
  var shown: LogRecord {
    var record = removingSecrets()
    for (position, event) in events.enumerated() {
      // Whether there is a credential is no secret.
      guard case .credentialSet(let set) = event.kind, !set.crypt.isEmpty else { continue }
      var shown = set
      shown.crypt = Self.hiddenCrypt
      record.events[position].kind = .credentialSet(shown)
    }
    return record
  }

  /// Stands for any password hash. No password has it: crypt(5) never makes it.
  private static let hiddenCrypt = "*"
}

extension RPCError {
  /// Records that cannot be read.
  init(_ error: LogReadError, from sequence: Int64) {
    switch error {
    case .trimmed(let oldest): self.init(.eventsNotKept(field: "sequence", sequence: sequence, oldest: oldest))
    case .overloaded(let waitingMax): self.init(.overloaded(limit: "reads of the log", value: Int64(waitingMax)))
    case .closed:
      self.init(
        code: .unavailable, reason: "DRAINING",
        message: "the server stops; go on with the next one, after the last item")
    case .failed(let failure):
      self.init(
        code: .dataLoss, reason: "LOG_UNREADABLE",
        message: "a part of the log cannot be read: \(failure); look at it with \"keiyaku log verify\"")
    }
  }
}
