import ArgumentParser
import KeiyakuClient
import KeiyakuMessages
import Synchronization

/// `keiyaku call`
struct Call: ClientCommand {
  static let configuration = CommandConfiguration(
    abstract: "Call any method of any shape, JSON in and JSON out.",
    discussion: """
      A request is a JSON object by the JSON mapping of proto3: fields by their name in JSON or in the schema, 64-bit \
      integers as texts or numbers, byte strings in base64, enum values by name. What the method and its messages are \
      is asked of the server itself; `keiyaku services` and `keiyaku describe` show it.

        keiyaku call CustomerService/Get '{"customer": {"login": "tanaka"}}'
        keiyaku call AdminService/GetServerInfo
        keiyaku call CustomerService/Create @customer.json
        echo '{"login": "tanaka", "password": "secret"}' | keiyaku call CustomerService/Authenticate -

      Give secrets by a file or standard input: other users of the machine can see arguments. A request that changes \
      something gets a request id if it has none, and so is done once, however often it is sent.

      Where the method takes a stream, there may be any number of requests, and a file or standard input has one on \
      each line, which is sent as it comes:

        keiyaku call Collect '{"payload": "aGk="}' '{"payload": "eW8="}'
        tail -f items.jsonl | keiyaku call Relay -
        keiyaku call Health/Watch

      The answer is indented, or on one line with --json. Where the method answers with a stream, each answer is \
      printed on a line of its own as it comes.
      """)

  @Argument(help: "Full name of the method, or the end of one.", completion: .methods)
  var method: String

  @Argument(
    help: ArgumentHelp(
      "Requests: JSON, @FILE, or - for standard input. Nothing means {}, or a stream of none.", valueName: "request"),
    completion: .file())
  var requests: [String] = []

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    // What is wrong with the arguments is told before anything is asked.
    let sources = try requests.map { try CallInput($0) }
    let schema = try await session.client.schema()
    let method = try find(in: schema)
    guard let type = schema.messages[method.request] else {
      throw CommandFailure(message: "\(method.request) is not in the server's schema", code: Failure.refused)
    }
    switch method.kind {
    case .unary:
      let request = try Self.request(sources, of: method, type, schema)
      Self.show(try await session.client.call(method, request), session)
    case .serverStreaming:
      let request = try Self.request(sources, of: method, type, schema)
      let items = try session.client.serverStreaming(method, request, options: session.streamOptions)
      for try await item in items where !Self.showLine(item) { break }
    case .clientStreaming, .bidirectional:
      try await exchange(sources, method, type, schema, session)
    }
  }

  private func find(in schema: DynamicSchema) throws(CommandFailure) -> DynamicSchema.Method {
    let found = schema.methods(named: method)
    guard let first = found.first else {
      throw CommandFailure(
        message: "there is no method \"\(method)\"; `keiyaku services` lists what there is", code: Failure.usage)
    }
    if found.count > 1 {
      throw CommandFailure(
        message: "\"\(method)\" means any of \(found.map(\.name).joined(separator: ", ")); give more of the name",
        code: Failure.usage)
    }
    return first
  }

  /// The one request of a method that takes no stream.
  private static func request(
    _ sources: [CallInput], of method: DynamicSchema.Method, _ type: DynamicSchema.Message, _ schema: DynamicSchema
  ) throws -> DynamicMessage {
    guard sources.count <= 1 else {
      throw CommandFailure(
        message: "\(method.name) is \(method.kind.text) and takes one request, not \(sources.count)",
        code: Failure.usage)
    }
    let json = try sources.first?.one() ?? .object([])
    return try DynamicMessage(json.addingRequestID(RequestID().bytes, for: type), type: type, in: schema)
  }

  /// Sends requests as they come and shows replies as they come, each independently of the other.
  private func exchange(
    _ sources: [CallInput], _ method: DynamicSchema.Method, _ type: DynamicSchema.Message, _ schema: DynamicSchema,
    _ session: Session
  ) async throws {
    let call = try session.client.bidirectional(method, in: schema, options: session.streamOptions)
    let problem = Mutex<(any Error)?>(nil)
    // Not waited for: the server may answer while the next line never comes.
    let sending = Task {
      do {
        for source in sources {
          let reader = CallInput.Reader(source)
          while let (json, place) = try await reader.next() {
            let request: DynamicMessage
            do throws(JSONMismatch) { request = try DynamicMessage(json, type: type, in: schema) } catch {
              throw CommandFailure(message: "\(place) does not fit: \(error)", code: Failure.usage)
            }
            try await call.send(request)
          }
        }
        call.finish()
      } catch {
        // Where it is the call that has ended, its replies say why.
        problem.withLock { $0 = error }
        call.cancel()
      }
    }
    do {
      for try await reply in call.responses {
        if method.kind == .clientStreaming { Self.show(reply, session) } else if !Self.showLine(reply) { break }
      }
    } catch is CancellationError {
      throw problem.withLock { $0 } ?? CancellationError()
    }
    sending.cancel()
    call.cancel()
  }

  private static func show(_ reply: DynamicMessage, _ session: Session) {
    Terminal.print(reply.json.text(pretty: !session.isJSON) + "\n")
  }

  /// False where nobody reads it any more.
  private static func showLine(_ reply: DynamicMessage) -> Bool { Terminal.print(reply.json.text() + "\n") }
}
