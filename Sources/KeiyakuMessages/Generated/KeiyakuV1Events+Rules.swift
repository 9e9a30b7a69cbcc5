// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension WatchRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.from {
      case .after(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("after") }
      default: break
    }
    if self.kinds.count > 5 {
      return FieldLimitViolation(path: "kinds", limit: 5, size: self.kinds.count, unit: .entries)
    }
    return nil
  }
}

extension WatchReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    switch self.item {
      case .record(let value)?:
        if let violation = value.firstLimitViolation() { return violation.within("record") }
      default: break
    }
    if self.incarnation.count > 16 {
      return FieldLimitViolation(path: "incarnation", limit: 16, size: self.incarnation.count, unit: .bytes)
    }
    return nil
  }
}

extension WatchReply {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    switch self.item {
      case .record(let value)?:
        copy.item = .record(value.removingSecrets())
      default: break
    }
    return copy
  }
}

extension ListEventsRequest {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if let violation = self.page?.firstLimitViolation() { return violation.within("page") }
    return nil
  }
}

extension ListEventsReply {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.records.count > 1000 {
      return FieldLimitViolation(path: "records", limit: 1000, size: self.records.count, unit: .entries)
    }
    for (index, value) in self.records.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("records[\(index)]") }
    }
    if self.nextPageToken.count > 256 {
      return FieldLimitViolation(path: "next_page_token", limit: 256, size: self.nextPageToken.count, unit: .bytes)
    }
    return nil
  }
}

extension ListEventsReply {
  /// The same message with every secret field emptied.
  public func removingSecrets() -> Self {
    var copy = self
    copy.records = self.records.map { $0.removingSecrets() }
    return copy
  }
}
