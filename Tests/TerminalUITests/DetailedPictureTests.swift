import Testing

@testable import TerminalUI

struct DetailedPictureTests {
  private static let sixel = GraphicsProtocol.sixel(colors: 256, cell: .standard)
  private let wide = PictureEncodingTests.flat(RGB(200, 10, 10), 400, 200)
  private let tall = PictureEncodingTests.flat(RGB(10, 10, 200), 100, 300)

  private func grid(_ width: Int, _ height: Int, _ graphics: GraphicsProtocol? = sixel) -> Grid {
    var grid = Grid(width: width, height: height)
    grid.graphics = graphics
    return grid
  }

  @Test func `without pixels of its own the terminal shows half blocks in the same proportions`() {
    let (width, height) = (10, 6)
    #expect(
      drawn(width, height) { DetailedPicture(wide).draw(into: &$0, in: $0.bounds) }
        == "▀▀▀▀▀▀▀▀▀▀\n▀▀▀▀▀▀▀▀▀▀\n▀▀▀▀▀▀▀▀▀▀\n\n\n")
    #expect(
      drawn(width, height) { DetailedPicture(tall).draw(into: &$0, in: $0.bounds) }
        == "▀▀▀▀\n▀▀▀▀\n▀▀▀▀\n▀▀▀▀\n▀▀▀▀\n▀▀▀▀")
  }

  @Test func `with pixels its cells are blank, and the picture is placed whole`() {
    var grid = grid(10, 8)
    grid.text("xxxxxxxxxx", x: 0, y: 1)
    let place = DetailedPicture(wide).draw(
      into: &grid, in: Rect(x: 2, y: 1, width: 6, height: 4))
    #expect(place == Rect(x: 2, y: 1, width: 6, height: 2))
    #expect(grid.pictures == [PlacedPicture(rect: place, picture: wide)])
    #expect(grid.lines[1] == "xx      xx")
  }

  @Test func `it stands where it is aligned to`() {
    func place(_ alignment: Alignment) -> Rect {
      DetailedPicture(tall).place(
        in: Rect(x: 1, y: 0, width: 9, height: 3), of: grid(20, 9), alignment: alignment)
    }
    #expect(place(.leading) == Rect(x: 1, y: 0, width: 2, height: 3))
    #expect(place(.center) == Rect(x: 4, y: 0, width: 2, height: 3))
    #expect(place(.trailing) == Rect(x: 8, y: 0, width: 2, height: 3))
  }

  @Test func `the shape of a cell decides how many a picture covers`() throws {
    let square = try #require(CellSize(width: 10, height: 10))
    let fit = PictureFit(wide, in: Rect(width: 40, height: 40), cell: square)
    #expect((fit.columns, fit.lines) == (40, 20))
    let usual = PictureFit(wide, in: Rect(width: 40, height: 40), cell: .standard)
    #expect((usual.columns, usual.lines) == (40, 10))
    #expect((usual.width, usual.height) == (400, 200))
  }

  @Test func `the last line stays free of sixels, which would scroll it`() {
    var sixels = grid(10, 3)
    #expect(DetailedPicture(tall).draw(into: &sixels, in: sixels.bounds).maxY == 2)
    var kitty = grid(10, 3, .kitty(cell: .standard))
    #expect(DetailedPicture(tall).draw(into: &kitty, in: kitty.bounds).maxY == 3)
  }

  @Test func `what is drawn above a picture makes it sink into the cells as half blocks`() {
    var grid = grid(12, 6)
    DetailedPicture(wide).draw(into: &grid, in: Rect(x: 0, y: 0, width: 12, height: 5))
    #expect(grid.pictures.count == 1)
    Panel("t").draw(into: &grid, in: Rect(x: 4, y: 1, width: 5, height: 3))
    #expect(grid.pictures.isEmpty)
    #expect(
      grid.lines == [
        "▀▀▀▀▀▀▀▀▀▀▀▀", "▀▀▀▀╭───╮▀▀▀", "▀▀▀▀│   │▀▀▀", "    ╰───╯", "", "",
      ])
  }

  @Test func `what is drawn beside a picture leaves it alone`() {
    var grid = grid(12, 6)
    DetailedPicture(wide).draw(into: &grid, in: Rect(x: 1, y: 1, width: 4, height: 2))
    grid.box(Rect(x: 0, y: 0, width: 6, height: 4))
    grid.text("caption", x: 5, y: 1)
    grid.highlight(Rect(x: 0, y: 0, width: 6, height: 4))
    #expect(grid.pictures.count == 1)
  }

  @Test func `a second picture on the same cells makes the first one sink`() {
    var grid = grid(12, 6)
    DetailedPicture(wide).draw(into: &grid, in: Rect(x: 0, y: 0, width: 8, height: 4))
    DetailedPicture(tall).draw(into: &grid, in: Rect(x: 6, y: 0, width: 2, height: 4))
    #expect(grid.pictures.map(\.picture) == [tall])
    #expect(grid.lines[0] == "▀▀▀▀▀▀")
  }

  @Test func `a grid drawn upon another brings its pictures, and clipped ones sink`() {
    var small = grid(6, 4)
    DetailedPicture(wide).draw(into: &small, in: Rect(x: 0, y: 0, width: 4, height: 2))
    var large = grid(10, 10)
    large.draw(small, x: 3, y: 5)
    #expect(large.pictures.map(\.rect) == [Rect(x: 3, y: 5, width: 4, height: 1)])
    var clipped = grid(10, 10)
    clipped.draw(small, x: 8, y: 5)
    #expect(clipped.pictures.isEmpty)
    #expect(clipped.lines[5] == "        ▀▀")
  }

  @Test func `without colour there are shades, whatever the terminal could show`() {
    var grid = grid(4, 4)
    DetailedPicture(PictureEncodingTests.flat(RGB(255, 255, 255), 9, 9))
      .draw(into: &grid, in: Rect(width: 2, height: 1), hasColor: false)
    #expect(grid.pictures.isEmpty)
    #expect(grid.lines[0] == "██")
  }

  @Test func `in no space, and without pixels, nothing is drawn`() {
    var grid = grid(4, 4)
    let nothing = Picture(height: 0, width: 0, pixels: [])
    #expect(DetailedPicture(nothing).draw(into: &grid, in: grid.bounds).isEmpty)
    #expect(DetailedPicture(wide).draw(into: &grid, in: .zero).isEmpty)
    #expect(
      DetailedPicture(wide).draw(into: &grid, in: Rect(x: 9, y: 9, width: 5, height: 5)).isEmpty)
    #expect(grid == self.grid(4, 4))
    var empty = self.grid(0, 0)
    #expect(DetailedPicture(wide).draw(into: &empty, in: empty.bounds).isEmpty)
  }
}
