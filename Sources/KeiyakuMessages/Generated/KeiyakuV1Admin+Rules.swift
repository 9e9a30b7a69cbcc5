// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension GetServerInfoReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.software.utf8.count > 128 {
      return FieldLimitViolation(path: "software", limit: 128, size: self.software.utf8.count, unit: .bytes)
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

extension ConfirmClockRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    return nil
  }
}

extension ConfirmClockRequest: MutationRequest {}

extension AdoptRegistryRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.options?.firstLimitViolation() { return violation.within("options") }
    return nil
  }
}

extension AdoptRegistryRequest: MutationRequest {}

extension AdoptRegistryReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.addedProperties.count > 1024 {
      return FieldLimitViolation(path: "added_properties", limit: 1024, size: self.addedProperties.count, unit: .entries)
    }
    for (index, value) in self.addedProperties.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("added_properties[\(index)]") }
    }
    return nil
  }
}

extension CheckpointProgress {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.digest.utf8.count > 16 {
      return FieldLimitViolation(path: "digest", limit: 16, size: self.digest.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension BackupRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.serverPath.utf8.count > 4096 {
      return FieldLimitViolation(path: "server_path", limit: 4096, size: self.serverPath.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension BackupReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.data.count > 266240 {
      return FieldLimitViolation(path: "data", limit: 266240, size: self.data.count, unit: .bytes)
    }
    return nil
  }
}
