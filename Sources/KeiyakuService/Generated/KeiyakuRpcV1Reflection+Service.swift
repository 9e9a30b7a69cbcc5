// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// The schema of a server.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol ReflectionProtocol: Sendable {
  /// Lists the services that are served here, with their methods.
  func listServices(_ request: ListServicesRequest, context: CallContext)
    -> Gated<ListServicesReply>

  /// Returns the schema as data, whole or as far as one symbol needs it.
  func getFileDescriptorSet(_ request: GetFileDescriptorSetRequest, context: CallContext)
    -> Gated<GetFileDescriptorSetReply>
}

extension ServiceMethod {
  /// The methods of `keiyaku.rpc.v1.Reflection`, carried out by `service`.
  public static func methods(of service: some ReflectionProtocol) -> [ServiceMethod] {
    [
      .unary(ReflectionMethods.listServices) { request, context in
        service.listServices(request, context: context)
      },
      .unary(ReflectionMethods.getFileDescriptorSet) { request, context in
        service.getFileDescriptorSet(request, context: context)
      },
    ]
  }
}
