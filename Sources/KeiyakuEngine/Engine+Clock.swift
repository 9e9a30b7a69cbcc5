import KeiyakuDomain
import KeiyakuMessages

// What the engine does with time: expiry, and a wall clock that is doubted.

/// What a look for subscriptions whose time is over came to.
public enum ExpiryProgress: Hashable, Sendable {
  /// So many expired by one record; there may be more.
  case expired(Int)
  /// None is due. When the next one will be, in milliseconds since 1970; nil where none ever is.
  case idle(next: Int64?)
  /// Some are due, and the log has no room for them at the moment.
  case logFull
  /// The wall clock is doubted, so nothing expires.
  case clockDoubted(ClockDoubt)
}

extension Engine {
  /// Under whose name the engine records what it does by itself.
  public static let actor = "keiyaku"
  /// Subscriptions that expire by one record at most.
  static let expiredPerRecordMax = 256

  /// What is doubted about the wall clock now; nil where it is believed. Waits for the lock.
  public var clockDoubt: ClockDoubt? {
    let wall = now()
    return lock.withLock { _ in
      _ = guarded.clock.time(wall: wall)
      return guarded.clock.doubt
    }
  }

  /// Records that the time of some subscriptions is over, by one record at most.
  ///
  /// What is due is so by the clocks, never by the time of a record, which may have been wrong.
  public func expireDue() -> ExpiryProgress {
    let wall = now()
    defer { log.writeAppended() }
    return lock.withLock { _ in
      let time = guarded.clock.time(wall: wall)
      if let doubt = guarded.clock.doubt { return .clockDoubted(doubt) }
      let events = guarded.core.expiries(at: time, countMax: Self.expiredPerRecordMax)
      guard !events.isEmpty else { return .idle(next: guarded.core.nextExpiry) }
      guard log.hasRoom(forBytes: log.recordBytesMax) else { return .logFull }
      var record = LogRecord()
      record.sequence = guarded.core.state.appliedSequence + 1
      record.timeMs = max(guarded.core.state.lastTime, time)
      record.actor = Self.actor
      record.events = events
      // So many events of a few bytes each are far below what a record may have.
      do throws(Refusal) { try append(record) } catch { fatalError("keiyaku: \(error)") }
      return .expired(events.count)
    }
  }

  /// Decides AdminService/ConfirmClock: from now on the wall clock is believed, whatever the boot clock says.
  ///
  /// - Parameter answer: Builds the answer from what was doubted, nil where nothing was, and from the wall clock.
  public func confirmClock<Value: Sendable>(
    _ mutation: Mutation, answer: (ClockDoubt?, _ wall: Int64, MutationResult) -> Value
  ) -> Observed<Value> {
    let wall = now()
    defer { log.writeAppended() }
    return lock.withLock { _ in
      let moment = Moment(wall: wall, steady: guarded.clock.time(wall: wall), now: wall)
      let doubt = guarded.clock.doubt
      var isConfirmed = false
      var value: Value?
      do throws(Refusal) {
        try perform(mutation, at: moment) { _, _ throws(Refusal) in
          try mutation.checkRevision(0)
          guard doubt != nil else { return Decision([], Subject()) }
          isConfirmed = !mutation.isDryRun
          var confirmed = LogClockConfirmed()
          confirmed.wallMs = wall
          return Decision([LogEvent(.clockConfirmed(confirmed))], Subject())
        } answer: { _, _, result in
          value = answer(doubt, wall, result)
        }
      } catch {
        return Observed(outcome: .failure(error), observed: guarded.core.appliedSequence)
      }
      if isConfirmed { guarded.clock.confirm(wall: wall) }
      // A mutation that is not refused has been answered.
      return Observed(outcome: .success(value.take()!), observed: guarded.core.appliedSequence)
    }
  }
}
