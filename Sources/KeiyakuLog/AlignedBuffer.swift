import Glibc

/// Memory on a block boundary, as direct I/O wants it.
///
/// Unchecked: the bytes are plain memory, and whoever holds the buffer sees to it that one thread uses them at a time.
final class AlignedBuffer: @unchecked Sendable {
  /// Allocated in `init`, freed in `deinit`, never replaced.
  let bytes: UnsafeMutableRawBufferPointer

  /// Allocates.
  ///
  /// - Parameter isCleared: Whether the bytes are zeros; otherwise they are anything until they are written.
  init(byteCount: Int, isCleared: Bool = true) {
    var memory: UnsafeMutableRawPointer?
    guard posix_memalign(&memory, LogFormat.blockBytes, byteCount) == 0, let memory else {
      fatalError("no memory for a buffer of \(byteCount) bytes")
    }
    bytes = UnsafeMutableRawBufferPointer(start: memory, count: byteCount)
    if isCleared { memset(memory, 0, byteCount) }
  }

  deinit { free(bytes.baseAddress) }

  /// The first bytes, for reading.
  func prefix(_ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<count])
  }
}

extension LogFile {
  /// Reads exactly the buffer's bytes; less is damage, because the file was once that long.
  func readAll(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogError) {
    let count = try read(into: bytes, at: offset)
    guard count == bytes.count else {
      throw .corrupt(
        LogDamage(
          file: path, offset: offset + count, expected: "\(bytes.count - count) more bytes",
          found: "the end of the file"))
    }
  }
}
