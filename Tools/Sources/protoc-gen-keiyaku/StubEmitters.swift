/// Emits the server side: a protocol per service, and its table of methods.
struct ServiceEmitter {
  let schema: Schema

  func files() throws -> [GeneratedFile] {
    try refuseStreams(schema, emitter: "service")
    return schema.files.filter { !$0.services.isEmpty }.map { file in
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
        let (request, reply) = messageNames(method, schema)
        writer.line("func \(method.swiftName)(_ request: \(request), context: CallContext)")
        writer.line("  \(method.isBlocking ? "async " : "")-> Gated<\(reply)>")
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
          let call = "service.\(method.swiftName)(request, context: context)"
          let constructor = method.isBlocking ? "blocking" : "unary"
          writer.line("  .\(constructor)(\(service.methodsName).\(method.swiftName)) { request, context in")
          writer.line("    \(method.isBlocking ? "await " : "")\(call)")
          writer.line("  },")
        }
        writer.line("]")
      }
    }
  }
}

/// Emits the client side: a struct per service with a function per method.
struct ClientEmitter {
  let schema: Schema

  func files() throws -> [GeneratedFile] {
    try refuseStreams(schema, emitter: "client")
    return schema.files.filter { !$0.services.isEmpty }.map { file in
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
        let (request, reply) = messageNames(method, schema)
        let isMutation = schema.messages[method.request]!.isMutationRequest  // Refused by the reader if unknown.
        writer.line()
        writer.document(method.comment)
        writer.line("public func \(method.swiftName)(")
        writer.line("  _ request: \(request), options: CallOptions = CallOptions()")
        writer.block(") async throws -> \(reply)") { writer in
          writer.line(
            "try await caller.\(isMutation ? "mutate" : "call")("
              + "\(service.methodsName).\(method.swiftName), request, options: options)")
        }
      }
    }
  }
}

private func messageNames(_ method: SchemaMethod, _ schema: Schema) -> (request: String, reply: String) {
  // The reader refuses methods with messages outside the schema.
  (schema.messages[method.request]!.swiftName, schema.messages[method.reply]!.swiftName)
}

private func refuseStreams(_ schema: Schema, emitter: String) throws {
  let faults = schema.files.flatMap(\.services).flatMap(\.methods).filter { $0.kind != .unary }.map {
    "\($0.location): \($0.fullName) is \($0.kind.rawValue), a kind that the \(emitter) generator does not emit"
  }
  if !faults.isEmpty { throw SchemaError(faults) }
}
