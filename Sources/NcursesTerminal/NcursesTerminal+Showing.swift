import CNcurses
import Foundation
import TerminalUI

extension NcursesTerminal {
  /// Shows a grid; only what differs from the last one is sent.
  package func present(_ grid: Grid) {
    guard isOpen else { return }
    let (width, height) = size
    let update = screen.show(grid)
    beginPictures(update)
    for run in update.runs where run.y < height { draw(run, width: width) }
    if let cursor = grid.cursor, cursor.x < width, cursor.y < height {
      console_cursor(Int32(clamping: cursor.x), Int32(clamping: cursor.y))
    } else {
      console_cursor(-1, -1)
    }
    console_flush()
    endPictures(update, in: Rect(width: width, height: height), by: grid.graphics)
    shown = grid
  }

  /// Draws everything anew, whatever has happened to the screen.
  package func repaint() {
    console_forget()
    screen.forget()
    if let grid = shown { present(grid) }
  }

  package func beep() { console_beep() }

  /// Gives a notice on the desktop (OSC 9), where the terminal can.
  package func announce(_ text: String) { send(Array(DesktopNotice.sequence(text).utf8)) }

  /// Puts text on the clipboard of the person's own machine, where the terminal allows it.
  package func copy(_ text: String) { console_copy(Data(text.utf8).base64EncodedString()) }

  private func draw(_ run: ChangedRun, width: Int) {
    var x = run.x
    var cells = run.cells[...]
    while let style = cells.first?.style, x < width {
      let device = theme.resolve(style, depth: choice.depth)
      console_style(device.attributes, device.foreground.number, device.background.number)
      let start = x
      var scalars: [UInt32] = []
      var widths: [UInt8] = []
      while let cell = cells.first, cell.style == style {
        if cell.width > 0 {
          if x + Int(cell.width) > width { break }
          let all = cell.character.unicodeScalars
          if all.count > 1 { break }
          scalars.append(all.first?.value ?? 32)
          widths.append(cell.width)
          x += Int(cell.width)
        }
        cells.removeFirst()
      }
      if !scalars.isEmpty {
        console_put(Int32(start), Int32(run.y), scalars, widths, Int32(scalars.count))
      } else if let cell = cells.first, cell.style == style, x + Int(cell.width) <= width {
        let all = cell.character.unicodeScalars.map(\.value)
        console_put_cluster(Int32(x), Int32(run.y), all, Int32(all.count), Int32(cell.width))
        x += Int(cell.width)
        cells.removeFirst()
      } else if x + Int(cells.first?.width ?? 0) > width {
        return
      }
    }
  }
}

extension DeviceStyle {
  fileprivate var attributes: Int32 {
    var result = 0
    if bold { result |= CONSOLE_BOLD }
    if dim { result |= CONSOLE_DIM }
    if italic { result |= CONSOLE_ITALIC }
    if reverse { result |= CONSOLE_REVERSE }
    if underline { result |= CONSOLE_UNDERLINE }
    return Int32(result)
  }
}

extension DeviceColor {
  fileprivate var number: Int32 {
    switch self {
    case .standard: -1
    case .indexed(let index): Int32(index)
    case .direct(let rgb): Int32(rgb.hex)
    }
  }
}
