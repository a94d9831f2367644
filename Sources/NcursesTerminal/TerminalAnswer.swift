import TerminalUI

/// What a terminal says of itself when it is asked.
enum TerminalAnswer: Equatable {
  /// The numbers of its features; 4 is sixel graphics.
  case attributes([Int])
  case cell(CellSize)
  /// How many colours a sixel picture may have.
  case colorRegisters(Int)
  /// Whether it could have shown a picture of kitty's protocol.
  case kitty(Bool)
  /// The column the cursor is in, from 1.
  case cursor(column: Int)

  /// Reads `ESC [ parameters final`.
  ///
  /// - Source: xterm's control sequences: primary device attributes, XTWINOPS, XTSMGRAPHICS, CPR.
  init?(parameters: String, final: Unicode.Scalar) {
    let isPrivate = parameters.hasPrefix("?")
    let numbers = parameters.dropFirst(isPrivate ? 1 : 0)
      .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    switch (final, isPrivate) {
    case ("c", true):
      // The first number is a class of terminal.
      self = .attributes(Array(numbers.dropFirst()))
    case ("t", false):
      guard numbers.count == 3, numbers[0] == 6,
        let cell = CellSize(width: numbers[2], height: numbers[1])
      else { return nil }
      self = .cell(cell)
    case ("R", false):
      guard numbers.count == 2, numbers[1] > 0 else { return nil }
      self = .cursor(column: numbers[1])
    case ("S", true):
      guard numbers.count == 3, numbers[0] == 1, numbers[1] == 0, numbers[2] > 1 else { return nil }
      self = .colorRegisters(numbers[2])
    default: return nil
    }
  }

  /// Reads the inside of `ESC _ ... ESC \`, its underscore included.
  init?(string: String) {
    guard string.hasPrefix("_Gi=\(KittyEncoder.questionNumber);") else { return nil }
    self = .kitty(string.hasSuffix(";OK"))
  }
}
