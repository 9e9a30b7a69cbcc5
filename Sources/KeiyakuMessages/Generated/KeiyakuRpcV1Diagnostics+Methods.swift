// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.rpc.v1.Diagnostics`.
public enum RPCDiagnosticsMethods {
  /// Returns what it gets.
  public static let echo = MethodDescriptor<RPCDiagnosticsItem, RPCDiagnosticsItem>(
    id: 0xc5d4bfdc, fullName: "keiyaku.rpc.v1.Diagnostics/Echo", kind: .unary,
    isRead: true, isBlocking: false)

  /// Returns as many items as asked for, then a status. The trailer `item-count` of OK says how many in ASCII.
  public static let expand = MethodDescriptor<RPCExpandRequest, RPCDiagnosticsItem>(
    id: 0x6e270919, fullName: "keiyaku.rpc.v1.Diagnostics/Expand", kind: .serverStreaming,
    isRead: true, isBlocking: false)

  /// Counts the items that it gets.
  public static let collect = MethodDescriptor<RPCDiagnosticsItem, RPCCollectReply>(
    id: 0x542a02e9, fullName: "keiyaku.rpc.v1.Diagnostics/Collect", kind: .clientStreaming,
    isRead: true, isBlocking: false)

  /// Returns each item that it gets, in order.
  public static let relay = MethodDescriptor<RPCDiagnosticsItem, RPCDiagnosticsItem>(
    id: 0x3f61cf2a, fullName: "keiyaku.rpc.v1.Diagnostics/Relay", kind: .bidirectional,
    isRead: true, isBlocking: false)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    echo.erased,
    expand.erased,
    collect.erased,
    relay.erased,
  ]
}
