// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension RPCDiagnosticsItem {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.payload.count > 4194304 {
      return FieldLimitViolation(path: "payload", limit: 4194304, size: self.payload.count, unit: .bytes)
    }
    return nil
  }
}
