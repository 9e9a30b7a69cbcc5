// What the first bad frame of the last segment is: the end, a torn frame, or damage. The rules are in
// docs/log-format.md, "Recovery"; they are sound because one frame is in flight at a time: whatever follows a frame
// was written after that frame was durable.

/// What stands after the last valid frame of the last segment.
enum TailVerdict: Equatable {
  /// Zeros to the end of the segment.
  case clean
  /// A frame that was in flight: at most this many bytes from the reader's offset.
  case torn(bytes: Int)
  /// Something no tear leaves behind.
  case corrupt(LogDamage)
}

extension SegmentReader {
  /// Judges a step that was not a frame. Reads the rest of the segment.
  mutating func verdict(on step: Step) throws(LogError) -> TailVerdict {
    let rest = header.segmentBytes - offset
    let inFlight = min(LogFormat.frameBytesMax, rest)
    switch step {
    case .frame, .full:
      preconditionFailure("only a step without a frame before the end has a verdict")
    case .headerInvalid(let damage):
      return .corrupt(damage)
    case .headerZero:
      if try firstNonZeroBlock(from: offset) == nil { return .clean }
    case .payloadInvalid(let frame, let damage):
      let covered = LogFormat.frameHeaderBytes + frame.payloadBytes
      let zeroSectors = try bytes(at: offset, count: frame.frameBytes).range(0..<covered).sparseSectors(bitsMax: 0)
      // Flipping one bit makes no sector zero that was not sparse before.
      guard zeroSectors > frame.sparseSectors else { return .corrupt(damage) }
    }
    // Torn, unless something after it proves that it once was whole.
    if let follower = try laterFrame(within: inFlight) {
      return .corrupt(
        damage(expected: "a valid frame before the one at offset \(follower)", found: "zeros in its place"))
    }
    if let place = try firstNonZeroBlock(from: offset + inFlight) {
      return .corrupt(
        damage(at: place, expected: "zeros beyond the one frame that was in flight", found: "other bytes"))
    }
    return .torn(bytes: inFlight)
  }

  /// The offset of the first frame header of this segment's salt behind the bad frame's first block.
  private mutating func laterFrame(within inFlight: Int) throws(LogError) -> Int? {
    var place = offset + LogFormat.blockBytes
    while place < offset + inFlight {
      let block = try bytes(at: place, count: LogFormat.blockBytes)
      if case .success(let sound) = SoundFrameHeader.decode(block), sound.header.salt == header.salt { return place }
      place += LogFormat.blockBytes
    }
    return nil
  }

  private mutating func firstNonZeroBlock(from start: Int) throws(LogError) -> Int? {
    var place = start
    while place < header.segmentBytes {
      if !(try bytes(at: place, count: LogFormat.blockBytes).isZero) { return place }
      place += LogFormat.blockBytes
    }
    return nil
  }
}
