@testable import KeiyakuLog

/// A file system in memory that forgets, tears and fails on purpose.
///
/// What was written and not synced survives a crash sector by sector, by lot; names changed and not synced survive as
/// a prefix of the changes in their directory. Every operation that changes something has a number, so that a test can
/// let each of them be the last.
final class SimulatedDisk: LogFileSystem {
  /// The contents of a file: what a reader sees, and what a crash leaves.
  fileprivate final class Node {
    var current: [UInt8] = []
    var durable: [UInt8] = []
    var dirtySectors: Set<Int> = []
  }

  fileprivate enum NameChange {
    case makeDirectory(String)
    case link(String, Node)
    case unlink(String)
    case rename(String, String)
  }

  /// What shall go wrong.
  enum Fault: Equatable {
    /// The power fails in the middle of this operation.
    case crash(atOperation: Int)
    /// This operation reports an errno; whether it took effect is open.
    case fail(atOperation: Int, code: Int32)
    /// This write stores the first half of its blocks and reports an errno; other operations fail without effect.
    case writeHalf(atOperation: Int, code: Int32)
    /// From this operation on every sync reports success and does nothing.
    case loseSyncs(fromOperation: Int)
    /// This call, be it a read or a change, reports an errno and has no effect.
    case failCall(at: Int, code: Int32)
    /// Every operation of this name on a path with this part reports an errno.
    case failEvery(operation: String, path: String, code: Int32)
  }

  fileprivate struct State {
    var directories: Set<String>
    var durableDirectories: Set<String>
    var files: [String: Node] = [:]
    var durableFiles: [String: Node] = [:]
    var changes: [(directory: String, change: NameChange)] = []
    var locked: Set<String> = []
    var operations = 0
    var calls = 0
    var fault: Fault?
    var crashed = false
    /// Whether a sync was reported that never was.
    var hasLostSync = false
    /// A lock taken before the last crash is no lock any more.
    var boot = 0
    var journal: [String] = []
    var refusesDirectIO = false
  }

  private let monitor = Monitor(State(directories: ["/"], durableDirectories: ["/"]))

  fileprivate func withState<Result>(_ body: (inout State) throws(LogError) -> Result) throws(LogError) -> Result {
    try monitor.withLock { (state) throws(LogError) in try body(&state.pointee) }
  }

  private func locked<Result>(_ body: (inout State) -> Result) -> Result {
    monitor.withLock { body(&$0.pointee) }
  }

  // MARK: For tests

  /// How many operations have changed something.
  var operations: Int { locked { $0.operations } }
  /// How many calls there have been, reads and changes.
  var calls: Int { locked { $0.calls } }
  /// The operations and reads since the last boot, by name and path.
  var journal: [String] { locked { $0.journal } }

  /// Whether files open through the page cache whatever is asked.
  var refusesDirectIO: Bool {
    get { locked { $0.refusesDirectIO } }
    set { locked { $0.refusesDirectIO = newValue } }
  }

  /// Sets what shall go wrong; operations are counted from now on.
  func setFault(_ fault: Fault?) {
    locked { state in
      state.fault = fault
      state.operations = 0
      state.calls = 0
    }
  }

  /// What is set to go wrong.
  var plannedFault: Fault? { locked { $0.fault } }

  var hasCrashed: Bool { locked { $0.crashed } }

  /// Whether a sync was reported as done that never was.
  var hasLostSync: Bool { locked { $0.hasLostSync } }

  /// Takes all locks away, as the end of a process does.
  func releaseLocks() { locked { $0.locked = [] } }

  /// The power comes back: what was not synced is there or not, by lot.
  func crashAndBoot(seed: UInt64) {
    locked { state in
      var random = SplitMix64(seed: seed)
      for directory in Set(state.changes.map(\.directory)).sorted() {
        let changes = state.changes.filter { $0.directory == directory }
        for change in changes.prefix(Int(random.next() % UInt64(changes.count + 1))) { apply(change.change, &state) }
      }
      state.changes = []
      let directories = state.durableDirectories
      state.durableFiles = state.durableFiles.filter { directories.contains(Self.parent(of: $0.key)) }
      for (_, node) in state.durableFiles.sorted(by: { $0.key < $1.key }) { lose(node, &random) }
      state.directories = directories
      state.files = state.durableFiles
      state.crashed = false
      state.fault = nil
      state.locked = []
      state.boot += 1
      state.journal = []
    }
  }

  /// A second disk with the same contents, all of it durable.
  func copy() -> SimulatedDisk {
    let copy = SimulatedDisk()
    let (directories, files) = locked { ($0.directories, $0.files.mapValues { $0.current }) }
    copy.locked { state in
      state.directories = directories
      state.durableDirectories = directories
    }
    for (path, bytes) in files { copy.edit(path) { $0 = bytes } }
    return copy
  }

  /// Waits until this many operations with this name and part of a path have happened.
  func wait(forOperations count: Int, _ operation: String, on path: String) {
    monitor.withLock { state in
      while state.pointee.journal.count(where: { $0.hasPrefix(operation) && $0.contains(path) }) < count {
        monitor.wait()
      }
    }
  }

