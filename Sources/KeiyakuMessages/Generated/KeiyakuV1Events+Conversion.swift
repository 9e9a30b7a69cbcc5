// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
internal import CKeiyakuProto

extension FromNow: ProtobufMessage {
  /// `keiyaku.v1.FromNow`.
  public static var fullName: String { "keiyaku.v1.FromNow" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__from_now__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__FromNow.self)
    keiyaku__v1__from_now__init(c)
    return UnsafeMutableRawPointer(c)
  }
}

extension FromTime: ProtobufMessage {
  /// `keiyaku.v1.FromTime`.
  public static var fullName: String { "keiyaku.v1.FromTime" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__from_time__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__FromTime.self)
    self.timeMs = c.pointee.time_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__FromTime.self)
    keiyaku__v1__from_time__init(c)
    c.pointee.time_ms = self.timeMs
    return UnsafeMutableRawPointer(c)
  }
}

extension WatchRequest: ProtobufMessage {
  /// `keiyaku.v1.WatchRequest`.
  public static var fullName: String { "keiyaku.v1.WatchRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__watch_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__WatchRequest.self)
    switch c.pointee.from_case.rawValue {
      case 1:
        if let message = c.pointee.after {
          var value = WatchCursor()
          value._read(message)
          self.from = .after(value)
        }
      case 2:
        if let message = c.pointee.now {
          var value = FromNow()
          value._read(message)
          self.from = .now(value)
        }
      case 4:
        if let message = c.pointee.time {
          var value = FromTime()
          value._read(message)
          self.from = .time(value)
        }
      default: break
    }
    self.kinds = CValue.map(c.pointee.n_kinds, c.pointee.kinds) { EntityKind(rawValue: Int32(bitPattern: $0.rawValue)) }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__WatchRequest.self)
    keiyaku__v1__watch_request__init(c)
    switch self.from {
      case nil: break
      case .after(let value)?:
        c.pointee.from_case = .init(rawValue: 1)
        c.pointee.after = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__WatchCursor.self)
      case .now(let value)?:
        c.pointee.from_case = .init(rawValue: 2)
        c.pointee.now = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__FromNow.self)
      case .time(let value)?:
        c.pointee.from_case = .init(rawValue: 4)
        c.pointee.time = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__FromTime.self)
    }
    if !self.kinds.isEmpty {
      c.pointee.n_kinds = self.kinds.count
      c.pointee.kinds = arena.map(self.kinds) { Keiyaku__V1__EntityKind(rawValue: UInt32(bitPattern: $0.rawValue)) }
    }
    return UnsafeMutableRawPointer(c)
  }
}

extension WatchHeartbeat: ProtobufMessage {
  /// `keiyaku.v1.WatchHeartbeat`.
  public static var fullName: String { "keiyaku.v1.WatchHeartbeat" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__watch_heartbeat__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__WatchHeartbeat.self)
    self.sequence = c.pointee.sequence
    self.timeMs = c.pointee.time_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__WatchHeartbeat.self)
    keiyaku__v1__watch_heartbeat__init(c)
    c.pointee.sequence = self.sequence
    c.pointee.time_ms = self.timeMs
    return UnsafeMutableRawPointer(c)
  }
}

extension WatchReply: ProtobufMessage {
  /// `keiyaku.v1.WatchReply`.
  public static var fullName: String { "keiyaku.v1.WatchReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__watch_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__WatchReply.self)
    switch c.pointee.item_case.rawValue {
      case 1:
        if let message = c.pointee.record {
          var value = LogRecord()
          value._read(message)
          self.item = .record(value)
        }
      case 2:
        if let message = c.pointee.heartbeat {
          var value = WatchHeartbeat()
          value._read(message)
          self.item = .heartbeat(value)
        }
      default: break
    }
    self.incarnation = CValue.bytes(c.pointee.incarnation)
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__WatchReply.self)
    keiyaku__v1__watch_reply__init(c)
    switch self.item {
      case nil: break
      case .record(let value)?:
        c.pointee.item_case = .init(rawValue: 1)
        c.pointee.record = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__Log__V1__Record.self)
      case .heartbeat(let value)?:
        c.pointee.item_case = .init(rawValue: 2)
        c.pointee.heartbeat = value._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__WatchHeartbeat.self)
    }
    if !self.incarnation.isEmpty { c.pointee.incarnation = arena.bytes(self.incarnation) }
    return UnsafeMutableRawPointer(c)
  }
}

extension EntityRef: ProtobufMessage {
  /// `keiyaku.v1.EntityRef`.
  public static var fullName: String { "keiyaku.v1.EntityRef" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__entity_ref__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__EntityRef.self)
    self.kind = EntityKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
    self.id = c.pointee.id
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__EntityRef.self)
    keiyaku__v1__entity_ref__init(c)
    c.pointee.kind = Keiyaku__V1__EntityKind(rawValue: UInt32(bitPattern: self.kind.rawValue))
    c.pointee.id = self.id
    return UnsafeMutableRawPointer(c)
  }
}

extension ListEventsRequest: ProtobufMessage {
  /// `keiyaku.v1.ListEventsRequest`.
  public static var fullName: String { "keiyaku.v1.ListEventsRequest" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_events_request__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListEventsRequest.self)
    if let message = c.pointee.page {
      self.page = PageRequest()
      self.page?._read(message)
    }
    if let message = c.pointee.entity {
      self.entity = EntityRef()
      self.entity?._read(message)
    }
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListEventsRequest.self)
    keiyaku__v1__list_events_request__init(c)
    if let message = self.page { c.pointee.page = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__PageRequest.self) }
    if let message = self.entity { c.pointee.entity = message._makeCMessage(in: arena).assumingMemoryBound(to: Keiyaku__V1__EntityRef.self) }
    return UnsafeMutableRawPointer(c)
  }
}

extension ListEventsReply: ProtobufMessage {
  /// `keiyaku.v1.ListEventsReply`.
  public static var fullName: String { "keiyaku.v1.ListEventsReply" }

  /// The descriptor of libprotobuf-c; static memory.
  public static var _cDescriptor: UnsafeRawPointer { UnsafeRawPointer(keiyaku__v1__list_events_reply__message_descriptor()) }

  /// Sets the fields from the C struct; the message is empty before.
  public mutating func _read(_ raw: UnsafeRawPointer) {
    let c = raw.assumingMemoryBound(to: Keiyaku__V1__ListEventsReply.self)
    self.records = CValue.messages(c.pointee.n_records, c.pointee.records)
    self.nextPageToken = CValue.bytes(c.pointee.next_page_token)
    self.completeSinceSequence = c.pointee.complete_since_sequence
    self.completeSinceMs = c.pointee.complete_since_ms
  }

  /// Writes the value into a C struct in the arena.
  public func _makeCMessage(in arena: MessageArena) -> UnsafeMutableRawPointer {
    let c = arena.allocate(Keiyaku__V1__ListEventsReply.self)
    keiyaku__v1__list_events_reply__init(c)
    if !self.records.isEmpty {
      c.pointee.n_records = self.records.count
      c.pointee.records = arena.messages(self.records, as: Keiyaku__Log__V1__Record.self)
    }
    if !self.nextPageToken.isEmpty { c.pointee.next_page_token = arena.bytes(self.nextPageToken) }
    c.pointee.complete_since_sequence = self.completeSinceSequence
    c.pointee.complete_since_ms = self.completeSinceMs
    return UnsafeMutableRawPointer(c)
  }
}
