import CProcess
import Foundation

/// The program that draws an SVG as a PNG: `rsvg-convert`, where it is there.
struct PictureConverter {
  /// Pixels for each unit of the drawing.
  static let scale = 2
  /// Longer than the slowest machine takes for one figure.
  private static let seconds = 60.0

  private let program: String

  /// - Throws: one sentence about what to install.
  init(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(RuntimeError) {
    guard let found = FileViewer.find("rsvg-convert", in: environment) else {
      throw RuntimeError(
        "a PNG is drawn by rsvg-convert, which is not here: install librsvg2-bin "
          + "(apt install librsvg2-bin), or write an .svg")
    }
    program = found
  }

  func png(of drawing: String) throws(RuntimeError) -> Data {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "thresh-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (input, output) = (folder.appending(path: "in.svg"), folder.appending(path: "out.png"))
    let log = folder.appending(path: "log")
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(drawing.utf8).write(to: input)
    } catch {
      throw RuntimeError("\(folder.path): \(error.localizedDescription)")
    }
    try run(
      ["--zoom", "\(Self.scale)", "--format", "png", "--output", output.path, input.path],
      log: log)
    guard let data = try? Data(contentsOf: output) else {
      throw RuntimeError("rsvg-convert wrote nothing\(Self.words(of: log))")
    }
    return data
  }

  private func run(_ arguments: [String], log: URL) throws(RuntimeError) {
    let words = [program] + arguments
    let process = cprocess_spawn_detached(
      words.flatMap { $0.utf8CString }, words.count, log.path)
    guard process > 0 else {
      throw RuntimeError("\(program) could not be started: \(String(cString: strerror(errno)))")
    }
    let end = cprocess_monotonic_seconds() + Self.seconds
    var status: Int32 = 0
    while cprocess_ended(process, &status) == 0 {
      guard cprocess_monotonic_seconds() < end else {
        cprocess_kill_group(process)
        throw RuntimeError("rsvg-convert took longer than \(Int(Self.seconds)) s")
      }
      usleep(5_000)
    }
    guard status == 0 else {
      throw RuntimeError("rsvg-convert ended with status \(status)\(Self.words(of: log))")
    }
  }

  /// What it said, in a line.
  private static func words(of log: URL) -> String {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    let line = text.split(whereSeparator: \.isNewline).first.map { ": \($0.prefix(200))" }
    return line ?? ""
  }
}
