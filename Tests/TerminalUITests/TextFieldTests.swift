import TerminalUI
import Testing

struct TextFieldTests {
  @Test func `typing inserts at the cursor`() {
    var field = TextField("ac")
    field.moveLeft()
    field.insert("b")
    #expect(field.text == "abc")
    #expect(field.cursor == 2)
  }

  @Test func `a letter with its accent is one step`() {
    var field = TextField("ne\u{301}e")
    #expect(field.cursor == 3)
    field.moveLeft()
    field.deleteBackward()
    #expect(field.text == "ne")
    #expect(field.cursor == 1)
  }

  @Test func `a mark typed after its letter joins it`() {
    var field = TextField("e")
    field.insert("\u{301}")
    #expect(field.text == "e\u{301}")
    #expect(field.cursor == 1)
  }

  @Test func `words are moved over and deleted whole`() {
    var field = TextField("train.epochs = 30")
    field.moveWordLeft()
    #expect(field.cursor == 15)
    field.moveWordLeft()
    #expect(field.cursor == 6)
    field.deleteWordBackward()
    #expect(field.text == "epochs = 30")
    field.moveWordRight()
    #expect(field.cursor == 6)
    field.deleteToEnd()
    #expect(field.text == "epochs")
    field.deleteToStart()
    #expect(field.text == "")
  }

  @Test func `at the ends nothing happens`() {
    var field = TextField("a")
    field.deleteForward()
    field.moveRight()
    field.moveToStart()
    field.moveLeft()
    field.deleteBackward()
    field.deleteWordBackward()
    field.moveWordLeft()
    #expect(field.text == "a")
    #expect(field.cursor == 0)
  }

  @Test func `pasted lines become one and control characters vanish`() {
    #expect(TextField("a\nb\tc\u{7}d").text == "a b cd")
  }

  @Test func `the keys of a command line edit, and others are left to the caller`() {
    var field = TextField("one two")
    let edits: [(Key, Modifiers)] = [
      (.left, .control), (.backspace, []), (.character("-"), []), (.end, []), (.control("w"), []),
      (.home, []), (.delete, []),
    ]
    for (key, modifiers) in edits {
      let isTaken = field.handle(key, modifiers)
      #expect(isTaken, "\(key)")
    }
    for key in [Key.enter, .up, .escape] {
      let isTaken = field.handle(key)
      #expect(!isTaken, "\(key)")
    }
    #expect(field.text == "ne-")
  }

  @Test func `a text longer than its space shows the part around the cursor`() {
    var field = TextField("abcdefgh")
    var grid = Grid(width: 5, height: 1)
    field.draw(into: &grid, in: grid.bounds)
    #expect(grid.lines == ["efgh"])
    #expect(grid.cursor == Grid.Position(x: 4, y: 0))
    field.moveToStart()
    field.draw(into: &grid, in: grid.bounds)
    #expect(grid.lines == ["abcde"])
    #expect(grid.cursor == Grid.Position(x: 0, y: 0))
  }

  @Test func `an empty field shows its hint, and an unfocused one no cursor`() {
    var grid = Grid(width: 8, height: 1)
    TextField().draw(into: &grid, in: grid.bounds, isFocused: false, hint: "search")
    #expect(grid.lines == ["search"])
    #expect(grid.cursor == nil)
  }
}
