import Foundation
import Testing

/// The built program, as a person starts it.
enum Program {
  /// The program lies beside the test bundle.
  static let path: String = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<6 {
      let program = folder.appending(path: "thresh")
      if FileManager.default.isExecutableFile(atPath: program.path) { return program.path }
      folder.deleteLastPathComponent()
    }
    return "thresh"
  }()

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs the program to its end.
  static func run(_ arguments: [String], in folder: Folder) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    let output = folder.url.appending(path: "output-\(UUID().uuidString)")
    let errors = folder.url.appending(path: "errors-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Starts the program and lets it run.
  static func start(_ arguments: [String], in folder: Folder) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }
}

/// A folder that goes with the value; it holds experiments that train for a
/// second, for some seconds, and for as long as they are let.
///
/// A class because it deletes the folder when nobody needs it any more.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "thresh-\(UUID().uuidString)")
    let experiments = url.appending(path: "Experiments")
    try FileManager.default.createDirectory(at: experiments, withIntermediateDirectories: true)
    for (name, epochs) in [("quick", 12), ("minute", 120), ("endless", 9000)] {
      try Self.experiment(name, epochs: epochs).write(
        to: experiments.appending(path: "\(name).yaml"), atomically: true, encoding: .utf8)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var store: String { url.appending(path: "runs").path }
  var path: String { url.path }

  private static func experiment(_ name: String, epochs: Int) -> String {
    """
    title: \(name)
    question: Does it run?
    seed: 3
    data: {source: "scenes:pets", pictures: 240, size: [24, 24]}
    augment: {flip: true, crop: 0.9, colour: 0.1}
    network:
      layers:
        - conv: {channels: 16, bias: false}
        - batch-norm
        - relu
        - max-pool: 2
        - conv: 16
        - relu
        - dropout: 0.1
        - global-average-pool
    train:
      epochs: \(epochs)
      batch: 8
      optimizer: {name: adamw, rate: 3e-3}
    """
  }
}
