import KeiyakuMessages
import Testing

@testable import KeiyakuWire

@Suite struct LimitsTests {
  @Test func theDefaultsContradictNothing() throws {
    try ConnectionLimits().validate()
  }

  @Test(arguments: [
    (\ConnectionLimits.frameBytesMax, 65535, "frame_bytes_max is below its floor of 65536"),
    (\.frameBytesMax, 8 * 1024 * 1024, "frame_bytes_max is above message_bytes_max"),
    (\.messageBytesMax, 1, "message_bytes_max is below its floor of 1048576"),
    (
      \.messageBytesMax, 8 * 1024 * 1024, "message_bytes_max and meta_bytes_max are together above reassembly_bytes_max"
    ),
    (\.metaBytesMax, 8191, "meta_bytes_max is below its floor of 8192"),
    (\.metaBytesMax, 65536, "meta_bytes_max is above 65535"),
    (\.concurrentCallsMax, 31, "concurrent_calls_max is below its floor of 32"),
    (\.concurrentStreamsMax, 257, "concurrent_streams_max is above concurrent_calls_max"),
    (\.streamWindowBytes, 16 * 1024 * 1024, "stream_window_bytes is above connection_window_bytes"),
    (\.unsentBytesMax, 1024, "unsent_bytes_max is below message_bytes_max"),
    (\.serverUnsentBytesMax, 1, "server_unsent_bytes_max is below unsent_bytes_max"),
    (\.controlFramesBurstMax, 1, "control_frames_burst_max is below concurrent_calls_max"),
    (\.handshakeSecondsMax, 0, "handshake_seconds_max is not positive"),
  ])
  func aContradictionIsNamed(path: WritableKeyPath<ConnectionLimits, Int> & Sendable, value: Int, text: String) {
    var limits = ConnectionLimits()
    limits[keyPath: path] = value
    #expect(throws: InvalidLimits(description: text)) { try limits.validate() }
  }

  @Test func aHelloBelowAFloorIsRefusedByName() {
    var hello = RPCHello(software: "test", limits: ConnectionLimits())
    hello.concurrentCallsMax = 31
    #expect(
      throws: ProtocolViolation(
        .helloInvalid, "concurrent_calls_max of the HELLO is 31, below the published floor of 32")
    ) { try PeerLimits(hello) }
  }

  @Test func anAbsentLimitIsItsFloor() throws {
    #expect(try PeerLimits(RPCHello()) == .floor)
  }

  @Test func aHelloCarriesTheLimits() throws {
    let peer = try PeerLimits(RPCHello(software: "test", limits: ConnectionLimits()))
    #expect(peer.frameBytesMax == 262_144 && peer.messageBytesMax == 4_194_304 && peer.metaBytesMax == 8192)
    #expect(peer.concurrentCallsMax == 256 && peer.concurrentStreamsMax == 64)
    #expect(peer.streamWindowBytes == 1_048_576 && peer.connectionWindowBytes == 8_388_608)
  }

  @Test func anErrorNamesTheLimitItsValueTheSizeSeenAndTheSetting() {
    let error = CallRefusal.messageTooLarge(seen: 5_000_000).error(ConnectionLimits())
    for part in ["message_bytes_max", "4194304", "5000000", "keiyaku serve --limit message_bytes_max=VALUE"] {
      #expect(error.message.contains(part))
    }
    #expect(error.code == .resourceExhausted && error.notProcessed)
  }

  @Test func aBucketAllowsABurstAndThenARate() {
    var bucket = TokenBucket(burst: 3, perSecond: 2)
    let burst = (0..<4).map { _ in bucket.take(now: 1_000_000_000) }
    #expect(burst == [true, true, true, false])
    // Half a second is one token, and a clock that goes back adds nothing.
    let later = [1_499_999_999, 1_500_000_001, 1_400_000_000].map { bucket.take(now: $0) }
    #expect(later == [false, true, false])
    let afterAges = (0..<4).map { _ in bucket.take(now: .max) }
    #expect(afterAges == [true, true, true, false])
  }

  @Test func aStreamTableFindsWhatASetFinds() {
    var table = StreamTable(capacity: 50)
    var model: [UInt32: Int] = [:]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let stream = UInt32.random(in: 1...120, using: &generator) &* 0x0100_0001 & 0x7fff_ffff
      if let slot = model[stream] {
        #expect(table.slot(of: stream) == slot)
        if Bool.random(using: &generator) {
          let removed = table.remove(stream)
          #expect(removed == slot)
          model[stream] = nil
        }
      } else {
        #expect(table.slot(of: stream) == nil)
        let removed = table.remove(stream)
        #expect(removed == nil)
        let slot = table.insert(stream)
        #expect((slot == nil) == (model.count == 50))
        if let slot {
          #expect(!model.values.contains(slot))
          model[stream] = slot
        }
      }
      #expect(table.count == model.count)
    }
  }

  @Test func aMetaLimitBeyondWhatAHeaderCanSayIsCut() throws {
    let hello = RPCHello.with { $0.metaBytesMax = .max }
    #expect(try PeerLimits(hello).metaBytesMax == 65_535)
  }
}