  func contents(_ path: String) -> [UInt8]? { locked { $0.files[path]?.current } }

  /// Changes a file behind the log's back, durably.
  func edit(_ path: String, _ change: (inout [UInt8]) -> Void) {
    locked { state in
      let node = state.files[path] ?? Node()
      change(&node.current)
      node.durable = node.current
      node.dirtySectors = []
      state.files[path] = node
      state.durableFiles[path] = node
    }
  }

  /// Removes a file behind the log's back.
  func delete(_ path: String) {
    locked { state in
      state.files[path] = nil
      state.durableFiles[path] = nil
    }
  }

  func addDirectory(_ path: String) {
    locked { state in
      state.directories.insert(path)
      state.durableDirectories.insert(path)
    }
  }

  func paths(in directory: String) -> [String] {
    locked { $0.files.keys.filter { Self.parent(of: $0) == directory }.sorted() }
  }

  // MARK: LogFileSystem

  func open(_ path: String, _ mode: LogFileMode, direct: Bool) throws(LogError) -> any LogFile {
    let (existing, isDirect) = try withState { (state) throws(LogError) in
      try Self.checkAlive(&state, "open", path)
      return (state.files[path], direct && !state.refusesDirectIO)
    }
    if mode == .existing {
      guard let existing else { throw .io(operation: "open", path: path, code: 2) }
      return SimulatedFile(self, path, existing, isDirect)
    }
    return try mutate("create", path) { state in
      let node = state.files[path] ?? Node()
      if state.files[path] == nil {
        state.files[path] = node
        state.changes.append((Self.parent(of: path), .link(path, node)))
      }
      node.current = []
      return SimulatedFile(self, path, node, isDirect)
    }
  }

  func names(in directory: String) throws(LogError) -> [String]? {
    try withState { (state) throws(LogError) in
      try Self.checkAlive(&state, "list", directory)
      guard state.directories.contains(directory) else { return nil }
      return (Array(state.files.keys) + Array(state.directories))
        .filter { $0 != directory && Self.parent(of: $0) == directory }.map(Self.name(of:))
    }
  }

  func createDirectory(_ path: String) throws(LogError) {
    if try withState({ (state) throws(LogError) in state.directories.contains(path) }) { return }
    try mutate("mkdir", path) { state in
      state.directories.insert(path)
      state.changes.append((Self.parent(of: path), .makeDirectory(path)))
    }
  }

  func rename(_ path: String, to newPath: String) throws(LogError) {
    try mutate("rename", newPath) { state in
      state.files[newPath] = state.files.removeValue(forKey: path)
      state.changes.append((Self.parent(of: path), .rename(path, newPath)))
    }
  }

  func remove(_ path: String) throws(LogError) {
    try mutate("remove", path) { state in
      state.files[path] = nil
      state.changes.append((Self.parent(of: path), .unlink(path)))
    }
  }

  func syncDirectory(_ path: String) throws(LogError) {
    try mutate("syncdir", path, unlessCrash: true) { state in
      for change in state.changes where change.directory == path { self.apply(change.change, &state) }
      state.changes.removeAll { $0.directory == path }
    }
  }

  func lock(_ path: String) throws(LogError) -> any LogDirectoryLock {
    try withState { (state) throws(LogError) in
      try Self.checkAlive(&state, "lock", path)
      guard state.locked.insert(path).inserted else { throw .directoryLocked(path: path, processID: nil) }
      return SimulatedLock(self, path, state.boot)
    }
  }

  // MARK: Helpers

  fileprivate static func checkAlive(
    _ state: inout State, _ operation: String, _ path: String
  ) throws(LogError) {
    state.calls += 1
    if case .failCall(state.calls, let code) = state.fault { throw Self.error(operation, path, code) }
    if state.crashed { throw .io(operation: operation, path: path, code: 5) }
    if case .failEvery(operation, let part, let code) = state.fault, path.contains(part) {
      throw Self.error(operation, path, code)
    }
  }

  fileprivate static func error(_ operation: String, _ path: String, _ code: Int32) -> LogError {
    code == 28 ? .noRoom(operation: operation, path: path) : .io(operation: operation, path: path, code: code)
  }

  /// Counts an operation and lets it happen, fail or be the last one.
  fileprivate func mutate<Result>(
    _ operation: String, _ path: String, unlessCrash: Bool = false, _ body: (inout State) -> Result
  ) throws(LogError) -> Result {
    try withState { (state) throws(LogError) in
      try Self.checkAlive(&state, operation, path)
      defer { monitor.broadcast() }
      state.operations += 1
      state.journal.append("\(operation) \(path)")
      switch state.fault {
      case .crash(let number) where number == state.operations:
        state.crashed = true
        if !unlessCrash { _ = body(&state) }
        throw .io(operation: operation, path: path, code: 5)
      case .fail(let number, let code) where number == state.operations:
        if !unlessCrash { _ = body(&state) }
        throw Self.error(operation, path, code)
      case .writeHalf(let number, let code) where number == state.operations:
        if operation == "write" { _ = body(&state) }
        throw Self.error(operation, path, code)
      default:
        return body(&state)
      }
    }
  }

