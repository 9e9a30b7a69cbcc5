import Foundation
import Testing

/// The table of docs/architecture.md: what each module may import. A module that is not named is refused.
private let allowedImports: [String: Set<String>] = [
  "KeiyakuMessages": ["CKeiyakuProto", "CProtobufC"],
  "KeiyakuWire": ["KeiyakuMessages"],
  "KeiyakuDomain": [],
  "KeiyakuLog": ["CKeiyakuSystem", "Synchronization"],
  "KeiyakuEngine": ["KeiyakuDomain", "KeiyakuLog", "KeiyakuMessages", "HashTreeCollections", "Synchronization"],
  "KeiyakuService": [
    "KeiyakuEngine", "KeiyakuDomain", "KeiyakuLog", "KeiyakuMessages", "CIDN2", "CKeiyakuSystem", "NIOCore",
    "Dispatch", "Foundation", "Synchronization", "Instrumentation",
  ],
  "KeiyakuServer": [
    "KeiyakuWire", "KeiyakuService", "KeiyakuMessages", "NIOCore", "NIOPosix", "NIOConcurrencyHelpers", "Logging",
    "ServiceLifecycle", "Synchronization", "Instrumentation",
  ],
  "KeiyakuObservability": [
    "KeiyakuServer", "KeiyakuService", "KeiyakuLog", "KeiyakuMessages", "NIOCore", "NIOPosix", "NIOHTTP1",
    "CoreMetrics", "Tracing", "Logging", "Synchronization",
  ],
  "KeiyakuClient": [
    "KeiyakuWire", "KeiyakuMessages", "NIOCore", "NIOPosix", "Logging", "CoreMetrics", "Tracing", "Synchronization",
    "DequeModule",
  ],
  // Puts the real server and a client of it into a test's process.
  "KeiyakuTesting": [
    "KeiyakuServer", "KeiyakuClient", "KeiyakuService", "KeiyakuLog", "KeiyakuWire", "KeiyakuMessages", "NIOCore",
    "Logging", "Synchronization",
  ],
  // The composition root: it alone puts the service over a log and the server over both.
  "keiyaku": [
    "KeiyakuServer", "KeiyakuObservability", "KeiyakuClient", "KeiyakuService", "KeiyakuEngine", "KeiyakuDomain",
    "KeiyakuLog", "KeiyakuWire", "KeiyakuMessages",
    "ArgumentParser", "CoreMetrics", "Logging", "ServiceLifecycle", "Histogram", "NIOCore", "NIOPosix", "Foundation",
    "Synchronization", "Dispatch",
  ],
]

/// The C library of each system; the domain needs none.
private let systemLibraries: Set<String> = ["Glibc", "Musl", "Darwin"]

/// Where a module's sources are, from the repository's top.
private func folder(of module: String) -> String { module == "KeiyakuClient" ? "clients/swift" : "Sources/\(module)" }

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The modules that a folder's Swift files import, and where.
private func imports(in folder: String) throws -> [(file: String, module: String)] {
  let files = try #require(FileManager.default.enumerator(atPath: root.appending(path: folder).path))
  var found: [(String, String)] = []
  for case let file as String in files where file.hasSuffix(".swift") {
    let text = try String(contentsOf: root.appending(path: folder).appending(path: file), encoding: .utf8)
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0) })
      else { continue }
      // `import struct Module.Name` names the module before the dot.
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
      let isDeclaration = kinds.contains(words[keyword + 1]) && keyword + 2 < words.count
      let name = words[isDeclaration ? keyword + 2 : keyword + 1]
      found.append((file, String(name.prefix { $0 != "." })))
    }
  }
  return found
}

@Suite struct ImportDirectionTests {
  @Test(arguments: allowedImports.keys.sorted())
  func importLinesFollowTheTable(module: String) throws {
    let allowed = try #require(allowedImports[module])
    let found = try imports(in: folder(of: module))
    #expect(!found.isEmpty || module == "KeiyakuDomain", "no import line was read: the reader is blind")
    for (file, imported) in found where module == "KeiyakuDomain" || !systemLibraries.contains(imported) {
      #expect(allowed.contains(imported), "\(module)/\(file) imports \(imported), which the table does not allow")
    }
  }

  @Test func everyModuleOfSourcesStandsInTheTable() throws {
    let modules = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
    for module in modules where !module.hasPrefix("C") && !module.hasPrefix(".") {
      #expect(allowedImports[module] != nil, "Sources/\(module) is not in the table")
    }
  }

  @Test(arguments: allowedImports.keys.sorted())
  func theManifestFollowsTheTable(module: String) throws {
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let allowed = try #require(allowedImports[module])
    // A target's text runs from its name to the next target.
    let start = try #require(
      manifest.range(of: "arget(\n      name: \"\(module)\"") ?? manifest.range(of: "arget(name: \"\(module)\""))
    let rest = manifest[start.upperBound...]
    let target = rest[..<(rest.range(of: "arget(")?.lowerBound ?? rest.endIndex)]
    let ours = Set(allowedImports.keys).union(["CKeiyakuProto", "CProtobufC", "CIDN2", "CKeiyakuSystem", "TestSupport"])
    for dependency in ours where target.contains("\"\(dependency)\"") {
      #expect(allowed.contains(dependency), "the manifest lets \(module) depend on \(dependency)")
    }
  }

  /// A module that comes along with another one is not there any more when that one changes.
  @Test func everyTargetNamesTheModulesThatItImports() throws {
    let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
    let tests = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Tests").path)
      .filter { $0.hasSuffix("Tests") || $0 == "TestSupport" }
    let folders = allowedImports.keys.map { ($0, folder(of: $0)) } + tests.map { ($0, "Tests/\($0)") }
    for (name, folder) in folders {
      let target = try #require(Self.target(name, in: manifest), "the manifest has no \(name)")
      for (file, imported) in try imports(in: folder) where !Self.comesWithTheToolchain(imported) {
        #expect(
          target.contains("\"\(imported)\""), "\(file) of \(name) imports \(imported), not named in Package.swift")
      }
    }
  }

  private static func comesWithTheToolchain(_ module: String) -> Bool {
    systemLibraries.contains(module)
      || ["Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Testing"].contains(module)
  }

  /// A target's text, which runs from its name to the next target.
  private static func target(_ name: String, in manifest: String) -> Substring? {
    let names = ["arget(\n      name: \"\(name)\"", "arget(name: \"\(name)\""]
    guard let start = names.lazy.compactMap({ manifest.range(of: $0) }).first else { return nil }
    let rest = manifest[start.lowerBound...].dropFirst()
    return rest[..<(rest.range(of: "arget(")?.lowerBound ?? rest.endIndex)]
  }
}
