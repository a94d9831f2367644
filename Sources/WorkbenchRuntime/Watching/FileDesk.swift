import Foundation
import Reports
import Workbench

/// Opens and writes files that a person asks for, off the screen's thread.
///
/// A class because the screen and a queue share it; it has no state of its own.
final class FileDesk: Sendable {
  private let deliver: @Sendable ([Message]) -> Void
  private let queue = DispatchQueue(label: "thresh.files", qos: .userInitiated)

  /// - Parameter deliver: takes messages, on any thread.
  init(deliver: @escaping @Sendable ([Message]) -> Void) { self.deliver = deliver }

  /// Answers `Effect.exportMarks`.
  func export(_ marks: [MarkedImage], to path: String) {
    queue.async { @Sendable [self] in
      do {
        try MarksFile.text(marks).write(
          to: URL(filePath: Self.place(path)), atomically: true, encoding: .utf8)
        deliver([
          .notice("wrote \(marks.count) marked image\(marks.count == 1 ? "" : "s") to \(path)")
        ])
      } catch {
        deliver([.failed("\(path) could not be written: \(error.localizedDescription)")])
      }
    }
  }

  /// Answers `Effect.exportChart`.
  func export(_ chart: WrittenChart, to path: String) {
    queue.async { @Sendable [self] in
      do {
        try FigureFile(path: path).write(Figure(chart))
        deliver([.notice("wrote the chart to \(path)")])
      } catch {
        deliver([.failed("\(error)")])
      }
    }
  }

  /// Answers `Effect.exportLog`.
  func export(_ lines: [String], to path: String) {
    queue.async { @Sendable [self] in
      do {
        let text = lines.map { $0 + "\n" }.joined()
        try text.write(to: URL(filePath: Self.place(path)), atomically: true, encoding: .utf8)
        deliver([.notice("wrote \(lines.count) line\(lines.count == 1 ? "" : "s") to \(path)")])
      } catch {
        deliver([.failed("\(path) could not be written: \(error.localizedDescription)")])
      }
    }
  }

  /// The path a person wrote, with a tilde for their folder at its start.
  static func place(_ path: String) -> String { (path as NSString).expandingTildeInPath }

  /// Answers `Effect.openFile`.
  func open(_ path: String) {
    queue.async { @Sendable [self] in
      do {
        guard FileManager.default.fileExists(atPath: path) else {
          throw RuntimeError("\(path) is not there any more")
        }
        let viewer = try FileViewer(environment: ProcessInfo.processInfo.environment, for: path)
        let process = try viewer.show(path)
        deliver([.notice("opened with \(viewer.name): \(path)")])
        watch(process, viewer, path)
      } catch {
        deliver([.failed("\(error)")])
      }
    }
  }

  /// Waits for a viewer to end, so that nothing is left of it, on a thread of its own: that may be
  /// hours later.
  private func watch(_ process: Int32, _ viewer: FileViewer, _ path: String) {
    let deliver = deliver
    Thread.detachNewThread {
      var status: Int32 = 0
      guard waitpid(process, &status, 0) == process, status != 0 else { return }
      // The high byte is the exit code, where no signal ended it.
      if status & 0x7f == 0 {
        deliver([.failed("\(viewer.name) ended with code \(status >> 8 & 0xff) for \(path)")])
      }
    }
  }
}
