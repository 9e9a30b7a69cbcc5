import ArgumentParser
import Foundation
import KeiyakuClient
import KeiyakuMessages

/// `keiyaku services`
struct Services: ClientCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the services that a server has, with their methods.",
    discussion: """
      Asked of the server itself, so that services of other versions show as well. SHAPE says how many messages travel: \
      unary, server-streaming, client-streaming or bidirectional.
      """)

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    let reply = try await session.client.reflection.listServices(.init())
    try await session.show(reply) {
      var table = Table([.left("METHOD"), .left("SHAPE"), .left("READS"), .left("REQUEST"), .left("REPLY")])
      for method in reply.services.flatMap(\.methods) {
        table.add([method.name, method.shape.text, method.reads ? "yes" : "", method.request, method.reply])
      }
      return table.text(session.style)
    }
  }
}

/// `keiyaku describe`
struct Describe: ClientCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show a service, method, message or enum as the server's schema has it.",
    discussion: """
      A name may be cut short where it stays unique. Without one, everything is listed.

        keiyaku describe CustomerService
        keiyaku describe CustomerService/Create
        keiyaku describe keiyaku.v1.PropertyValue
      """)

  @Argument(help: "Full name, or the end of one.", completion: .symbols)
  var symbol: String?

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    let schema = try await session.client.schema()
    let found = schema.symbols(named: symbol)
    if found.isEmpty {
      throw CommandFailure(
        message: "the schema has no \"\(symbol ?? "")\"; `keiyaku describe` lists what there is", code: Failure.usage)
    }
    if session.isJSON {
      for symbol in found { Terminal.print(symbol.json.text() + "\n") }
    } else if symbol == nil {
      var table = Table([.left("KIND"), .left("NAME"), .left("")])
      for symbol in found { table.add([symbol.kind, symbol.name, symbol.summary]) }
      Terminal.print(table.text(session.style))
    } else {
      Terminal.print(found.map(\.text).joined(separator: "\n"))
    }
  }
}

/// `keiyaku call`
struct Call: ClientCommand {
  static let configuration = CommandConfiguration(
    abstract: "Call any unary method, JSON in and JSON out.",
    discussion: """
      The request is a JSON object by the JSON mapping of proto3: fields by their name in JSON or in the schema, 64-bit \
      integers as texts or numbers, byte strings in base64, enum values by name. What the method and its messages are \
      is asked of the server itself; `keiyaku services` and `keiyaku describe` show it.

        keiyaku call CustomerService/Get '{"customer": {"login": "tanaka"}}'
        keiyaku call AdminService/GetServerInfo
        keiyaku call CustomerService/Create @customer.json
        echo '{"login": "tanaka", "password": "secret"}' | keiyaku call CustomerService/Authenticate -

      Give secrets by a file or standard input: other users of the machine can see arguments. A change is done once, \
      however often it is repeated, if its request has options.requestId, 16 bytes of a UUIDv7.

      The answer is indented, or on one line with --json.
      """)

  @Argument(help: "Full name of the method, or the end of one.", completion: .methods)
  var method: String

  @Argument(help: "The request: JSON, @FILE, or - for standard input. Nothing means {}.", completion: .file())
  var request: String?

  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  func run(_ session: Session) async throws {
    // What is wrong with the text is told before anything is asked.
    let json = try JSONValue(parsing: try text())
    let schema = try await session.client.schema()
    let found = schema.methods(named: method)
    guard let method = found.first else {
      throw CommandFailure(
        message: "there is no method \"\(method)\"; `keiyaku services` lists what there is", code: Failure.usage)
    }
    if found.count > 1 {
      throw CommandFailure(
        message: "\"\(self.method)\" means any of \(found.map(\.name).joined(separator: ", ")); give more of the name",
        code: Failure.usage)
    }
    guard method.kind == .unary else {
      throw CommandFailure(
        message: "\(method.name) is \(method.kind.text), and only unary methods are called from here yet",
        code: Failure.usage)
    }
    guard let type = schema.messages[method.request] else {
      throw CommandFailure(message: "\(method.request) is not in the server's schema", code: Failure.refused)
    }
    let reply = try await session.client.call(method, DynamicMessage(json, type: type, in: schema))
    Terminal.print(reply.json.text(pretty: !session.isJSON) + "\n")
  }

  /// The bytes of the request.
  private func text() throws -> [UInt8] {
    guard let request else { return Array("{}".utf8) }
    if request == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
    guard request.hasPrefix("@") else { return Array(request.utf8) }
    let path = String(request.dropFirst())
    do { return Array(try Data(contentsOf: URL(fileURLWithPath: path))) } catch {
      throw CommandFailure(
        message: "\(path) cannot be read: \(error.localizedDescription)", code: Failure.usage)
    }
  }
}

extension CompletionKind {
  /// Methods of the schema that this program was built with: no server is asked.
  static let methods = CompletionKind.custom { _, _, prefix in
    completions(Self.schema?.methods.map(\.name) ?? [], of: prefix)
  }

  /// Services, methods, messages and enums of the schema that this program was built with.
  static let symbols = CompletionKind.custom { _, _, prefix in
    completions(Self.schema?.symbols(named: nil).map(\.name) ?? [], of: prefix)
  }

  private static var schema: DynamicSchema? {
    try? DynamicSchema(fileDescriptorSet: SchemaDescriptor.fileDescriptorSet)
  }

  /// The names that begin with a prefix; without their package where the prefix is.
  static func completions(_ names: [String], of prefix: String) -> [String] {
    names.flatMap { name -> [String] in
      // The package is in lower case, what it holds begins with a capital.
      let bare = name.split(separator: ".").drop { $0.first?.isLowercase == true }.joined(separator: ".")
      return [bare, name].filter { $0.hasPrefix(prefix) }.prefix(1).map { $0 }
    }
  }
}
