import KeiyakuDomain
import KeiyakuMessages

/// A mutation as the engine sees it, whatever it is to change.
public struct Mutation: Sendable {
  /// The method's number on the wire.
  public var method: UInt32
  /// Under whose name it is recorded.
  public var actor: String
  /// The caller's request id; nil where it sent none.
  public var requestID: UUIDv7?
  /// FNV-1a of the method and the normalised request: tells a retry from another request under the same id.
  public var fingerprint: UInt64
  /// The revision that the entity must have; 0 sets no condition.
  public var ifRevision: Int64
  /// Answer in full, change nothing.
  public var isDryRun: Bool
  /// Set where this is a part of a bulk change, whose parts share one request id: how far it is with this part done.
  var part: LogBulkPart?
  /// Set for a row of an import: where it changes nothing it is not recorded, since a repetition finds it so again.
  var isImportRow = false
  /// The caller asks for the write of the record, once for several mutations; the engine does not.
  public var defersWrite: Bool

  /// Takes what a request's options say.
  public init(
    method: UInt32, actor: String, options: MutationOptions?, fingerprint: UInt64, defersWrite: Bool = false
  ) throws(Refusal) {
    self.method = method
    self.actor = actor
    self.fingerprint = fingerprint
    self.defersWrite = defersWrite
    ifRevision = options?.ifRevision ?? 0
    isDryRun = options?.dryRun ?? false
    let bytes = options?.requestID ?? []
    requestID = bytes.isEmpty ? nil : try UUIDv7(bytes: bytes)
  }
}

/// What `decide` says to a mutation: the facts to record, and what the answer is about.
public struct Decision: Sendable {
  /// What happened; nothing where the state is already as asked.
  public var events: [LogEvent]
  /// The entities that the answer shows. The revision is the entity's present one; an accepted change answers with
  /// the sequence of its record instead.
  public var subject: Subject
  /// Whom a change of the catalog concerns; nil for any other.
  public var impact: ImpactBasis?

  init(_ events: [LogEvent], _ subject: Subject, impact: ImpactBasis? = nil) {
    self.events = events
    self.subject = subject
    self.impact = impact
  }
}

/// The outcome of a call to the engine, and the sequence that must be durable before anybody learns of it.
public struct Observed<Value: Sendable>: Sendable {
  /// The value, or why there is none.
  public let outcome: Result<Value, Refusal>
  /// Sequence of the newest record that the outcome could have observed.
  public let observed: Int64

  /// Gates a value.
  @inlinable
  public init(outcome: Result<Value, Refusal>, observed: Int64) {
    self.outcome = outcome
    self.observed = observed
  }
}

extension LogEvent {
  /// An event of a kind.
  init(_ kind: consuming Kind) {
    self.init()
    self.kind = kind
  }
}
