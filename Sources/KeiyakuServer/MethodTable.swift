import KeiyakuService

/// Finds the method of a number: open addressing over two flat arrays.
struct MethodTable: Sendable {
  let methods: [ServiceMethod]
  private let ids: [UInt32]
  /// Index in `methods`; -1 where the entry is free.
  private let indexes: [Int32]
  private let mask: Int
  private let names: [String: Int]

  /// - Precondition: No two methods have the same number; generation fails before that can happen.
  init(_ methods: [ServiceMethod]) {
    self.methods = methods
    var size = 4
    // At most a quarter full: nearly every lookup is one comparison.
    while size < methods.count * 4 { size *= 2 }
    mask = size - 1
    var ids = [UInt32](repeating: 0, count: size)
    var indexes = [Int32](repeating: -1, count: size)
    for (position, method) in methods.enumerated() {
      var index = Int(method.id) & mask
      while indexes[index] >= 0 {
        precondition(ids[index] != method.id, "two methods have the number of \(method.fullName)")
        index = (index + 1) & mask
      }
      ids[index] = method.id
      indexes[index] = Int32(position)
    }
    self.ids = ids
    self.indexes = indexes
    names = Dictionary(uniqueKeysWithValues: methods.enumerated().map { ($1.fullName, $0) })
  }

  /// Index in `methods` of the method with a number.
  func index(of id: UInt32) -> Int? {
    var index = Int(id) & mask
    while indexes[index] >= 0 {
      if ids[index] == id { return Int(indexes[index]) }
      index = (index + 1) & mask
    }
    return nil
  }

  /// Index in `methods` of the method with a name.
  func index(of name: String) -> Int? { names[name] }
}
