import KeiyakuMessages

@testable import KeiyakuService

// Holds what Watch and ListEvents show against the model's records.

extension ModelTests {
  /// What differs first in the trails of some entities, as far as records are durable; nil where nothing does.
  static func differenceOfTrails(
    _ model: ReferenceModel, _ services: Services, of entities: [EntityRef], durable: Int64
  ) async throws -> String? {
    for entity in entities {
      // Pages of seven, so that most trails have several.
      var listed: [LogRecord] = []
      var token: [UInt8] = []
      repeat {
        let page = PageRequest.with {
          $0.size = 7
          $0.token = token
        }
        let reply = try await services.call(
          EventServiceMethods.listEvents,
          .with {
            $0.page = page
            $0.entity = entity
          })
        if reply.completeSinceSequence != 1 { return "trails are complete since \(reply.completeSinceSequence)" }
        listed += reply.records
        token = reply.nextPageToken
      } while !token.isEmpty
      let expected = model.trail(of: entity, upTo: durable)
      if let difference = difference(listed, expected) { return "the trail of \(entity): \(difference)" }
    }
    return nil
  }

  /// What differs in what a watcher from the beginning sees.
  static func differenceOfWatch(_ model: ReferenceModel, _ services: Services) async throws -> String? {
    let call = try services.begin(EventServiceMethods.watch, .with { $0.from = .after(WatchCursor()) })
    defer { call.cancel() }
    let items = try await call.items { items in
      if case .record(let record) = items.last?.item { record.sequence >= model.sequence } else { false }
    }
    let watched = items.compactMap { if case .record(let record) = $0.item { record } else { nil } }
    return difference(watched, model.traces.map { $0.record() }).map { "a watch: \($0)" }
  }

  /// The first record that is not the model's.
  static func difference(_ records: [LogRecord], _ expected: [LogRecord]) -> String? {
    for (record, expected) in zip(records, expected) {
      if let difference = difference(record, expected) { return difference }
    }
    if records.count == expected.count { return nil }
    return "shows the records \(records.map(\.sequence)), expected \(expected.map(\.sequence))"
  }

  /// How a record differs from the model's.
  static func difference(_ record: LogRecord, _ expected: LogRecord) -> String? {
    var told = LogRecord.with {
      $0.sequence = record.sequence
      $0.timeMs = record.timeMs
      $0.actor = record.actor
      $0.requestID = record.requestID
      $0.events = record.events
    }
    for position in told.events.indices {
      switch told.events[position].kind {
      // The model knows nothing of the numbers of associations.
      case .planDeleted(var deleted):
        deleted.associations = []
        told.events[position].kind = .planDeleted(deleted)
      case .addOnDeleted(var deleted):
        deleted.associations = []
        told.events[position].kind = .addOnDeleted(deleted)
      case .addOnUpdated(var updated):
        // In the order of the request.
        updated.clearedProperties.sort()
        told.events[position].kind = .addOnUpdated(updated)
      default: break
      }
    }
    return told == expected ? nil : "shows \(told)\n  expected \(expected)"
  }
}
