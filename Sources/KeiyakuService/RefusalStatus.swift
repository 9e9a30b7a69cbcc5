import KeiyakuDomain
import KeiyakuMessages

extension RPCError {
  /// A refusal as it crosses the wire.
  init(_ refusal: Refusal) {
    let classification = refusal.classification
    self.init(
      code: RPCCode(rawValue: Int32(classification.code.rawValue)), reason: classification.reason,
      message: classification.message, violations: classification.rows.map(RPCFieldViolation.init),
      retryPushback: classification.isRetryable ? .afterMilliseconds(100) : nil)
  }

  /// A field that is larger than its limit.
  init(_ violation: FieldLimitViolation) {
    switch violation.unit {
    case .bytes: self.init(.fieldTooLong(field: violation.path, limit: violation.limit, size: violation.size))
    case .entries: self.init(.tooManyItems(field: violation.path, limit: violation.limit, count: violation.size))
    }
  }

  /// A request that cannot be decoded.
  init(_ error: MessageDecodingError) {
    var violation = RPCFieldViolation()
    violation.field = error.path
    violation.description = error.description
    self.init(
      code: error.isLimit ? .resourceExhausted : .invalidArgument,
      reason: error.isLimit ? "REQUEST_TOO_COMPLEX" : "REQUEST_MALFORMED",
      message: "the request cannot be decoded: \(error); encode it by the schema that the server serves",
      violations: [violation])
  }
}

extension RPCFieldViolation {
  fileprivate init(_ row: RefusalRow) {
    self.init()
    field = row.field
    description = row.description
    numbers = row.numbers.map(\.value)
  }
}
