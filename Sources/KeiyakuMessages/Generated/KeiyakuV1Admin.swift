// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Asks about the server.
public struct GetServerInfoRequest: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Answers GetServerInfo.
public struct GetServerInfoReply: Sendable, Hashable {
  /// Name and version of the software. At most 128 bytes.
  public var software: String = ""

  /// The 16 bytes that name the database. At most 16 bytes.
  public var databaseID: [UInt8] = []

  /// The history of that database; a restore begins a new one. At most 16 bytes.
  public var incarnation: [UInt8] = []

  /// Version of the property registry that the database has adopted.
  public var registryVersion: Int32 = 0

  /// Sequence of the newest record.
  public var appliedSequence: Int64 = 0

  /// Sequence up to which records are known to be durable.
  public var durableSequence: Int64 = 0

  /// Customers.
  public var customerCount: Int64 = 0

  /// Plans.
  public var planCount: Int64 = 0

  /// Add-ons.
  public var addOnCount: Int64 = 0

  /// Subscriptions.
  public var subscriptionCount: Int64 = 0

  /// When the process started to serve.
  public var startedAtMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}
