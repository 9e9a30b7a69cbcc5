#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is there whole or not at all: it is written under another name beside its own, and renamed when it is
/// complete and on the disk.
final class AtomicFile {
  private static let bufferBytes = 256 * 1024

  let path: String
  private let partialPath: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  /// Begins a file.
  /// - Parameter isPrivate: Only its owner may read it.
  init(path: String, isPrivate: Bool) throws(CommandFailure) {
    self.path = path
    partialPath = "\(path).partial-\(getpid())"
    descriptor = open(partialPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, isPrivate ? 0o600 : 0o644)
    if descriptor < 0 { throw Self.failure("\(partialPath) cannot be created") }
  }

  /// What was begun and not finished is taken away.
  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(partialPath)
  }

  func write(_ text: String) throws(CommandFailure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferBytes { try flush() }
  }

  /// Brings everything to the disk; `publish` gives the file its name.
  func finish() throws(CommandFailure) {
    try flush()
    if fsync(descriptor) != 0 { throw Self.failure("\(partialPath) cannot be written") }
  }

  /// Gives the file its name.
  func publish() throws(CommandFailure) {
    if rename(partialPath, path) != 0 { throw Self.failure("\(partialPath) cannot be renamed to \(path)") }
    close(descriptor)
    descriptor = -1
  }

  private func flush() throws(CommandFailure) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        #if canImport(Glibc)
          Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("\(partialPath) cannot be written") }
      rest = rest.dropFirst(count)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func failure(_ what: String) -> CommandFailure {
    CommandFailure(message: "\(what): \(String(cString: strerror(errno)))", code: Failure.usage)
  }
}
