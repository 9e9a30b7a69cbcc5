import Testing

@testable import KeiyakuMessages

struct ArenaTests {
  @Test
  func releasedMemoryIsTakenAgain() {
    let arena = MessageArena(chunkBytes: 1024)
    let mark = arena.mark
    let first = arena.allocate(byteCount: 100)
    arena.release(to: mark)
    #expect(arena.allocate(byteCount: 100) == first)
  }

  @Test
  func memoryBeforeTheMarkStays() {
    let arena = MessageArena(chunkBytes: 1024)
    let kept = arena.allocate(byteCount: 8)
    kept.storeBytes(of: 0x1122_3344_5566_7788, as: UInt64.self)
    let mark = arena.mark
    for _ in 0..<100 { arena.allocate(byteCount: 500).storeBytes(of: 0, as: UInt64.self) }
    arena.release(to: mark)
    #expect(kept.load(as: UInt64.self) == 0x1122_3344_5566_7788)
    #expect(arena.allocate(byteCount: 8) == kept + 16)
  }

  @Test
  func everyAddressIsAligned() {
    let arena = MessageArena(chunkBytes: 1024)
    for size in 0..<200 {
      let address = arena.allocate(byteCount: size)
      #expect(UInt(bitPattern: address) % 16 == 0)
    }
  }

  @Test
  func piecesDoNotOverlap() {
    let arena = MessageArena(chunkBytes: 1024)
    var generator = SeededGenerator(seed: 7)
    let pieces = (0..<200).map { index in
      let size = Int.random(in: 1...2000, using: &generator)
      let bytes = UnsafeMutableBufferPointer(start: arena.allocate(UInt8.self, count: size), count: size)
      bytes.initialize(repeating: UInt8(index))
      return bytes
    }
    withExtendedLifetime(arena) {
      for (index, piece) in pieces.enumerated() {
        #expect(piece.allSatisfy { $0 == UInt8(index) })
      }
    }
  }

  @Test
  func chunksAboveTheRetainedSizeGoBackToTheSystem() {
    let arena = MessageArena(chunkBytes: 1024, retainedBytes: 4096)
    #expect(arena.heldBytes == 1024)
    let mark = arena.mark
    _ = arena.allocate(byteCount: 1_000_000)
    for _ in 0..<10 { _ = arena.allocate(byteCount: 1024) }
    #expect(arena.heldBytes > 1_000_000)
    arena.release(to: mark)
    #expect(arena.heldBytes == 4096)
  }

  @Test
  func unpackingGetsNullWhenTheBudgetIsSpentAndTheNextMessageABudgetOfItsOwn() throws {
    let arena = MessageArena(chunkBytes: 1024)
    let allocator = arena.allocator(budget: 100)
    let data = allocator.pointee.allocator_data
    let allocate = try #require(allocator.pointee.alloc)
    defer { withExtendedLifetime(arena) {} }
    #expect(allocate(data, 64) != nil)
    #expect(!arena.isBudgetExhausted)
    #expect(allocate(data, 64) == nil)
    #expect(arena.isBudgetExhausted)
    _ = arena.allocator(budget: 100)
    #expect(!arena.isBudgetExhausted)
    #expect(allocate(data, 64) != nil)
  }

  @Test(arguments: [Int.max, Int.max - 7, -1, Int.min, 101])
  func absurdSizesAreRefusedWithoutOverflow(size: Int) throws {
    let arena = MessageArena(chunkBytes: 1024)
    let allocator = arena.allocator(budget: 100)
    let allocate = try #require(allocator.pointee.alloc)
    #expect(allocate(allocator.pointee.allocator_data, size) == nil)
    #expect(arena.heldBytes == 1024)
  }

  @Test
  func decodingGivesBackWhatItTookAlsoWhenItFails() throws {
    let arena = MessageArena()
    let cursor = arena.control.pointee.cursor
    _ = try Customer.decode(Samples.customer.encodedBytes(arena), arena: arena)
    #expect(throws: MessageDecodingError.self) { try Customer.decode([0x12, 5], arena: arena) }
    #expect(arena.control.pointee.cursor == cursor)
  }
}
