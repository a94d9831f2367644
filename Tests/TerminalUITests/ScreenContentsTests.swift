import Testing

@testable import TerminalUI

struct ScreenContentsTests {
  private let red = PictureEncodingTests.flat(RGB(255, 0, 0), 40, 40)
  private let blue = PictureEncodingTests.flat(RGB(0, 0, 255), 40, 40)

  private func grid(_ draw: (inout Grid) -> Void = { _ in }) -> Grid {
    var grid = Grid(width: 12, height: 6)
    grid.graphics = .sixel(colors: 256, cell: .standard)
    draw(&grid)
    return grid
  }

  private func grid(_ picture: Picture, at x: Int, _ text: String = "") -> Grid {
    grid {
      DetailedPicture(picture).draw(into: &$0, in: Rect(x: x, y: 1, width: 4, height: 2))
      $0.text(text, x: 0, y: 0)
    }
  }

  /// Column and line of every cell that is sent.
  private func cells(_ update: ScreenContents.Update) -> Set<[Int]> {
    Set(update.runs.flatMap { run in run.cells.indices.map { [run.x + $0, run.y] } })
  }

  private func cells(of rect: Rect) -> Set<[Int]> {
    Set((rect.y..<rect.maxY).flatMap { y in (rect.x..<rect.maxX).map { [$0, y] } })
  }

  @Test func `a new picture is drawn once, and again only when its cells were sent`() {
    var screen = ScreenContents()
    #expect(screen.show(grid(red, at: 2)).drawn.map(\.placed.picture) == [red])
    #expect(screen.show(grid(red, at: 2)).drawn.isEmpty)
    let beside = screen.show(grid(red, at: 2, "text above"))
    #expect(beside.drawn.isEmpty)
    #expect(!beside.runs.isEmpty)
    var restyled = grid(red, at: 2, "text above")
    restyled.highlight(Rect(x: 0, y: 1, width: 12, height: 1))
    #expect(screen.show(restyled).drawn.count == 1)
  }

  @Test func `the same pixels in another array are the same picture`() {
    var screen = ScreenContents()
    _ = screen.show(grid(red, at: 2))
    let again = PictureEncodingTests.flat(RGB(255, 0, 0), 40, 40)
    #expect(screen.show(grid(again, at: 2)).isWithoutPictures)
  }

  @Test func `a picture that is gone is removed, and all its cells are sent`() {
    var screen = ScreenContents()
    let number = screen.show(grid(red, at: 2)).drawn[0].number
    let update = screen.show(grid())
    #expect(update.removed.map(\.number) == [number])
    #expect(cells(update) == cells(of: Rect(x: 2, y: 1, width: 4, height: 2)))
  }

  @Test func `a picture that moves is removed and drawn, and all cells of both are sent`() {
    var screen = ScreenContents()
    _ = screen.show(grid(red, at: 2))
    for x in [4, 3, 3, 5] {
      let before = x
      let update = screen.show(grid(blue, at: x))
      #expect(update.drawn.map(\.placed.rect.x) == [before])
      #expect(cells(update).isSuperset(of: cells(of: Rect(x: x, y: 1, width: 4, height: 2))))
      _ = screen.show(grid(red, at: x))
    }
  }

  @Test func `a picture on the cells of another takes all of its pixels away`() {
    var screen = ScreenContents()
    let place = Rect(x: 2, y: 1, width: 4, height: 2)
    for picture in [red, blue, red, red, blue] {
      let update = screen.show(grid(picture, at: 2))
      if update.isWithoutPictures { continue }
      #expect(cells(update).isSuperset(of: cells(of: place)))
      #expect(update.drawn.count == 1)
    }
  }

  @Test func `a dialog above it removes the picture, and its end brings it back`() {
    var screen = ScreenContents()
    _ = screen.show(grid(red, at: 2))
    var covered = grid(red, at: 2)
    covered.fill(Rect(x: 5, y: 2, width: 3, height: 2), with: "#")
    let update = screen.show(covered)
    #expect(update.removed.count == 1)
    #expect(update.drawn.isEmpty)
    #expect(cells(update).isSuperset(of: cells(of: Rect(x: 2, y: 1, width: 4, height: 2))))
    #expect(screen.show(grid(red, at: 2)).drawn.count == 1)
  }

  @Test func `forgotten, and told of another protocol, it draws everything again`() {
    var screen = ScreenContents()
    _ = screen.show(grid(red, at: 2))
    screen.forget()
    let update = screen.show(grid(red, at: 2))
    #expect(update.drawn.count == 1)
    #expect(cells(update) == cells(of: grid().bounds))
    var kitty = Grid(width: 12, height: 6)
    kitty.graphics = .kitty(cell: .standard)
    DetailedPicture(red).draw(into: &kitty, in: Rect(x: 2, y: 1, width: 4, height: 2))
    let changed = screen.show(kitty)
    #expect(changed.removed.count == 1)
    #expect(changed.drawn.count == 1)
  }

  @Test func `blanks below a picture are unlike those beside it, so that none erases it`() {
    var screen = ScreenContents()
    let runs = screen.show(grid(red, at: 2)).runs
    let line = runs.first { $0.y == 1 }!.cells.map(\.character)
    #expect(line[0] == " ")
    #expect(line[2..<6].allSatisfy { ScreenContents.blanks.contains($0) })
    #expect(ScreenContents.blanks.allSatisfy { DisplayWidth.shown($0) == ($0, 1) })
  }

  @Test func `without pictures it sends what the grids differ in`() {
    var screen = ScreenContents()
    var (previous, state): (Grid?, UInt64) = (nil, 88_172_645_463_325_252)
    for _ in 0..<50 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let next = grid { $0.text("日本 text", x: Int(state % 9), y: Int(state >> 8 % 6)) }
      #expect(screen.show(next).runs == next.changes(from: previous))
      previous = next
    }
  }
}
