// swift-tools-version: 6.1
import PackageDescription

// Kernels are compiled for the vector unit of the machine that builds them. To build for another
// class of machine, set THRESH_MARCH (for example x86-64-v3, x86-64-v4) and build in a clean folder.
let architecture = Context.environment["THRESH_MARCH"] ?? "native"

/// Arithmetic modules are optimised in a debug build too: the tests train real networks.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// For modules whose inner loops are vectors.
let vectorised: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-march=\(architecture)"])]

/// Documentation is built with swift-docc-plugin, which nothing else needs.
let documentation: [Package.Dependency] =
  Context.environment["THRESH_DOCS"] == "1"
  ? [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0")] : []

let package = Package(
  name: "thresh",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ] + documentation,
  targets: [
    // Layer 0
    .target(name: "CVectorUnit"),
    .target(
      name: "Kernels", dependencies: ["CVectorUnit"],
      swiftSettings: [
        .unsafeFlags([
          "-Ounchecked", "-Xcc", "-march=\(architecture)", "-Xcc", "-fno-math-errno",
        ])
      ]),
    .target(name: "Metrics", swiftSettings: optimised),
    .target(name: "TerminalUI", swiftSettings: optimised),
    .target(
      name: "CNcurses",
      cSettings: [.define("_DEFAULT_SOURCE"), .define("_XOPEN_SOURCE", to: "600")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "CImageCodecs", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))],
      linkerSettings: [.linkedLibrary("turbojpeg"), .linkedLibrary("spng")]),
    .target(name: "CProcess", cSettings: [.define("_GNU_SOURCE")]),

    // Layer 1
    .target(name: "NeuralNetwork", dependencies: ["Kernels"], swiftSettings: optimised),
    .target(
      name: "Datasets", dependencies: ["CImageCodecs"], swiftSettings: optimised + vectorised),
    .target(name: "NcursesTerminal", dependencies: ["TerminalUI", "CNcurses"]),

    // Layer 2
    .target(
      name: "Experiments",
      dependencies: [
        "NeuralNetwork", "Datasets", "Metrics", .product(name: "Yams", package: "Yams"),
      ]),

    .target(name: "Benchmarks", dependencies: ["NeuralNetwork", "Kernels"]),

    // Layer 3
    .target(
      name: "Curation", dependencies: ["Experiments", "Datasets", "Metrics"],
      swiftSettings: optimised),
    .target(name: "Studies", dependencies: ["Experiments", "Metrics"]),
    .target(
      name: "Training",
      dependencies: ["Curation", "Experiments", "NeuralNetwork", "Datasets", "Metrics"]),

    .target(
      name: "Interchange", dependencies: ["Experiments", "NeuralNetwork", "Metrics"],
      swiftSettings: optimised),

    // Layer 4
    .target(
      name: "Reports", dependencies: ["Studies", "Experiments", "Metrics"],
      resources: [
        .embedInCode("Writing/page.css"), .embedInCode("Writing/page.js"),
      ]),
    .target(name: "Workbench", dependencies: ["TerminalUI", "Studies", "Experiments", "Metrics"]),
    .target(
      name: "RunStore",
      dependencies: [
        "Studies", "Experiments", "Metrics", .product(name: "GRDB", package: "GRDB.swift"),
      ]),

    // Layer 5
    .target(
      name: "WorkbenchRuntime",
      dependencies: [
        "Workbench", "Training", "Curation", "Studies", "RunStore", "Interchange", "Reports",
        "CProcess",
      ],
      resources: [.embedInCode("Experiments/pets.yaml")]),

    // Layer 6
    .executableTarget(
      name: "thresh",
      dependencies: [
        "WorkbenchRuntime", "NcursesTerminal", "Benchmarks", "CVectorUnit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Tests
    .target(
      name: "CVTerm", path: "Tests/CVTerm", cSettings: [.define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("vterm")]),
    .testTarget(
      name: "KernelsTests", dependencies: ["Kernels"], exclude: ["Reference"],
      swiftSettings: optimised),
    .testTarget(
      name: "MetricsTests", dependencies: ["Metrics"], exclude: ["Reference"]),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
    .testTarget(
      name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "Kernels"], exclude: ["Reference"]
    ),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Datasets"], exclude: ["Reference"]),
    .testTarget(name: "NcursesTerminalTests", dependencies: ["NcursesTerminal"]),
    .testTarget(name: "ExperimentsTests", dependencies: ["Experiments"]),
    .testTarget(
      name: "CurationTests", dependencies: ["Curation"], exclude: ["Reference"]),
    .testTarget(
      name: "StudiesTests", dependencies: ["Studies"], exclude: ["Reference"]),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange"], exclude: ["Reference"]),
    .testTarget(name: "ReportsTests", dependencies: ["Reports"]),
    .testTarget(name: "TrainingTests", dependencies: ["Training"]),
    .testTarget(name: "RunStoreTests", dependencies: ["RunStore"]),
    .testTarget(name: "WorkbenchTests", dependencies: ["Workbench"]),
    .testTarget(name: "WorkbenchRuntimeTests", dependencies: ["WorkbenchRuntime"]),
    .testTarget(name: "BenchmarksTests", dependencies: ["Benchmarks"]),
    .testTarget(name: "ThreshTests", dependencies: ["thresh", "RunStore", "Metrics", "CVTerm"]),
  ],
  swiftLanguageModes: [.v6]
)
