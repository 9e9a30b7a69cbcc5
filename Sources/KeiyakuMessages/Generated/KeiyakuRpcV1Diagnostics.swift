// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Any bytes.
public struct RPCDiagnosticsItem: Sendable, Hashable {
  /// What travels. At most 4194304 bytes.
  public var payload: [UInt8] = []

  /// Makes a message without any field set.
  public init() {}
}

/// Asks for a stream of items.
public struct RPCExpandRequest: Sendable, Hashable {
  /// How many.
  public var itemCount: UInt32 = 0

  /// Bytes of the payload of each; at most 4194304. Each byte is the number of the item modulo 256.
  public var payloadBytes: UInt32 = 0

  /// What the stream ends with; other codes than OK with the reason DIAGNOSTICS_REQUESTED.
  public var code: RPCCode = .ok

  /// Makes a message without any field set.
  public init() {}
}

/// Answers Collect.
public struct RPCCollectReply: Sendable, Hashable {
  /// Items that came.
  public var itemCount: UInt64 = 0

  /// Bytes of their payloads.
  public var payloadBytes: UInt64 = 0

  /// FNV-1a (64 bits) of all payloads, one after the other.
  public var payloadHash: UInt64 = 0

  /// Makes a message without any field set.
  public init() {}
}
