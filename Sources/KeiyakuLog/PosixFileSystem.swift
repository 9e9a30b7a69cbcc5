import CKeiyakuSystem
import Glibc

/// The file system of the machine.
public struct PosixFileSystem: LogFileSystem {
  /// Makes the one there is.
  public init() {}

  /// Opens a file; without O_DIRECT where the file system refuses it.
  public func open(_ path: String, _ mode: LogFileMode, direct: Bool) throws(LogError) -> any LogFile {
    let flags = mode == .existing ? KEIYAKU_OPEN_EXISTING : KEIYAKU_OPEN_EMPTY
    var isDirect = direct
    var descriptor = keiyaku_open(path, Int32(flags.rawValue), direct)
    if direct, descriptor == -EINVAL {
      isDirect = false
      descriptor = keiyaku_open(path, Int32(flags.rawValue), false)
    }
    guard descriptor >= 0 else { throw failure("open", path, -descriptor) }
    return PosixFile(path: path, isDirect: isDirect, descriptor: descriptor)
  }

  /// Lists a directory without `.` and `..`.
  public func names(in directory: String) throws(LogError) -> [String]? {
    guard let stream = opendir(directory) else {
      if errno == ENOENT { return nil }
      throw failure("list", directory, errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        // The end and an error look alike but for errno.
        if errno != 0 { throw failure("list", directory, errno) }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        // d_name is a C array that Swift shows as a tuple; it ends with a zero.
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  /// Makes one directory, with access for its owner alone.
  public func createDirectory(_ path: String) throws(LogError) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("create directory", path, errno) }
  }

  /// Renames within the file system.
  public func rename(_ path: String, to newPath: String) throws(LogError) {
    guard Glibc.rename(path, newPath) == 0 else { throw failure("rename to \(newPath)", path, errno) }
  }

  /// Removes one file.
  public func remove(_ path: String) throws(LogError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw failure("remove", path, errno) }
  }

  /// Syncs the directory's own blocks.
  public func syncDirectory(_ path: String) throws(LogError) {
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open directory", path, errno) }
    defer { Glibc.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("sync directory", path, errno) }
  }

  /// Locks the file at `path` and writes the process id into it.
  public func lock(_ path: String) throws(LogError) -> any LogDirectoryLock {
    let descriptor = keiyaku_open(path, Int32(KEIYAKU_OPEN_OR_CREATE.rawValue), false)
    guard descriptor >= 0 else { throw failure("open", path, -descriptor) }
    let result = keiyaku_lock_exclusively(descriptor)
    guard result == 0 else {
      let holder = processID(in: descriptor)
      Glibc.close(descriptor)
      guard result == -EAGAIN else { throw failure("lock", path, -result) }
      throw .directoryLocked(path: path, processID: holder)
    }
    var text = Array("\(getpid())\n".utf8)
    // For the reader of an error message only: the lock counts, not the text, so a failure here matters to nobody.
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, &text, text.count, 0) }
    return PosixLock(descriptor: descriptor)
  }

  private func processID(in descriptor: Int32) -> Int32? {
    var text = [UInt8](repeating: 0, count: 16)
    let count = pread(descriptor, &text, text.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: text[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}

/// An open file and its descriptor.
final class PosixFile: LogFile {
  let path: String
  let isDirect: Bool
  private let descriptor: Int32

  init(path: String, isDirect: Bool, descriptor: Int32) {
    self.path = path
    self.isDirect = isDirect
    self.descriptor = descriptor
  }

  deinit {
    // Nothing to learn from close: whatever must be durable has been synced.
    Glibc.close(descriptor)
  }

  func size() throws(LogError) -> Int {
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw failure("stat", path, errno) }
    return Int(information.st_size)
  }

  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogError) -> Int {
    let count = keiyaku_read_at(descriptor, bytes.baseAddress, bytes.count, Int64(offset))
    guard count >= 0 else { throw failure("read at offset \(offset) of", path, Int32(-count)) }
    return Int(count)
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError) {
    try check(keiyaku_write_at(descriptor, bytes.baseAddress, bytes.count, Int64(offset)), of: bytes.count, at: offset)
  }

  func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError) {
    try check(
      keiyaku_write_durably_at(descriptor, bytes.baseAddress, bytes.count, Int64(offset)), of: bytes.count, at: offset)
  }

  func sync() throws(LogError) {
    guard fdatasync(descriptor) == 0 else { throw failure("sync", path, errno) }
  }

  func truncate(to size: Int) throws(LogError) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw failure("truncate", path, errno) }
  }

  private func check(_ written: Int64, of count: Int, at offset: Int) throws(LogError) {
    guard written >= 0 else { throw failure("write at offset \(offset) of", path, Int32(-written)) }
    // The kernel writes less than asked only when it cannot go on; the reason would come with the next write.
    guard written == count else { throw failure("write \(count) bytes at offset \(offset) of", path, ENOSPC) }
  }
}

/// A lock that lives as long as its descriptor.
final class PosixLock: LogDirectoryLock {
  private let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  func release() {
    keiyaku_unlock(descriptor)
  }

  deinit { Glibc.close(descriptor) }
}

/// The error for an errno: a full disk has a case of its own.
private func failure(_ operation: String, _ path: String, _ code: Int32) -> LogError {
  code == ENOSPC || code == EDQUOT
    ? .noRoom(operation: operation, path: path) : .io(operation: operation, path: path, code: code)
}
