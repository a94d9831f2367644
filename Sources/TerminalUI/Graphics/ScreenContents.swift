/// What a terminal's screen shows, and what must be sent to it to show another grid.
///
/// Cells below a picture are sent as a kind of blank that no other cell holds. So a device that saves
/// work by erasing to the end of a line never erases a picture, and cells that a picture has left
/// differ from what comes there next, hence are sent, which takes its pixels away. Two such blanks
/// take turns on a cell, that one picture may follow another.
package struct ScreenContents: Sendable {
  /// A picture under a number of its own.
  package struct Standing: Hashable, Sendable {
    package let placed: PlacedPicture
    package let number: Int
  }

  package struct Update: Sendable {
    package let runs: [ChangedRun]
    /// Pictures to be taken away, before any is drawn.
    package let removed: [Standing]
    /// Pictures to be drawn once the cells are: new ones, and those whose cells were sent.
    package let drawn: [Standing]

    package var isWithoutPictures: Bool { removed.isEmpty && drawn.isEmpty }
  }

  private var grid: Grid?
  private var standing: [Standing] = []
  private var lastNumber: Int

  /// - Parameter firstNumber: of the first picture; later ones count on.
  package init(firstNumber: Int = 1) { lastNumber = firstNumber - 1 }

  /// One column wide everywhere: a no-break space, and one as wide as a digit.
  static let blanks: [Character] = ["\u{A0}", "\u{2007}"]

  /// After this everything is sent again.
  package mutating func forget() { grid = nil }

  package mutating func show(_ new: Grid) -> Update {
    let before = standing
    let isWhole = grid?.width != new.width || grid?.height != new.height
    let sameProtocol = grid?.graphics == new.graphics
    standing = new.pictures.map { placed in
      if sameProtocol, let old = before.first(where: { $0.placed == placed }) { return old }
      lastNumber += 1
      return Standing(placed: placed, number: lastNumber)
    }
    var cells = new
    for picture in standing {
      let isNew = isWhole || !before.contains(picture)
      let rect = picture.placed.rect
      for y in rect.y..<rect.maxY {
        for x in rect.x..<rect.maxX {
          let wasFirst = grid?[x, y].character == ScreenContents.blanks[0]
          cells.blank(x: x, y: y, with: ScreenContents.blanks[wasFirst == isNew ? 1 : 0])
        }
      }
    }
    let runs = cells.changes(from: grid)
    grid = cells
    return Update(
      runs: runs, removed: before.filter { !standing.contains($0) },
      drawn: standing.filter { picture in
        !before.contains(picture) || runs.contains { $0.meets(picture.placed.rect) }
      })
  }
}

extension ChangedRun {
  fileprivate func meets(_ rect: Rect) -> Bool {
    y >= rect.y && y < rect.maxY && x < rect.maxX && x + cells.count > rect.x
  }
}
