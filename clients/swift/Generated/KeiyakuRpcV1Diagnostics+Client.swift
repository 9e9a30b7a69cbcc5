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
}
