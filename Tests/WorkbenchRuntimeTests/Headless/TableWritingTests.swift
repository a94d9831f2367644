import Testing

@testable import WorkbenchRuntime

@Suite struct TableWritingTests {
  @Test func `cells with commas, quotes, line breaks or outer blanks are quoted`() {
    var table = CSVTable(["label", "value"])
    table.add(["cat, \"old\"", 0.1])
    table.add(["two\nlines", 1.0])
    table.add([" blank", nil])
    table.add(["", 3])
    table.add(["plain", Double.infinity])
    #expect(
      table.text == """
        label,value
        "cat, ""old\""",0.1
        "two
        lines",1
        " blank",
        ,3
        plain,inf

        """)
  }

  @Test func `a single carriage return is quoted too`() {
    var table = CSVTable(["a"])
    table.add(["x\r\ny"])
    #expect(table.text == "a\n\"x\r\ny\"\n")
  }

  @Test func `columns are as wide as their widest cell, and long names are cut`() {
    var table = TextTable(["label", "F1"])
    table.add(["cat", ".5"])
    table.add([String(repeating: "x", count: 40), "1.00"])
    #expect(
      table.lines == [
        "label                           F1", "cat                             .5",
        String(repeating: "x", count: 27) + "…  1.00",
      ])
  }

  @Test(arguments: [(0.0239, "+.024"), (-0.31, "-.310"), (-0.0001, ".000"), (-1, "-1.00")])
  func `a change has a sign unless it is nothing`(value: Double, text: String) {
    #expect(Format.change(value) == text)
  }
}
