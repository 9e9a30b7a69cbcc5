/// What the server needs of the service layer: the methods, and when answers may leave.
public protocol ServiceHost: Sendable {
  /// Every method of every service.
  var methods: [ServiceMethod] { get }

  /// Sequence up to which log records are durable. Cheap: one atomic load.
  var durableSequence: Int64 { get }

  /// Registers what to call, on the log's thread, each time `durableSequence` has advanced. To be called before the
  /// first call is served.
  func onDurable(_ callback: @escaping @Sendable (Int64) -> Void)

  /// Sees to it that every record so far is written: for calls whose context defers it. Quick.
  func writeAppended()

  /// Names the database in HELLO: 16 bytes each.
  var databaseID: [UInt8] { get }

  /// Names the history of the database in HELLO: 16 bytes.
  var incarnation: [UInt8] { get }
}
