import TerminalUI
import Testing
import Workbench

extension WorkbenchState {
  /// All that is on the screen.
  var text: String { view().lines.joined(separator: "\n") }
}

/// Compares a screen, at the size of the terminal or another one, line by line; of one that is not
/// expected whole, the first lines.
func expect(
  _ state: WorkbenchState, _ width: Int? = nil, _ height: Int? = nil, draws expected: String,
  isWhole: Bool = true, _ location: SourceLocation = #_sourceLocation
) {
  let (width, height) = (width ?? state.interface.width, height ?? state.interface.height)
  let drawn = state.view(width: width, height: height).lines
  let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  for (line, (found, sought)) in zip(drawn, wanted).enumerated() where found != sought {
    Issue.record("line \(line)\nis    \(found)\nought \(sought)", sourceLocation: location)
  }
  #expect(drawn.count == height, sourceLocation: location)
  if isWhole { #expect(wanted.count == height, sourceLocation: location) }
}

/// In ASCII, whatever the screen shows needs nothing else.
func expectASCII(_ state: WorkbenchState, _ location: SourceLocation = #_sourceLocation) {
  for line in state.view().lines {
    #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)", sourceLocation: location)
  }
}

extension WorkbenchState {
  mutating func click(_ x: Int, _ y: Int) {
    _ = update(.terminal(.mouse(MouseEvent(.press, button: .left, x: x, y: y))))
  }
}

extension String {
  /// The column at which a part of it begins; -1 where it is not.
  func distance(to part: String) -> Int {
    let letters = Array(self)
    let wanted = Array(part)
    return letters.indices.first { letters[$0...].starts(with: wanted) } ?? -1
  }
}

extension Array {
  /// So many elements, these again and again.
  func cycled(_ count: Int) -> [Element] { (0..<count).map { self[$0 % self.count] } }
}
