// swift-tools-version: 6.2
import PackageDescription

// A package of its own that uses the library as others do: tested by script/check-library.
let package = Package(
    name: "library-client",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "gibbous", path: "../..")],
    targets: [
        .testTarget(
            name: "ClientTests", dependencies: [.product(name: "Gibbous", package: "gibbous")],
            path: "ClientTests")
    ]
)
