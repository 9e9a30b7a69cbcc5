import KeiyakuMessages
import KeiyakuWire

@testable import KeiyakuClient

typealias StreamItem = GetCustomerReply
typealias StreamRequest = GetCustomerRequest

/// Methods of every kind that no server has.
enum StreamMethods {
  static let expand = method(.serverStreaming, "Expand")
  static let collect = method(.clientStreaming, "Collect")
  static let relay = method(.bidirectional, "Relay")

  private static func method(_ kind: MethodKind, _ name: String) -> MethodDescriptor<StreamRequest, StreamItem> {
    MethodDescriptor(
      id: FNV1a.hash(name), fullName: "test.Streams/\(name)", kind: kind, isRead: true, isBlocking: false)
  }
}

private enum FNV1a {
  static func hash(_ text: String) -> UInt32 {
    text.utf8.reduce(0x811c_9dc5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }
}

func item(_ id: Int64, notes: String = "") -> StreamItem {
  .with { item in
    item.customer = .with { customer in
      customer.id = id
      if !notes.isEmpty { customer.spec = .with { $0.notes = notes } }
    }
  }
}

func request(_ id: Int64) -> StreamRequest { .with { $0.customer = .with { $0.by = .id(id) } } }

extension FakePeer.Connection {
  func send(_ item: StreamItem, stream: UInt32) {
    write(.message, flags: .item, stream: stream, body: item.encodedBytes(MessageArena()))
  }

  func complete(_ stream: UInt32, trailers: [RPCMetadataEntry] = []) {
    write(.status, flags: .end, stream: stream, meta: RPCStatus.with { $0.trailers = trailers })
  }

  /// The next frame of this type; WINDOWs of others are dropped.
  func next(_ type: FrameType) async throws -> FakePeer.Frame {
    while true {
      let frame = try await next()
      if frame.header.type == type { return frame }
      guard frame.header.type == .window else { throw FakePeer.Unexpected(what: "\(frame.header)") }
    }
  }
}
