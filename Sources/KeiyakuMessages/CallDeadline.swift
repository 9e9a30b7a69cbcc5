/// The deadline of the call that the current task serves.
///
/// A server sets it around each handler's task, a program may do so around its own work, and calls that a client makes
/// inside inherit it: none of them waits longer than whoever asked for all of it.
public enum CallDeadline {
  /// When the caller stops waiting; nil where nobody said.
  @TaskLocal public static var current: ContinuousClock.Instant?
}
