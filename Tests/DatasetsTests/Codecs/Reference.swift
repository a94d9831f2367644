import Foundation

/// What `Reference/*.py` froze, and where the shared sets lie on machines that have them.
enum Reference {
  struct Image: Decodable {
    let file: Data
    let height: Int
    let width: Int
    let tolerance: Int
    let pixels: Data
  }

  struct Resize: Decodable {
    let height: Int
    let width: Int
    let pixels: Data
  }

  struct Fixtures: Decodable {
    let images: [String: Image]
    let resizes: [Resize]
    let bombs: [String: Data]
  }

  struct RobustnessFile: Decodable {
    let pillow: String
    let thumbnail: Data?
  }

  static let tests = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(
      type, from: Data(contentsOf: tests.appending(path: "Reference/\(name)")))
  }

  static let fixtures: Result<Fixtures, any Error> = Result {
    try read("fixtures.json", as: Fixtures.self)
  }

  /// The folder of a set beside the repository; nil on machines that do not have it.
  static func sharedSet(_ name: String) -> String? {
    let folder = tests.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "shared/data/\(name)")
    return FileManager.default.fileExists(atPath: folder.path) ? folder.path : nil
  }

  static func largestDifference(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard a.count == b.count else { return .max }
    return zip(a, b).map { abs(Int($0) - Int($1)) }.max() ?? 0
  }
}
