import ArgumentParser
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
      Terminal.print(JSONValue.object([.init("symbols", .array(found.map(\.json)))]).text() + "\n")
    } else if symbol == nil {
      var table = Table([.left("KIND"), .left("NAME"), .left("")])
      for symbol in found { table.add([symbol.kind, symbol.name, symbol.summary]) }
      Terminal.print(table.text(session.style))
    } else {
      Terminal.print(found.map(\.text).joined(separator: "\n"))
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
