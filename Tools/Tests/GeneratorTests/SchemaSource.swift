import Foundation
import SwiftProtobuf
import SwiftProtobufPluginLibrary

@testable import protoc_gen_keiyaku

/// Compiles a proto file with protoc and reads it. The source given starts at line 4 of `test.proto`.
func readSchema(_ source: String) throws -> Schema {
  let folder = FileManager.default.temporaryDirectory.appending(path: "keiyaku-generator-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let header = "syntax = \"proto3\";\npackage test;\noption swift_prefix = \"\";\n"
  try (header + source + "\n").write(to: folder.appending(path: "test.proto"), atomically: true, encoding: .utf8)

  let set = folder.appending(path: "set")
  let protoc = Process()
  protoc.executableURL = URL(filePath: "/usr/bin/env")
  protoc.arguments = [
    "protoc", "--proto_path=\(folder.path())", "--include_source_info", "--descriptor_set_out=\(set.path())",
    "test.proto",
  ]
  try protoc.run()
  protoc.waitUntilExit()
  guard protoc.terminationStatus == 0 else { throw SchemaError(["protoc failed"]) }
  let descriptors = try Google_Protobuf_FileDescriptorSet(serializedBytes: Data(contentsOf: set))
  return try SchemaReader.read(DescriptorSet(proto: descriptors).files)
}
