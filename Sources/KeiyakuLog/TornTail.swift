/// Cuts off a frame that was in flight when the last process died.
///
/// Each step leaves the log such that the next start finds the same tear, or none, and goes on from there.
struct TornTail {
  let layout: DirectoryLayout
  let fileSystem: any LogFileSystem
  let direct: Bool
  /// Where the torn frame begins.
  let position: SegmentWriter.Position
  /// How far the torn frame can reach.
  let byteCount: Int

  /// The copy of what is cut off.
  var quarantinePath: String {
    let name = SegmentName.padded(position.header.number) + "-" + SegmentName.padded(position.offset)
    return layout.quarantine + "/" + name + ".torn"
  }

  /// Copies the bytes aside and makes them zero. The segment can be sealed at the position afterwards.
  func cutOff() throws(LogError) {
    let buffer = AlignedBuffer(byteCount: byteCount)
    try position.file.readAll(buffer.bytes, at: position.offset)
    try keepCopy(buffer)
    buffer.bytes.initializeMemory(as: UInt8.self, repeating: 0)
    try position.file.write(buffer.prefix(byteCount), at: position.offset)
    try position.file.sync()
  }

  /// A whole copy that is there already comes from a repair that was interrupted and knew more than is left now.
  private func keepCopy(_ buffer: AlignedBuffer) throws(LogError) {
    let path = quarantinePath
    guard let name = path.split(separator: "/").last.map(String.init),
      try fileSystem.names(in: layout.quarantine)?.contains(name) != true
    else { return }
    let temporary = path + ".tmp"
    let copy = try fileSystem.open(temporary, .empty, direct: direct)
    try copy.write(buffer.prefix(byteCount), at: 0)
    try copy.sync()
    try fileSystem.rename(temporary, to: path)
    try fileSystem.syncDirectory(layout.quarantine)
  }
}
