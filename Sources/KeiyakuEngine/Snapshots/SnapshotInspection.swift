import KeiyakuLog
import KeiyakuMessages

/// Looks at one snapshot, and vouches for what it says.
public enum SnapshotInspection {
  /// Restores a snapshot in memory, with every check of a start, and throws it away.
  ///
  /// - Parameters:
  ///   - reader: At its first block.
  ///   - threads: That restore it at once.
  /// - Returns: The digest of the state in it.
  /// - Throws: What an opening would say of it: `LogError`, `SnapshotUnreadable`.
  public static func verify(_ reader: SnapshotReader, threads: Int) throws -> StateDigest {
    try Core.load(reader, threads: threads).state.digest()
  }

  /// Calls `body` with every row, in the order of the file: its kind, and itself as JSON, secrets left out.
  ///
  /// - Throws: What is wrong with the file, `MessageDecodingError` where this version does not know a row, and what `body`
  ///   throws.
  public static func forEachRow(_ reader: SnapshotReader, _ body: (_ kind: String, _ json: String) throws -> Void)
    throws
  {
    let arena = MessageArena()
    let buffer = SnapshotBuffer()
    while try reader.next(
      buffer,
      { _, rows in
        guard let kind = SnapshotRowKind(rawValue: rows.kind) else { throw SnapshotUnknownKind(kind: rows.kind) }
        try rows.forEach { bytes in try body(kind.name, try kind.json(bytes, arena)) }
        return true
      }) == true
    {}
  }
}

extension SnapshotRowKind {
  fileprivate var name: String {
    switch self {
    case .header: "header"
    case .actor: "actor"
    case .customer: "customer"
    case .plan: "plan"
    case .addOn: "add_on"
    case .association: "association"
    case .subscription: "subscription"
    case .request: "request"
    case .bulkJob: "bulk_job"
    }
  }

  /// A row as one line of JSON.
  fileprivate func json(
    _ bytes: UnsafeRawBufferPointer, _ arena: MessageArena
  ) throws(MessageDecodingError) -> String {
    switch self {
    case .header: try SnapshotStateHeader.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    case .actor: try SnapshotActorRow.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    case .customer: try SnapshotCustomerRow.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    case .plan: try SnapshotPlanRow.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    case .addOn: try SnapshotAddOnRow.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    case .association: try SnapshotAssociationRow.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    case .subscription: try SnapshotSubscriptionRow.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    case .request: try SnapshotRequestRow.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    case .bulkJob: try SnapshotBulkJobRow.decode(bytes, arena: arena, unknownFields: .refuse).jsonText()
    }
  }
}
