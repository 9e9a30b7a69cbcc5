import KeiyakuDomain
import KeiyakuMessages
import TestSupport

@testable import KeiyakuEngine

/// What every way into a state answers: keys, lists by each filter, request ids, shared values.
func indexAnswers(_ core: inout Core) -> [String] {
  let state = core.state
  var answers: [String] = []
  for id in ids(of: state.customers) {
    let spec = state.customers[id]?.spec ?? CustomerSpec()
    let byLogin = core.indexes.customer(login: spec.login, in: state)
    let byExternalID = core.indexes.customer(externalID: spec.externalID, in: state)
    answers.append("customer \(id): \(text(byLogin)) \(text(byExternalID))")
    answers.append("of customer \(id): \(core.subscriptions(owner: id))")
  }
  answers.append("of the provider: \(core.subscriptions(owner: 0))")
  for id in ids(of: state.plans) {
    let spec = state.plans[id]?.spec ?? PlanSpec()
    let byName = core.indexes.plan(name: spec.name, in: state)
    let byExternalID = core.indexes.plan(externalID: spec.externalID, in: state)
    answers.append("plan \(id): \(text(byName)) \(text(byExternalID)) \(core.subscriptions(plan: id))")
  }
  for id in ids(of: state.addOns) {
    let spec = state.addOns[id]?.spec ?? AddOnSpec()
    let byName = core.indexes.addOn(name: spec.name, in: state)
    let byExternalID = core.indexes.addOn(externalID: spec.externalID, in: state)
    answers.append("add-on \(id): \(text(byName)) \(text(byExternalID)) \(core.subscriptions(addOn: id))")
  }
  for id in ids(of: state.subscriptions) {
    let spec = state.subscriptions[id]?.spec ?? SubscriptionSpec()
    let byName = core.indexes.subscription(name: spec.name, in: state)
    let byExternalID = core.indexes.subscription(externalID: spec.externalID, in: state)
    answers.append("subscription \(id): \(text(byName)) \(text(byExternalID))")
  }
  for id in ids(of: state.associations) {
    let base = core.association(AssociationID(number: UInt32(id)))?.base ?? PropertySet()
    answers.append("values of association \(id): \(base.messages)")
  }
  return answers
}

/// The same, by looking at every record.
func scanAnswers(_ state: State) -> [String] {
  var answers: [String] = []
  var owned: [Int64: [Int64]] = [:]
  var ofPlan: [Int64: [Int64]] = [:]
  var ofAddOn: [Int64: [Int64]] = [:]
  for id in ids(of: state.subscriptions) {
    guard let record = state.subscriptions[id] else { continue }
    owned[record.owner, default: []].append(id)
    guard let key = state.associations[Int64(record.association.number)]?.key else { continue }
    ofPlan[key.plan, default: []].append(id)
    for attached in key.addOns { ofAddOn[attached.addOn, default: []].append(id) }
  }
  func key(_ text: String?, _ id: Int64) -> String { text.map { $0.isEmpty ? "none" : "\(id)" } ?? "none" }
  for id in ids(of: state.customers) {
    let spec = state.customers[id]?.spec
    answers.append("customer \(id): \(key(spec?.login, id)) \(key(spec?.externalID, id))")
    answers.append("of customer \(id): \(owned[id] ?? [])")
  }
  answers.append("of the provider: \(owned[0] ?? [])")
  for id in ids(of: state.plans) {
    let spec = state.plans[id]?.spec
    answers.append("plan \(id): \(key(spec?.name, id)) \(key(spec?.externalID, id)) \(ofPlan[id] ?? [])")
  }
  for id in ids(of: state.addOns) {
    let spec = state.addOns[id]?.spec
    answers.append("add-on \(id): \(key(spec?.name, id)) \(key(spec?.externalID, id)) \(ofAddOn[id] ?? [])")
  }
  for id in ids(of: state.subscriptions) {
    let spec = state.subscriptions[id]?.spec
    answers.append("subscription \(id): \(key(spec?.name, id)) \(key(spec?.externalID, id))")
  }
  for id in ids(of: state.associations) {
    guard let key = state.associations[id]?.key else { continue }
    // Computed anew, past the cache.
    answers.append("values of association \(id): \(CatalogCache.terms(of: key, in: state).base.messages)")
  }
  return answers
}

/// The ids of a table, ascending.
func ids<Record>(of table: PagedTable<Record>) -> [Int64] {
  var ids: [Int64] = []
  while let next = table.next(after: ids.last ?? 0) { ids.append(next) }
  return ids
}

private func text(_ id: Int64?) -> String { id.map(String.init) ?? "none" }

extension Core {
  /// The ids of a list with these filters, read to its end in calls of a few candidates each.
  mutating func subscriptions(owner: Int64? = nil, plan: Int64? = nil, addOn: Int64? = nil) -> [Int64] {
    subscriptions(SubscriptionCriteria(owner: owner, plan: plan, addOn: addOn), candidates: 3)
  }

  /// The ids of a list with these criteria, read to its end.
  mutating func subscriptions(_ criteria: SubscriptionCriteria, candidates: Int) -> [Int64] {
    var found: [Int64] = []
    var after: Int64 = 0
    while true {
      var cursor = subscriptions(matching: criteria, after: after, candidates: candidates)
      walk: while true {
        switch next(of: &cursor) {
        case .found(let id): found.append(id)
        case .stopped(let id):
          after = id
          break walk
        case .end: return found
        }
      }
    }
  }
}
