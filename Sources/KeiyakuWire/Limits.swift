/// The name of a limit, as it stands in HELLO, in errors and in the settings.
public enum LimitName: String, Sendable, CaseIterable {
  /// Connections that a server has open at once.
  case connectionsMax = "connections_max"
  /// Meta + body of one frame, in bytes.
  case frameBytesMax = "frame_bytes_max"
  /// One message over all its frames, in bytes.
  case messageBytesMax = "message_bytes_max"
  /// Meta block of one frame, in bytes.
  case metaBytesMax = "meta_bytes_max"
  /// Calls in flight on a connection.
  case concurrentCallsMax = "concurrent_calls_max"
  /// Calls whose handlers run off the event loops, on all connections.
  case serverConcurrentCallsMax = "server_concurrent_calls_max"
  /// Bytes of messages of a connection that are not complete yet.
  case reassemblyBytesMax = "reassembly_bytes_max"
  /// PING, CANCEL, empty and skipped frames at once.
  case controlFramesBurstMax = "control_frames_burst_max"
  /// PING, CANCEL, empty and skipped frames per second.
  case controlFramesPerSecondMax = "control_frames_per_second_max"
  /// Bytes that wait to be sent to one peer.
  case unsentBytesMax = "unsent_bytes_max"
  /// Bytes that wait to be sent to all peers.
  case serverUnsentBytesMax = "server_unsent_bytes_max"
  /// Initial credit of a stream, in bytes.
  case streamWindowBytes = "stream_window_bytes"
  /// Initial credit of a connection, in bytes.
  case connectionWindowBytes = "connection_window_bytes"
  /// Calls that stream, in flight on a connection.
  case concurrentStreamsMax = "concurrent_streams_max"
  /// PINGs at once.
  case pingsBurstMax = "pings_burst_max"
  /// Time between two PINGs in the long run, in milliseconds.
  case pingIntervalMillisecondsMin = "ping_interval_milliseconds_min"

  /// How the side that has the limit changes it.
  var remedy: String {
    "a server changes it by keiyaku serve --limit \(rawValue)=VALUE, a client by ClientConfiguration.limits"
  }

  /// What to tell a peer that went over the limit.
  public func exceeded(value: Int, seen: Int) -> String {
    "\(rawValue) is \(value), seen \(seen); \(remedy)"
  }

  fileprivate var path: WritableKeyPath<ConnectionLimits, Int> {
    switch self {
    case .connectionsMax: \.connectionsMax
    case .serverConcurrentCallsMax: \.serverConcurrentCallsMax
    case .frameBytesMax: \.frameBytesMax
    case .messageBytesMax: \.messageBytesMax
    case .metaBytesMax: \.metaBytesMax
    case .concurrentCallsMax: \.concurrentCallsMax
    case .reassemblyBytesMax: \.reassemblyBytesMax
    case .controlFramesBurstMax: \.controlFramesBurstMax
    case .controlFramesPerSecondMax: \.controlFramesPerSecondMax
    case .unsentBytesMax: \.unsentBytesMax
    case .serverUnsentBytesMax: \.serverUnsentBytesMax
    case .streamWindowBytes: \.streamWindowBytes
    case .connectionWindowBytes: \.connectionWindowBytes
    case .concurrentStreamsMax: \.concurrentStreamsMax
    case .pingsBurstMax: \.pingsBurstMax
    case .pingIntervalMillisecondsMin: \.pingIntervalMillisecondsMin
    }
  }
}

