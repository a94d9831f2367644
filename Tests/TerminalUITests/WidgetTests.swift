import Testing

@testable import TerminalUI

struct PanelTests {
  @Test func `the title is at the left and a quiet one at the right`() {
    func panel(_ width: Int, _ height: Int, _ glyphs: GlyphSet = .braille) -> String {
      drawn(width, height, glyphs) {
        let inside = Panel("loss", trailing: "log y").draw(into: &$0, in: $0.bounds)
        $0.text("x", in: inside)
      }
    }
    #expect(
      panel(24, 3) == "╭─ loss ─────── log y ─╮\n│x                     │\n╰──────────────────────╯"
    )
    #expect(
      panel(24, 3, .ascii)
        == "+- loss ------- log y -+\n|x                     |\n+----------------------+")
    #expect(panel(12, 3) == "╭─ loss ───╮\n│x         │\n╰──────────╯")
    #expect(panel(9, 2) == "╭─ lo… ─╮\n╰───────╯")
    #expect(panel(1, 1) == "─")
    #expect(panel(0, 0) == "")
  }

  @Test func `focus colours the frame and the title`() {
    var grid = Grid(width: 12, height: 3)
    Panel("loss", isFocused: true).draw(into: &grid, in: grid.bounds)
    #expect(grid[0, 0].style.foreground == .focusedBorder)
    #expect(grid[3, 0].style == .title)
    Panel("loss").draw(into: &grid, in: grid.bounds)
    #expect(grid[0, 0].style.foreground == .border)
  }
}

struct ProgressBarTests {
  private func bar(_ value: Double?, _ width: Int = 4, _ glyphs: GlyphSet = .braille) -> String {
    drawn(width, 1, glyphs) { ProgressBar(value).draw(into: &$0, in: $0.bounds) }
  }

  @Test func `half a cell is shown where the glyphs allow`() {
    #expect(bar(0) == "────")
    #expect(bar(0.5) == "━━──")
    #expect(bar(0.625) == "━━╾─")
    #expect(bar(1) == "━━━━")
    #expect(bar(0.5, 4, .ascii) == "##--")
  }

  @Test func `it is neither empty nor full unless it really is`() {
    #expect(bar(0.001) == "╾───")
    #expect(bar(0.999) == "━━━╾")
    #expect(bar(0.999, 4, .ascii) == "###-")
    #expect(bar(0.001, 4, .ascii) == "#---")
  }

  @Test func `values outside are held at the ends and unknown ones are empty`() {
    #expect(bar(-1) == "────")
    #expect(bar(7) == "━━━━")
    #expect(bar(.nan) == "────")
    #expect(bar(nil) == "────")
    #expect(bar(0.5, 0) == "")
  }
}

struct SparklineTests {
  private func sparkline(
    _ values: [Double?], _ width: Int, _ glyphs: GlyphSet = .braille,
    range: ClosedRange<Double>? = nil
  ) -> String {
    drawn(width, 1, glyphs) { Sparkline(values, range: range).draw(into: &$0, in: $0.bounds) }
  }

  @Test func `the least and the greatest value use the whole height`() {
    #expect(sparkline([1, 2, 3, 4, 5, 6, 7], 7) == "▁▂▃▄▅▆▇")
    #expect(sparkline([1, 2, 3, 4], 4, .ascii) == "_.-^")
  }

  @Test func `unknown values leave a gap`() {
    #expect(sparkline([1, nil, .nan, 7], 4) == "▁  ▇")
    #expect(sparkline([nil, nil], 4) == "")
    #expect(sparkline([], 4) == "")
  }

  @Test func `it fills its width: few values are widened and many averaged`() {
    #expect(sparkline([1, 7], 6) == "▁▁▁▇▇▇")
    #expect(sparkline([1, 1, 7, 7, 3, 5], 3) == "▁▇▄")
  }

  @Test func `equal values are in the middle and a range holds others within`() {
    #expect(sparkline([3, 3], 2) == "▄▄")
    #expect(sparkline([0.5, 9], 2, range: 0...1) == "▄▇")
  }
}

struct ListMenuTests {
  private let menu = ListMenu(
    [
      .init("Pause", detail: "P"), .init("Stop with a very long title", detail: "X"),
      .init("Resume", isEnabled: false),
    ], selected: 1)

  @Test func `items have their key at the right`() {
    #expect(
      drawn(24, 3) { menu.draw(into: &$0, in: $0.bounds) } == """
          Pause               P
        ▸ Stop with a very l… X
          Resume
        """)
  }

  @Test func `a long list shows the selected item and where it is`() {
    let long = ListMenu((0..<9).map { .init(StyledText("item \($0)")) }, selected: 5)
    let text = drawn(12, 3) { long.draw(into: &$0, in: $0.bounds) }
    #expect(text == "  item 3   │\n  item 4   ┃\n▸ item 5   │")
  }

  @Test func `the mouse finds the item that it points at`() {
    let rect = Rect(x: 2, y: 2, width: 10, height: 3)
    #expect(menu.item(atX: 3, y: 4, in: rect) == 2)
    #expect(menu.item(atX: 3, y: 5, in: rect) == nil)
    #expect(menu.item(atX: 1, y: 2, in: rect) == nil)
  }

  @Test func `an empty list says so`() {
    let text = drawn(20, 2) { ListMenu([], selected: nil).draw(into: &$0, in: $0.bounds) }
    #expect(text == "  nothing here\n")
  }
}
