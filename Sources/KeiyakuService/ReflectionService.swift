import KeiyakuMessages

/// `keiyaku.rpc.v1.Reflection`: tells what is served here, from the schema that the program was built with.
struct ReflectionService: ReflectionProtocol {
  /// A file of the schema.
  private struct File {
    let name: String
    let dependencies: [String]
    /// Full names of what stands directly in the file.
    let symbols: [String]
    let bytes: [UInt8]

    /// Whether the file declares a symbol, or what the symbol stands in.
    func declares(_ symbol: String) -> Bool {
      symbols.contains { symbol == $0 || symbol.hasPrefix($0 + ".") || symbol.hasPrefix($0 + "/") }
    }
  }

  private let services: ListServicesReply
  private let whole: [UInt8]
  private let files: [File]

  /// - Parameter methods: Full names of the methods that are served besides those of this service.
  /// - Throws: Where the schema of this program cannot be read, which its tests rule out.
  init(besides methods: [String]) throws {
    whole = SchemaDescriptor.fileDescriptorSet
    let arena = MessageArena()
    let encoded = try SchemaEncodedFileDescriptorSet.decode(whole, arena: arena).file
    files = try encoded.map { bytes in
      let file = try SchemaFileDescriptor.decode(bytes, arena: arena)
      let names = file.messageType.map(\.name) + file.enumType.map(\.name) + file.service.map(\.name)
      return File(
        name: file.name, dependencies: file.dependency, symbols: names.map { "\(file.package).\($0)" }, bytes: bytes)
    }
    let served = Set(methods + ReflectionMethods.all.map(\.fullName))
    var reply = ListServicesReply()
    for service in try DynamicSchema(fileDescriptorSet: whole).services.sorted(by: { $0.name < $1.name }) {
      let methods = service.methods.filter { served.contains($0.name) }
      guard !methods.isEmpty else { continue }
      var description = ServiceDescription()
      description.name = service.name
      description.comment = service.comment
      description.methods = methods.map(MethodDescription.init)
      reply.services.append(description)
    }
    services = reply
  }

  func listServices(_ request: ListServicesRequest, context: CallContext) -> Gated<ListServicesReply> {
    Gated(.success(services), observed: 0)
  }

  func getFileDescriptorSet(
    _ request: GetFileDescriptorSetRequest, context: CallContext
  ) -> Gated<GetFileDescriptorSetReply> {
    var reply = GetFileDescriptorSetReply()
    reply.fileDescriptorSet = whole
    if request.symbol.isEmpty { return Gated(.success(reply), observed: 0) }
    guard let declaring = files.first(where: { $0.declares(request.symbol) }) else {
      return .refused(
        RPCError(
          code: .notFound, reason: "SYMBOL_NOT_FOUND",
          message: "The schema has no \(request.symbol). Give the full name of a service, method, message or enum; "
            + "ListServices and the whole set show what there is."))
    }
    var needed: Set = [declaring.name]
    var known = 0
    // What is imported may stand before or after what imports it.
    while known < needed.count {
      known = needed.count
      for file in files where needed.contains(file.name) { needed.formUnion(file.dependencies) }
    }
    var set = SchemaEncodedFileDescriptorSet()
    set.file = files.filter { needed.contains($0.name) }.map(\.bytes)
    reply.fileDescriptorSet = set.encodedBytes(MessageArena())
    return Gated(.success(reply), observed: 0)
  }
}

extension MethodDescription {
  fileprivate init(_ method: DynamicSchema.Method) {
    self.init()
    name = method.name
    number = method.number
    comment = method.comment
    shape =
      switch method.kind {
      case .unary: .unary
      case .serverStreaming: .serverStreaming
      case .clientStreaming: .clientStreaming
      case .bidirectional: .bidirectional
      }
    reads = method.isRead
    request = method.request
    reply = method.reply
  }
}