/// What one side of a connection accepts, and how long it waits. All of the protocol's limits stand here.
public struct ConnectionLimits: Hashable, Sendable {
  /// Connections that a server has open at once; 0 stands for as many as the process may open files, less a reserve for
  /// the log.
  public var connectionsMax = 0
  /// Meta + body of one frame, in bytes. Advertised.
  public var frameBytesMax = 256 * 1024
  /// One message over all its frames, in bytes. Advertised.
  public var messageBytesMax = 4 * 1024 * 1024
  /// Meta block of one frame, in bytes. Advertised.
  public var metaBytesMax = 8 * 1024
  /// Calls in flight on a connection, counted until the handler has returned. Advertised.
  public var concurrentCallsMax = 256
  /// Of them, calls that stream. Advertised.
  public var concurrentStreamsMax = 64
  /// Calls whose handlers run off the event loops, on all connections of a server.
  public var serverConcurrentCallsMax = 8192
  /// Initial credit of a stream, in bytes. Advertised.
  public var streamWindowBytes = 1024 * 1024
  /// Initial credit of a connection, in bytes. Advertised.
  public var connectionWindowBytes = 8 * 1024 * 1024
  /// Bytes of messages of a connection that are not complete yet, over all its calls; of items, what was credited
  /// before they were complete.
  public var reassemblyBytesMax = 8 * 1024 * 1024
  /// PING, CANCEL, empty and skipped frames at once.
  public var controlFramesBurstMax = 2048
  /// PING, CANCEL, empty and skipped frames per second.
  public var controlFramesPerSecondMax = 1024
  /// PINGs that a client may send at once.
  public var pingsBurstMax = 16
  /// Time between the PINGs of a client in the long run, in milliseconds.
  public var pingIntervalMillisecondsMin = 1000
  /// Bytes that wait to be sent to one peer before dispatch of its requests stops.
  public var unsentBytesMax = 8 * 1024 * 1024
  /// Bytes that wait to be sent to all peers before dispatch stops for those that have any.
  public var serverUnsentBytesMax = 256 * 1024 * 1024
  /// From accepting a connection to the peer's HELLO, in seconds.
  public var handshakeSecondsMax = 5
  /// Bytes to discard after the own side is closed, so that the peer gets to read why.
  public var lingerBytesMax = 1024 * 1024
  /// How long to discard, in seconds.
  public var lingerSecondsMax = 1
  /// How long a peer that drains waits for the answer to its first GOAWAY, in milliseconds.
  public var drainNoticeMillisecondsMax = 1000
  /// How long a drain waits for calls and durable replies, in seconds.
  public var drainSecondsMax = 10
  /// Suggested wait before the retry of a call that was over the concurrency limit, in milliseconds.
  public var retryPushbackMilliseconds = 20

  /// What no server demands of a client between two PINGs, in milliseconds.
  public static let pingIntervalMillisecondsCeiling = 10_000
  /// An item is only cut where at least this much fits a frame, so that little credit makes no tiny frames.
  static let itemFragmentBytesMin = 4096
  /// A WINDOW of less credit counts as a control frame.
  static let windowCreditBytesMin = 4096

  /// What to tell a client that pings too often.
  var pingsExceeded: String {
    let (burst, interval) = (LimitName.pingsBurstMax, LimitName.pingIntervalMillisecondsMin)
    return "PINGs come faster than one per \(interval.rawValue) (\(pingIntervalMillisecondsMin)) after "
      + "\(burst.rawValue) (\(pingsBurstMax)) at once; ping less often, or change the server's limits by "
      + "keiyaku serve --limit \(interval.rawValue)=VALUE --limit \(burst.rawValue)=VALUE"
  }

  /// The highest value that any limit may have: a tebibyte, or so many of what it counts.
  public static let valueMax = 1 << 40

  /// A limit by its name.
  public subscript(name: LimitName) -> Int {
    get { self[keyPath: name.path] }
    set { self[keyPath: name.path] = newValue }
  }

  /// The defaults.
  public init() {}

