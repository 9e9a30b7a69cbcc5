/// Who calls, and until when the answer is of use.
public struct CallContext: Sendable {
  /// Name under which the caller's mutations are recorded.
  public var actor: String

  /// When the caller stops to wait; nil where it set no deadline.
  public var deadline: ContinuousClock.Instant?

  /// Creates a context.
  public init(actor: String, deadline: ContinuousClock.Instant? = nil) {
    self.actor = actor
    self.deadline = deadline
  }
}
