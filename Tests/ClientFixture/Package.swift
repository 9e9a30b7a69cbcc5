// swift-tools-version: 6.2
import PackageDescription

// Another team's package: it depends on Keiyaku by URL and knows nothing but the client library.
// Tests/client-fixture.sh gives the URL and builds it.
let package = Package(
  name: "fixture",
  dependencies: [
    .package(url: Context.environment["KEIYAKU_URL"] ?? "https://example.jp/keiyaku", branch: "fixture")
  ],
  targets: [
    .executableTarget(name: "fixture", dependencies: [.product(name: "KeiyakuClient", package: "keiyaku")])
  ]
)