  /// Throws the first limit that contradicts a floor or another limit.
  public func validate() throws(InvalidLimits) {
    // Before anything is computed from them.
    for name in LimitName.allCases where !(0...Self.valueMax).contains(self[name]) {
      throw InvalidLimits(description: "\(name.rawValue) is not between 0 and \(Self.valueMax)")
    }
    let floor = PeerLimits.floor
    let rules: [(Bool, String)] = [
      (frameBytesMax >= floor.frameBytesMax, "frame_bytes_max is below its floor of \(floor.frameBytesMax)"),
      (frameBytesMax <= 0xff_ffff, "frame_bytes_max is above 16777215"),
      (messageBytesMax >= floor.messageBytesMax, "message_bytes_max is below its floor of \(floor.messageBytesMax)"),
      (messageBytesMax <= 0x7fff_ffff, "message_bytes_max is above 2147483647"),
      (metaBytesMax >= floor.metaBytesMax, "meta_bytes_max is below its floor of \(floor.metaBytesMax)"),
      (metaBytesMax <= 0xffff, "meta_bytes_max is above 65535"),
      (metaBytesMax < frameBytesMax, "meta_bytes_max is not below frame_bytes_max"),
      (frameBytesMax <= messageBytesMax, "frame_bytes_max is above message_bytes_max"),
      (
        messageBytesMax + metaBytesMax <= reassemblyBytesMax,
        "message_bytes_max and meta_bytes_max are together above reassembly_bytes_max"
      ),
      (
        concurrentCallsMax >= floor.concurrentCallsMax,
        "concurrent_calls_max is below its floor of \(floor.concurrentCallsMax)"
      ),
      (concurrentCallsMax <= 0xffff, "concurrent_calls_max is above 65535"),
      (
        concurrentStreamsMax >= floor.concurrentStreamsMax,
        "concurrent_streams_max is below its floor of \(floor.concurrentStreamsMax)"
      ),
      (concurrentStreamsMax <= concurrentCallsMax, "concurrent_streams_max is above concurrent_calls_max"),
      (
        streamWindowBytes >= floor.streamWindowBytes,
        "stream_window_bytes is below its floor of \(floor.streamWindowBytes)"
      ),
      (streamWindowBytes <= connectionWindowBytes, "stream_window_bytes is above connection_window_bytes"),
      (connectionWindowBytes <= 0x7fff_ffff, "connection_window_bytes is above 2147483647"),
      (unsentBytesMax >= messageBytesMax, "unsent_bytes_max is below message_bytes_max"),
      (serverUnsentBytesMax >= unsentBytesMax, "server_unsent_bytes_max is below unsent_bytes_max"),
      (controlFramesBurstMax >= concurrentCallsMax, "control_frames_burst_max is below concurrent_calls_max"),
      (controlFramesBurstMax <= 0x7fff_ffff, "control_frames_burst_max is above 2147483647"),
      (1...0xffff ~= pingsBurstMax, "pings_burst_max is not between 1 and 65535"),
      (
        1...Self.pingIntervalMillisecondsCeiling ~= pingIntervalMillisecondsMin,
        "ping_interval_milliseconds_min is not between 1 and \(Self.pingIntervalMillisecondsCeiling)"
      ),
      (controlFramesPerSecondMax > 0, "control_frames_per_second_max is not positive"),
      (handshakeSecondsMax > 0, "handshake_seconds_max is not positive"),
      (lingerSecondsMax > 0, "linger_seconds_max is not positive"),
      (drainNoticeMillisecondsMax > 0, "drain_notice_milliseconds_max is not positive"),
      (connectionsMax >= 0, "connections_max is negative"),
      (serverConcurrentCallsMax > 0, "server_concurrent_calls_max is not positive"),
      (drainSecondsMax > 0, "drain_seconds_max is not positive"),
    ]
    for (holds, text) in rules where !holds { throw InvalidLimits(description: text) }
  }
}

/// Limits that contradict each other or a published floor.
public struct InvalidLimits: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which, and why.
  public let description: String
}

/// What the peer accepts, as its HELLO says.
public struct PeerLimits: Hashable, Sendable {
  /// Meta + body of one frame, in bytes.
  public var frameBytesMax: Int
  /// One message over all its frames, in bytes.
  public var messageBytesMax: Int
  /// Meta block of one frame, in bytes.
  public var metaBytesMax: Int
  /// Calls in flight on a connection.
  public var concurrentCallsMax: Int
  /// Of them, calls that stream.
  public var concurrentStreamsMax: Int
  /// Initial credit of a stream, in bytes.
  public var streamWindowBytes: Int
  /// Initial credit of a connection, in bytes.
  public var connectionWindowBytes: Int

  /// What every peer accepts: in force until its HELLO has come, and the least that a HELLO may say.
  public static let floor = PeerLimits(
    frameBytesMax: 64 * 1024, messageBytesMax: 1024 * 1024, metaBytesMax: 8 * 1024, concurrentCallsMax: 32,
    concurrentStreamsMax: 8, streamWindowBytes: 64 * 1024, connectionWindowBytes: 256 * 1024)
}
