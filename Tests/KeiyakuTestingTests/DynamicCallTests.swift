import KeiyakuClient
import KeiyakuMessages
import KeiyakuTesting
import Synchronization
import Testing

/// Calls of methods that are known by reflection alone go the way of all others.
@Suite(.timeLimit(.minutes(2))) struct DynamicCallTests {
  private final class Recorder: ClientInterceptor {
    let methods = Mutex<[String]>([])

    func callBegins(_ call: inout OutgoingCall) -> (@Sendable (CallOutcome) -> Void)? {
      let method = call.method
      return { [self] outcome in methods.withLock { $0.append("\(method) \(outcome.error == nil)") } }
    }
  }

  private func method(_ name: String, in schema: DynamicSchema) throws -> DynamicSchema.Method {
    let found = schema.methods(named: name)
    return try #require(found.first)
  }

  private func message(_ text: String, for method: DynamicSchema.Method, in schema: DynamicSchema) throws
    -> DynamicMessage
  {
    let type = try #require(schema.messages[method.request])
    let json = try JSONValue(parsing: Array(text.utf8)).addingRequestID(RequestID().bytes, for: type)
    return try DynamicMessage(json, type: type, in: schema)
  }

  @Test func callsOfEveryShapeByReflectionAlone() async throws {
    try await withKeiyakuTestServer { _, client in
      let schema = try await client.schema()
      let echo = try method("Echo", in: schema)
      let reply = try await client.call(echo, message(#"{"payload":"aGk="}"#, for: echo, in: schema))
      #expect(reply.json.text() == #"{"payload":"aGk="}"#)

      let expand = try method("Expand", in: schema)
      let items = try client.serverStreaming(
        expand, message(#"{"itemCount":3,"payloadBytes":1}"#, for: expand, in: schema))
      var texts: [String] = []
      for try await item in items { texts.append(item.json.text()) }
      #expect(texts == [#"{"payload":"AA=="}"#, #"{"payload":"AQ=="}"#, #"{"payload":"Ag=="}"#])
      #expect(items.trailers.map(\.key) == ["item-count"])

      for (name, expected) in [("Relay", [#"{"payload":"AA=="}"#, "{}"]), ("Collect", [#""itemCount":"2""#])] {
        let method = try method(name, in: schema)
        let call = try client.bidirectional(method, in: schema)
        for text in [#"{"payload":"AA=="}"#, "{}"] { try await call.send(message(text, for: method, in: schema)) }
        call.finish()
        var replies: [String] = []
        for try await item in call.responses { replies.append(item.json.text()) }
        #expect(replies.count == expected.count && zip(replies, expected).allSatisfy { $0.contains($1) }, "\(replies)")
      }
    }
  }

  @Test func interceptorsSeeThem() async throws {
    let server = try await KeiyakuTestServer.start()
    let recorder = Recorder()
    let client = try await server.connect { $0.interceptors = [recorder] }
    let schema = try await client.schema()
    let echo = try method("Echo", in: schema)
    _ = try await client.call(echo, message("{}", for: echo, in: schema))
    let expand = try method("Expand", in: schema)
    for try await _ in try client.serverStreaming(expand, message("{}", for: expand, in: schema)) {}
    // An interceptor is told of an end by the connection, which may be after the caller has it.
    await client.close()
    let seen = recorder.methods.withLock { $0 }
    #expect(seen.suffix(2) == ["keiyaku.rpc.v1.Diagnostics/Echo true", "keiyaku.rpc.v1.Diagnostics/Expand true"])
    await server.stop()
  }

  @Test func theyInheritTheDeadlineOfTheCallThatTheyArePartOf() async throws {
    try await withKeiyakuTestServer { _, client in
      let schema = try await client.schema()
      let echo = try method("Echo", in: schema)
      let request = try message("{}", for: echo, in: schema)
      let error = await #expect(throws: ClientError.self) {
        _ = try await CallDeadline.$current.withValue(.now) { try await client.call(echo, request) }
      }
      #expect(error?.reason == .timedOut && error?.progress == .notSent)
    }
  }

  @Test func aChangeIsRepeatedByItsRequestIDAndDoneOnce() async throws {
    try await withKeiyakuTestServer { server, client in
      let schema = try await client.schema()
      let create = try method("CatalogService/CreatePlan", in: schema)
      let request = try message(#"{"spec":{"name":"Business"}}"#, for: create, in: schema)
      #expect(request.hasRequestID)
      server.faults.stallDisk()
      async let reply = client.call(create, request)
      await server.waitForCalls(of: CatalogServiceMethods.createPlan)
      server.faults.loseConnections()
      await server.waitForCalls(of: CatalogServiceMethods.createPlan, count: 2)
      server.faults.resumeDisk()
      #expect(try await reply.json.text().contains(#""replayed":true"#))
    }
  }

  @Test(arguments: [
    (#"{}"#, true), (#"{"options":{"dryRun":true}}"#, true), (#"{"options":null}"#, true),
    (#"{"options":{"requestId":"AAAA"}}"#, false), (#"{"options":{"request_id":null}}"#, false),
  ])
  func aRequestIDIsAddedWhereThereIsNone(text: String, isAdded: Bool) async throws {
    try await withKeiyakuTestServer { _, client in
      let schema = try await client.schema()
      let type = try #require(schema.messages["keiyaku.v1.CreatePlanRequest"])
      let json = try JSONValue(parsing: Array(text.utf8))
      let filled = json.addingRequestID(Array(repeating: 0xFF, count: 16), for: type)
      #expect((filled != json) == isAdded)
      #expect(filled.text().contains(#""requestId":"/////"#) == isAdded)
      let read = try #require(schema.messages["keiyaku.v1.GetPlanRequest"])
      #expect(json.addingRequestID([1], for: read) == json, "a read has no options")
    }
  }
}
