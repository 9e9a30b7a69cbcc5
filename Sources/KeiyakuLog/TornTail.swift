/// Cuts off a frame that was in flight when the last process died.
///
/// Each step leaves the log such that the next start finds the same tear, or none, and goes on from there.
struct TornTailCutter: Sendable {
  let layout: DirectoryLayout
  let fileSystem: any LogFileSystem
  let direct: Bool
  let ballast: Ballast

  /// Copies the bytes aside and makes them zero. The segment can be sealed at the position afterwards.
  ///
  /// - Parameters:
  ///   - position: Where the torn frame begins.
  ///   - byteCount: How far it can reach.
  /// - Returns: What to tell the operator.
  func cutOff(
    at position: SegmentWriter.Position, byteCount: Int, lastSequence: Int64
  ) throws(LogError) -> LogEvent {
    let path =
      layout.quarantine + "/" + SegmentName.padded(position.header.number) + "-" + SegmentName.padded(position.offset)
      + ".torn"
    let buffer = AlignedBuffer(byteCount: byteCount)
    try position.file.readAll(buffer.bytes, at: position.offset)
    do throws(LogError) {
      try keepCopy(buffer, path)
    } catch {
      guard case .noRoom = error, ballast.release() else { throw error }
      try keepCopy(buffer, path)
    }
    buffer.bytes.initializeMemory(as: UInt8.self, repeating: 0)
    try position.file.write(buffer.prefix(byteCount), at: position.offset)
    try position.file.sync()
    return .tornTail(
      file: position.file.path, offset: position.offset, bytes: byteCount, lastSequence: lastSequence,
      quarantine: path)
  }

  /// A whole copy that is there already comes from a repair that was interrupted and knew more than is left now.
  private func keepCopy(_ buffer: AlignedBuffer, _ path: String) throws(LogError) {
    guard let name = path.split(separator: "/").last.map(String.init),
      try fileSystem.names(in: layout.quarantine)?.contains(name) != true
    else { return }
    let temporary = path + ".tmp"
    let copy = try fileSystem.open(temporary, .empty, direct: direct)
    try copy.write(buffer.prefix(buffer.bytes.count), at: 0)
    try copy.sync()
    try fileSystem.rename(temporary, to: path)
    try fileSystem.syncDirectory(layout.quarantine)
  }
}
