import KeiyakuMessages
import KeiyakuWire
import Synchronization
import Testing

@testable import KeiyakuClient

@Suite("Calls that send a stream", .timeLimit(.minutes(2)))
struct StreamSendingTests {
  private let long = CallOptions(timeout: .seconds(60))

  @Test("A client stream opens with an empty request, sends its items and the end, and gets the reply")
  func clientStreaming() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.clientStreaming(StreamMethods.collect, options: long) { requests in
      for id in Int64(1)...3 { try await requests.send(request(id)) }
    }
    let opened = try await connection.request()
    #expect(opened.header.flags == [] && opened.body.isEmpty)
    for id in Int64(1)...3 {
      let frame = try await connection.next(.message)
      #expect(frame.header.flags == .item && frame.header.stream == opened.header.stream)
      #expect(try frame.message(StreamRequest.self) == request(id))
    }
    let end = try await connection.next(.message)
    #expect(end.header.flags == .end && end.body.isEmpty)
    connection.reply(to: opened, item(7))
    #expect(try await reply == item(7))
    await client.close()
  }

  @Test("A stream without items is its end alone")
  func emptyClientStream() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.clientStreaming(StreamMethods.collect) { _ in }
    let opened = try await connection.request()
    #expect(try await connection.next(.message).header.flags == .end)
    connection.reply(to: opened, item(1))
    _ = try await reply
    await client.close()
  }

  @Test("A sender waits while the server gives no credit, and memory stays bounded; WINDOW lets it go on")
  func sendBackPressure() async throws {
    var hello = FakePeer.hello()
    hello.streamWindowBytes = UInt32(PeerLimits.floor.streamWindowBytes)
    let (client, _, connection) = try await connected(hello)
    let sent = Atomic<Int>(0)
    async let reply = client.clientStreaming(StreamMethods.collect, options: long) { requests in
      for id in Int64(1)...100_000 {
        try await requests.send(request(id))
        sent.add(1, ordering: .relaxed)
      }
    }
    let opened = try await connection.request()
    let stream = opened.header.stream
    var credit = PeerLimits.floor.streamWindowBytes
    var received = 0
    while received < 100_000 {
      while true {
        let cost = 16 + 8
        if credit < cost { break }
        let frame = try await connection.next(.message)
        credit -= 16 + Int(frame.header.length)
        #expect(credit >= 0)
        received += 1
        if received == 100_000 { break }
      }
      // What was sent and has not come is what may be pending, and no more.
      #expect(sent.load(ordering: .relaxed) - received < 2 * PendingItems.bytesMax / 16)
      connection.write(.window, stream: stream, argument: 60_000)
      credit += 60_000
    }
    #expect(try await connection.next(.message).header.flags == .end)
    connection.reply(to: opened, item(1))
    _ = try await reply
    await client.close()
  }

  @Test("A server that answers before the items are complete is believed")
  func earlyReply() async throws {
    let (client, _, connection) = try await connected()
    async let reply = client.clientStreaming(StreamMethods.collect, options: long) { requests in
      // Ends when `send` throws.
      for id in Int64(1)... { try await requests.send(request(id)) }
    }
    let opened = try await connection.request()
    connection.reply(to: opened, item(9))
    #expect(try await reply == item(9))
    await client.close()
  }

  @Test("A closure that throws cancels the call, and its error is the outcome")
  func closureThrows() async throws {
    struct Mine: Error {}
    let (client, _, connection) = try await connected()
    let task = Task {
      try await client.clientStreaming(StreamMethods.collect) { requests in
        try await requests.send(request(1))
        throw Mine()
      }
    }
    await #expect(throws: Mine.self) { try await task.value }
    let opened = try await connection.request()
    var frame = try await connection.next()
    if frame.header.type == .message { frame = try await connection.next() }
    #expect(frame.header.type == .cancel && frame.header.stream == opened.header.stream)
    await client.close()
  }

  @Test("Both sides of a bidirectional call stream independently")
  func bidirectional() async throws {
    let (client, _, connection) = try await connected()
    let call = client.bidirectional(StreamMethods.relay, options: long)
    let stream = try await connection.request().header.stream
    var iterator = call.responses.makeAsyncIterator()
    for id in Int64(1)...20 {
      try await call.send(request(id))
      #expect(try await connection.next(.message).message(StreamRequest.self) == request(id))
      connection.send(item(id), stream: stream)
      #expect(try await iterator.next() == item(id))
    }
    call.finish()
    #expect(try await connection.next(.message).header.flags == .end)
    let after = try await clientError(await call.send(request(1)))
    #expect(after.reason == .callEnded)
    connection.send(item(99), stream: stream)
    connection.complete(stream)
    #expect(try await iterator.next() == item(99))
    #expect(try await iterator.next() == nil)
    await client.close()
  }

  @Test("A stream that the server does not begin, or whose connection is lost, is sent again from its first item")
  func replay() async throws {
    let (client, peer, first) = try await connected()
    let call = client.bidirectional(StreamMethods.relay, options: long)
    try await call.send(request(1))
    _ = try await first.request()
    _ = try await first.next(.message)
    first.goAway(lastStream: 0)
    let second = try await peer.greet()
    _ = try await second.request()
    #expect(try await second.next(.message).message(StreamRequest.self) == request(1))
    try await call.send(request(2))
    #expect(try await second.next(.message).message(StreamRequest.self) == request(2))
    call.finish()
    #expect(try await second.next(.message).header.flags == .end)
    try await second.close()
    let third = try await peer.greet()
    let opened = try await third.request()
    #expect(try opened.requestHeader.previousAttempts == 2)
    for id in Int64(1)...2 {
      #expect(try await third.next(.message).message(StreamRequest.self) == request(id))
    }
    #expect(try await third.next(.message).header.flags == .end)
    let refusal = RPCError(code: .unavailable, reason: "DRAINING", message: "stopping", notProcessed: true)
    third.refuse(opened, refusal)
    let again = try await third.request()
    for id in Int64(1)...2 {
      #expect(try await third.next(.message).message(StreamRequest.self) == request(id))
    }
    #expect(try await third.next(.message).header.flags == .end)
    third.send(item(1), stream: again.header.stream)
    var iterator = call.responses.makeAsyncIterator()
    #expect(try await iterator.next() == item(1))
    try await third.close()
    // An item has come: its end is final.
    let error = try await clientError(await iterator.next())
    #expect(error.reason == .connectionLost && error.attempts == 4)
    _ = try await peer.greet()
    await client.close()
  }

  @Test("An item of which a part was sent is sent again as a whole")
  func replayOfAPart() async throws {
    var hello = FakePeer.hello()
    hello.streamWindowBytes = UInt32(PeerLimits.floor.streamWindowBytes)
    let (client, peer, first) = try await connected(hello)
    let call = client.bidirectional(StreamMethods.relay, options: long)
    let large = StreamRequest.with { request in
      request.customer = .with { $0.by = .login(String(repeating: "あ", count: 30_000)) }
    }
    try await call.send(large)
    _ = try await first.request()
    #expect(try await first.next(.message).header.flags == [.item, .more])
    first.goAway(lastStream: 0)
    let second = try await peer.greet()
    _ = try await second.request()
    let whole = try await second.next(.message)
    #expect(whole.header.flags == .item)
    #expect(try whole.message(StreamRequest.self) == large)
    call.cancel()
    await client.close()
  }

  @Test("Of a stream that has sent more than is kept the end is final, and the error says so")
  func noReplayBeyondTheBuffer() async throws {
    let (client, peer, first) = try await connected()
    let call = client.bidirectional(StreamMethods.relay, options: long)
    let large = StreamRequest.with { request in
      request.customer = .with { $0.by = .login(String(repeating: "x", count: PendingItems.replayBytesMax / 2)) }
    }
    _ = try await first.request()
    for _ in 0..<3 {
      try await call.send(large)
      _ = try await first.next(.message)
    }
    first.goAway(lastStream: 0)
    _ = try await peer.greet()
    var iterator = call.responses.makeAsyncIterator()
    let error = try await clientError(await iterator.next())
    #expect(error.reason == .connectionLost && error.progress == .notProcessed)
    #expect(error.message.contains("more items were sent than are kept"))
    await client.close()
  }
}
