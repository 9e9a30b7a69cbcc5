/// Emits the server side: a protocol per service, and its table of methods.
struct ServiceEmitter {
  let schema: Schema

  func files() -> [GeneratedFile] {
    schema.files.filter { !$0.services.isEmpty }.map { file in
      var writer = CodeWriter(imports: ["import KeiyakuMessages"])
      for service in file.services { emit(service, to: &writer) }
      return GeneratedFile(name: "\(file.swiftBaseName)+Service.swift", contents: writer.text)
    }
  }

  private func emit(_ service: SchemaService, to writer: inout CodeWriter) {
    writer.line()
    writer.document(service.comment)
    writer.line("///")
    writer.line("/// Methods are called on an event loop and must not wait, unless they are `async`.")
    writer.block("public protocol \(service.protocolName): Sendable") { writer in
      for (index, method) in service.methods.enumerated() {
        if index > 0 { writer.line() }
        writer.document(method.comment)
        emitRequirement(method, to: &writer)
      }
    }
    writer.line()
    writer.block("extension ServiceMethod") { writer in
      writer.line("/// The methods of `\(service.fullName)`, carried out by `service`.")
      writer.block(
        "public static func methods(of service: some \(service.protocolName)) -> [ServiceMethod]"
      ) { writer in
        writer.line("[")
        for method in service.methods {
          let (constructor, parameters, call) = registration(method)
          writer.line("  .\(constructor)(\(service.methodsName).\(method.swiftName)) { \(parameters) in")
          writer.line("    \(call)")
          writer.line("  },")
        }
        writer.line("]")
      }
    }
  }

  private func emitRequirement(_ method: SchemaMethod, to writer: inout CodeWriter) {
    let (request, reply) = messageNames(method, schema)
    let name = method.swiftName
    switch method.kind {
    case .unary:
      writer.line("func \(name)(_ request: \(request), context: CallContext)")
      writer.line("  \(method.isBlocking ? "async " : "")-> Gated<\(reply)>")
    case .serverStreaming:
      writer.line("/// Returns why the stream ends; nil for OK.")
      writer.line("func \(name)(_ request: \(request), responses: ResponseStream<\(reply)>, context: CallContext)")
      writer.line("  async -> RPCError?")
    case .clientStreaming:
      writer.line("func \(name)(_ requests: RequestStream<\(request)>, context: CallContext)")
      writer.line("  async -> Gated<\(reply)>")
    case .bidirectional:
      writer.line("/// Returns why the stream ends; nil for OK.")
      writer.line("func \(name)(")
      writer.line(
        "  _ requests: RequestStream<\(request)>, responses: ResponseStream<\(reply)>, context: CallContext)")
      writer.line("  async -> RPCError?")
    }
  }

  /// How the table of methods registers one: with which function, the parameters of the closure, and its body.
  private func registration(_ method: SchemaMethod) -> (constructor: String, parameters: String, call: String) {
    let call = "service.\(method.swiftName)"
    return switch method.kind {
    case .unary where method.isBlocking:
      ("blocking", "request, context", "await \(call)(request, context: context)")
    case .unary:
      ("unary", "request, context", "\(call)(request, context: context)")
    case .serverStreaming:
      (
        "serverStreaming", "request, responses, context",
        "await \(call)(request, responses: responses, context: context)"
      )
    case .clientStreaming:
      ("clientStreaming", "requests, context", "await \(call)(requests, context: context)")
    case .bidirectional:
      (
        "bidirectional", "requests, responses, context",
        "await \(call)(requests, responses: responses, context: context)"
      )
    }
  }
}

/// Emits the client side: a struct per service with a function per method.
struct ClientEmitter {
  let schema: Schema

  func files() -> [GeneratedFile] {
    schema.files.filter { !$0.services.isEmpty }.map { file in
      var writer = CodeWriter(imports: ["import KeiyakuMessages"])
      for service in file.services { emit(service, to: &writer) }
      return GeneratedFile(name: "\(file.swiftBaseName)+Client.swift", contents: writer.text)
    }
  }

  private func emit(_ service: SchemaService, to writer: inout CodeWriter) {
    writer.line()
    writer.document(service.comment)
    writer.block("public struct \(service.clientName): Sendable") { writer in
      writer.line("private let caller: KeiyakuClient")
      writer.line()
      writer.line("/// Makes a client of the service over a client of the server.")
      writer.block("public init(_ caller: KeiyakuClient)") { $0.line("self.caller = caller") }
      for method in service.methods {
        writer.line()
        writer.document(method.comment)
        emit(method, "\(service.methodsName).\(method.swiftName)", to: &writer)
      }
    }
  }

  private func emit(_ method: SchemaMethod, _ descriptor: String, to writer: inout CodeWriter) {
    let (request, reply) = messageNames(method, schema)
    // A closure of an actor is run where it belongs.
    let isolation = method.kind == .clientStreaming ? "nonisolated(nonsending) " : ""
    writer.line("public \(isolation)func \(method.swiftName)(")
    switch method.kind {
    case .unary:
      let isMutation = schema.messages[method.request]!.isMutationRequest  // Refused by the reader if unknown.
      writer.line("  _ request: \(request), options: CallOptions = CallOptions()")
      writer.block(") async throws -> \(reply)") {
        $0.line("try await caller.\(isMutation ? "mutate" : "call")(\(descriptor), request, options: options)")
      }
    case .serverStreaming:
      writer.line("  _ request: \(request), options: CallOptions = CallOptions()")
      writer.block(") -> ResponseItems<\(reply)>") {
        $0.line("caller.serverStreaming(\(descriptor), request, options: options)")
      }
    case .clientStreaming:
      writer.line("  options: CallOptions = CallOptions(), _ body: (RequestSender<\(request)>) async throws -> Void")
      writer.block(") async throws -> \(reply)") {
        $0.line("try await caller.clientStreaming(\(descriptor), options: options, body)")
      }
    case .bidirectional:
      writer.line("  options: CallOptions = CallOptions()")
      writer.block(") -> BidirectionalCall<\(request), \(reply)>") {
        $0.line("caller.bidirectional(\(descriptor), options: options)")
      }
    }
  }
}

private func messageNames(_ method: SchemaMethod, _ schema: Schema) -> (request: String, reply: String) {
  // The reader refuses methods with messages outside the schema.
  (schema.messages[method.request]!.swiftName, schema.messages[method.reply]!.swiftName)
}
