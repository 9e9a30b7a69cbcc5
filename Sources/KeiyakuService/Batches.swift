import KeiyakuDomain
import KeiyakuEngine
import KeiyakuMessages

/// An entry of a batch: what was asked for, or why there is none.
protocol BatchEntry: ListEntry {
  init()
  var missingReason: String { get set }
}

extension CustomerOrMissing: BatchEntry {
  var approximateByteCount: Int { missingReason.utf8.count + (customer?.approximateByteCount ?? 0) }
}

extension SubscriptionOrMissing: BatchEntry {
  var approximateByteCount: Int { missingReason.utf8.count + (subscription?.approximateByteCount ?? 0) }
}

extension EffectiveOrMissing: BatchEntry {
  var approximateByteCount: Int {
    guard let effective else { return missingReason.utf8.count }
    let conflicts = effective.conflicts.reduce(0) { sum, conflict in
      sum + 16 + [conflict.desired, conflict.available].compactMap { $0 }.approximateByteCount
    }
    return 128 + effective.values.approximateByteCount + conflicts
  }
}

extension ServiceCore {
  /// Entries that are read under one hold of the lock.
  private static let sliceMax = 64

  /// Reads entries in order, as far as they fit into a reply; a few under each hold of the lock.
  ///
  /// - Parameters:
  ///   - references: What is asked for.
  ///   - entries: Gets an entry per reference, in order.
  ///   - next: Gets the position of the first that does not fit; 0 where all do.
  ///   - normalize: Normalises a reference; runs outside the lock.
  ///   - read: The entry of a reference and its position, or why there is none.
  /// - Returns: Sequence of the newest record that the entries could have observed.
  func batch<Reference, Entry: BatchEntry>(
    _ references: [Reference], into entries: inout [Entry], next: inout Int32,
    normalize: (Reference) throws(Refusal) -> Reference,
    read: (inout Core, Reference, Int) throws(Refusal) -> Entry
  ) -> Int64 {
    var observed: Int64 = 0
    var bytes = 0
    entries.reserveCapacity(references.count)
    while entries.count < references.count {
      let first = entries.count
      let slice = references[first..<min(first + Self.sliceMax, references.count)].map { reference in
        Result { () throws(Refusal) in try normalize(reference) }
      }
      var isFull = false
      let ending = engine.read { core -> Result<Void, Refusal> in
        for (offset, reference) in slice.enumerated() {
          if bytes >= PagePosition.bytesMax {
            isFull = true
            break
          }
          var entry = Entry()
          do throws(Refusal) {
            entry = try read(&core, try reference.get(), first + offset)
          } catch {
            core.observeEverything()
            entry.missingReason = error.reason
          }
          bytes += entry.approximateByteCount
          entries.append(entry)
        }
        return .success(())
      }
      observed = max(observed, ending.observed)
      if isFull {
        next = Int32(entries.count)
        break
      }
    }
    return observed
  }
}
