import Foundation
import KeiyakuClient
import KeiyakuMessages
import Synchronization
import TestSupport
import Testing

/// The real executable on the real kernel, whose Nth write or sync fails, or at whose Nth the process dies: whatever the
/// call was for, what was acknowledged is there afterwards, once, and what was not may be asked for again.
///
/// `strace` changes what the kernel says. It counts calls per thread, so that the Nth is one of a segment, of META, of a
/// spare or of a lock, as it comes. `KEIYAKU_KERNEL_FAULTS=N` tries every number up to N in place of a few.
@Suite(
  .serialized, .timeLimit(.minutes(20)),
  .enabled(if: Strace.isAvailable, "strace is missing, or may not trace here: install it, or allow ptrace"))
struct KernelFaultTests {
  /// What goes wrong.
  enum Fault: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case failedWrite = "pwrite64,pwritev2:error=EIO"
    case failedSync = "fsync,fdatasync:error=EIO"
    case fullDisk = "pwrite64,pwritev2:error=ENOSPC"
    case deathAtWrite = "pwrite64,pwritev2:signal=SIGKILL"
    case deathAtSync = "fsync,fdatasync:signal=SIGKILL"

    var testDescription: String { rawValue }

    /// How `strace` is told to let it happen at a call.
    func injection(at number: Int) -> [String] {
      // In a process of its own, so that the traced one is this test's child with its own id and status.
      [
        Strace.path, "-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(rawValue.prefix { $0 != ":" })", "-e",
        "inject=\(rawValue):when=\(number)",
      ]
    }
  }

  private static let numbers: [Int] = {
    let most = ProcessInfo.processInfo.environment["KEIYAKU_KERNEL_FAULTS"].flatMap(Int.init)
    return most.map { Array(1...max(1, $0)) } ?? [1, 2, 3, 5, 8, 13]
  }()

  @Test(arguments: Fault.allCases)
  func whatWasAcknowledgedOutlivesAnyCallThatFails(fault: Fault) async throws {
    var ended = 0
    for number in Self.numbers {
      let directory = try TemporaryDirectory()
      // The directory is there: an opening reads, replays and writes.
      let first = try ServerProcess(dataDirectory: directory.path)
      var ledger = Ledger()
      await ledger.load(first, calls: 3)
      #expect(ledger.unknown == nil)
      first.kill()
      do {
        let server = try ServerProcess(dataDirectory: directory.path, launcher: fault.injection(at: number))
        await ledger.load(server, calls: 30)
        if ledger.unknown != nil {
          let status = server.waitUntilExit()
          if case .failedWrite = fault { #expect(status == 27, "call \(number)") }
          if case .failedSync = fault { #expect(status == 27, "call \(number)") }
          ended += 1
        }
        server.kill()
      } catch let failure as ServerProcess.Failure {
        // It ended before it served: nothing was acknowledged.
        ended += 1
        if fault == .failedWrite || fault == .failedSync {
          #expect(failure.description.contains("status 27"), "call \(number): \(failure)")
        }
      }
      try await ledger.expectAll(in: directory.path, "\(fault), call \(number)")
    }
    // A full disk is waited for; every other fault ends the process, at one of the numbers at least.
    if fault != .fullDisk { #expect(ended > 0) }
  }

  /// What a caller knows.
  private struct Ledger {
    private var acknowledged: [String: RequestID] = [:]
    /// The call that has no answer, if one has none.
    private(set) var unknown: (login: String, id: RequestID)?
    private var count = 0

    /// Creates customers one after the other until one is not answered.
    mutating func load(_ server: ServerProcess, calls: Int) async {
      guard let client = try? await KeiyakuClient.connect(server.address) else { return }
      for _ in 0..<calls {
        count += 1
        let (login, id) = ("c\(count)", RequestID())
        do {
          _ = try await client.customers.create(
            .with { $0.spec = .with { $0.login = login } },
            options: CallOptions(timeout: .seconds(5), requestID: id, waitForReady: false))
          acknowledged[login] = id
        } catch let error as RPCError where error.reason == "READ_ONLY" {
          // Not carried out, and said so.
        } catch {
          unknown = (login, id)
          break
        }
      }
      await client.close()
    }

    /// Holds what is there after a start without faults against what was acknowledged.
    func expectAll(in directory: String, _ what: String) async throws {
      let server = try ServerProcess(dataDirectory: directory)
      let client = try await KeiyakuClient.connect(server.address)
      let found = try await client.customers.list(.with { $0.page = .with { $0.size = 1000 } }).customers
      let logins = found.map { $0.spec?.login ?? "" }
      #expect(Set(logins).count == logins.count, "\(what)")
      let missing = Set(acknowledged.keys).subtracting(logins)
      #expect(missing.isEmpty, "\(what): acknowledged and gone: \(missing)")
      let unexplained = Set(logins).subtracting(acknowledged.keys).subtracting([unknown?.login ?? ""])
      #expect(unexplained.isEmpty, "\(what): \(unexplained)")
      for (login, id) in acknowledged {
        let again = try await client.customers.create(
          .with { $0.spec = .with { $0.login = login } }, options: CallOptions(requestID: id))
        #expect(again.result?.replayed == true, "\(what): \(login)")
      }
      if let unknown {
        let again = try await client.customers.create(
          .with { $0.spec = .with { $0.login = unknown.login } }, options: CallOptions(requestID: unknown.id))
        #expect(again.result?.replayed == logins.contains(unknown.login), "\(what)")
      }
      await client.close()
      #expect(server.terminate() == 0, "\(what)")
    }
  }
}

/// The tracer that changes what the kernel says.
private enum Strace {
  static let path = "/usr/bin/strace"

  /// Whether a call can be made to fail here.
  static let isAvailable: Bool = {
    let probe = Process()
    probe.executableURL = URL(filePath: path)
    probe.arguments = ["-o", "/dev/null", "-e", "inject=getpid:retval=1", "/bin/true"]
    probe.standardError = FileHandle.nullDevice
    guard (try? probe.run()) != nil else { return false }
    probe.waitUntilExit()
    return probe.terminationStatus == 0
  }()
}
