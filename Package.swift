// swift-tools-version: 6.2
import PackageDescription

// Continuous integration sets this; a build of a later compiler with new warnings goes through elsewhere.
let strict: [SwiftSetting] =
  Context.environment["KEIYAKU_WARNINGS_AS_ERRORS"] == "1" ? [.treatAllWarnings(as: .error)] : []

let package = Package(
  name: "keiyaku",
  products: [
    // The client library: other packages depend on this product and need nothing but libprotobuf-c.
    .library(name: "KeiyakuClient", targets: ["KeiyakuClient"]),
    // The real server inside a test's process, with faults; needs what the server needs.
    .library(name: "KeiyakuTesting", targets: ["KeiyakuTesting"]),
    .executable(name: "keiyaku", targets: ["keiyaku"]),
  ],
  dependencies: [
    // Event loops, sockets, byte buffers: the field's standard for network servers in Swift.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    // Libraries log through it; only the executable picks a handler.
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    // Counters, gauges and histograms: libraries count through it, the program picks where they go.
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    // Spans of calls, and the context that carries them: the program picks the tracer.
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    // Subcommands, help and shell completion of the executable.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // Start, signals and orderly stop of the server.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    // Persistent dictionaries in the state, whose copies are snapshots.
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    // Latency percentiles of the load generator without keeping every sample.
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CProtobufC", pkgConfig: "libprotobuf-c",
      providers: [.apt(["libprotobuf-c-dev"])]),
    .systemLibrary(
      name: "CIDN2", pkgConfig: "libidn2",
      providers: [.apt(["libidn2-dev"])]),
    .target(name: "CKeiyakuProto", dependencies: ["CProtobufC"]),
    .target(name: "CKeiyakuSystem", linkerSettings: [.linkedLibrary("crypt", .when(platforms: [.linux]))]),

    .target(name: "KeiyakuMessages", dependencies: ["CKeiyakuProto", "CProtobufC"]),
    .target(name: "KeiyakuWire", dependencies: ["KeiyakuMessages"]),
    .target(name: "KeiyakuDomain"),
    .target(name: "KeiyakuLog", dependencies: ["CKeiyakuSystem"]),
    .target(
      name: "KeiyakuEngine",
      dependencies: [
        "KeiyakuDomain", "KeiyakuLog", "KeiyakuMessages",
        .product(name: "HashTreeCollections", package: "swift-collections"),
      ]),
    .target(
      name: "KeiyakuService",
      dependencies: [
        "KeiyakuEngine", "KeiyakuDomain", "KeiyakuLog", "KeiyakuMessages", "CIDN2", "CKeiyakuSystem",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Instrumentation", package: "swift-distributed-tracing"),
      ]),
    .target(
      name: "KeiyakuServer",
      dependencies: [
        "KeiyakuWire", "KeiyakuService", "KeiyakuMessages",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Instrumentation", package: "swift-distributed-tracing"),
      ]),
    .target(
      name: "KeiyakuObservability",
      dependencies: [
        "KeiyakuServer", "KeiyakuService", "KeiyakuLog", "KeiyakuMessages",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .target(
      name: "KeiyakuClient",
      dependencies: [
        "KeiyakuWire", "KeiyakuMessages",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ],
      path: "clients/swift"),
    .target(
      name: "KeiyakuTesting",
      dependencies: [
        "KeiyakuServer", "KeiyakuClient", "KeiyakuService", "KeiyakuLog", "KeiyakuWire", "KeiyakuMessages",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .executableTarget(
      name: "keiyaku",
      dependencies: [
        "KeiyakuServer", "KeiyakuObservability", "KeiyakuClient", "KeiyakuService", "KeiyakuEngine", "KeiyakuDomain",
        "KeiyakuLog", "KeiyakuWire", "KeiyakuMessages",
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Histogram", package: "hdrhistogram-swift"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),

    .target(name: "TestSupport", dependencies: ["KeiyakuClient", "KeiyakuMessages"], path: "Tests/TestSupport"),
    .testTarget(name: "KeiyakuMessagesTests", dependencies: ["KeiyakuMessages", "CKeiyakuProto"]),
    .testTarget(name: "KeiyakuWireTests", dependencies: ["KeiyakuWire", "KeiyakuMessages"]),
    .testTarget(name: "KeiyakuDomainTests", dependencies: ["KeiyakuDomain", "KeiyakuMessages"]),
    .testTarget(name: "KeiyakuLogTests", dependencies: ["KeiyakuLog", "CKeiyakuSystem"]),
    .testTarget(
      name: "KeiyakuEngineTests",
      dependencies: ["KeiyakuEngine", "KeiyakuDomain", "KeiyakuLog", "KeiyakuMessages", "TestSupport"]),
    .testTarget(
      name: "KeiyakuServiceTests",
      dependencies: [
        "KeiyakuService", "KeiyakuEngine", "KeiyakuDomain", "KeiyakuLog", "KeiyakuMessages", "TestSupport",
        .product(name: "NIOCore", package: "swift-nio"),
      ], exclude: ["Golden"]),
    .testTarget(
      name: "KeiyakuClientTests",
      dependencies: [
        "KeiyakuClient", "KeiyakuWire", "KeiyakuMessages",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
      ]),
    .testTarget(
      name: "KeiyakuTestingTests",
      dependencies: [
        "KeiyakuTesting", "KeiyakuClient", "KeiyakuMessages", "TestSupport",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .testTarget(
      name: "KeiyakuCommandTests",
      dependencies: [
        "keiyaku", "KeiyakuClient", "KeiyakuService", "KeiyakuEngine", "KeiyakuLog", "KeiyakuWire", "KeiyakuMessages",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(
      name: "KeiyakuServerTests",
      dependencies: [
        "KeiyakuServer", "KeiyakuService", "KeiyakuWire", "KeiyakuMessages",
        .product(name: "Instrumentation", package: "swift-distributed-tracing"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["KeiyakuClient", "KeiyakuMessages", "KeiyakuTesting", "TestSupport", "keiyaku"]),
    .testTarget(
      name: "KeiyakuObservabilityTests",
      dependencies: [
        "KeiyakuObservability", "KeiyakuServer", "KeiyakuService", "KeiyakuLog", "KeiyakuMessages", "TestSupport",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Instrumentation", package: "swift-distributed-tracing"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
      ]),
    .testTarget(name: "ArchitectureTests"),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.swiftSettings = (target.swiftSettings ?? []) + strict
}
