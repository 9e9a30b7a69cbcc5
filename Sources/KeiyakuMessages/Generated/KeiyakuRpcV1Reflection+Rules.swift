// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension ListServicesReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.services.count > 4096 {
      return FieldLimitViolation(path: "services", limit: 4096, size: self.services.count, unit: .entries)
    }
    for (index, value) in self.services.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("services[\(index)]") }
    }
    return nil
  }
}

extension ServiceDescription {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.comment.utf8.count > 65536 {
      return FieldLimitViolation(path: "comment", limit: 65536, size: self.comment.utf8.count, unit: .bytes)
    }
    if self.methods.count > 4096 {
      return FieldLimitViolation(path: "methods", limit: 4096, size: self.methods.count, unit: .entries)
    }
    for (index, value) in self.methods.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("methods[\(index)]") }
    }
    return nil
  }
}

extension MethodDescription {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.comment.utf8.count > 65536 {
      return FieldLimitViolation(path: "comment", limit: 65536, size: self.comment.utf8.count, unit: .bytes)
    }
    if self.request.utf8.count > 1024 {
      return FieldLimitViolation(path: "request", limit: 1024, size: self.request.utf8.count, unit: .bytes)
    }
    if self.reply.utf8.count > 1024 {
      return FieldLimitViolation(path: "reply", limit: 1024, size: self.reply.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension GetFileDescriptorSetRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.symbol.utf8.count > 256 {
      return FieldLimitViolation(path: "symbol", limit: 256, size: self.symbol.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension GetFileDescriptorSetReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.fileDescriptorSet.count > 4194304 {
      return FieldLimitViolation(path: "file_descriptor_set", limit: 4194304, size: self.fileDescriptorSet.count, unit: .bytes)
    }
    return nil
  }
}
