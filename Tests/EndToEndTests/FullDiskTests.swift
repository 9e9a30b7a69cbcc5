import Foundation
import KeiyakuClient
import TestSupport
import Testing

/// A file system of a few megabytes, in memory, that a test can fill.
final class SmallDisk {
  let path: String
  private let directory: TemporaryDirectory
  private var filler: String { path + "/filler" }

  /// Whether this machine lets tests mount file systems.
  static let isAvailable: Bool = (try? SmallDisk(megabytes: 1)) != nil

  init(megabytes: Int) throws {
    directory = try TemporaryDirectory()
    path = directory.path + "/disk"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    guard Self.run("/bin/mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path]) else {
      throw CocoaError(.fileWriteNoPermission)
    }
  }

  deinit { _ = Self.run("/bin/umount", ["-l", path]) }

  /// Leaves no room for anything.
  func fill() throws {
    _ = FileManager.default.createFile(atPath: filler, contents: nil)
    let handle = try #require(FileHandle(forWritingAtPath: filler))
    defer { try? handle.close() }
    for size in [1 << 20, 4096] {
      while (try? handle.write(contentsOf: Data(count: size))) != nil {}
    }
  }

  func makeRoom() throws { try FileManager.default.removeItem(atPath: filler) }

  private static func run(_ tool: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

/// The real executable on a file system that is really full.
@Suite(
  .serialized, .timeLimit(.minutes(5)),
  .enabled(if: SmallDisk.isAvailable, "mounting a small file system needs root"))
struct FullDiskTests {
  private func serve(_ disk: SmallDisk) throws -> ServerProcess {
    try ServerProcess(
      dataDirectory: disk.path + "/data",
      options: ["--segment-bytes", "\(2 << 20)", "--metrics-listen", "127.0.0.1:0"])
  }

  /// Says at once what the server says.
  private func connect(_ server: ServerProcess) async throws -> KeiyakuClient {
    var configuration = try #require(ClientConfiguration(endpoints: server.address))
    configuration.retry.attemptsMax = 1
    return try await KeiyakuClient.connect(configuration)
  }

  private func create(_ client: KeiyakuClient, _ number: Int) async throws {
    _ = try await client.customers.create(.with { $0.spec = .with { $0.login = "customer\(number)" } })
  }

  /// Creates customers until the server refuses; answers how many there are.
  private func createUntilRefused(_ client: KeiyakuClient, from first: Int) async throws -> Int {
    for number in first..<first + 10_000 {
      do { try await create(client, number) } catch let error as RPCError {
        #expect(error.reason == "READ_ONLY" && error.code == .unavailable, "\(error)")
        return number - 1
      }
    }
    Issue.record("ten thousand records fit on a full disk")
    return 0
  }

  private func expectReadsOnly(_ server: ServerProcess, _ client: KeiyakuClient, count: Int) async throws {
    for number in [1, count] {
      let found = try await client.customers.get(.with { $0.customer = .with { $0.by = .login("customer\(number)") } })
      #expect(found.customer?.spec?.login == "customer\(number)")
    }
    let health = try await client.health.check(.init())
    #expect(health.status == .notServing && health.reason == "OUT_OF_DISK")
    let address = try #require(server.metricsAddress)
    #expect(try HTTPExchange.get("/readyz", at: address).status == 503)
    let metrics = try HTTPExchange.get("/metrics", at: address).body
    #expect(metrics.contains("\nkeiyaku_serving 0\n") && metrics.contains("\nkeiyaku_log_read_only 1\n"))
  }

  private func waitUntilServing(_ client: KeiyakuClient) async throws {
    for try await reply in client.health.watch(.init()) where reply.status == .serving { return }
  }

  @Test func aFullDiskRefusesWritesServesReadsAndGoesOnByItself() async throws {
    let disk = try SmallDisk(megabytes: 20)
    let server = try serve(disk)
    let client = try await connect(server)
    try await create(client, 1)
    try disk.fill()
    let count = try await createUntilRefused(client, from: 2)
    try await expectReadsOnly(server, client, count: count)
    try disk.makeRoom()
    try await waitUntilServing(client)
    try await create(client, count + 1)
    await client.close()
    #expect(server.terminate() == 0)
  }

  @Test func aStartOnAFullDiskServesReadsAndGoesOnByItself() async throws {
    let disk = try SmallDisk(megabytes: 20)
    let first = try serve(disk)
    let before = try await connect(first)
    for number in 1...20 { try await create(before, number) }
    await before.close()
    first.kill()
    // Neither a spare nor room for one: the next process cannot begin a segment.
    let log = disk.path + "/data/wal"
    for name in try FileManager.default.contentsOfDirectory(atPath: log) where name.hasSuffix(".tmp") {
      try FileManager.default.removeItem(atPath: log + "/" + name)
    }
    try? FileManager.default.removeItem(atPath: disk.path + "/data/ballast")
    try disk.fill()
    let server = try serve(disk)
    let client = try await connect(server)
    #expect(try await createUntilRefused(client, from: 21) == 20)
    try await expectReadsOnly(server, client, count: 20)
    try disk.makeRoom()
    try await waitUntilServing(client)
    try await create(client, 21)
    await client.close()
    #expect(server.terminate() == 0)
    let again = try serve(disk)
    let last = try await connect(again)
    #expect(try await last.admin.getServerInfo(.init()).customerCount == 21)
    await last.close()
    #expect(again.terminate() == 0)
  }
}
