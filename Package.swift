// swift-tools-version: 6.2
import PackageDescription

/// The settings that every Swift target of the project is compiled with.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

#if os(macOS)
    let hdf5PackageConfig = "hdf5"
#else
    // Debian and Ubuntu install the serial and the MPI library side by side, each with its own name.
    let hdf5PackageConfig = "hdf5-serial"
#endif

/// True if the program is built for several processes that work together, by `script/build --mpi`; nobody else needs MPI.
let usesMPI = Context.environment["GIBBOUS_MPI"] == "1"

/// A module of ours, in `Sources/NAME`.
func module(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a module, in `Tests/NAMETests`.
func tests(of name: String, uses dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name)] + dependencies,
        swiftSettings: settings)
}

let package = Package(
    name: "gibbous",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: usesMPI ? "gibbous-mpi" : "gibbous", targets: ["GibbousCommand"]),
        .library(name: "Gibbous", targets: ["Gibbous"]),
        // What the benchmarks measure; no face for others.
        .library(
            name: "GibbousTraining",
            targets: ["Methods", "NeuralNetworks", "OneDNN", "LinearAlgebra", "Core", "CStartUp"]),
        .library(name: "GibbousReading", targets: ["HDF5"]),
        .library(name: "GibbousEvidence", targets: ["EmbeddingQuality", "Core"]),
        .library(name: "GibbousPlotting", targets: ["Plotting", "Core"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    ],
    targets: [
        // Its name is not that of the product, which file systems that ignore case would take for the library's.
        .executableTarget(
            name: "GibbousCommand",
            dependencies: [
                "Reporting", "Evidence", "Comparison", "SampleData", "IsolatedReading", "Datasets", "Rows", "Methods",
                "NeuralNetworks", "ONNX",
                "Core", "CStartUp",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ] + (usesMPI ? ["MessagePassing"] : []),
            path: "Sources/gibbous", swiftSettings: settings + (usesMPI ? [.define("MPI")] : [])),
        .target(
            name: "Gibbous",
            dependencies: [
                "Reporting", "Evidence", "Comparison", "EmbeddingQuality", "Methods", "NeuralNetworks", "Datasets",
                "Rows", "Core",
            ],
            path: "Sources/GibbousLibrary", swiftSettings: settings),

        module("SampleData", uses: ["Drawing", "HDF5", "Core"]),
        module(
            "Reporting",
            uses: [
                "Evidence", "Comparison", "Plotting", "Drawing", "EmbeddingQuality", "Methods", "NeuralNetworks",
                "Datasets", "Rows", "Splitting", "HDF5", "ONNX", "OneDNN", "Compression", "Core",
            ]),
        module(
            "Evidence",
            uses: [
                "Comparison", "EmbeddingQuality", "Methods", "NeuralNetworks", "Splitting", "Rows", "OneDNN",
                "Core", "LinearAlgebra",
            ]),
        module(
            "Comparison",
            uses: ["Methods", "NeuralNetworks", "Splitting", "Datasets", "Rows", "HDF5", "LinearAlgebra", "Core"]),
        // The file format's messages are generated from Format/onnx.proto, once.
        .target(
            name: "ONNX",
            dependencies: [
                "NeuralNetworks", "OneDNN", "Core",
                .product(name: "SwiftProtobuf", package: "swift-protobuf"),
            ],
            exclude: ["Format/onnx.proto"], swiftSettings: settings),
        module("Plotting", uses: ["Drawing", "Core"]),
        module("Drawing", uses: ["CPangoCairo", "Compression", "Core"]),
        module("EmbeddingQuality", uses: ["Core", "LinearAlgebra"]),
        module("Methods", uses: ["NeuralNetworks", "OneDNN", "Core", "LinearAlgebra"]),
        module("NeuralNetworks", uses: ["CProcessor", "OneDNN", "Core"]),
        // oneDNN's threads are OpenMP's, whose library the compiler that built oneDNN decides.
        .target(
            name: "OneDNN", dependencies: ["COneDNN"], swiftSettings: settings,
            linkerSettings: [
                .linkedLibrary("gomp", .when(platforms: [.linux])),
                .linkedLibrary("omp", .when(platforms: [.macOS])),
            ]),
        module("Splitting", uses: ["Rows", "Core", "LinearAlgebra"]),
        module("LinearAlgebra", uses: ["CLAPACK", "Core"]),
        module("IsolatedReading", uses: ["Datasets", "Rows", "Isolation", "Core"]),
        module("Datasets", uses: ["Rows", "HDF5", "Core"]),
        module("Rows", uses: ["Isolation", "Core"]),
        module("HDF5", uses: ["CHDF5", "Compression", "Core"]),
        module("Compression", uses: ["CLibdeflate"]),
        module("Isolation", uses: ["CSystem", "Core"]),
        module("Core", uses: ["CSystem"]),

        .target(name: "CProcessor"),
        .target(name: "CStartUp"),
        .systemLibrary(name: "CSystem"),
        .systemLibrary(
            name: "CHDF5", pkgConfig: hdf5PackageConfig, providers: [.apt(["libhdf5-dev"]), .brew(["hdf5"])]),
        .systemLibrary(
            name: "CLibdeflate", pkgConfig: "libdeflate",
            providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
        .systemLibrary(
            name: "CPangoCairo", pkgConfig: "pangocairo",
            providers: [.apt(["libpango1.0-dev", "libcairo2-dev"]), .brew(["pango", "cairo"])]),
        .systemLibrary(
            name: "CLAPACK", pkgConfig: "openblas",
            providers: [.apt(["libopenblas-dev", "liblapacke-dev"]), .brew(["openblas"])]),
        .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"]), .brew(["onednn"])]),

        // What several test targets share.
        .target(name: "TestSupport", dependencies: ["HDF5", "Core"], path: "Tests/Support", swiftSettings: settings),
        .target(
            name: "NetworkTestSupport", dependencies: ["NeuralNetworks", "OneDNN", "Core"],
            path: "Tests/NetworkSupport",
            swiftSettings: settings),
        // Generators of data whose answer is known.
        .target(
            name: "KnownKinds", dependencies: ["HDF5", "Core", "TestSupport"], path: "Tests/KnownKinds",
            swiftSettings: settings),
        tests(of: "Core", uses: ["TestSupport"]),
        tests(of: "Isolation"),
        tests(of: "Compression"),
        tests(of: "HDF5", uses: ["TestSupport"]),
        tests(of: "Splitting", uses: ["Rows", "Core", "TestSupport"]),
        tests(of: "LinearAlgebra", uses: ["Core"]),
        tests(of: "OneDNN"),
        tests(of: "NeuralNetworks", uses: ["Core", "OneDNN", "TestSupport", "NetworkTestSupport"]),
        tests(
            of: "Methods", uses: ["ONNX", "Core", "LinearAlgebra", "NeuralNetworks", "OneDNN", "TestSupport"]),
        tests(of: "EmbeddingQuality", uses: ["LinearAlgebra", "Core", "TestSupport"]),
        tests(of: "Rows", uses: ["Core", "TestSupport"]),
        tests(of: "IsolatedReading", uses: ["Rows", "Isolation", "Core"]),
        tests(of: "Datasets", uses: ["Isolation", "Rows", "HDF5", "Core", "TestSupport"]),
        tests(of: "Drawing", uses: ["Compression", "TestSupport"]),
        tests(
            of: "ONNX",
            uses: ["Methods", "NeuralNetworks", "Core", "LinearAlgebra", "TestSupport", "NetworkTestSupport"]),
        tests(of: "Plotting", uses: ["Drawing", "Core", "TestSupport"]),
        tests(of: "SampleData", uses: ["HDF5", "Drawing"]),
        tests(
            of: "Comparison",
            uses: ["Splitting", "Datasets", "Rows", "HDF5", "Methods", "NeuralNetworks", "Core", "TestSupport"]),
        tests(
            of: "Evidence",
            uses: [
                "Comparison", "Splitting", "Datasets", "Rows", "HDF5", "EmbeddingQuality", "Methods", "NeuralNetworks",
                "Core",
                "TestSupport",
            ]),
        tests(
            of: "Reporting",
            uses: [
                "Comparison", "Datasets", "Rows", "Evidence", "Methods", "Drawing", "EmbeddingQuality", "HDF5", "Core",
                "NeuralNetworks", "ONNX", "OneDNN", "Plotting", "Compression", "TestSupport",
            ]),
        .testTarget(
            name: "GibbousCommandTests",
            dependencies: [
                "GibbousCommand", "Reporting", "Comparison", "Methods", "NeuralNetworks", "HDF5", "Core", "TestSupport",
            ],
            path: "Tests/gibbousTests",
            swiftSettings: settings),
        .testTarget(
            name: "GibbousTests", dependencies: ["Gibbous", "TestSupport"], path: "Tests/GibbousLibraryTests",
            swiftSettings: settings),
        .testTarget(
            name: "TruthTests",
            dependencies: [
                "Comparison", "Splitting", "Evidence", "EmbeddingQuality", "Methods", "Datasets", "Rows", "Core",
                "KnownKinds",
                "TestSupport",
            ],
            swiftSettings: settings),
    ]
)

if usesMPI {
    package.targets += [
        module("MessagePassing", uses: ["CMPI", "Comparison", "Core"]),
        .systemLibrary(name: "CMPI", pkgConfig: "ompi-c", providers: [.apt(["libopenmpi-dev"])]),
    ]
}
