internal import CKeiyakuProto

/// Memory for the C structs of messages: taken by moving a pointer, given back all at once.
///
/// One arena belongs to one event loop or thread and is used for one message after the other. It stands behind the
/// `ProtobufCAllocator` that libprotobuf-c unpacks with, and holds the structs that values are written into before
/// they are packed. Unpacking has a byte budget: a message from a peer can name far more memory than it has bytes.
///
/// Not `Sendable`. Nothing that points into the arena leaves this module.
public final class MessageArena {
  /// Default size of a chunk, in bytes. Nearly every message fits into one.
  public static let chunkBytesDefault = 64 * 1024
  /// Default of the memory that stays with the arena between messages, in bytes.
  public static let retainedBytesDefault = 1024 * 1024

  /// A position to return to.
  struct Mark {
    fileprivate let chunk: Int
    fileprivate let cursor: UInt
  }

  /// What the allocator's C callbacks need, at a fixed address.
  struct Control {
    var cursor: UInt = 0
    var end: UInt = 0
    /// Bytes that unpacking may still take.
    var budget = 0
    /// An allocation was refused because of the budget.
    var isExhausted = false
    /// Unretained: the arena owns this memory and ends with it.
    var owner: Unmanaged<MessageArena>?
  }

  private struct Chunk {
    let base: UnsafeMutableRawPointer
    let byteCount: Int
  }

  static let alignment = 16

  // Raw pointers, because libprotobuf-c and its callbacks need addresses that do not move; freed in deinit.
  let control: UnsafeMutablePointer<Control>
  private let allocatorMemory: UnsafeMutablePointer<ProtobufCAllocator>
  private var chunks: [Chunk] = []
  private var current = -1
  private let chunkBytes: Int
  private let retainedBytes: Int

  /// Makes an arena.
  /// - Parameters:
  ///   - chunkBytes: Size of a chunk; larger requests get a chunk of their own.
  ///   - retainedBytes: Chunks beyond this sum are returned to the system when a message is done.
  public init(
    chunkBytes: Int = MessageArena.chunkBytesDefault, retainedBytes: Int = MessageArena.retainedBytesDefault
  ) {
    self.chunkBytes = max(chunkBytes, 1024)
    self.retainedBytes = retainedBytes
    control = .allocate(capacity: 1)
    control.initialize(to: Control())
    allocatorMemory = .allocate(capacity: 1)
    allocatorMemory.initialize(
      to: ProtobufCAllocator(
        alloc: { data, size in MessageArena.allocateForUnpack(data, size) },
        free: { _, _ in },
        allocator_data: UnsafeMutableRawPointer(control)))
    control.pointee.owner = .passUnretained(self)
    grow(for: 0)
  }

  deinit {
    for chunk in chunks { chunk.base.deallocate() }
    allocatorMemory.deallocate()
    control.deallocate()
  }

  /// Bytes that the arena holds from the system now.
  public var heldBytes: Int {
    chunks.reduce(0) { $0 + $1.byteCount }
  }

  // MARK: Taking and giving back

  var mark: Mark {
    Mark(chunk: current, cursor: control.pointee.cursor)
  }

  /// Bytes taken since the mark; nil where they lie in several chunks.
  func bytesTaken(since mark: Mark) -> Int? {
    mark.chunk == current ? Int(control.pointee.cursor - mark.cursor) : nil
  }

  /// Gives back everything taken since the mark.
  @inline(__always)
  func release(to mark: Mark) {
    if mark.chunk != current { returnChunks(to: mark) }
    control.pointee.cursor = mark.cursor
  }

  /// Takes memory for this module's own structs, aligned to 16 bytes, without a budget.
  @inline(__always)
  func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    let needed = UInt(byteCount + (Self.alignment - 1)) & ~UInt(Self.alignment - 1)
    if control.pointee.end - control.pointee.cursor < needed { grow(for: Int(needed)) }
    let address = control.pointee.cursor
    control.pointee.cursor = address + needed
    // The cursor is never zero: it points into a chunk.
    return UnsafeMutableRawPointer(bitPattern: address)!
  }

  /// Takes memory for values of a trivial C type; not initialised.
  @inline(__always)
  func allocate<Value>(_ type: Value.Type, count: Int = 1) -> UnsafeMutablePointer<Value> {
    allocate(byteCount: MemoryLayout<Value>.stride * count).bindMemory(to: type, capacity: count)
  }

  // MARK: Unpacking

  /// The allocator to unpack with. Starts a new budget.
  func allocator(budget: Int) -> UnsafeMutablePointer<ProtobufCAllocator> {
    control.pointee.budget = budget
    control.pointee.isExhausted = false
    return allocatorMemory
  }

  /// Whether the last unpacking ran out of budget.
  var isBudgetExhausted: Bool {
    control.pointee.isExhausted
  }

  private static func allocateForUnpack(_ data: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
    // Set to the control block in init, and never changed.
    let control = data!.assumingMemoryBound(to: Control.self)
    // The budget fits an Int, so a size that is negative as an Int is over it as well.
    guard size >= 0, size <= control.pointee.budget - (alignment - 1) else {
      control.pointee.isExhausted = true
      return nil
    }
    let needed = UInt(size + (alignment - 1)) & ~UInt(alignment - 1)
    control.pointee.budget -= Int(needed)
    if control.pointee.end - control.pointee.cursor < needed {
      // The owner is alive: it made this call.
      control.pointee.owner!.takeUnretainedValue().grow(for: Int(needed))
    }
    let address = control.pointee.cursor
    control.pointee.cursor = address + needed
    return UnsafeMutableRawPointer(bitPattern: address)
  }

  // MARK: Chunks

  /// Moves on to a chunk that has room for `byteCount`.
  private func grow(for byteCount: Int) {
    let next = current + 1
    if next == chunks.count || chunks[next].byteCount < byteCount {
      let size = max(chunkBytes, byteCount)
      chunks.insert(
        Chunk(base: .allocate(byteCount: size, alignment: Self.alignment), byteCount: size), at: next)
    }
    enter(next)
  }

  private func enter(_ index: Int) {
    current = index
    let start = UInt(bitPattern: chunks[index].base)
    control.pointee.cursor = start
    control.pointee.end = start + UInt(chunks[index].byteCount)
  }

  /// Goes back to the mark's chunk and returns to the system what is more than the arena may keep.
  private func returnChunks(to mark: Mark) {
    enter(mark.chunk)
    var kept = chunks[...mark.chunk].reduce(0) { $0 + $1.byteCount }
    var remaining = Array(chunks[...mark.chunk])
    for chunk in chunks[(mark.chunk + 1)...] {
      if kept + chunk.byteCount <= retainedBytes {
        kept += chunk.byteCount
        remaining.append(chunk)
      } else {
        chunk.base.deallocate()
      }
    }
    chunks = remaining
  }
}
