import KeiyakuMessages
import KeiyakuService
import Logging

/// A line for every call that has ended, at the level `debug`; `warning` where the server broke one of its own rules.
/// Says who called what and how it ended, and nothing of what was in it.
public struct CallLogging: ServerInterceptor {
  private let logger: Logger

  /// Lines of a logger.
  public init(logger: Logger) {
    self.logger = logger
  }

  /// The lines of one event loop.
  public func makeLoopInterceptor(methods: [ServiceMethod]) -> any LoopInterceptor {
    Lines(logger: logger, methods: methods.map(\.fullName))
  }

  private final class Lines: LoopInterceptor {
    private let logger: Logger
    private let methods: [String]
    private var peers: [UInt64: CallPeer] = [:]

    init(logger: Logger, methods: [String]) {
      self.logger = logger
      self.methods = methods
    }

    func callStarted(_ call: StartedCall, peer: CallPeer, context: inout CallContext) -> RPCError? {
      peers[call.id] = peer
      return nil
    }

    func callEnded(_ call: EndedCall) {
      let peer = peers.removeValue(forKey: call.start.id)
      let level: Logger.Level = call.code == .internal || call.code == .dataLoss ? .warning : .debug
      logger.log(
        level: level, "call",
        metadata: [
          "method": "\(methods[call.start.method])", "peer": "\(peer?.address ?? "unknown")",
          "code": "\(call.code.schemaName)", "reason": "\(call.reason)", "microseconds": "\(call.nanoseconds / 1000)",
          "request_bytes": "\(call.start.requestBytes)", "reply_bytes": "\(call.replyBytes)",
        ])
    }
  }
}
