// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nothing that only benchmarks need burdens those who use Gibbous.
/// The settings that the Swift targets are compiled with.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

#if os(macOS)
    let hdf5PackageConfig = "hdf5"
#else
    let hdf5PackageConfig = "hdf5-serial"
#endif

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
        .executableTarget(
            name: "reading",
            dependencies: ["CPlainReading", .product(name: "GibbousReading", package: "gibbous")],
            swiftSettings: settings),
        .executableTarget(
            name: "evidence",
            dependencies: [.product(name: "GibbousEvidence", package: "gibbous")], swiftSettings: settings),
        .executableTarget(
            name: "pca",
            dependencies: [.product(name: "GibbousTraining", package: "gibbous")], swiftSettings: settings),
        .executableTarget(
            name: "scatter",
            dependencies: [.product(name: "GibbousPlotting", package: "gibbous")], swiftSettings: settings),
        // What our reading is compared with.
        .target(name: "CPlainReading", dependencies: ["CHDF5Library"]),
        .systemLibrary(name: "CHDF5Library", pkgConfig: hdf5PackageConfig),
        // Counts the allocations of the program that it is in.
        .target(name: "CAllocationCount"),
    ]
)
