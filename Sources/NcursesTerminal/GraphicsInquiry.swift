import TerminalUI

/// Finds out whether and how a terminal shows pictures, from what it answers whenever it does.
struct GraphicsInquiry: Equatable {
  private let mode: TerminalOptions.GraphicsMode
  /// tmux and screen stand between, and take kitty's messages for titles of their own.
  private let isInsideMultiplexer: Bool
  private var attributes: [Int]?
  private var knowsKitty = false
  private var colors: Int?
  /// From the terminal or its driver; what changed last is true.
  private var cell: CellSize?
  private var driverCell: CellSize?

  /// Without colours there are no pictures, and without UTF-8 nothing to hold their place.
  init(
    _ options: TerminalOptions, in surroundings: TerminalSurroundings, choice: TerminalChoice,
    cell: CellSize? = nil
  ) {
    let type = surroundings.type ?? ""
    let isTooOld =
      type.hasPrefix("linux") || (type.hasPrefix("vt") && !type.hasPrefix("vte"))
    let isAble = choice.depth != .none && choice.isUTF8 && !isTooOld
    mode = isAble ? options.graphics : .none
    // Over ssh only the type tells.
    isInsideMultiplexer =
      surroundings.isInsideTmux || type.hasPrefix("tmux") || type.hasPrefix("screen")
    self.cell = cell
    driverCell = cell
  }

  /// What is known so far; `nil` also where there is none.
  var graphics: GraphicsProtocol? {
    let sixel = GraphicsProtocol.sixel(colors: min(colors ?? 256, 256), cell: cell ?? .standard)
    let kitty = GraphicsProtocol.kitty(cell: cell ?? .standard)
    switch mode {
    case .none: return nil
    case .sixel: return sixel
    case .kitty: return isInsideMultiplexer ? nil : kitty
    case .auto:
      guard let attributes else { return nil }
      if knowsKitty { return kitty }
      // Of cells of unknown size nobody can tell how many a picture covers.
      return attributes.contains(4) && cell != nil ? sixel : nil
    }
  }

  /// An answer that every terminal gives is still to come, or one that this terminal ought to.
  var isAwaiting: Bool {
    if mode == .none { return false }
    return attributes.map { $0.contains(4) && colors == nil } ?? true
  }

  /// What to ask first. Every terminal answers the last question, and answers in order.
  var questions: [UInt8] {
    if mode == .none { return [] }
    let kitty = mode == .auto && !isInsideMultiplexer ? KittyEncoder.question : []
    return Self.cellQuestion + kitty + Array("\u{1B}[c".utf8)
  }

  /// What to ask once the screen has another size, as it has after another font was chosen.
  ///
  /// - Parameter newCell: as the driver now knows it.
  mutating func questions(afterResizeTo newCell: CellSize?) -> [UInt8] {
    if graphics == nil { return [] }
    if let newCell, newCell != driverCell { (driverCell, cell) = (newCell, newCell) }
    return Self.cellQuestion
  }

  /// - Returns: what to ask in turn.
  mutating func take(_ answer: TerminalAnswer) -> [UInt8] {
    switch answer {
    case .attributes(let numbers):
      let isFirst = attributes == nil
      attributes = numbers
      // Asked only where it is understood: elsewhere it scrolls.
      return isFirst && mode != .none && numbers.contains(4) ? Self.colorQuestion : []
    case .cell(let size): cell = size
    case .colorRegisters(let count): colors = count
    case .kitty(let isUnderstood): knowsKitty = isUnderstood
    case .cursor: break
    }
    return []
  }

  private static let cellQuestion = Array("\u{1B}[16t".utf8)
  private static let colorQuestion = Array("\u{1B}[?1;1;0S".utf8)
}
