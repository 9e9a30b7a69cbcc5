import KeiyakuMessages
import KeiyakuWire
import NIOCore
import Testing

@testable import KeiyakuClient

@Suite("Large and broken messages", .timeLimit(.minutes(1)))
struct MessageSizeTests {
  @Test("A reply in fragments is put together")
  func fragmentedReply() async throws {
    let (client, _, connection) = try await connected()
    let reply = ListCustomersReply.with { reply in
      reply.customers = (1...1000).map { id in
        Customer.with { customer in
          customer.id = Int64(id)
          customer.spec = .with { $0.notes = "備考 \(id)" }
        }
      }
    }
    let body = reply.encodedBytes(MessageArena())
    async let answer = client.customers.list(.init())
    let stream = try await connection.request().header.stream
    for fragment in Fragmentation(type: .response, stream: stream, bodyBytes: body.count, frameBytesMax: 1000) {
      connection.write(
        fragment.header.type, flags: fragment.header.flags, stream: stream, body: Array(body[fragment.body]))
    }
    #expect(try await answer == reply)
    await client.close()
  }

  @Test("A request larger than a frame goes out in fragments")
  func fragmentedRequest() async throws {
    let (client, _, connection) = try await connected()
    let sent = CreateCustomerRequest.with { request in
      request.spec = .with { $0.notes = String(repeating: "契", count: 200_000) }
    }
    async let answer = client.customers.create(sent)
    var frame = try await connection.next()
    #expect(frame.header.type == .request && frame.header.flags == .more)
    let first = frame
    var body = frame.body
    while !frame.header.flags.contains(.end) {
      frame = try await connection.next()
      #expect(frame.header.type == .message && frame.header.stream == first.header.stream)
      body += frame.body
    }
    #expect(try CreateCustomerRequest.decode(body, arena: MessageArena()).spec == sent.spec)
    connection.reply(to: first, CreateCustomerReply())
    _ = try await answer
    await client.close()
  }

  @Test("A request over the server's limit fails here, naming the limit, and nothing is sent")
  func requestTooLarge() async throws {
    let (client, _, connection) = try await connected()
    let large = CreateCustomerRequest.with { request in
      request.spec = .with { $0.notes = String(repeating: "x", count: 5_000_000) }
    }
    let error = try await clientError(await client.customers.create(large))
    #expect(error.reason == .messageTooLarge && error.progress == .notSent)
    #expect(error.message.contains("message_bytes_max"))
    connection.write(.ping, argument: 1)
    #expect(try await connection.next().header.type == .pong)
    await client.close()
  }

  @Test("A reply over the own limit fails its call alone")
  func replyTooLarge() async throws {
    let (client, _, connection) = try await connected { configuration in
      configuration.limits.messageBytesMax = PeerLimits.floor.messageBytesMax
    }
    async let error = clientError(await client.customers.list(.init()))
    let stream = try await connection.request().header.stream
    let part = [UInt8](repeating: 0, count: 200_000)
    connection.write(.response, flags: .more, stream: stream, body: part)
    for _ in 0..<6 { connection.write(.message, flags: .more, stream: stream, body: part) }
    #expect(try await error.reason == .messageTooLarge)
    #expect(try await error.progress == .processed)
    async let next = client.admin.getServerInfo(.init())
    connection.reply(to: try await connection.request(), GetServerInfoReply())
    _ = try await next
    await client.close()
  }

  @Test("A reply that cannot be decoded fails its call alone")
  func invalidReply() async throws {
    let (client, _, connection) = try await connected()
    async let error = clientError(await client.customers.list(.init()))
    let stream = try await connection.request().header.stream
    connection.write(.response, flags: .end, stream: stream, body: [0xff])
    #expect(try await error.reason == .invalidReply)
    async let next = client.admin.getServerInfo(.init())
    connection.reply(to: try await connection.request(), GetServerInfoReply())
    _ = try await next
    await client.close()
  }

  @Test("Frames that arrive byte by byte, and many frames in one read, are the same")
  func dripFed() async throws {
    let (client, _, connection) = try await connected()
    async let first = client.admin.getServerInfo(.init())
    let request = try await connection.request()
    let body = GetServerInfoReply.with { $0.software = "drip" }.encodedBytes(MessageArena())
    var bytes = [UInt8](repeating: 0, count: FrameFormat.headerBytes)
    bytes.withUnsafeMutableBytes {
      FrameHeader(length: UInt32(body.count), type: .response, flags: .end, stream: request.header.stream)
        .encode(into: $0)
    }
    for byte in bytes + body {
      try await connection.channel.writeAndFlush(ByteBuffer(bytes: [byte])).get()
    }
    #expect(try await first.software == "drip")
    await client.close()
  }

  @Test("A server that stops reading holds up what is sent, and nothing is lost when it reads again")
  func slowReader() async throws {
    let (client, _, connection) = try await connected()
    try await connection.channel.setOption(.autoRead, value: false).get()
    // Far more than sockets hold, so that calls wait for the socket.
    let large = CreateCustomerRequest.with { request in
      request.spec = .with { $0.notes = String(repeating: "遅", count: 60_000) }
    }
    try await withThrowingTaskGroup { group in
      for _ in 0..<100 { group.addTask { _ = try await client.customers.create(large) } }
      // A call that ends by its deadline shows that those before it have been sent as far as they can be.
      let error = try await clientError(
        await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .milliseconds(20))))
      #expect(error.reason == .timedOut)
      try await connection.channel.setOption(.autoRead, value: true).get()
      var answered = 0
      while answered < 100 {
        let frame = try await connection.next()
        guard frame.header.type == .request, try frame.requestHeader.method == CustomerServiceMethods.create.id
        else { continue }
        #expect(try frame.message(CreateCustomerRequest.self).spec == large.spec)
        connection.reply(to: frame, CreateCustomerReply())
        answered += 1
      }
      try await group.waitForAll()
    }
    await client.close()
  }

  @Test("A server that closes while requests wait for the socket loses none that may be repeated")
  func closedWhileWriting() async throws {
    let (client, peer, first) = try await connected()
    try await first.channel.setOption(.autoRead, value: false).get()
    let large = CreateCustomerRequest.with { request in
      request.spec = .with { $0.notes = String(repeating: "断", count: 60_000) }
    }
    try await withThrowingTaskGroup { group in
      for _ in 0..<100 { group.addTask { _ = try await client.customers.create(large) } }
      let error = try await clientError(
        await client.admin.getServerInfo(.init(), options: CallOptions(timeout: .milliseconds(20))))
      #expect(error.reason == .timedOut)
      try await first.close()
      let second = try await peer.greet()
      for _ in 0..<100 { second.reply(to: try await second.request(), CreateCustomerReply()) }
      try await group.waitForAll()
    }
    await client.close()
  }
}
