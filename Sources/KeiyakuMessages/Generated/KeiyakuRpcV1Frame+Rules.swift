// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension RPCHello {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.software.utf8.count > 128 {
      return FieldLimitViolation(path: "software", limit: 128, size: self.software.utf8.count, unit: .bytes)
    }
    if self.features.count > 64 {
      return FieldLimitViolation(path: "features", limit: 64, size: self.features.count, unit: .entries)
    }
    for (index, value) in self.features.enumerated() {
      if value.utf8.count > 64 {
        return FieldLimitViolation(path: "features[\(index)]", limit: 64, size: value.utf8.count, unit: .bytes)
      }
    }
    if self.databaseID.count > 16 {
      return FieldLimitViolation(path: "database_id", limit: 16, size: self.databaseID.count, unit: .bytes)
    }
    if self.incarnation.count > 16 {
      return FieldLimitViolation(path: "incarnation", limit: 16, size: self.incarnation.count, unit: .bytes)
    }
    return nil
  }
}

extension RPCMetadataEntry {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.key.utf8.count > 128 {
      return FieldLimitViolation(path: "key", limit: 128, size: self.key.utf8.count, unit: .bytes)
    }
    if self.value.count > 4096 {
      return FieldLimitViolation(path: "value", limit: 4096, size: self.value.count, unit: .bytes)
    }
    return nil
  }
}

extension RPCRequestHeader {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.methodName.utf8.count > 256 {
      return FieldLimitViolation(path: "method_name", limit: 256, size: self.methodName.utf8.count, unit: .bytes)
    }
    if self.metadata.count > 64 {
      return FieldLimitViolation(path: "metadata", limit: 64, size: self.metadata.count, unit: .entries)
    }
    for (index, value) in self.metadata.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("metadata[\(index)]") }
    }
    if self.traceparent.utf8.count > 128 {
      return FieldLimitViolation(path: "traceparent", limit: 128, size: self.traceparent.utf8.count, unit: .bytes)
    }
    if self.token.count > 4096 {
      return FieldLimitViolation(path: "token", limit: 4096, size: self.token.count, unit: .bytes)
    }
    return nil
  }
}

extension RPCRequestHeader {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.token = []
    return copy
  }
}

extension RPCRequestHeader: CustomReflectable {
  /// Without children: a dump would show a secret.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension RPCFieldViolation {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.field.utf8.count > 512 {
      return FieldLimitViolation(path: "field", limit: 512, size: self.field.utf8.count, unit: .bytes)
    }
    if self.description.utf8.count > 1024 {
      return FieldLimitViolation(path: "description", limit: 1024, size: self.description.utf8.count, unit: .bytes)
    }
    if self.numbers.count > 16 {
      return FieldLimitViolation(path: "numbers", limit: 16, size: self.numbers.count, unit: .entries)
    }
    return nil
  }
}

extension RPCStatusDetail {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.type.utf8.count > 256 {
      return FieldLimitViolation(path: "type", limit: 256, size: self.type.utf8.count, unit: .bytes)
    }
    if self.value.count > 65536 {
      return FieldLimitViolation(path: "value", limit: 65536, size: self.value.count, unit: .bytes)
    }
    return nil
  }
}

extension RPCStatus {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.message.utf8.count > 4096 {
      return FieldLimitViolation(path: "message", limit: 4096, size: self.message.utf8.count, unit: .bytes)
    }
    if self.reason.utf8.count > 64 {
      return FieldLimitViolation(path: "reason", limit: 64, size: self.reason.utf8.count, unit: .bytes)
    }
    if self.violations.count > 1024 {
      return FieldLimitViolation(path: "violations", limit: 1024, size: self.violations.count, unit: .entries)
    }
    for (index, value) in self.violations.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("violations[\(index)]") }
    }
    if self.details.count > 64 {
      return FieldLimitViolation(path: "details", limit: 64, size: self.details.count, unit: .entries)
    }
    for (index, value) in self.details.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("details[\(index)]") }
    }
    if self.trailers.count > 64 {
      return FieldLimitViolation(path: "trailers", limit: 64, size: self.trailers.count, unit: .entries)
    }
    for (index, value) in self.trailers.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("trailers[\(index)]") }
    }
    return nil
  }
}

extension RPCGoAway {
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
