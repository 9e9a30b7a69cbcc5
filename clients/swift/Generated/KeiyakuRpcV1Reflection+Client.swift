// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// The schema of a server.
public struct ReflectionClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Lists the services that are served here, with their methods.
  public func listServices(
    _ request: ListServicesRequest, options: CallOptions = CallOptions()
  ) async throws -> ListServicesReply {
    try await caller.call(ReflectionMethods.listServices, request, options: options)
  }

  /// Returns the schema as data, whole or as far as one symbol needs it.
  public func getFileDescriptorSet(
    _ request: GetFileDescriptorSetRequest, options: CallOptions = CallOptions()
  ) async throws -> GetFileDescriptorSetReply {
    try await caller.call(ReflectionMethods.getFileDescriptorSet, request, options: options)
  }
}
