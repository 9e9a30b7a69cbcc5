import Testing

@testable import protoc_gen_keiyaku

/// A function of its shape for each kind of method, in the service's protocol and in the client.
@Suite struct StubTests {
  struct Row: Sendable {
    let request: String
    let reply: String
    let kind: String
    let service: [String]
    let client: [String]
  }

  static let rows = [
    Row(
      request: "M", reply: "stream M", kind: "serverStreaming",
      service: ["func a(_ request: M, responses: ResponseStream<M>, context: CallContext)", "async -> RPCError?"],
      client: ["_ request: M, options: CallOptions = CallOptions()", ") -> ResponseItems<M> {"]),
    Row(
      request: "stream M", reply: "M", kind: "clientStreaming",
      service: ["func a(_ requests: RequestStream<M>, context: CallContext)", "async -> Gated<M>"],
      client: ["(RequestSender<M>) async throws -> Void", ") async throws -> M {"]),
    Row(
      request: "stream M", reply: "stream M", kind: "bidirectional",
      service: [
        "_ requests: RequestStream<M>, responses: ResponseStream<M>, context: CallContext)",
        "async -> RPCError?",
      ],
      client: ["options: CallOptions = CallOptions()", ") -> BidirectionalCall<M, M> {"]),
  ]

  @Test(arguments: rows)
  func aMethodThatStreamsHasAFunctionOfItsShape(row: Row) throws {
    let source = "// S.\nservice S {\n// A.\nrpc A(\(row.request)) returns (\(row.reply));\n}\n// M.\nmessage M {}"
    let schema = try readSchema(source)
    let service = ServiceEmitter(schema: schema).files().map(\.contents).joined()
    for text in row.service + [".\(row.kind)(SMethods.a)"] { #expect(service.contains(text), "\(service)") }
    let client = ClientEmitter(schema: schema).files().map(\.contents).joined()
    for text in row.client { #expect(client.contains(text), "\(client)") }
    let methods = MessagesEmitter(schema: schema).files().first { $0.name == "Test+Methods.swift" }
    #expect(methods?.contents.contains("kind: .\(row.kind)") == true)
  }
}
