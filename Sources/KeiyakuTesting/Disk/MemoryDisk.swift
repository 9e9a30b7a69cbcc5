internal import KeiyakuLog
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A disk in memory. It outlives the servers that use it one after the other, each through a `MemoryFileSystem`.
///
/// What is written is durable at once: a server that is killed loses what it had not begun to write, and nothing else.
final class MemoryDisk: Sendable {
  /// What can be wrong with the disk.
  private struct Condition {
    var isStalled = false
    var isBroken = false
  }

  /// The bytes of a file.
  final class Contents: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  struct Directory {
    var directories: Set<String> = []
    var files: [String: Contents] = [:]
    var locks: Set<String> = []
  }

  let directory = Mutex(Directory())
  private let condition = Monitor(Condition())

  /// Whatever would change the disk waits.
  func stall() { condition.withLock { $0.pointee.isStalled = true } }

  /// Whatever would change the disk fails.
  func breakDown() {
    condition.withLock { $0.pointee.isBroken = true }
    condition.broadcast()
  }

  /// The disk works, and what waited goes on.
  func recover() {
    condition.withLock { $0.pointee = Condition() }
    condition.broadcast()
  }

  /// Runs `cut` and lets whoever waits for the disk see to it.
  func endWaits(_ cut: () -> Void) {
    condition.withLock { condition in
      cut()
      condition.pointee.isStalled = false
    }
    condition.broadcast()
  }

  /// Waits while the disk stalls; false where it is broken.
  func awaitWork() -> Bool {
    condition.withLock { condition in
      while condition.pointee.isStalled, !condition.pointee.isBroken { self.condition.wait() }
      return !condition.pointee.isBroken
    }
  }
}

/// A server's way to a `MemoryDisk`. Once it is cut off, everything fails, as for a process that is not there any more.
final class MemoryFileSystem: LogFileSystem {
  let disk: MemoryDisk
  private let isCutOff = Atomic(false)

  init(_ disk: MemoryDisk) { self.disk = disk }

  /// Nothing reaches the disk from here any more. What waits for a disk that stalls fails.
  func cutOff() {
    disk.endWaits { isCutOff.store(true, ordering: .sequentiallyConsistent) }
  }

  /// Lets an operation happen where it can. The error is what a disk says that gives up.
  fileprivate func begin(_ operation: String, _ path: String, changes: Bool) throws(LogError) {
    let works = !changes || disk.awaitWork()
    if !works || isCutOff.load(ordering: .sequentiallyConsistent) {
      throw .io(operation: operation, path: path, code: EIO)
    }
  }

  // MARK: LogFileSystem

  func open(_ path: String, _ mode: LogFileMode, direct: Bool) throws(LogError) -> any LogFile {
    try begin("open", path, changes: mode == .empty)
    let contents = disk.directory.withLock { directory in
      if mode == .empty { directory.files[path] = MemoryDisk.Contents() }
      return directory.files[path]
    }
    guard let contents else { throw .io(operation: "open", path: path, code: ENOENT) }
    return MemoryFile(self, path, contents, isDirect: direct)
  }

  func names(in directory: String) throws(LogError) -> [String]? {
    try begin("list", directory, changes: false)
    return disk.directory.withLock { contents in
      guard contents.directories.contains(directory) else { return nil }
      let prefix = directory + "/"
      return (Array(contents.files.keys) + Array(contents.directories))
        .filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        .filter { !$0.contains("/") }.map(String.init)
    }
  }

  func createDirectory(_ path: String) throws(LogError) {
    try begin("mkdir", path, changes: true)
    disk.directory.withLock { _ = $0.directories.insert(path) }
  }

  func rename(_ path: String, to newPath: String) throws(LogError) {
    try begin("rename", path, changes: true)
    disk.directory.withLock { $0.files[newPath] = $0.files.removeValue(forKey: path) }
  }

  func remove(_ path: String) throws(LogError) {
    try begin("remove", path, changes: true)
    disk.directory.withLock { _ = $0.files.removeValue(forKey: path) }
  }

  func syncDirectory(_ path: String) throws(LogError) { try begin("sync", path, changes: true) }

  func lock(_ path: String) throws(LogError) -> any LogDirectoryLock {
    try begin("lock", path, changes: true)
    guard disk.directory.withLock({ $0.locks.insert(path).inserted }) else {
      throw .directoryLocked(path: path, processID: nil)
    }
    return MemoryLock(disk, path)
  }
}

/// An open file of a `MemoryDisk`.
private final class MemoryFile: LogFile {
  let path: String
  let isDirect: Bool
  private let fileSystem: MemoryFileSystem
  private let contents: MemoryDisk.Contents

  init(_ fileSystem: MemoryFileSystem, _ path: String, _ contents: MemoryDisk.Contents, isDirect: Bool) {
    self.fileSystem = fileSystem
    self.path = path
    self.contents = contents
    self.isDirect = isDirect
  }

  func size() throws(LogError) -> Int {
    try fileSystem.begin("size", path, changes: false)
    return contents.bytes.withLock { $0.count }
  }

  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogError) -> Int {
    try fileSystem.begin("read", path, changes: false)
    return contents.bytes.withLock { contents in
      let found = contents.dropFirst(offset).prefix(bytes.count)
      bytes.copyBytes(from: found)
      return found.count
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError) {
    try fileSystem.begin("write", path, changes: true)
    contents.bytes.withLock { contents in
      let end = offset + bytes.count
      if contents.count < end { contents += [UInt8](repeating: 0, count: end - contents.count) }
      contents.withUnsafeMutableBytes {
        UnsafeMutableRawBufferPointer(rebasing: $0[offset..<end]).copyMemory(from: bytes)
      }
    }
  }

  func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError) { try write(bytes, at: offset) }

  func sync() throws(LogError) { try fileSystem.begin("sync", path, changes: true) }

  func truncate(to size: Int) throws(LogError) {
    try fileSystem.begin("truncate", path, changes: true)
    contents.bytes.withLock { contents in
      if contents.count > size { contents.removeLast(contents.count - size) }
    }
  }
}

/// A held lock of a `MemoryDisk`. The lock of a server that was killed is free as soon as the server has gone.
private final class MemoryLock: LogDirectoryLock {
  private let disk: MemoryDisk
  private let path: String

  init(_ disk: MemoryDisk, _ path: String) {
    self.disk = disk
    self.path = path
  }

  func release() { disk.directory.withLock { _ = $0.locks.remove(path) } }
}
