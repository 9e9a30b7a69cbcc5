import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// The protoc plugin. Its parameter says what to emit for the schema given; see `Tools/generate.sh` for the runs.
@main
struct KeiyakuGenerator: CodeGenerator {
  var version: String? { "1" }
  var projectURL: String? { nil }
  var copyrightLine: String? { nil }
  var supportedFeatures: [Google_Protobuf_Compiler_CodeGeneratorResponse.Feature] { [.proto3Optional] }

  func generate(
    files: [FileDescriptor], parameter: any CodeGeneratorParameter,
    protoCompilerContext: any ProtoCompilerContext, generatorOutputs: any GeneratorOutputs
  ) throws {
    let schema = try SchemaReader.read(files.sorted { $0.name < $1.name })
    for file in try emit(parameter.parameter, schema, files) {
      try generatorOutputs.add(fileName: file.name, contents: file.contents)
    }
  }

  private func emit(_ kind: String, _ schema: Schema, _ files: [FileDescriptor]) throws -> [GeneratedFile] {
    switch kind {
    case "c": try CEmitter(schema: schema).files(descriptors: files)
    case "messages": MessagesEmitter(schema: schema).files()
    case "service": ServiceEmitter(schema: schema).files()
    case "client": ClientEmitter(schema: schema).files()
    default: throw SchemaError(["unknown parameter '\(kind)': pass one of c, messages, service, client"])
    }
  }
}
