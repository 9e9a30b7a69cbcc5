import Foundation
import TestSupport
import Testing

/// Snapshots of the real executable, and what other processes make of them.
@Suite(.serialized) struct CheckpointTests {
  private func digest(_ directory: String, _ options: [String] = []) throws -> String {
    let ended = try ServerProcess.run(["digest", "--data-dir", directory] + options)
    #expect(ended.status == 0, "\(ended.errors)")
    return ended.output
  }

  private func create(_ names: ClosedRange<Int>, _ server: ServerProcess) throws {
    for number in names {
      let ended = try ServerProcess.run(["plan", "create", "プラン\(number)", "--connect", server.address])
      #expect(ended.status == 0, "\(ended.errors)")
    }
  }

  @Test func theDigestOfSnapshotAndLogIsThatOfTheLogAlone() throws {
    let directory = try TemporaryDirectory()
    var server = try ServerProcess(dataDirectory: directory.path)
    try create(1...3, server)
    let checkpoint = try ServerProcess.run(["checkpoint", "--json", "--connect", server.address])
    #expect(checkpoint.status == 0, "\(checkpoint.errors)")
    #expect(checkpoint.output.contains("\"published\":true") && checkpoint.output.contains("\"sequence\":4"))
    try create(4...5, server)
    // The directory is somebody's.
    let locked = try ServerProcess.run(["digest", "--data-dir", directory.path])
    #expect(locked.status == 20)
    server.kill()

    let whole = try digest(directory.path, ["--from-log"])
    #expect(whole.contains("sequence 6"))
    #expect(try digest(directory.path) == whole)
    #expect(try digest(directory.path, ["--json"]).contains("\"snapshot_sequence\":4"))
    server = try ServerProcess(dataDirectory: directory.path)
    let again = try ServerProcess.run(["plan", "list", "--connect", server.address])
    #expect(again.output.contains("プラン5") && again.output.contains("プラン1"))
    #expect(server.terminate() == 0)
    #expect(try digest(directory.path) == whole)
  }

  @Test func aDirectoryWithoutADatabaseIsRefusedAndLeftAlone() throws {
    let directory = try TemporaryDirectory()
    let ended = try ServerProcess.run(["digest", "--data-dir", directory.path])
    #expect(ended.status == 21)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
  }
}
