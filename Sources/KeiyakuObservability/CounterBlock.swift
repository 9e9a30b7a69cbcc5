import Synchronization

/// A row of numbers that one thread writes and any thread reads: no lock, no read-modify-write instruction.
final class CounterBlock: Sendable {
  /// Allocated in `init` and never moved. Unchecked: the numbers are atomic.
  private nonisolated(unsafe) let numbers: UnsafeMutablePointer<Atomic<UInt64>>
  let count: Int

  init(count: Int) {
    self.count = count
    numbers = .allocate(capacity: count)
    for index in 0..<count { (numbers + index).initialize(to: Atomic(0)) }
  }

  deinit {
    numbers.deinitialize(count: count)
    numbers.deallocate()
  }

  /// Adds to a number. Only ever on the one thread that writes.
  @inline(__always)
  func add(_ amount: UInt64, at index: Int) {
    assert(index < count)
    let sum = numbers[index].load(ordering: .relaxed) &+ amount
    numbers[index].store(sum, ordering: .relaxed)
  }

  /// Reads a number on any thread.
  func value(at index: Int) -> UInt64 { numbers[index].load(ordering: .relaxed) }
}
