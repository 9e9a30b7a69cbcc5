import KeiyakuClient
import KeiyakuMessages
import NIOCore

/// Asks for one stream of items after the other, and counts and checks what comes.
struct StreamWorker: Sendable {
  /// Items of one call.
  static let itemsPerCall: UInt32 = 10_000
  /// Bytes of an item's payload.
  private static let payloadBytes: UInt32 = 16

  let client: KeiyakuClient
  let measureFrom: NIODeadline
  let end: NIODeadline

  /// Returns when the time is over.
  func run() async -> LoadSample {
    var sample = LoadSample()
    let request = RPCExpandRequest.with { request in
      request.itemCount = Self.itemsPerCall
      request.payloadBytes = Self.payloadBytes
    }
    while sample.errors == 0 {
      let start = NIODeadline.now()
      if start >= end { break }
      do {
        var number: UInt32 = 0
        var isRight = true
        for try await item in client.diagnostics.expand(request) {
          isRight =
            isRight && item.payload.count == Int(Self.payloadBytes)
            && item.payload[0] == UInt8(truncatingIfNeeded: number)
          number += 1
        }
        let now = NIODeadline.now()
        guard isRight, number == Self.itemsPerCall else {
          sample.errors += 1
          sample.firstError = "a stream of \(Self.itemsPerCall) items came as \(number), or with others"
          break
        }
        if start >= measureFrom, now <= end {
          sample.items += Int(number)
          sample.latencies.record(UInt64((now - start).nanoseconds))
        }
      } catch {
        sample.errors += 1
        sample.firstError = "\(error)"
      }
    }
    return sample
  }
}
