/// Finds durable records by their sequences, in memory or in the segments. Blocks while it reads files.
final class DurableRecords: Sendable {
  private struct Place {
    let segment: UInt64
    let frame: FramePlace
  }

  private let tail: DurableTail
  private let files: SegmentFiles
  private let report: @Sendable (LogEvent) -> Void
  /// Where sequential readers have come to, so that they need not search again. The oldest ones are forgotten.
  private let places = Monitor<[Place]>([])
  private static let placesMax = 64

  init(_ tail: DurableTail, _ files: SegmentFiles, report: @escaping @Sendable (LogEvent) -> Void) {
    self.tail = tail
    self.files = files
    self.report = report
  }

  /// Durable records from a sequence on; none if it is beyond the last one.
  ///
  /// - Parameters:
  ///   - bytesMax: No further frame is taken once those taken have so many bytes.
  ///   - find: Asked where to begin in a segment, if that is not known.
  func read(
    from sequence: Int64, bytesMax: Int, find: (SegmentHeader) -> FramePlace? = { _ in nil }
  ) throws(LogReadError) -> StoredRecords {
    switch tail.source(of: sequence, bytesMax: bytesMax) {
    case .memory(let records): return records
    case .trimmed(let oldest): throw .trimmed(oldest: oldest)
    case .segment(let header, let start, let end, let last):
      let start = start ?? place(of: sequence, in: header.number) ?? find(header)
      do throws(LogError) {
        let (records, next) = try files.read(
          header, from: sequence, start: start, end: end, last: last, bytesMax: bytesMax)
        if next.firstSequence <= last { remember(Place(segment: header.number, frame: next)) }
        return records
      } catch {
        // The segment may have been trimmed meanwhile.
        let oldest = tail.oldestSequence
        if oldest > sequence { throw .trimmed(oldest: oldest) }
        report(.readFailed(error))
        throw .failed(error)
      }
    }
  }

  /// The place where a reader stopped before this record.
  private func place(of sequence: Int64, in segment: UInt64) -> FramePlace? {
    places.withLock { places in
      places.pointee.first { $0.segment == segment && $0.frame.firstSequence == sequence }?.frame
    }
  }

  private func remember(_ place: Place) {
    places.withLock { places in
      places.pointee.removeAll { $0.segment == place.segment && $0.frame.block == place.frame.block }
      places.pointee.append(place)
      if places.pointee.count > Self.placesMax { places.pointee.removeFirst() }
    }
  }
}
