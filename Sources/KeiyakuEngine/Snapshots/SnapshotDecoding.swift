import KeiyakuLog
import KeiyakuMessages

/// The rows of one block as the tables of a state take them in.
enum DecodedRows {
  case header(SnapshotStateHeader)
  case actors(PagedTable<ActorRecord>.Run)
  case customers(PagedTable<CustomerRecord>.Run)
  case plans(PagedTable<PlanRecord>.Run)
  case addOns(PagedTable<AddOnRecord>.Run)
  case associations(PagedTable<State.AssociationRow>.Run, interned: [Int64])
  case subscriptions(PagedTable<SubscriptionRecord>.Run)
  case requests(PagedTable<RequestRecord>.Run)
  case bulkJobs([(key: State.RequestKey, job: State.BulkJob)])

  /// Decodes a block and adds its rows to a digest.
  ///
  /// - Throws: `MessageDecodingError` where this version does not know a field, `SnapshotInconsistent` where rows do not
  ///   make sense.
  init(_ rows: SnapshotRows, _ arena: MessageArena, digest: inout StateDigest) throws {
    guard let kind = SnapshotRowKind(rawValue: rows.kind) else { throw SnapshotUnknownKind(kind: rows.kind) }
    var decoder = Decoder(rows: rows, kind: kind, arena: arena, digest: digest)
    switch kind {
    case .header: self = .header(try decoder.header())
    case .actor: self = .actors(try decoder.run { (row: SnapshotActorRow) in (row.number, row.record) })
    case .customer: self = .customers(try decoder.run { (row: SnapshotCustomerRow) in (row.customerID, row.record) })
    case .plan: self = .plans(try decoder.run { (row: SnapshotPlanRow) in (row.planID, try row.record()) })
    case .addOn: self = .addOns(try decoder.run { (row: SnapshotAddOnRow) in (row.addOnID, try row.record()) })
    case .association:
      var interned: [Int64] = []
      let run = try decoder.run { (row: SnapshotAssociationRow) in
        if row.interned { interned.append(row.number) }
        return (row.number, try row.record())
      }
      self = .associations(run, interned: interned)
    case .subscription:
      self = .subscriptions(
        try decoder.run { (row: SnapshotSubscriptionRow) in (row.subscriptionID, try row.record()) })
    case .request: self = .requests(try decoder.run { (row: SnapshotRequestRow) in (row.position, row.record) })
    case .bulkJob: self = .bulkJobs(try decoder.rows { (row: SnapshotBulkJobRow) in (row.key, row.job) })
    }
    digest = decoder.digest
  }
}

/// A kind of rows that this version does not know.
struct SnapshotUnknownKind: Error {
  let kind: UInt32
}

/// Decodes the rows of one block.
private struct Decoder {
  let rows: SnapshotRows
  let kind: SnapshotRowKind
  let arena: MessageArena
  var digest: StateDigest

  mutating func header() throws -> SnapshotStateHeader {
    // A block has rows; that it has one alone is asked where it is put in.
    try rows { (row: SnapshotStateHeader) in row }[0]
  }

  mutating func rows<Row: ProtobufMessage, Value>(_ convert: (Row) throws -> Value) throws -> [Value] {
    var values: [Value] = []
    try rows.forEach { bytes in
      digest.add(kind, bytes)
      values.append(try convert(Row.decode(bytes, arena: arena, unknownFields: .refuse)))
    }
    return values
  }

  mutating func run<Row: ProtobufMessage, Record: TableRecord>(
    _ convert: (Row) throws -> (Int64, Record)
  ) throws -> PagedTable<Record>.Run {
    var run = PagedTable<Record>.Run()
    try rows.forEach { bytes in
      digest.add(kind, bytes)
      let (id, record) = try convert(Row.decode(bytes, arena: arena, unknownFields: .refuse))
      guard run.append(record, id: id) else { throw SnapshotInconsistent(what: "\(kind) \(id)") }
    }
    return run
  }
}
