internal import KeiyakuMessages
internal import Synchronization

/// Names a database and its history, as HELLO does.
struct DatabaseName: Hashable, Sendable, CustomStringConvertible {
  let databaseID: [UInt8]
  let incarnation: [UInt8]

  init(_ hello: RPCHello) {
    databaseID = hello.databaseID
    incarnation = hello.incarnation
  }

  var description: String { "\(Self.hex(databaseID)) incarnation \(Self.hex(incarnation))" }

  static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// The database that a client knows, shared by all of its connections.
///
/// A server with another one is refused: it would answer request ids that it never saw as new, and change the wrong
/// data.
final class KnownDatabase: Sendable {
  private struct State {
    var expectedID: [UInt8]?
    var known: DatabaseName?
  }

  private let state: Mutex<State>

  init(expectedID: [UInt8]?) {
    state = Mutex(State(expectedID: expectedID))
  }

  /// Learns the first database and checks later ones against it; returns what is wrong, or nil.
  func check(_ name: DatabaseName) -> String? {
    state.withLock { state in
      if let expected = state.expectedID, expected != name.databaseID {
        return "the server has database \(DatabaseName.hex(name.databaseID)), expected \(DatabaseName.hex(expected))"
      }
      guard let known = state.known else {
        state.known = name
        return nil
      }
      return known == name ? nil : "the server has database \(name), known is \(known); connect anew to accept it"
    }
  }
}
