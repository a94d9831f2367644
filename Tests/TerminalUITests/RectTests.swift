import TerminalUI
import Testing

struct RectTests {
  @Test func `shares fill the whole exactly and fixed parts come first`() {
    let rect = Rect(x: 2, y: 1, width: 20, height: 10)
    let columns = rect.columns([.fixed(5), .share(1), .share(2)], gap: 1)
    #expect(columns.map(\.x) == [2, 8, 13])
    #expect(columns.map(\.width) == [5, 4, 9])
    #expect(columns[2].maxX == rect.maxX)
    #expect(rect.rows([.share(1), .share(1), .share(1)]).map(\.height) == [3, 3, 4])
  }

  @Test func `parts of too small a whole are cut off, in order`() {
    let rect = Rect(width: 6, height: 1)
    #expect(rect.columns([.fixed(4), .fixed(4), .share(1)]).map(\.width) == [4, 2, 0])
    #expect(Rect.zero.columns([.fixed(4), .share(1)], gap: 2).map(\.width) == [0, 0])
  }

  @Test func `cutting takes what there is`() {
    var rect = Rect(width: 10, height: 3)
    #expect(rect.cutTop(1) == Rect(width: 10, height: 1))
    #expect(rect.cutBottom(1) == Rect(y: 2, width: 10, height: 1))
    #expect(rect.cutLeft(4) == Rect(y: 1, width: 4, height: 1))
    #expect(rect.cutRight(99) == Rect(x: 4, y: 1, width: 6, height: 1))
    #expect(rect.isEmpty)
    #expect(rect.cutTop(-3).isEmpty == true)
  }

  @Test func `an inset larger than the rectangle leaves nothing`() {
    #expect(Rect(width: 5, height: 5).inset() == Rect(x: 1, y: 1, width: 3, height: 3))
    #expect(Rect(width: 1, height: 1).inset().isEmpty)
    #expect(Rect.zero.inset(columns: 9, lines: 9).isEmpty)
  }

  @Test func `rectangles apart have an empty intersection`() {
    let rect = Rect(x: 1, y: 1, width: 3, height: 3)
    #expect(rect.intersection(Rect(x: 9, y: 9, width: 2, height: 2)).isEmpty)
    #expect(
      rect.intersection(Rect(x: 2, y: 0, width: 9, height: 2))
        == Rect(x: 2, y: 1, width: 2, height: 1))
  }

  @Test func `extreme coordinates are held within bounds`() {
    let rect = Rect(x: .max, y: .min, width: .max, height: -5)
    #expect(rect.height == 0)
    #expect(rect.maxX > rect.x)
  }

  @Test func `a dialog stands in the middle and a palette near the top`() {
    let screen = Rect(width: 80, height: 24)
    #expect(
      Overlay.dialog(in: screen, width: 40, height: 10) == Rect(x: 20, y: 7, width: 40, height: 10))
    #expect(
      Overlay.palette(in: screen, width: 60, height: 12) == Rect(x: 10, y: 3, width: 60, height: 12)
    )
    let tiny = Rect(width: 10, height: 4)
    #expect(Overlay.palette(in: tiny, width: 60, height: 12) == tiny)
  }
}

struct ListScrollTests {
  @Test func `the selected row stays in sight, and the list moves as little as possible`() {
    #expect(ListScroll.offset(showing: 12, from: 0, visible: 10, count: 100) == 3)
    #expect(ListScroll.offset(showing: 5, from: 3, visible: 10, count: 100) == 3)
    #expect(ListScroll.offset(showing: 1, from: 3, visible: 10, count: 100) == 1)
    #expect(ListScroll.offset(showing: nil, from: 99, visible: 10, count: 12) == 2)
    #expect(ListScroll.offset(showing: 4, from: 0, visible: 0, count: 12) == 0)
    #expect(ListScroll.offset(showing: 4, from: -7, visible: 10, count: 0) == 0)
  }
}
