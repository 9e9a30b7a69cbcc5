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

/// Asks to believe the wall clock.
public struct ConfirmClockRequest: Sendable, Hashable {
  /// How to carry it out. A clock has no revision.
  public var options: MutationOptions?

  /// Makes a message without any field set.
  public init() {}
}

/// Answers ConfirmClock.
public struct ConfirmClockReply: Sendable, Hashable {
  /// What became of it; unchanged where the clock was not doubted.
  public var result: MutationResult?

  /// What the wall clock shows.
  public var wallMs: Int64 = 0

  /// What it would show if it had gone on as the boot clock did; the same where it was not doubted.
  public var expectedMs: Int64 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Asks to move to a newer version of the property registry.
public struct AdoptRegistryRequest: Sendable, Hashable {
  /// How to carry it out. A dry run is the preview. A registry has no revision.
  public var options: MutationOptions?

  /// The version; 0 takes the newest that the server knows.
  public var registryVersion: Int32 = 0

  /// Makes a message without any field set.
  public init() {}
}

/// Answers AdoptRegistry.
public struct AdoptRegistryReply: Sendable, Hashable {
  /// What became of it; unchanged where the database has adopted that version already.
  public var result: MutationResult?

  /// The version from now on.
  public var registryVersion: Int32 = 0

  /// The version before.
  public var beforeRegistryVersion: Int32 = 0

  /// Properties that it brings: every plan gets their defaults. At most 1024 entries.
  public var addedProperties: [PropertyDescription] = []

  /// Plans that get values.
  public var planCount: Int64 = 0

  /// Subscriptions for which a value of a property that both versions have changes.
  public var changedSubscriptions: Int64 = 0

  /// `changed_subscriptions` is a lower bound: there are more combinations of plan and add-ons than one call looks at.
  public var changedSubscriptionsAtLeast: Bool = false

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for a snapshot.
public struct CheckpointRequest: Sendable, Hashable {
  /// Makes a message without any field set.
  public init() {}
}

/// Says how far a snapshot is.
public struct CheckpointProgress: Sendable, Hashable {
  /// Sequence of the last record that the snapshot holds.
  public var sequence: Int64 = 0

  /// Rows that are written.
  public var rowsWritten: Int64 = 0

  /// Rows that there are to write.
  public var rowCount: Int64 = 0

  /// Bytes that are written.
  public var bytesWritten: Int64 = 0

  /// The snapshot is durable and counts from now on: this is the last item.
  public var published: Bool = false

  /// Digest of the state that it holds: 16 hexadecimal digits; empty before the end. At most 16 bytes.
  public var digest: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for a backup.
public struct BackupRequest: Sendable, Hashable {
  /// Everything that is kept, so that any moment of it can be restored; otherwise the newest snapshot and the log behind it.
  public var withHistory: Bool = false

  /// Absolute path of a file of the server's machine, which must not be there yet; empty sends the backup in the stream.
  /// At most 4096 bytes.
  public var serverPath: String = ""

  /// Makes a message without any field set.
  public init() {}
}

/// One item of Backup.
public struct BackupReply: Sendable, Hashable {
  /// What comes next of the file; empty where the server writes it. At most 266240 bytes.
  public var data: [UInt8] = []

  /// Bytes of the database that are written.
  public var writtenBytes: Int64 = 0

  /// Bytes of the database that there are to write.
  public var totalBytes: Int64 = 0

  /// The first sequence up to which the backup can be restored.
  public var firstSequence: Int64 = 0

  /// The last one: the newest record in it.
  public var lastSequence: Int64 = 0

  /// The backup is whole, and where the server writes it, durable: this is the last item.
  public var complete: Bool = false

  /// Makes a message without any field set.
  public init() {}
}
