import Foundation

/// A directory of a test's own, removed with everything in it when the test lets go of it.
public final class TemporaryDirectory: Sendable {
  /// Where it is.
  public let path: String

  /// Makes a directory.
  public init() throws {
    let template = FileManager.default.temporaryDirectory.appending(path: "keiyaku-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: template, withIntermediateDirectories: true)
    path = template.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
