import KeiyakuMessages

extension RPCStatus {
  /// The status, cut until it fits the peer's meta_bytes_max: first details and trailers go, then violations from the
  /// end, then the end of the message. Code, reason, pushback and `not_processed` always arrive.
  public func trimmed(toByteCount byteCount: Int, arena: MessageArena) -> RPCStatus {
    var status = self
    func fits() -> Bool { status.withPacked(arena) { $0.byteCount } <= byteCount }
    if fits() { return status }
    status.details = []
    status.trailers = []
    while !status.violations.isEmpty && !fits() {
      status.violations.removeLast((status.violations.count + 1) / 2)
    }
    while !status.message.isEmpty && !fits() {
      status.message.removeLast((status.message.count + 1) / 2)
    }
    return status
  }
}
