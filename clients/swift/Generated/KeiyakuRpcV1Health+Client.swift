// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Tells whether the services of this server can be used.
public struct HealthClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Returns the condition of one service, or of the whole server, at this moment.
  public func check(
    _ request: HealthCheckRequest, options: CallOptions = CallOptions()
  ) async throws -> HealthCheckReply {
    try await caller.call(HealthMethods.check, request, options: options)
  }

  /// Returns the condition at this moment, and again each time that it changes. A server that stops says so and ends the
  /// stream.
  public func watch(
    _ request: HealthCheckRequest, options: CallOptions = CallOptions()
  ) -> ResponseItems<HealthCheckReply> {
    caller.serverStreaming(HealthMethods.watch, request, options: options)
  }
}
