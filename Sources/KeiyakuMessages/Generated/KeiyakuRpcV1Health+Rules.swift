// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension HealthCheckRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.service.utf8.count > 256 {
      return FieldLimitViolation(path: "service", limit: 256, size: self.service.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension HealthCheckReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.reason.utf8.count > 64 {
      return FieldLimitViolation(path: "reason", limit: 64, size: self.reason.utf8.count, unit: .bytes)
    }
    if self.message.utf8.count > 1024 {
      return FieldLimitViolation(path: "message", limit: 1024, size: self.message.utf8.count, unit: .bytes)
    }
    return nil
  }
}
