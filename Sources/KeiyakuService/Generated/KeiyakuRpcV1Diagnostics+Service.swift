// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Calls of every shape that touch no data.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol RPCDiagnosticsProtocol: Sendable {
  /// Returns what it gets.
  func echo(_ request: RPCDiagnosticsItem, context: CallContext)
    -> Gated<RPCDiagnosticsItem>

  /// Returns as many items as asked for, then a status. The trailer `item-count` of OK says how many in ASCII.
  /// Returns why the stream ends; nil for OK.
  func expand(_ request: RPCExpandRequest, responses: ResponseStream<RPCDiagnosticsItem>, context: CallContext)
    async -> RPCError?

  /// Counts the items that it gets.
  func collect(_ requests: RequestStream<RPCDiagnosticsItem>, context: CallContext)
    async -> Gated<RPCCollectReply>

  /// Returns each item that it gets, in order.
  /// Returns why the stream ends; nil for OK.
  func relay(
    _ requests: RequestStream<RPCDiagnosticsItem>, responses: ResponseStream<RPCDiagnosticsItem>, context: CallContext)
    async -> RPCError?
}

extension ServiceMethod {
  /// The methods of `keiyaku.rpc.v1.Diagnostics`, carried out by `service`.
  public static func methods(of service: some RPCDiagnosticsProtocol) -> [ServiceMethod] {
    [
      .unary(RPCDiagnosticsMethods.echo) { request, context in
        service.echo(request, context: context)
      },
      .serverStreaming(RPCDiagnosticsMethods.expand) { request, responses, context in
        await service.expand(request, responses: responses, context: context)
      },
      .clientStreaming(RPCDiagnosticsMethods.collect) { requests, context in
        await service.collect(requests, context: context)
      },
      .bidirectional(RPCDiagnosticsMethods.relay) { requests, responses, context in
        await service.relay(requests, responses: responses, context: context)
      },
    ]
  }
}
