// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.v1.AdminService`.
public enum AdminServiceMethods {
  /// Returns what serves here, from which data, and how much of it there is.
  public static let getServerInfo = MethodDescriptor<GetServerInfoRequest, GetServerInfoReply>(
    id: 0x933c9cef, fullName: "keiyaku.v1.AdminService/GetServerInfo", kind: .unary,
    isRead: true, isBlocking: false)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    getServerInfo.erased,
  ]
}
