import SwiftProtobuf
import SwiftProtobufPluginLibrary

/// Emits the C beside protoc-c's: the umbrella header with accessors, and the schema as data.
struct CEmitter {
  let schema: Schema

  private static let header = "/* Generated from proto/ by Tools/generate.sh; do not edit. */\n"

  func files(descriptors: [FileDescriptor]) throws -> [GeneratedFile] {
    var set = Google_Protobuf_FileDescriptorSet()
    // In the order of protoc: what a file imports comes before it.
    set.file = descriptors.map(Self.withComments)
    let bytes: [UInt8] = try set.serializedBytes()
    return [
      GeneratedFile(name: "include/CKeiyakuProto.h", contents: umbrella()),
      GeneratedFile(name: "include/descriptor_set.h", contents: descriptorSetHeader()),
      GeneratedFile(name: "descriptor_set.c", contents: descriptorSet(bytes)),
    ]
  }

  /// A file as data, with what is said of its declarations and without what else is known of their places.
  private static func withComments(_ descriptor: FileDescriptor) -> Google_Protobuf_FileDescriptorProto {
    var options = ExtractProtoOptions()
    options.includeSourceCodeInfo = true
    var file = descriptor.extractProto(options: options)
    file.sourceCodeInfo.location = file.sourceCodeInfo.location.compactMap { location in
      guard location.hasLeadingComments else { return nil }
      var comment = Google_Protobuf_SourceCodeInfo.Location()
      comment.path = location.path
      comment.span = location.span
      comment.leadingComments = location.leadingComments
      return comment
    }
    return file
  }

  private func umbrella() -> String {
    var text = Self.header + "#ifndef C_KEIYAKU_PROTO_H\n#define C_KEIYAKU_PROTO_H\n\n"
    for file in schema.files { text += "#include \"\(file.name.dropLast(".proto".count)).pb-c.h\"\n" }
    text +=
      "#include \"descriptor_set.h\"\n\n/* Descriptors by function: Swift copies an extern struct where it reads one. */\n"
    for message in schema.files.flatMap(schema.allMessages) {
      text += "static inline const ProtobufCMessageDescriptor *\(message.cDescriptorAccessor)(void) {\n"
      text += "  return &\(message.cPrefix)__descriptor;\n}\n"
    }
    return text + "\n#endif\n"
  }

  private func descriptorSetHeader() -> String {
    Self.header + """
      #ifndef KEIYAKU_DESCRIPTOR_SET_H
      #define KEIYAKU_DESCRIPTOR_SET_H

      #include <stddef.h>
      #include <stdint.h>

      /* An encoded google.protobuf.FileDescriptorSet of every file of the schema. */
      const uint8_t *keiyaku_descriptor_set_data(void);
      size_t keiyaku_descriptor_set_length(void);

      #endif

      """
  }

  private func descriptorSet(_ bytes: [UInt8]) -> String {
    var text = Self.header + "#include \"descriptor_set.h\"\n\nstatic const uint8_t data[] = {\n"
    for start in stride(from: 0, to: bytes.count, by: 24) {
      text += "  " + bytes[start..<min(start + 24, bytes.count)].map { "\($0)," }.joined() + "\n"
    }
    return text + """
      };

      const uint8_t *keiyaku_descriptor_set_data(void) {
        return data;
      }

      size_t keiyaku_descriptor_set_length(void) {
        return sizeof(data);
      }

      """
  }
}
