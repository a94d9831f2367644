import Foundation
import Testing

/// Holds the sources against the walls of the design: who may import whom, and who may say what.
@Suite struct WallTests {
  /// Module → modules it may import, beside the standard library and the system's own modules.
  static let arrows: [String: Set<String>] = [
    "Kernels": ["CVectorUnit"],
    "Metrics": [],
    "TerminalUI": [],
    "NeuralNetwork": ["Kernels"],
    "Datasets": ["CImageCodecs"],
    "NcursesTerminal": ["TerminalUI", "CNcurses"],
    "Experiments": ["NeuralNetwork", "Datasets", "Metrics", "Yams"],
    "Benchmarks": ["NeuralNetwork", "Kernels"],
    "Curation": ["Experiments", "Datasets", "Metrics"],
    "Training": ["Curation", "Experiments", "NeuralNetwork", "Datasets", "Metrics"],
    "Studies": ["Experiments", "NeuralNetwork", "Datasets", "Metrics"],
    "Interchange": ["Experiments", "NeuralNetwork", "Metrics"],
    "Reports": ["Studies", "Experiments", "Metrics"],
    "Workbench": ["TerminalUI", "Studies", "Experiments", "Metrics"],
    "RunStore": ["Studies", "Experiments", "Metrics", "GRDB"],
    "WorkbenchRuntime": [
      "Workbench", "Training", "Curation", "Studies", "RunStore", "CProcess", "TerminalUI",
      "Experiments", "Datasets", "Metrics", "NeuralNetwork", "Interchange", "Reports",
    ],
    "thresh": [
      "WorkbenchRuntime", "NcursesTerminal", "ArgumentParser", "Workbench", "TerminalUI",
      "Experiments", "Studies", "RunStore", "Training", "Curation", "Datasets", "Benchmarks",
      "Kernels", "CVectorUnit", "Interchange", "Reports",
    ],
  ]
  static let system: Set<String> = ["Foundation", "Glibc", "Dispatch", "Synchronization"]
  static let pure: Set<String> = ["Kernels", "Metrics", "TerminalUI", "Workbench"]

  static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  struct SourceFile {
    let module: String
    let name: String
    let lines: [Substring]
  }

  static func files() throws -> [SourceFile] {
    var files: [SourceFile] = []
    let manager = FileManager.default
    for module in try manager.contentsOfDirectory(atPath: sources.path) {
      let walk = manager.enumerator(atPath: sources.appending(path: module).path)
      while let name = walk?.nextObject() as? String {
        guard name.hasSuffix(".swift") else { continue }
        let text = try String(
          contentsOf: sources.appending(path: module).appending(path: name), encoding: .utf8)
        files.append(
          SourceFile(module: module, name: name, lines: text.split(separator: "\n")))
      }
    }
    return files
  }

  @Test func `every module imports only what its layer allows`() throws {
    let files = try Self.files()
    #expect(files.count > 50, "the sources were not found at \(Self.sources.path)")
    for file in files {
      let allowed = try #require(
        Self.arrows[file.module], "no row in the import table for \(file.module)")
      for line in file.lines where line.hasPrefix("import ") || line.hasPrefix("package import ") {
        let words = line.split(separator: " ").drop { $0 != "import" }
        let imported = String(words.dropFirst().first?.split(separator: ".").first ?? "")
        #expect(
          allowed.contains(imported) || Self.system.contains(imported),
          "\(file.module)/\(file.name) imports \(imported)")
      }
    }
  }

  @Test func `only Kernels says Unsafe`() throws {
    for file in try Self.files() where file.module != "Kernels" {
      for (number, line) in file.lines.enumerated() where line.lowercased().contains("unsafe") {
        Issue.record("\(file.module)/\(file.name), line \(number + 1): \(line)")
      }
    }
  }

  @Test func `the workbench knows no thread, file or clock`() throws {
    let forbidden = ["Date()", "DispatchQueue", "FileManager", "Thread", "clock_gettime", "Mutex"]
    for file in try Self.files() where file.module == "Workbench" || file.module == "TerminalUI" {
      for line in file.lines {
        #expect(
          !forbidden.contains { line.contains($0) }, "\(file.module)/\(file.name): \(line)")
      }
    }
  }

  @Test func `no source can trap on input by a forced try, cast or fatalError`() throws {
    for file in try Self.files() {
      for line in file.lines {
        #expect(
          !line.contains("try!") && !line.contains("fatalError(") && !line.contains(" as! "),
          "\(file.module)/\(file.name): \(line)")
      }
    }
  }
}
