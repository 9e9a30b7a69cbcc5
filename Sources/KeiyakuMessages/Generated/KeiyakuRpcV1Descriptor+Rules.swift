// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

extension SchemaFileDescriptorSet {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.file.count > 4096 {
      return FieldLimitViolation(path: "file", limit: 4096, size: self.file.count, unit: .entries)
    }
    for (index, value) in self.file.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("file[\(index)]") }
    }
    return nil
  }
}

extension SchemaEncodedFileDescriptorSet {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.file.count > 4096 {
      return FieldLimitViolation(path: "file", limit: 4096, size: self.file.count, unit: .entries)
    }
    for (index, value) in self.file.enumerated() {
      if value.count > 4194304 {
        return FieldLimitViolation(path: "file[\(index)]", limit: 4194304, size: value.count, unit: .bytes)
      }
    }
    return nil
  }
}

extension SchemaFileDescriptor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.package.utf8.count > 1024 {
      return FieldLimitViolation(path: "package", limit: 1024, size: self.package.utf8.count, unit: .bytes)
    }
    if self.dependency.count > 4096 {
      return FieldLimitViolation(path: "dependency", limit: 4096, size: self.dependency.count, unit: .entries)
    }
    for (index, value) in self.dependency.enumerated() {
      if value.utf8.count > 1024 {
        return FieldLimitViolation(path: "dependency[\(index)]", limit: 1024, size: value.utf8.count, unit: .bytes)
      }
    }
    if self.messageType.count > 4096 {
      return FieldLimitViolation(path: "message_type", limit: 4096, size: self.messageType.count, unit: .entries)
    }
    for (index, value) in self.messageType.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("message_type[\(index)]") }
    }
    if self.enumType.count > 4096 {
      return FieldLimitViolation(path: "enum_type", limit: 4096, size: self.enumType.count, unit: .entries)
    }
    for (index, value) in self.enumType.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("enum_type[\(index)]") }
    }
    if self.service.count > 4096 {
      return FieldLimitViolation(path: "service", limit: 4096, size: self.service.count, unit: .entries)
    }
    for (index, value) in self.service.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("service[\(index)]") }
    }
    if let violation = self.sourceCodeInfo?.firstLimitViolation() { return violation.within("source_code_info") }
    if self.syntax.utf8.count > 16 {
      return FieldLimitViolation(path: "syntax", limit: 16, size: self.syntax.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension SchemaMessageDescriptor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.field.count > 4096 {
      return FieldLimitViolation(path: "field", limit: 4096, size: self.field.count, unit: .entries)
    }
    for (index, value) in self.field.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("field[\(index)]") }
    }
    if self.nestedType.count > 4096 {
      return FieldLimitViolation(path: "nested_type", limit: 4096, size: self.nestedType.count, unit: .entries)
    }
    for (index, value) in self.nestedType.enumerated() {
      if value.count > 65536 {
        return FieldLimitViolation(path: "nested_type[\(index)]", limit: 65536, size: value.count, unit: .bytes)
      }
    }
    if self.enumType.count > 4096 {
      return FieldLimitViolation(path: "enum_type", limit: 4096, size: self.enumType.count, unit: .entries)
    }
    for (index, value) in self.enumType.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("enum_type[\(index)]") }
    }
    if self.oneofDecl.count > 4096 {
      return FieldLimitViolation(path: "oneof_decl", limit: 4096, size: self.oneofDecl.count, unit: .entries)
    }
    for (index, value) in self.oneofDecl.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("oneof_decl[\(index)]") }
    }
    return nil
  }
}

extension SchemaFieldDescriptor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.typeName.utf8.count > 1024 {
      return FieldLimitViolation(path: "type_name", limit: 1024, size: self.typeName.utf8.count, unit: .bytes)
    }
    if self.jsonName.utf8.count > 1024 {
      return FieldLimitViolation(path: "json_name", limit: 1024, size: self.jsonName.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension SchemaOneofDescriptor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension SchemaEnumDescriptor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.value.count > 4096 {
      return FieldLimitViolation(path: "value", limit: 4096, size: self.value.count, unit: .entries)
    }
    for (index, value) in self.value.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("value[\(index)]") }
    }
    return nil
  }
}

extension SchemaEnumValueDescriptor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension SchemaServiceDescriptor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.method.count > 4096 {
      return FieldLimitViolation(path: "method", limit: 4096, size: self.method.count, unit: .entries)
    }
    for (index, value) in self.method.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("method[\(index)]") }
    }
    return nil
  }
}

extension SchemaMethodDescriptor {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.name.utf8.count > 1024 {
      return FieldLimitViolation(path: "name", limit: 1024, size: self.name.utf8.count, unit: .bytes)
    }
    if self.inputType.utf8.count > 1024 {
      return FieldLimitViolation(path: "input_type", limit: 1024, size: self.inputType.utf8.count, unit: .bytes)
    }
    if self.outputType.utf8.count > 1024 {
      return FieldLimitViolation(path: "output_type", limit: 1024, size: self.outputType.utf8.count, unit: .bytes)
    }
    return nil
  }
}

extension SchemaSourceInfo {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.location.count > 4096 {
      return FieldLimitViolation(path: "location", limit: 4096, size: self.location.count, unit: .entries)
    }
    for (index, value) in self.location.enumerated() {
      if let violation = value.firstLimitViolation() { return violation.within("location[\(index)]") }
    }
    return nil
  }
}

extension SchemaSourceLocation {
  /// The first field that is larger than the limit in its comment.
  public func firstLimitViolation() -> FieldLimitViolation? {
    if self.path.count > 4096 {
      return FieldLimitViolation(path: "path", limit: 4096, size: self.path.count, unit: .entries)
    }
    if self.leadingComments.utf8.count > 65536 {
      return FieldLimitViolation(path: "leading_comments", limit: 65536, size: self.leadingComments.utf8.count, unit: .bytes)
    }
    return nil
  }
}
