import KeiyakuMessages

/// `keiyaku.rpc.v1.Diagnostics`: calls of every shape that touch no data.
struct DiagnosticsService: RPCDiagnosticsProtocol {
  private static let payloadBytesMax = 4 * 1024 * 1024

  func echo(_ request: RPCDiagnosticsItem, context: CallContext) -> Gated<RPCDiagnosticsItem> {
    Gated(.success(request), observed: 0)
  }

  func expand(
    _ request: RPCExpandRequest, responses: ResponseStream<RPCDiagnosticsItem>, context: CallContext
  ) async -> RPCError? {
    let byteCount = Int(request.payloadBytes)
    guard byteCount <= Self.payloadBytesMax else {
      return RPCError(
        FieldLimitViolation(path: "payload_bytes", limit: Self.payloadBytesMax, size: byteCount, unit: .bytes))
    }
    do throws(RPCError) {
      for number in 0..<request.itemCount {
        let payload = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: byteCount)
        try await responses.send(.with { $0.payload = payload })
      }
    } catch {
      return error
    }
    guard request.code == .ok else {
      return RPCError(code: request.code, reason: "DIAGNOSTICS_REQUESTED", message: "the request asked for this status")
    }
    responses.setTrailers([
      .with { entry in
        entry.key = "item-count"
        entry.value = Array("\(request.itemCount)".utf8)
      }
    ])
    return nil
  }

  func collect(_ requests: RequestStream<RPCDiagnosticsItem>, context: CallContext) async -> Gated<RPCCollectReply> {
    var (items, bytes, hash) = (UInt64(0), UInt64(0), FNV1a.hash64([]))
    do throws(RPCError) {
      for try await item in requests {
        items += 1
        bytes += UInt64(item.payload.count)
        hash = FNV1a.hash64(item.payload, after: hash)
      }
    } catch {
      return .refused(error)
    }
    let (itemCount, payloadBytes, payloadHash) = (items, bytes, hash)
    let reply = RPCCollectReply.with { reply in
      reply.itemCount = itemCount
      reply.payloadBytes = payloadBytes
      reply.payloadHash = payloadHash
    }
    return Gated(.success(reply), observed: 0)
  }

  func relay(
    _ requests: RequestStream<RPCDiagnosticsItem>, responses: ResponseStream<RPCDiagnosticsItem>, context: CallContext
  ) async -> RPCError? {
    do throws(RPCError) {
      for try await item in requests { try await responses.send(item) }
      return nil
    } catch {
      return error
    }
  }
}
