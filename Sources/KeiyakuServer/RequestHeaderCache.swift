import KeiyakuMessages

/// Remembers what short request headers decoded to.
///
/// Nearly every REQUEST carries the same few bytes, a method number and nothing else. The bytes that libprotobuf-c has
/// decoded once to such a header need no second decoding: they are compared instead.
struct RequestHeaderCache {
  private struct Entry {
    var key: UInt64 = 0
    /// 0 where the entry is free.
    var byteCount = 0
    var method = 0
  }

  private static let indexBits: UInt64 = 8
  private var entries = [Entry](repeating: Entry(), count: 1 << Int(indexBits))

  /// Index of the method that these bytes named; nil where they are not remembered.
  func method(_ meta: UnsafeRawBufferPointer) -> Int? {
    guard let key = Self.key(meta) else { return nil }
    let entry = entries[Self.index(key)]
    return entry.key == key && entry.byteCount == meta.count ? entry.method : nil
  }

  /// Remembers a header that names a method and says nothing else.
  mutating func remember(_ meta: UnsafeRawBufferPointer, _ header: RPCRequestHeader, method: Int) {
    guard let key = Self.key(meta), header == RPCRequestHeader.with({ $0.method = header.method }) else { return }
    entries[Self.index(key)] = Entry(key: key, byteCount: meta.count, method: method)
  }

  private static func key(_ meta: UnsafeRawBufferPointer) -> UInt64? {
    guard 1...8 ~= meta.count else { return nil }
    var key: UInt64 = 0
    withUnsafeMutableBytes(of: &key) { $0.copyMemory(from: meta) }
    return key
  }

  private static func index(_ key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - indexBits))
  }
}
