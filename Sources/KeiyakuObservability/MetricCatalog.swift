/// Every metric of a Keiyaku server: its name, kind, labels, unit and meaning. Nothing is counted under another name.
public enum ServerMetric: String, CaseIterable, Sendable {
  case callsStarted = "keiyaku_server_calls_started_total"
  case callsHandled = "keiyaku_server_calls_handled_total"
  case callDuration = "keiyaku_server_call_duration_seconds"
  case requestBytes = "keiyaku_server_request_bytes_total"
  case replyBytes = "keiyaku_server_reply_bytes_total"
  case callsInFlight = "keiyaku_server_calls_in_flight"
  case connections = "keiyaku_server_connections"
  case connectionsAccepted = "keiyaku_server_connections_accepted_total"
  case repliesWaiting = "keiyaku_server_replies_waiting"
  case unsentBytes = "keiyaku_server_unsent_bytes"
  case frameRecords = "keiyaku_log_frame_records"
  case syncDuration = "keiyaku_log_sync_duration_seconds"
  case writtenBytes = "keiyaku_log_written_bytes_total"
  case logBytes = "keiyaku_log_bytes"
  case pendingBytes = "keiyaku_log_pending_bytes"
  case readOnly = "keiyaku_log_read_only"
  case appliedSequence = "keiyaku_applied_sequence"
  case durableSequence = "keiyaku_durable_sequence"
  case entities = "keiyaku_entities"
  case serving = "keiyaku_serving"

  /// What a metric is to whoever reads it.
  public enum Kind: String, Sendable {
    /// Only grows, from 0 at the start of the process.
    case counter
    /// Goes up and down.
    case gauge
    /// Counts values by size.
    case histogram
  }

  /// Its name where it is scraped.
  public var name: String { rawValue }

  /// What it is to whoever reads it.
  public var kind: Kind {
    switch self {
    case .callsStarted, .callsHandled, .requestBytes, .replyBytes, .connectionsAccepted, .writtenBytes: .counter
    case .callDuration, .frameRecords, .syncDuration: .histogram
    case .callsInFlight, .connections, .repliesWaiting, .unsentBytes, .logBytes, .pendingBytes, .readOnly,
      .appliedSequence,
      .durableSequence, .entities, .serving:
      .gauge
    }
  }

  /// Names of its labels.
  public var labels: [String] {
    switch self {
    case .callsStarted, .callDuration, .requestBytes, .replyBytes: ["service", "method"]
    case .callsHandled: ["service", "method", "code"]
    case .entities: ["kind"]
    case .callsInFlight, .connections, .connectionsAccepted, .repliesWaiting, .unsentBytes, .frameRecords,
      .syncDuration, .writtenBytes, .logBytes, .pendingBytes, .readOnly, .appliedSequence, .durableSequence, .serving:
      []
    }
  }

  /// What its numbers count.
  public var unit: String {
    switch self {
    case .callsStarted, .callsHandled, .callsInFlight: "calls"
    case .callDuration, .syncDuration: "seconds"
    case .requestBytes, .replyBytes, .unsentBytes, .writtenBytes, .logBytes, .pendingBytes: "bytes"
    case .connections, .connectionsAccepted: "connections"
    case .repliesWaiting: "replies"
    case .frameRecords: "records"
    case .appliedSequence, .durableSequence: "sequence"
    case .entities: "entities"
    case .serving, .readOnly: "0 or 1"
    }
  }

  /// What it says.
  public var help: String {
    switch self {
    case .callsStarted: "Calls that were begun or refused by an interceptor."
    case .callsHandled: "Calls that have ended, by status code."
    case .callDuration:
      "From reading a request to handing its answer to the connection, with the time that the answer waited for the "
        + "disk."
    case .requestBytes: "Bytes of encoded requests and items, without frame headers, of calls that have ended."
    case .replyBytes:
      "Bytes of encoded replies and items, without frame headers, of calls that have ended; a status counts none."
    case .callsInFlight: "Calls that were begun and have not ended: running, or with an answer that waits for the disk."
    case .connections: "Connections that are open."
    case .connectionsAccepted: "Connections that were accepted."
    case .repliesWaiting: "Replies that wait until what they observed is durable."
    case .unsentBytes: "Bytes of replies that wait: for the disk, or for a peer that does not read."
    case .frameRecords: "Records that shared one write of the log."
    case .syncDuration: "How long a write of the log took until it was durable."
    case .writtenBytes: "Bytes of records written to the log by this process, with headers and padding."
    case .logBytes: "Bytes of the whole log up to its end."
    case .pendingBytes: "Bytes of records that wait for the disk."
    case .readOnly: "1 while changes are refused because the disk is full, else 0."
    case .appliedSequence: "Sequence of the newest record."
    case .durableSequence: "Sequence up to which records are durable."
    case .entities: "Customers, plans, add-ons and subscriptions, by kind: customer, plan, add_on, subscription."
    case .serving: "1 while the process serves; 0 while it recovers, drains or is out of disk."
    }
  }

  /// Upper bounds of the buckets of a histogram, ascending, without the infinite one; in the metric's unit.
  public var buckets: [Double] {
    switch self {
    case .callDuration, .syncDuration: DurationBuckets.bounds.map { Double($0) / 1_000_000_000 }
    case .frameRecords: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]
    default: []
    }
  }
}

/// The buckets of durations, and how to find one in a few nanoseconds.
enum DurationBuckets {
  /// Upper bounds in nanoseconds.
  static let bounds: [UInt64] = [
    2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000,
    25_000_000, 50_000_000, 100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000,
    10_000_000_000,
  ]

  /// With the infinite one.
  static let count = bounds.count + 1

  /// By the number of significant bits of a duration: the first bucket that such a duration may fall into.
  static let firstByBits: [Int] = (0...64).map { bits in
    let smallest: UInt64 = bits == 0 ? 0 : 1 << UInt64(bits - 1)
    return bounds.firstIndex { smallest <= $0 } ?? bounds.count
  }
}
