import KeiyakuMessages

/// What the rows of a snapshot are. Numbers are permanent; rows come in their order, because later kinds refer to
/// earlier ones.
enum SnapshotRowKind: UInt32, CaseIterable {
  case header = 1
  case actor = 2
  case customer = 3
  case plan = 4
  case addOn = 5
  case association = 6
  case subscription = 7
  case request = 8
  case bulkJob = 9
}

/// Takes the rows of a state in order: a file, a digest, or both.
protocol SnapshotRowSink {
  associatedtype Failure: Error

  /// Takes a row, encoded.
  mutating func add(_ kind: SnapshotRowKind, _ row: borrowing PackedMessage) throws(Failure)
}

extension State {
  /// Hands everything that the state holds to a sink, row by row, in the order of kinds and ids.
  ///
  /// The fields of a row are named in SnapshotRows.swift; whatever a record or the state gets besides must be named
  /// there too.
  func forEachRow<Sink: SnapshotRowSink>(_ sink: inout Sink) throws(Sink.Failure) {
    let arena = MessageArena()
    func add(_ kind: SnapshotRowKind, _ row: some ProtobufMessage) throws(Sink.Failure) {
      try row.withPacked(arena) { packed throws(Sink.Failure) in try sink.add(kind, packed) }
    }
    try add(.header, snapshotHeader)
    try actors.forEach { id, record throws(Sink.Failure) in try add(.actor, SnapshotActorRow(id, record)) }
    try customers.forEach { id, record throws(Sink.Failure) in try add(.customer, SnapshotCustomerRow(id, record)) }
    try plans.forEach { id, record throws(Sink.Failure) in try add(.plan, SnapshotPlanRow(id, record)) }
    try addOns.forEach { id, record throws(Sink.Failure) in try add(.addOn, SnapshotAddOnRow(id, record)) }
    try associations.forEach { id, row throws(Sink.Failure) in
      try add(.association, SnapshotAssociationRow(id, row, isInterned: isInterned(id, row)))
    }
    try subscriptions.forEach { id, record throws(Sink.Failure) in
      try add(.subscription, SnapshotSubscriptionRow(id, record))
    }
    try requests.forEach { position, record throws(Sink.Failure) in
      try add(.request, SnapshotRequestRow(position, record))
    }
    // In an order of their own: that of the dictionary differs between processes.
    for (key, job) in bulkJobs.sorted(by: { $0.key < $1.key }) { try add(.bulkJob, SnapshotBulkJobRow(key, job)) }
  }

  /// Rows that `forEachRow` hands out.
  var rowCount: Int {
    1 + actors.count + customers.count + plans.count + addOns.count + associations.count + subscriptions.count
      + requests.count + bulkJobs.count
  }
}
