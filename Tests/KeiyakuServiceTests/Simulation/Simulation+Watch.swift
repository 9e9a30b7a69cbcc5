import KeiyakuMessages

@testable import KeiyakuService

/// Somebody who follows the log by the function that Watch sends from, and goes on after each end of the server as
/// clients do: with the sequence and the incarnation that they had.
extension Simulation {
  struct Watcher {
    /// Chooses when it looks, which changes nothing in the run itself.
    var random = SplitMix64(seed: 0)
    fileprivate var cursor = WatchCursor()
    /// Every record that was shown, in order.
    fileprivate var shown: [LogRecord] = []
    fileprivate let arena = MessageArena()
  }

  /// Looks for what has come, now and then.
  func watch() async throws {
    guard watcher.random.next() % 3 == 0, let server, server.ended == nil, !disk.hasCrashed else { return }
    for record in try await records(of: server, after: watcher.cursor.sequence) {
      guard record.sequence == Int64(watcher.shown.count) + 1 else {
        throw fault("the watch shows \(record.sequence) after \(watcher.shown.count)")
      }
      guard record.sequence <= model.sequence else {
        throw fault("the watch shows \(record.sequence), and nobody did it")
      }
      if let difference = ModelTests.difference(record, model.traces[Int(record.sequence) - 1].record()) {
        throw fault("the watch \(difference)")
      }
      watcher.shown.append(record)
      watcher.cursor.sequence = record.sequence
      // Whoever was shown a record has seen it: it must not be taken back.
      seen = max(seen, record.sequence)
      count("records watched")
    }
    watcher.cursor.incarnation = server.durable.incarnation
  }

  /// Goes on with a server that has started; now and then reads all again from the disk, and a trail.
  func watchAgain(_ server: SimulatedServer) async throws {
    if watcher.shown.isEmpty { watcher.cursor = WatchCursor() }
    do { try server.durable.check(watcher.cursor, field: "after") } catch {
      throw fault("the watch cannot go on after \(watcher.cursor.sequence): \(error)")
    }
    count("watches gone on with")
    guard watcher.random.next() % 3 == 0 else { return }
    var again: [LogRecord] = []
    while again.count < watcher.shown.count {
      let more = try await records(of: server, after: Int64(again.count))
      if more.isEmpty { throw fault("only \(again.count) of \(watcher.shown.count) records are there again") }
      again += more
    }
    guard again.prefix(watcher.shown.count) == watcher.shown[...] else {
      throw fault("what was shown before reads otherwise after a start")
    }
    count("records read again")
    let entities = model.everyEntity
    let entity = entities[Int(watcher.random.next() % UInt64(entities.count))]
    let durable = server.log.durableSequence
    let difference = try await ModelTests.differenceOfTrails(model, server.services, of: [entity], durable: durable)
    if let difference { throw fault(difference) }
    count("trails")
  }

  private func records(of server: SimulatedServer, after sequence: Int64) async throws -> [LogRecord] {
    switch try await server.durable.records(after: sequence, waiting: 0, watcher.arena) {
    case .records(let records): records.map(\.shown)
    case .nothing: []
    case .over: throw fault("the log has ended under a watch")
    }
  }
}