  private func apply(_ change: NameChange, _ state: inout State) {
    switch change {
    case .makeDirectory(let path): state.durableDirectories.insert(path)
    case .link(let path, let node): state.durableFiles[path] = node
    case .unlink(let path): state.durableFiles[path] = nil
    case .rename(let path, let newPath):
      if let node = state.durableFiles.removeValue(forKey: path) { state.durableFiles[newPath] = node }
    }
  }

  /// Leaves of the unsynced sectors what the lot says; a file that grew without a sync may hold anything there.
  private func lose(_ node: Node, _ random: inout SplitMix64) {
    let mode = random.next() % 4
    let grew = mode == 0 || (mode > 1 && random.next() % 2 == 0)
    let size = grew ? node.current.count : node.durable.count
    var survivor = Array(node.durable.prefix(size))
    while survivor.count < size { survivor.append(0xDB) }
    for sector in node.dirtySectors.sorted() {
      let keep = mode == 0 || (mode > 1 && random.next() % 2 == 0)
      let range = (sector * 512..<(sector + 1) * 512).clamped(to: 0..<min(size, node.current.count))
      if keep { survivor.replaceSubrange(range, with: node.current[range]) }
    }
    node.current = survivor
    node.durable = survivor
    node.dirtySectors = []
  }

  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

/// Unchecked: the node is used with the disk's lock held only.
private final class SimulatedFile: LogFile, @unchecked Sendable {
  let path: String
  let isDirect: Bool
  private let disk: SimulatedDisk
  private let node: SimulatedDisk.Node

  init(_ disk: SimulatedDisk, _ path: String, _ node: SimulatedDisk.Node, _ isDirect: Bool) {
    self.disk = disk
    self.path = path
    self.node = node
    self.isDirect = isDirect
  }

  func size() throws(LogError) -> Int {
    try disk.withState { (state) throws(LogError) in
      try SimulatedDisk.checkAlive(&state, "size", path)
      return node.current.count
    }
  }

  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogError) -> Int {
    precondition(offset % 4096 == 0 && bytes.count % 4096 == 0, "direct reads are of whole blocks")
    return try disk.withState { (state) throws(LogError) in
      try SimulatedDisk.checkAlive(&state, "read", path)
      state.journal.append("read \(path)")
      let count = max(0, min(bytes.count, node.current.count - offset))
      node.current.withUnsafeBytes { source in
        bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[min(offset, source.count)...].prefix(count)))
      }
      return count
    }
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError) {
    try disk.mutate("write", path) { state in
      var stored = bytes
      if case .writeHalf(state.operations, _) = state.fault {
        stored = UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 8192 * 4096))
      }
      self.store(stored, at: offset)
    }
  }

  func writeDurably(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(LogError) {
    try write(bytes, at: offset)
    try sync()
  }

  func sync() throws(LogError) {
    try disk.mutate("sync", path, unlessCrash: true) { state in
      if case .loseSyncs(let first) = state.fault, state.operations >= first {
        state.hasLostSync = true
        return
      }
      if self.node.durable.count != self.node.current.count {
        self.node.durable = self.node.current
      } else {
        for sector in self.node.dirtySectors {
          let range = sector * 512..<(sector + 1) * 512
          self.node.durable.replaceSubrange(range, with: self.node.current[range])
        }
      }
      self.node.dirtySectors = []
    }
  }

  func truncate(to size: Int) throws(LogError) {
    try disk.mutate("truncate", path) { _ in
      self.node.current.removeLast(self.node.current.count - size)
      self.node.dirtySectors = self.node.dirtySectors.filter { $0 * 512 < size }
    }
  }

  private func store(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
    precondition(offset % 4096 == 0 && bytes.count % 4096 == 0, "direct writes are of whole blocks")
    if node.current.count < offset + bytes.count {
      node.current += [UInt8](repeating: 0, count: offset + bytes.count - node.current.count)
    }
    node.current.withUnsafeMutableBytes { target in
      UnsafeMutableRawBufferPointer(rebasing: target[offset..<offset + bytes.count]).copyMemory(from: bytes)
    }
    for sector in offset / 512..<(offset + bytes.count) / 512 { node.dirtySectors.insert(sector) }
  }
}

private final class SimulatedLock: LogDirectoryLock {
  private let disk: SimulatedDisk
  private let path: String
  private let boot: Int

  init(_ disk: SimulatedDisk, _ path: String, _ boot: Int) {
    self.disk = disk
    self.path = path
    self.boot = boot
  }

  func release() {
    // The closure does not throw; the signature is that of the other operations.
    try! disk.withState { state in
      if state.boot == boot { state.locked.remove(path) }
    }
  }
}

/// A small seeded generator (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
