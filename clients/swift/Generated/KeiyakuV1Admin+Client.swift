// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// For operators.
public struct AdminServiceClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Returns what serves here, from which data, and how much of it there is.
  public func getServerInfo(
    _ request: GetServerInfoRequest, options: CallOptions = CallOptions()
  ) async throws -> GetServerInfoReply {
    try await caller.call(AdminServiceMethods.getServerInfo, request, options: options)
  }
}
