/// What a log needs of a file system; a test replaces it by one that crashes, tears and fails on purpose.
///
/// Every failure is a `LogError.io` or `LogError.noRoom` that names operation, path and errno.
public protocol LogFileSystem: Sendable {
  /// Opens a file for reading and writing, past the page cache if `direct` and possible.
  func open(_ path: String, _ mode: LogFileMode, direct: Bool) throws(LogError) -> any LogFile

  /// The names in a directory in no order, or nil if there is no such directory.
  func names(in directory: String) throws(LogError) -> [String]?

  /// Makes a directory; fine if it is there already.
  func createDirectory(_ path: String) throws(LogError)

  /// Renames a file, replacing what has the new name. Durable after ``syncDirectory(_:)``.
  func rename(_ path: String, to newPath: String) throws(LogError)

  /// Removes a file; fine if it is gone already. Durable after ``syncDirectory(_:)``.
  func remove(_ path: String) throws(LogError)

  /// Makes the names in a directory durable.
  func syncDirectory(_ path: String) throws(LogError)

  /// Takes a lock that ends with the process or with ``LogDirectoryLock/release()``.
  ///
  /// - Throws: `LogError.directoryLocked` if another one holds it.
  func lock(_ path: String) throws(LogError) -> any LogDirectoryLock
}

/// How a file is opened.
public enum LogFileMode: Sendable {
  /// The file must be there.
  case existing
  /// The file is created, or emptied.
  case empty
}

/// An open file. Offsets, counts and addresses are multiples of 4 KiB, as direct I/O wants them.
///
/// Used through an existential: a call costs nanoseconds, and what it starts takes a hundred microseconds.
public protocol LogFile: AnyObject, Sendable {
  /// The name under which the file was opened.
  var path: String { get }
  /// Whether reads and writes bypass the page cache.
  var isDirect: Bool { get }
  /// The file's size in bytes.
  func size() throws(LogError) -> Int
  /// Reads until `bytes` is full or the file ends; answers how many bytes were read.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogError) -> Int
  /// Writes all bytes with one write. They are durable after ``sync()``.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError)
  /// Writes all bytes with one write and one sync.
  func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError)
  /// Makes everything written durable, and the size with it.
  func sync() throws(LogError)
  /// Cuts the file to a size.
  func truncate(to size: Int) throws(LogError)
}

/// A held lock.
public protocol LogDirectoryLock: AnyObject, Sendable {
  /// Gives the lock up.
  func release()
}
