import KeiyakuLog
import KeiyakuMessages

/// What a data directory amounts to.
public struct DirectoryDigest: Sendable {
  /// The digest of its state.
  public let digest: StateDigest
  /// Sequence of the last record.
  public let sequence: Int64
  /// What was read.
  public let inspection: LogInspection

  /// Restores a data directory in memory, under its lock, and changes nothing in it.
  ///
  /// - Parameters:
  ///   - configuration: Where it is.
  ///   - fileSystem: Holds it.
  ///   - usesSnapshot: Whether to begin with the newest snapshot; otherwise the whole log is replayed.
  ///   - threads: That restore a snapshot at once.
  /// - Throws: What `Engine.open` would throw.
  public static func compute(
    _ configuration: LogConfiguration, fileSystem: any LogFileSystem = PosixFileSystem(), usesSnapshot: Bool = true,
    threads: Int = 2
  ) throws -> DirectoryDigest {
    let core = CoreBox()
    let inspection = try Log.inspect(
      configuration, fileSystem: fileSystem,
      restore: usesSnapshot ? { try core.restore($0, threads: threads) } : nil, replay: core.replay)
    return DirectoryDigest(
      digest: core.value.state.digest(), sequence: core.value.appliedSequence, inspection: inspection)
  }
}
