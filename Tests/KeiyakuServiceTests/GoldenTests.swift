import Foundation
import KeiyakuLog
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuEngine
@testable import KeiyakuService

/// Databases that earlier versions wrote, kept for ever: this version reads them to the same state.
///
/// Each is a backup with its history, `Golden/VERSION.backup`, and so a data directory with META, segments and a snapshot.
/// Its digest stands in `Golden/digests.txt`. `KEIYAKU_WRITE_GOLDEN=VERSION` writes another one, once, when that version is
/// released; those that are there are never written anew.
@Suite(.timeLimit(.minutes(2))) struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  /// Version and digest of each golden database.
  private static let digests: [(version: String, digest: String, sequence: Int64)] = {
    guard let text = try? String(contentsOf: folder.appending(path: "digests.txt"), encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, let sequence = Int64(words[2]) else { return nil }
      return (String(words[0]), String(words[1]), sequence)
    }
  }()

  @Test func everyGoldenDatabaseHasADigest() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".backup") }
    #expect(!files.isEmpty)
    #expect(files.sorted() == Self.digests.map { $0.version + ".backup" }.sorted())
  }

  @Test(arguments: digests.indices)
  func aGoldenDatabaseAmountsToItsDigestByEveryWay(index: Int) async throws {
    let (version, digest, sequence) = Self.digests[index]
    let backup = try BackupFile(Self.folder.appending(path: version + ".backup").path)
    func configuration(_ directory: String) -> LogConfiguration {
      LogConfiguration(directory: directory, onFailure: { Issue.record("\($0)") })
    }
    for usesSnapshot in [true, false] {
      let found = try DirectoryDigest.compute(
        configuration(BackupFile.directory), fileSystem: backup, usesSnapshot: usesSnapshot)
      #expect(found.digest.description == digest && found.sequence == sequence, "\(version)")
      #expect(found.inspection.damagedSnapshots.isEmpty && (found.inspection.snapshotSequence > 0) == usesSnapshot)
    }
    let directory = try TemporaryDirectory()
    let data = directory.path + "/data"
    _ = try backup.restore(to: configuration(data), through: sequence)
    #expect(try DirectoryDigest.compute(configuration(data)).digest.description == digest)
    let services = try LoggedServices(in: directory)
    try await services.createSubscription(.provider, .bound("served.jp", plan: 1))
    try services.stack.close()
  }

  @Test func aGoldenDatabaseHoldsEveryKindOfEvent() throws {
    for (version, _, _) in Self.digests {
      let backup = try BackupFile(Self.folder.appending(path: version + ".backup").path)
      let directory = try LogDirectory(
        LogConfiguration(directory: BackupFile.directory, onFailure: { _ in }), fileSystem: backup)
      var kinds: Set<String> = []
      let arena = MessageArena()
      _ = try directory.verify { _, bytes in
        for event in try LogRecord.decode(bytes, arena: arena, unknownFields: .refuse).events {
          kinds.formUnion(
            Mirror(reflecting: event.kind as Any).descendant("some").map { Mirror(reflecting: $0) }?
              .children.compactMap(\.label) ?? [])
        }
      }
      // There is one version of the registry so far: nothing could be adopted.
      #expect(kinds.count == 26 && !kinds.contains("registryAdopted"), "\(version): \(kinds.sorted())")
    }
  }

  /// Writes a golden database: commands of every kind, a snapshot in between, several lives.
  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["KEIYAKU_WRITE_GOLDEN"] != nil, "only when a version is released"))
  func writeGolden() async throws {
    let version = try #require(ProcessInfo.processInfo.environment["KEIYAKU_WRITE_GOLDEN"])
    let file = Self.folder.appending(path: version + ".backup").path
    let directory = try TemporaryDirectory()
    let clock = MovableClock()
    let first = try LoggedServices(in: directory, segmentBytes: 256 << 10, clock: clock)
    try await first.createCatalog()
    try await first.createCustomer("tanaka", password: "ひみつ")
    _ = try await first.call(
      CatalogServiceMethods.updatePlan,
      .with {
        $0.plan = .id(2)
        $0.spec = .with { $0.validityDays = 30 }
        $0.mask = .paths("validity_days")
      })
    try await first.createSubscription(.customer("tanaka"), .bound("expires.jp"))
    var generator = CommandGenerator(seed: 7, identified: false)
    var model = ReferenceModel(now: clock.wall)
    for _ in 0..<1500 {
      let command = generator.next(model)
      _ = model.perform(command)
      // The model leads to commands of every kind; what they come to here is this database's.
      _ = await first.perform(command)
    }
    _ = await first.stream(AdminServiceMethods.checkpoint, .init())
    clock.stepWall(by: 600_000)
    #expect(first.stack.checkClock() != 0)
    _ = try await first.call(AdminServiceMethods.confirmClock, .init())
    try first.stack.close()

    clock.pass(400 * 86_400_000)
    // What fell due is recorded at the start.
    let second = try LoggedServices(in: directory, segmentBytes: 256 << 10, clock: clock)
    try await second.createSubscription(.provider, .bound("last.jp", plan: 1))
    try await second.settle()
    let request = BackupRequest.with {
      $0.withHistory = true
      $0.serverPath = file
    }
    let (items, error) = await second.stream(AdminServiceMethods.backup, request)
    #expect(error == nil && items.last?.complete == true)
    try second.stack.close()
    let found = try DirectoryDigest.compute(
      LogConfiguration(directory: directory.path + "/data", onFailure: { _ in }))
    let line = "\(version) \(found.digest) \(found.sequence)\n"
    let digests = Self.folder.appending(path: "digests.txt")
    let before = (try? String(contentsOf: digests, encoding: .utf8)) ?? ""
    try (before + line).write(to: digests, atomically: true, encoding: .utf8)
  }
}
