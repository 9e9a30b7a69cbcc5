// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.rpc.v1.Health`.
public enum HealthMethods {
  /// Returns the condition of one service, or of the whole server, at this moment.
  public static let check = MethodDescriptor<HealthCheckRequest, HealthCheckReply>(
    id: 0x97b9c771, fullName: "keiyaku.rpc.v1.Health/Check", kind: .unary,
    isRead: true, isBlocking: false)

  /// Returns the condition at this moment, and again each time that it changes. A server that stops says so and ends the
  /// stream.
  public static let watch = MethodDescriptor<HealthCheckRequest, HealthCheckReply>(
    id: 0x7d05e696, fullName: "keiyaku.rpc.v1.Health/Watch", kind: .serverStreaming,
    isRead: true, isBlocking: false)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    check.erased,
    watch.erased,
  ]
}
