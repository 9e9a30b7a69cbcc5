/// Makes the end of the log fit to be written at, by the way the last process left it, and begins this process's frames.
///
/// Where the disk has no room for a step, ``run()`` throws `noRoom` and goes on with that step when it is called again.
/// Unchecked: it belongs to one thread at a time, first the opening one, then the writer's.
final class LogStart: @unchecked Sendable {
  private enum Step {
    case clearCleanMark
    case cutOff(byteCount: Int)
    case seal
    case nextSegment
    case cut(SegmentWriter.Position)
    case writeStart
  }

  private let tail: TornTailCutter
  private let writer: SegmentWriter
  private let meta: MetaFile
  private let epoch: UInt64
  private var steps: [Step]
  /// What was done, for the operator, told once it is.
  private var events: [LogEvent] = []
  private let report: @Sendable (LogEvent) -> Void

  /// How the last process had left the directory.
  let condition: LogOpening.Condition

  init(
    _ outcome: Recovery.Outcome, _ writer: SegmentWriter, _ meta: MetaFile, _ tail: TornTailCutter,
    epoch: UInt64, report: @escaping @Sendable (LogEvent) -> Void
  ) {
    self.writer = writer
    self.meta = meta
    self.tail = tail
    self.epoch = epoch
    self.report = report
    switch outcome.ending {
    case .empty: (condition, steps) = (.created, [.nextSegment, .writeStart])
    case .clean: (condition, steps) = (.clean, [.clearCleanMark, .writeStart])
    case .sealed: (condition, steps) = (.unclean, [.nextSegment, .writeStart])
    case .whole: (condition, steps) = (.unclean, [.seal, .nextSegment, .writeStart])
    case .torn(let byteCount):
      (condition, steps) = (.torn, [.cutOff(byteCount: byteCount), .seal, .nextSegment, .writeStart])
    }
    if condition == .unclean, let file = outcome.position?.file {
      events.append(.uncleanStart(file: file.path, lastSequence: outcome.nextSequence - 1))
    }
  }

  /// Whether the step that failed for lack of room may be done again.
  var mayRetry: Bool {
    switch steps.first {
    case .clearCleanMark, .cutOff, .cut, nil: true
    case .seal, .nextSegment, .writeStart: writer.mayRetry
    }
  }

  /// Whether nothing is left to be done.
  var isDone: Bool { steps.isEmpty }

  /// Does what is left to be done.
  func run() throws(LogError) {
    while let step = steps.first {
      try run(step)
      steps.removeFirst()
    }
    events.forEach(report)
    events = []
  }

  private func run(_ step: Step) throws(LogError) {
    switch step {
    case .clearCleanMark:
      let epoch = epoch
      try meta.update { record in
        record.epoch = epoch
        record.cleanChain = nil
      }
    case .cutOff(let byteCount):
      // A torn frame stands in a segment, so there is a position.
      events.append(try tail.cutOff(at: writer.position!, byteCount: byteCount, lastSequence: writer.nextSequence - 1))
    case .seal:
      try writer.seal()
    case .nextSegment:
      let sealed = writer.position
      try writer.startNextSegment()
      // Room behind the seal is of no use any more; many crashes would fill the disk with it.
      if let sealed { steps.insert(.cut(sealed), at: 1) }
    case .cut(let sealed):
      try sealed.file.truncate(to: sealed.offset)
    case .writeStart:
      try writer.writeStart()
    }
  }
}
