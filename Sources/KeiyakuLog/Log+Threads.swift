// The threads of a log: one writes frames, one fills spares and keeps house. The reader has its own.

extension Log {
  func startThreads() {
    spares.beginServing()
    reader.start()
    let writer = SystemThread(name: "keiyaku-log") { self.runWriter() }
    let filler = SystemThread(name: "keiyaku-spares") { self.runHousekeeping() }
    threads.withLock { $0.pointee = [writer, filler] }
  }

  func endThreads() {
    let ending = threads.withLock { threads in
      defer { threads.pointee = [] }
      return threads.pointee
    }
    // The writer first: its last frames may need a spare.
    ending.first?.join()
    spares.stop()
    ending.dropFirst().forEach { $0.join() }
    reader.stop()
  }

  private enum Work {
    case frame(FrameBuffer)
    case mark
    case stop
  }

  private func runWriter() {
    while true {
      var attempt = beginWriting()
      if attempt == nil {
        switch nextWork() {
        case .frame(let frame): attempt = write(frame)
        case .mark: attempt = writeMark()
        case .stop: return
        }
      }
      switch attempt {
      case .noRoom: guard waitForRoom() else { return }
      case .failed: return
      case .done, nil: continue
      }
    }
  }

  /// Lets some time pass on a full disk. Answers false if the log ends meanwhile.
  private func waitForRoom() -> Bool {
    let deadline = MonotonicTime.after(milliseconds: configuration.roomMilliseconds)
    return state.withLock { state in
      while !state.pointee.abandoned, !state.pointee.closing, state.pointee.failure == nil {
        if !self.state.wait(until: deadline) { return true }
      }
      return false
    }
  }

  /// Waits until a frame is to be written; after a data frame only for the idle time, until a mark is due.
  private func nextWork() -> Work {
    let markDue = writer.endsProved ? nil : MonotonicTime.after(milliseconds: configuration.idleMarkMilliseconds)
    return state.withLock { state in
      while true {
        if state.pointee.abandoned || state.pointee.failure != nil { return .stop }
        if state.pointee.isWriteDue || state.pointee.closing, let frame = state.pointee.frames.takeFirst() {
          state.pointee.isWriteDue = !state.pointee.frames.isEmpty
          return .frame(frame)
        }
        if state.pointee.closing { return .stop }
        state.pointee.writerWaits = true
        guard let markDue else {
          self.state.wait()
          continue
        }
        if self.state.wait(until: markDue) { continue }
        if state.pointee.frames.isEmpty { return .mark }
        // Appended since, and not asked for yet: it proves the last frame as well as a mark does.
        state.pointee.isWriteDue = true
      }
    }
  }

  private func runHousekeeping() {
    var metaDue = MonotonicTime.after(milliseconds: configuration.metaMilliseconds)
    var trimDue = MonotonicTime.now()
    spares.serve(everyMilliseconds: configuration.metaMilliseconds) {
      let now = MonotonicTime.now().nanoseconds
      if now >= metaDue.nanoseconds {
        metaDue = .after(milliseconds: configuration.metaMilliseconds)
        updateMeta()
      }
      if now >= trimDue.nanoseconds {
        trimDue = .after(milliseconds: configuration.trimMilliseconds)
        trim()
        keepBallast()
      }
    }
  }
}
