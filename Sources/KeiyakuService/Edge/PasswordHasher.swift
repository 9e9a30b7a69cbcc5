import CKeiyakuSystem
import Dispatch
import KeiyakuDomain
import Synchronization

/// Computes and verifies password hashes off the event loops, a few at a time.
///
/// Passwords are kept as yescrypt by the system's crypt library. One hash takes milliseconds by design, so that at most
/// as many are computed at once as there are queues; beyond `waitingMax` further ones are refused at once.
final class PasswordHasher: Sendable {
  /// Hashes that may wait for their turn.
  static let waitingMax = 1024

  private let queues: [DispatchQueue]
  private let next = Atomic<Int>(0)
  private let waiting = Atomic<Int>(0)

  /// A hash of no password that anybody knows: verified for unknown logins, so that they take as long as known ones.
  private let decoy: String

  /// - Parameter concurrency: Hashes computed at once.
  init(concurrency: Int) throws(PasswordHashingUnavailable) {
    queues = (0..<max(concurrency, 1)).map { DispatchQueue(label: "keiyaku.password.\($0)") }
    var random = SystemRandomNumberGenerator()
    do throws(Refusal) { decoy = try Self.hash("\(random.next())\(random.next())") } catch {
      throw PasswordHashingUnavailable()
    }
  }

  /// The hash of a password in crypt(5) form.
  func hash(_ password: String) async throws(Refusal) -> String {
    let result: Result<String, Refusal> = try await run {
      do throws(Refusal) { return .success(try Self.hash(password)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  /// Whether a password has this hash; an empty hash takes as long as any and matches nothing.
  func verify(_ password: String, _ crypt: String) async throws(Refusal) -> Bool {
    let decoy = decoy
    return try await run {
      let matches = keiyaku_password_verify(password, crypt.isEmpty ? decoy : crypt)
      return matches && !crypt.isEmpty
    }
  }

  private func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(Refusal) -> Value {
    guard waiting.add(1, ordering: .relaxed).newValue <= Self.waitingMax else {
      waiting.subtract(1, ordering: .relaxed)
      throw .overloaded(limit: "password hashes waiting", value: Int64(Self.waitingMax))
    }
    let queue = queues[next.add(1, ordering: .relaxed).newValue % queues.count]
    return await withCheckedContinuation { continuation in
      queue.async {
        let value = work()
        self.waiting.subtract(1, ordering: .relaxed)
        continuation.resume(returning: value)
      }
    }
  }

  private static func hash(_ password: String) throws(Refusal) -> String {
    var output = [CChar](repeating: 0, count: 512)
    guard keiyaku_password_hash(password, &output, output.count) == 0 else {
      throw .fieldInvalid(field: "credential.password", reason: "cannot be hashed by this system; give another one")
    }
    return output.withUnsafeBufferPointer { buffer in
      // crypt ends its output with a NUL within the buffer.
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }
}

/// The system's crypt library cannot make the hashes that passwords are kept as.
public struct PasswordHashingUnavailable: Error, CustomStringConvertible {
  /// What is wrong and what to do.
  public var description: String {
    "libcrypt of this system cannot hash passwords by yescrypt; install libxcrypt (libcrypt1) 4.4 or later"
  }
}
