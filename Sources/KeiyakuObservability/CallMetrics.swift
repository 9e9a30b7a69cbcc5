import KeiyakuMessages
import KeiyakuService
import Synchronization

/// Counts the calls of a server by method: an interceptor whose numbers `MetricsPublisher` reads.
///
/// Each event loop has a block of its own, indexed by method and written by that loop alone, so that counting costs a
/// few plain additions.
public final class CallMetrics: ServerInterceptor {
  private let blocks = Mutex<(methods: [String], blocks: [CounterBlock])>(([], []))

  /// Counters that nothing has been counted with.
  public init() {}

  /// The counters of one event loop.
  public func makeLoopInterceptor(methods: [ServiceMethod]) -> any LoopInterceptor {
    let block = CounterBlock(count: methods.count * CallCounts.numbersPerMethod)
    blocks.withLock { blocks in
      blocks.methods = methods.map(\.fullName)
      blocks.blocks.append(block)
    }
    return Counter(block: block, firstByBits: DurationBuckets.firstByBits, bounds: DurationBuckets.bounds)
  }

  /// What was counted so far, summed over the event loops, by method.
  func counts() -> [CallCounts] {
    let (methods, blocks) = blocks.withLock { $0 }
    return methods.indices.map { method in
      var counts = CallCounts(method: methods[method])
      let first = method * CallCounts.numbersPerMethod
      for block in blocks {
        for number in counts.numbers.indices { counts.numbers[number] += block.value(at: first + number) }
      }
      return counts
    }
  }

  /// Counts on one event loop.
  private final class Counter: LoopInterceptor {
    private let block: CounterBlock
    private let firstByBits: [Int]
    private let bounds: [UInt64]

    init(block: CounterBlock, firstByBits: [Int], bounds: [UInt64]) {
      self.block = block
      self.firstByBits = firstByBits
      self.bounds = bounds
    }

    func callStarted(_ call: StartedCall, peer: CallPeer, context: inout CallContext) -> RPCError? {
      block.add(1, at: call.method * CallCounts.numbersPerMethod + CallCounts.started)
      return nil
    }

    func callEnded(_ call: EndedCall) {
      count(call, in: call.start.method * CallCounts.numbersPerMethod)
      add(requestBytes: call.start.requestBytes, replyBytes: call.replyBytes, call.nanoseconds, of: call.start.method)
    }

    /// Sums of calls of one method are added once where they come together, as they mostly do.
    func callsEnded(_ calls: Span<EndedCall>) {
      guard !calls.isEmpty else { return }
      var method = calls[0].start.method
      var (requestBytes, replyBytes, nanoseconds) = (0, 0, UInt64(0))
      for index in calls.indices {
        let start = calls[index].start
        if start.method != method {
          add(requestBytes: requestBytes, replyBytes: replyBytes, nanoseconds, of: method)
          method = start.method
          (requestBytes, replyBytes, nanoseconds) = (0, 0, 0)
        }
        requestBytes &+= start.requestBytes
        replyBytes &+= calls[index].replyBytes
        nanoseconds &+= calls[index].nanoseconds
        count(calls[index], in: method * CallCounts.numbersPerMethod)
      }
      add(requestBytes: requestBytes, replyBytes: replyBytes, nanoseconds, of: method)
    }

    private func add(requestBytes: Int, replyBytes: Int, _ nanoseconds: UInt64, of method: Int) {
      let first = method * CallCounts.numbersPerMethod
      block.add(UInt64(requestBytes), at: first + CallCounts.requestBytes)
      block.add(UInt64(replyBytes), at: first + CallCounts.replyBytes)
      block.add(nanoseconds, at: first + CallCounts.nanoseconds)
    }

    @inline(__always)
    private func count(_ call: borrowing EndedCall, in first: Int) {
      block.add(1, at: first + CallCounts.durations + bucket(of: call.nanoseconds))
      block.add(1, at: first + CallCounts.codes + CallCounts.index(of: call.code))
    }

    private func bucket(of duration: UInt64) -> Int {
      var index = firstByBits[64 - duration.leadingZeroBitCount]
      while index < bounds.count, duration > bounds[index] { index += 1 }
      return index
    }
  }
}

/// The numbers of one method.
struct CallCounts {
  // Where each number stands.
  static let started = 0
  static let requestBytes = 1
  static let replyBytes = 2
  static let nanoseconds = 3
  static let codes = 4
  /// One for each code of gRPC; what is none of them counts as UNKNOWN.
  static let codeCount = 17
  static let durations = codes + codeCount
  /// Rounded up to whole cache lines of 64 bytes, so that methods share none.
  static let numbersPerMethod = (durations + DurationBuckets.count + 7) & ~7

  /// Full name.
  let method: String
  var numbers = [UInt64](repeating: 0, count: numbersPerMethod)

  /// Calls that have ended, over all codes.
  var ended: UInt64 { numbers[Self.codes..<Self.durations].reduce(0, +) }

  static func index(of code: RPCCode) -> Int {
    let number = Int(code.rawValue)
    return 0..<codeCount ~= number ? number : Int(RPCCode.unknown.rawValue)
  }
}
