import KeiyakuDomain
import KeiyakuMessages

@testable import KeiyakuEngine

/// Everything that a state holds, as lines, so that a difference can be read.
struct Dump: Equatable {
  var lines: [String] = []

  init(_ state: borrowing State) {
    lines.append("sequence \(state.appliedSequence), time \(state.lastTime), registry \(state.registryVersion)")
    lines.append("capabilities \(state.capabilities.messages) revision \(state.capabilitiesRevision)")
    lines.append("default plan \(state.defaultPlan)")
    add("actor", state.actors) { $0.name }
    add("customer", state.customers) { record in
      "\(record.spec) crypt \(record.crypt) suspended \(record.suspended) subscriptions \(record.subscriptionCount) "
        + "created \(record.createdAt) updated \(record.updatedAt) revision \(record.revision) "
        + "credential \(record.credentialRevision) touched \(record.touched)"
    }
    add("plan", state.plans) { record in
      "\(record.spec) \(Self.text(record.values)) archived \(record.archived) subscriptions "
        + "\(record.subscriptionCount) created \(record.createdAt) updated \(record.updatedAt) "
        + "revision \(record.revision) touched \(record.touched)"
    }
    add("add-on", state.addOns) { record in
      "\(record.spec) \(Self.text(record.values)) archived \(record.archived) subscriptions "
        + "\(record.subscriptionCount) created \(record.createdAt) updated \(record.updatedAt) "
        + "revision \(record.revision) touched \(record.touched)"
    }
    add("subscription", state.subscriptions) { record in
      "\(record.spec) owner \(record.owner) expires \(record.expiresAt) created \(record.createdAt) "
        + "updated \(record.updatedAt) revision \(record.revision) association \(record.association.number) "
        + "reasons \(record.ownReasons.rawValue) "
        + "terms \(LogTerms(record.terms)?.description ?? "plain")"
    }
    add("association", state.associations) { record in
      "plan \(record.key.plan) add-ons \(record.key.addOns.map { "\($0.addOn)×\($0.quantity)" }) "
        + "kept \(Self.text(record.key.kept)) subscriptions \(record.subscriptionCount) "
        + "locked \(record.lockedCount) pinned \(record.pinnedCount) moved \(record.movedAt) \(record.movedTime) "
        + "detached \(record.detached.map(Self.text) ?? "no")"
    }
    var position: Int64 = 0
    var remembered = 0
    while remembered < state.requests.count {
      position += 1
      guard let record = state.requests[position] else { continue }
      remembered += 1
      lines.append(
        "request \(position): \(record.high) \(record.low) actor \(record.actor) method \(record.method) fingerprint "
          + "\(record.fingerprint) sequence \(record.sequence) time \(record.time) \(record.subject)")
    }
  }

  private mutating func add<Record>(
    _ kind: String, _ table: PagedTable<Record>, _ text: (Record) -> String
  ) {
    lines.append("\(kind): \(table.count), next \(table.nextID)")
    var id: Int64 = 0
    while let next = table.next(after: id) {
      id = next
      if let record = table[id] { lines.append("\(kind) \(id): \(text(record))") }
    }
  }

  private static func text(_ values: PropertySet) -> String { "\(values.messages)" }

  /// The first lines that differ.
  static func differences(_ left: Dump, _ right: Dump) -> [String] {
    if left == right { return [] }
    let pairs = zip(left.lines, right.lines).filter { $0 != $1 }.prefix(3).map { "\($0)\n≠ \($1)" }
    return pairs + ["\(left.lines.count) lines and \(right.lines.count)"]
  }
}
