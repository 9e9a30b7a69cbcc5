/// A message whose frames are still coming: meta first, then what has come of the body.
final class PartialMessage {
  /// The call that it belongs to.
  let stream: UInt32
  /// Argument of the first frame.
  let argument: UInt32
  /// When the first frame came, in monotonic nanoseconds.
  let arrivedAt: UInt64
  /// What it is charged with to the budget of its connection.
  var chargedBytes = 0
  private let metaBytes: Int
  private(set) var count = 0
  private var capacity: Int
  // Memory at an address that does not move while a driver reads the message; freed in deinit.
  private var base: UnsafeMutableRawPointer

  /// Begins with a frame.
  init(_ frame: borrowing Frame, now: UInt64) {
    stream = frame.header.stream
    argument = frame.header.argument
    arrivedAt = now
    metaBytes = frame.meta.count
    capacity = max(4096, 2 * (frame.meta.count + frame.body.count))
    base = .allocate(byteCount: capacity, alignment: 16)
    copy(frame.meta)
    copy(frame.body)
  }

  deinit { base.deallocate() }

  /// Bytes of the body so far.
  var bodyBytes: Int { count - metaBytes }

  /// Meta of the first frame. Valid while this object lives and nothing is appended.
  var meta: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: metaBytes) }

  /// The body so far. Valid while this object lives and nothing is appended.
  var body: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base + metaBytes, count: bodyBytes) }

  /// Goes on with the body of a continuation.
  func append(_ bytes: UnsafeRawBufferPointer) {
    if count + bytes.count > capacity {
      capacity = max(2 * capacity, count + bytes.count)
      let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
      larger.copyMemory(from: base, byteCount: count)
      base.deallocate()
      base = larger
    }
    copy(bytes)
  }

  private func copy(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    (base + count).copyMemory(from: start, byteCount: bytes.count)
    count += bytes.count
  }
}

/// The incomplete messages of a connection, by slot, and what they cost.
struct Reassembly {
  private var messages: [PartialMessage?]
  /// Holds the message that was completed last, because a driver reads it until it asks for the next frame.
  private var completed: PartialMessage?
  /// What all incomplete messages are charged with: requests and replies with their bytes, items with what was credited
  /// before they were complete.
  private(set) var chargedBytes = 0

  /// What became of a frame of a message.
  enum OnFrame {
    case incomplete
    case complete(PartialMessage)
    case messageTooLarge(seen: Int)
    case budgetExceeded(seen: Int)
  }

  init(capacity: Int) {
    messages = Array(repeating: nil, count: capacity)
  }

  /// Whether a message is coming in this slot.
  func isAssembling(_ slot: Int) -> Bool { messages[slot] != nil }

  /// The first frame of a message that goes on.
  mutating func begin(_ frame: borrowing Frame, slot: Int, limits: ConnectionLimits, now: UInt64) -> OnFrame {
    let seen = chargedBytes + Int(frame.header.length)
    guard seen <= limits.reassemblyBytesMax else { return .budgetExceeded(seen: seen) }
    let message = PartialMessage(frame, now: now)
    messages[slot] = message
    charge(slot, message.count)
    return .incomplete
  }

  /// A continuation of a message that has begun. What is over a limit is dropped at once.
  mutating func append(_ frame: borrowing Frame, slot: Int, limits: ConnectionLimits) -> OnFrame {
    // Callers ask `isAssembling` first.
    let message = messages[slot]!
    let bodyBytes = message.bodyBytes + frame.body.count
    guard bodyBytes <= limits.messageBytesMax else {
      drop(slot)
      return .messageTooLarge(seen: bodyBytes)
    }
    let charged = chargedBytes + frame.body.count
    guard charged <= limits.reassemblyBytesMax else {
      drop(slot)
      return .budgetExceeded(seen: charged)
    }
    message.append(frame.body)
    charge(slot, frame.body.count)
    return end(frame, message, slot)
  }

  /// A frame of an item that has more than one. Charges nothing: that is done as it is credited.
  mutating func addItem(_ frame: borrowing Frame, slot: Int, limits: ConnectionLimits) -> OnFrame {
    guard let message = messages[slot] else {
      messages[slot] = PartialMessage(frame, now: 0)
      return .incomplete
    }
    let byteCount = message.bodyBytes + frame.body.count
    guard byteCount <= limits.messageBytesMax else {
      drop(slot)
      return .messageTooLarge(seen: byteCount)
    }
    message.append(frame.body)
    return end(frame, message, slot)
  }

  /// Charges what is incomplete in this slot with more bytes.
  mutating func charge(_ slot: Int, _ byteCount: Int) {
    messages[slot]?.chargedBytes += byteCount
    chargedBytes += byteCount
  }

  private mutating func end(_ frame: borrowing Frame, _ message: PartialMessage, _ slot: Int) -> OnFrame {
    if frame.header.flags.contains(.more) { return .incomplete }
    drop(slot)
    completed = message
    return .complete(message)
  }

  /// Forgets what has come in this slot.
  mutating func drop(_ slot: Int) {
    guard let message = messages[slot] else { return }
    chargedBytes -= message.chargedBytes
    messages[slot] = nil
  }

  /// Forgets everything that is incomplete, and says of which streams that was.
  mutating func dropAll() -> [UInt32] {
    messages.indices.compactMap { slot in
      guard let stream = messages[slot]?.stream else { return nil }
      drop(slot)
      return stream
    }
  }

  /// Lets go of the message that was completed last.
  mutating func releaseCompleted() {
    if completed != nil { completed = nil }
  }
}
