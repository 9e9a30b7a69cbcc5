import KeiyakuDomain
import KeiyakuMessages

extension CustomerService {
  func batchGet(_ request: BatchGetCustomersRequest, context: CallContext) async -> Gated<BatchGetCustomersReply> {
    var reply = BatchGetCustomersReply()
    let observed = core.batch(request.customers, into: &reply.entries, next: &reply.nextPosition) {
      reference throws(Refusal) in
      try reference.normalized()
    } read: { core, reference, _ throws(Refusal) in
      let id = try core.resolve(reference, field: "customer")
      return .with { $0.customer = core.customerView(id) }
    }
    return Gated(.success(reply), observed: observed)
  }
}
