// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building the product never builds swift-protobuf.
let package = Package(
  name: "keiyaku-tools",
  dependencies: [
    // Parses descriptors and drives the protoc plugin protocol.
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0")
  ],
  targets: [
    .executableTarget(
      name: "protoc-gen-keiyaku",
      dependencies: [
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf"),
      ]
    ),
    .testTarget(name: "GeneratorTests", dependencies: ["protoc-gen-keiyaku"]),
  ],
  swiftLanguageModes: [.v6]
)
