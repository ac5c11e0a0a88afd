// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nothing that only benchmarks need burdens those who use Gibbous.
/// What the Swift targets are compiled with.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "benchmarks",
    platforms: [.macOS(.v26)],
    dependencies: [.package(name: "gibbous", path: "..")],
    targets: [
        .executableTarget(
            name: "training",
            dependencies: [.product(name: "GibbousTraining", package: "gibbous")], swiftSettings: settings),
        .executableTarget(
            name: "memory",
            dependencies: ["CAllocationCount", .product(name: "GibbousTraining", package: "gibbous")],
            swiftSettings: settings),
        // Counts the allocations of the program that it is in.
        .target(name: "CAllocationCount"),
    ]
)
