// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Tells whether the services of this server can be used.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol HealthProtocol: Sendable {
  /// Returns the condition of one service, or of the whole server, at this moment.
  func check(_ request: HealthCheckRequest, context: CallContext)
    -> Gated<HealthCheckReply>

  /// Returns the condition at this moment, and again each time that it changes. A server that stops says so and ends the
  /// stream.
  /// Returns why the stream ends; nil for OK.
  func watch(_ request: HealthCheckRequest, responses: ResponseStream<HealthCheckReply>, context: CallContext)
    async -> RPCError?
}

extension ServiceMethod {
  /// The methods of `keiyaku.rpc.v1.Health`, carried out by `service`.
  public static func methods(of service: some HealthProtocol) -> [ServiceMethod] {
    [
      .unary(HealthMethods.check) { request, context in
        service.check(request, context: context)
      },
      .serverStreaming(HealthMethods.watch) { request, responses, context in
        await service.watch(request, responses: responses, context: context)
      },
    ]
  }
}
