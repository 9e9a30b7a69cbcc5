import ArgumentParser
import KeiyakuClient

extension CompletionKind {
  /// Completes `property=`, and the options of flags and choices, by the registry of the server at $KEIYAKU_CONNECT.
  static let propertyAssignments = CompletionKind.custom { (_, _, prefix) async in
    guard let options = try? ConnectionOptions.parse(["--timeout", "1s"]) else { return [] }
    var candidates: [String] = []
    try? await Session.with(options) { session in
      for property in try await session.registry().properties where property.name.hasPrefix(Self.name(in: prefix)) {
        guard prefix.contains("=") else {
          candidates.append(property.name + "=")
          continue
        }
        let values = property.type == .flag ? ["on", "off"] : property.options.map(\.name)
        candidates += values.map { "\(property.name)=\($0)" }
      }
    }
    return candidates
  }

  private static func name(in assignment: String) -> Substring {
    assignment.prefix { $0 != "=" }
  }
}
