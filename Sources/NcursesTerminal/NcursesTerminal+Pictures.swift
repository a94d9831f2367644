import CNcurses
import TerminalUI

extension NcursesTerminal {
  /// The pixels of a cell as the terminal's driver knows them: often, but not everywhere.
  static var driverCell: CellSize? {
    var (width, height): (Int32, Int32) = (0, 0)
    console_cell_size(&width, &height)
    return CellSize(width: Int(width), height: Int(height))
  }

  /// Writes bytes that curses has no part in.
  func send(_ bytes: [UInt8]) {
    if !bytes.isEmpty { console_send(bytes, Int32(clamping: bytes.count)) }
  }

  /// Before the cells are drawn: takes away what is gone, and holds the terminal's own redrawing back
  /// until the pictures are there too, where it knows how (mode 2026).
  func beginPictures(_ update: ScreenContents.Update) {
    if update.isWithoutPictures { return }
    send(Array("\u{1B}[?2026h".utf8))
    for standing in update.removed {
      pictureBytes[standing.number] = nil
      if case .kitty? = pictureProtocol { send(KittyEncoder.deletion(of: standing.number)) }
    }
  }

  /// After the cells are drawn, for some of them take pixels away.
  func endPictures(_ update: ScreenContents.Update, in bounds: Rect, by graphics: GraphicsProtocol?)
  {
    pictureProtocol = graphics
    if update.isWithoutPictures { return }
    for standing in update.drawn {
      let rect = standing.placed.rect
      guard let graphics, rect.intersection(bounds) == rect else { continue }
      let bytes = pictureBytes[standing.number] ?? graphics.encode(standing)
      pictureBytes[standing.number] = bytes
      send(Array("\u{1B}[\(rect.y + 1);\(rect.x + 1)H".utf8))
      send(bytes)
    }
    console_return_cursor()
    send(Array("\u{1B}[?2026l".utf8))
  }

  /// Before something else has the screen.
  func takePicturesAway() {
    if case .kitty? = pictureProtocol { send(KittyEncoder.deletionOfAll) }
    pictureProtocol = nil
  }

  /// Waits for answers that are on their way, that the shell may not take them for typed.
  func takeLastAnswers() {
    let end = ContinuousClock.now + .milliseconds(100)
    while inquiry.isAwaiting, !isGone, .now < min(end, patience) {
      _ = nextEvents(timeoutMilliseconds: 20)
    }
  }
}
