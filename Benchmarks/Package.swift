// swift-tools-version: 6.2
import PackageDescription

// What the product is measured against, in a package of its own.
let package = Package(
  name: "keiyaku-benchmarks",
  dependencies: [
    // The same network library as the product's, with nothing above it.
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    // Options of the command.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "raw-echo",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
