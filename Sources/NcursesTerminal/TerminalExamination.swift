import CNcurses
import Foundation
import TerminalUI

/// What is found out of a terminal without taking its screen over.
package struct TerminalExamination: Equatable, Sendable {
  package var surroundings: TerminalSurroundings
  /// What it would be opened as.
  package var choice: TerminalChoice
  package var width: Int
  package var height: Int
  /// Whether it answered in time; nil where it could not be asked.
  package var answers: Bool?
  /// How many columns each sample took; nil where it did not say.
  package var columns: [Int?]
  package var graphics: GraphicsProtocol?

  /// Looks at the terminal of this process and asks it, for a second at most.
  ///
  /// - Parameter samples: short texts, each of which is written on the cursor's line and wiped out.
  /// - Throws: why the workbench could not be opened on it.
  package static func of(
    samples: [String], options: TerminalOptions = TerminalOptions(),
    environment: [String: String] = ProcessInfo.processInfo.environment,
    input: Int32 = 0, output: Int32 = 1
  ) throws(TerminalError) -> TerminalExamination {
    let interactive = console_interactive(input, output)
    guard interactive == 3 else {
      throw .notATerminal(input: interactive & 1 != 0, output: interactive & 2 != 0)
    }
    let surroundings = TerminalSurroundings(environment: environment)
    let choice = try TerminalChoice.choose(
      options, in: surroundings, lookUp: NcursesTerminal.look(up:),
      isUTF8: { console_locale_is_utf8() != 0 || console_probe_utf8(input, output, 200) == 1 })
    let (size, cell) = driverSize(output)
    var inquiry = GraphicsInquiry(options, in: surroundings, choice: choice, cell: cell)
    var question: [UInt8] = []
    let asked = choice.isUTF8 ? samples : []
    for sample in asked { question += Array("\r\(sample)\u{1B}[6n".utf8) }
    question += Array("\r\u{1B}[K".utf8)
    question += inquiry.questions.isEmpty ? Array("\u{1B}[c".utf8) : inquiry.questions
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = console_ask(
      input, output, question, Int32(question.count), &bytes, Int32(bytes.count), 1000)

    let answers = Self.answers(in: bytes.prefix(max(0, Int(count))))
    for answer in answers { _ = inquiry.take(answer) }
    return TerminalExamination(
      surroundings: surroundings, choice: choice, width: size.width, height: size.height,
      answers: count < 0 ? nil : !answers.isEmpty,
      columns: columns(of: samples.count, in: answers), graphics: inquiry.graphics)
  }

  /// What a terminal says of itself in what was read from it, in order.
  static func answers(in bytes: some Sequence<UInt8>) -> [TerminalAnswer] {
    var decoder = InputDecoder()
    _ = decoder.decode(bytes.map(UInt32.init))
    return decoder.takeAnswers()
  }

  /// Each sample starts in the first column, and the cursor is asked for behind it.
  static func columns(of samples: Int, in answers: [TerminalAnswer]) -> [Int?] {
    let reports = answers.compactMap { answer -> Int? in
      if case .cursor(let column) = answer { column - 1 } else { nil }
    }
    return (0..<samples).map { $0 < reports.count ? reports[$0] : nil }
  }

  private static func driverSize(
    _ output: Int32
  ) -> (size: (width: Int, height: Int), cell: CellSize?) {
    var size = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0 else { return ((0, 0), nil) }
    let (width, height) = (Int(size.ws_col), Int(size.ws_row))
    guard width > 0, height > 0 else { return ((width, height), nil) }
    let cell = CellSize(width: Int(size.ws_xpixel) / width, height: Int(size.ws_ypixel) / height)
    return ((width, height), cell)
  }
}
