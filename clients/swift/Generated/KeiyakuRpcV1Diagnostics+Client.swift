// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Calls of every shape that touch no data.
public struct RPCDiagnosticsClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Returns what it gets.
  public func echo(
    _ request: RPCDiagnosticsItem, options: CallOptions = CallOptions()
  ) async throws -> RPCDiagnosticsItem {
    try await caller.call(RPCDiagnosticsMethods.echo, request, options: options)
  }

  /// Returns as many items as asked for, then a status. The trailer `item-count` of OK says how many in ASCII.
  public func expand(
    _ request: RPCExpandRequest, options: CallOptions = CallOptions()
  ) -> ResponseItems<RPCDiagnosticsItem> {
    caller.serverStreaming(RPCDiagnosticsMethods.expand, request, options: options)
  }

  /// Counts the items that it gets.
  public nonisolated(nonsending) func collect(
    options: CallOptions = CallOptions(), _ body: (RequestSender<RPCDiagnosticsItem>) async throws -> Void
  ) async throws -> RPCCollectReply {
    try await caller.clientStreaming(RPCDiagnosticsMethods.collect, options: options, body)
  }

  /// Returns each item that it gets, in order.
  public func relay(
    options: CallOptions = CallOptions()
  ) -> BidirectionalCall<RPCDiagnosticsItem, RPCDiagnosticsItem> {
    caller.bidirectional(RPCDiagnosticsMethods.relay, options: options)
  }
}
