// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension MutationOptions {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.requestID.count > 16 {
      return FieldLimitViolation(path: "request_id", limit: 16, size: self.requestID.count, unit: .bytes)
    }
    return nil
  }
}

extension UpdateMask {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.paths.count > 64 {
      return FieldLimitViolation(path: "paths", limit: 64, size: self.paths.count, unit: .entries)
    }
    for (index, value) in self.paths.enumerated() {
      if value.utf8.count > 128 {
        return FieldLimitViolation(path: "paths[\(index)]", limit: 128, size: value.utf8.count, unit: .bytes)
      }
    }
    return nil
  }
}

extension TextList {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.entries.count > 1024 {
      return FieldLimitViolation(path: "entries", limit: 1024, size: self.entries.count, unit: .entries)
    }
    for (index, value) in self.entries.enumerated() {
      if value.utf8.count > 256 {
        return FieldLimitViolation(path: "entries[\(index)]", limit: 256, size: value.utf8.count, unit: .bytes)
      }
    }
    return nil
  }
}

extension PropertyValue {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.value {
      case .textList(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("text_list") }
      default: break
    }
    return nil
  }
}

extension CustomerRef {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.by {
      case .externalID(let value)?:
        if value.utf8.count > 128 {
          return FieldLimitViolation(path: "external_id", limit: 128, size: value.utf8.count, unit: .bytes)
        }
      case .login(let value)?:
        if value.utf8.count > 64 {
          return FieldLimitViolation(path: "login", limit: 64, size: value.utf8.count, unit: .bytes)
        }
      default: break
    }
    return nil
  }
}

extension PlanRef {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.by {
      case .externalID(let value)?:
        if value.utf8.count > 128 {
          return FieldLimitViolation(path: "external_id", limit: 128, size: value.utf8.count, unit: .bytes)
        }
      case .name(let value)?:
        if value.utf8.count > 128 {
          return FieldLimitViolation(path: "name", limit: 128, size: value.utf8.count, unit: .bytes)
        }
      default: break
    }
    return nil
  }
}

extension AddOnRef {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.by {
      case .externalID(let value)?:
        if value.utf8.count > 128 {
          return FieldLimitViolation(path: "external_id", limit: 128, size: value.utf8.count, unit: .bytes)
        }
      case .name(let value)?:
        if value.utf8.count > 128 {
          return FieldLimitViolation(path: "name", limit: 128, size: value.utf8.count, unit: .bytes)
        }
      default: break
    }
    return nil
  }
}

extension SubscriptionRef {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.by {
      case .externalID(let value)?:
        if value.utf8.count > 128 {
          return FieldLimitViolation(path: "external_id", limit: 128, size: value.utf8.count, unit: .bytes)
        }
      case .name(let value)?:
        if value.utf8.count > 1024 {
          return FieldLimitViolation(path: "name", limit: 1024, size: value.utf8.count, unit: .bytes)
        }
      default: break
    }
    return nil
  }
}

extension OwnerRef {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.owner {
      case .customer(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("customer") }
      default: break
    }
    return nil
  }
}

extension PageRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.token.count > 256 {
      return FieldLimitViolation(path: "token", limit: 256, size: self.token.count, unit: .bytes)
    }
    return nil
  }
}

extension WatchCursor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.incarnation.count > 16 {
      return FieldLimitViolation(path: "incarnation", limit: 16, size: self.incarnation.count, unit: .bytes)
    }
    return nil
  }
}
