import Foundation
import FoundationXML
import Testing

@testable import Reports

@Suite struct PageWriterTests {
  /// What labels, notes and file names may hold.
  static let hostile = [
    "</script><script>alert(1)</script>", "<!-- never ends", "a\u{2028}b",
    "\"><img src=x onerror=y>",
    "]]>", "it's & it isn't", "\u{0}\u{1b}[31m\u{ffff}", "&amp;", "\u{202e}txt.exe", "{{x}} ${y}",
  ]

  private func page(_ blocks: [PageBlock], title: String = "a run") -> ReportPage {
    ReportPage(
      kind: "Run 0001", title: title, question: title, facts: [PageFact(title, title)],
      sections: [PageSection("one", title, blocks)], origin: title)
  }

  private func sample(_ name: String, isRight: Bool? = false) -> PageSample {
    PageSample(
      name: name, truth: name, told: [.init(nil, name, isRight: isRight)], scores: name,
      picture: PagePicture(width: 2, height: 1, kind: "image/png", bytes: [1, 2, 3]))
  }

  private func everyBlock(_ word: String) -> [PageBlock] {
    let table = PageTable(
      word, [.init(word, meaning: word, isNumeric: false), .init(word)],
      rows: (0..<13).map { _ in
        [
          .init(word, target: "one"),
          .init(word, order: .nan, mark: .share(0.5, lower: 0.25, upper: nil), tone: .bad),
        ]
      })
    let matrix = PageMatrix(
      word, lines: [.init(word, labels: [word]), .init("\(word) 2", labels: [])],
      counts: [[1, 2.5], [0, 3]],
      cells: [.init(row: 0, column: 1, samples: [sample(word)])])
    let figure = Figure(
      title: word, summary: word, xAxis: FigureAxis(word), yAxis: FigureAxis(word),
      series: [FigureSeries(word, index: 0, points: [.init(x: 0, y: 1), .init(x: 1, y: 2)])])
    let simple: [PageBlock] = [
      .text(word), .notice(PageNotice(.warning, word, remedy: word)),
      .keys([PageKey(word, word, note: word)]), .facts([PageFact(word, word)]),
      .figures([figure]), .table(table), .matrix(matrix), .samples([sample(word)]),
      .code(PageCode(word, word)),
    ]
    return simple + [.part(word, simple), .folded(PageFold(word, note: word), simple)]
  }

  @Test(arguments: hostile) func `whatever words hold, the page is well-formed and runs nothing`(
    word: String
  ) throws {
    let text = page(everyBlock(word), title: word).html
    let outline = try Outline(text)
    #expect(outline.names.count { $0 == "script" } == 1)
    #expect(outline.attributes.allSatisfy { !$0.key.lowercased().hasPrefix("on") })
    #expect(outline.names.allSatisfy { !["iframe", "object", "link", "base"].contains($0) })
    #expect(outline.text.contains(HTML.readable(word)))
  }

  @Test func `nothing is fetched from anywhere`() throws {
    let outline = try Outline(page(everyBlock("cat")).html)
    for (name, value) in outline.attributes where ["src", "href", "action", "data"].contains(name) {
      #expect(value.hasPrefix("#") || value.hasPrefix("data:image/"), "\(name) is \(value)")
    }
    #expect(!outline.styles.contains("url(") && !outline.styles.contains("@import"))
  }

  @Test func `the policy lets the style and the script of the page through, and nothing else`()
    throws
  {
    let text = page([]).html
    let outline = try Outline(text)
    let policy = try #require(
      outline.attributes.first { $0.key == "content" && $0.value.hasPrefix("default-src") }?.value)
    #expect(policy.hasPrefix("default-src 'none'; img-src data:; "))
    #expect(!policy.contains("unsafe"))
    for name in ["style", "script"] {
      let start = try #require(text.range(of: "<\(name)>")).upperBound
      let end = try #require(text.range(of: "</\(name)>", range: start..<text.endIndex)).lowerBound
      let hash = SHA256.hash(of: Array(text[start..<end].utf8))
      #expect(policy.contains("\(name)-src 'sha256-\(Base64.text(of: hash))'"))
    }
    #expect(outline.attributes.allSatisfy { $0.key != "style" })
  }

  @Test func `ids are given once, and every link and label leads to one`() throws {
    let outline = try Outline(page(everyBlock("cat") + everyBlock("dog")).html)
    let ids = outline.attributes.filter { $0.key == "id" }.map(\.value)
    #expect(Set(ids).count == ids.count)
    for (name, value) in outline.attributes {
      switch name {
      case "href": #expect(ids.contains(String(value.dropFirst())), "\(value)")
      case "for", "aria-labelledby", "aria-describedby":
        for id in value.split(separator: " ") { #expect(ids.contains(String(id)), "\(name) \(id)") }
      default: break
      }
    }
  }

  @Test func `headings go down one level at a time`() throws {
    let deep = PageBlock.part(
      "a",
      [
        .part(
          "b",
          [
            .matrix(
              PageMatrix(
                "m", lines: [.init("x", labels: [])], counts: [[1]],
                cells: [.init(row: 0, column: 0, samples: [sample("y")])]))
          ])
      ])
    let outline = try Outline(page([deep, .part("c", [])]).html)
    let levels = outline.names.compactMap { name in
      name.count == 2 && name.hasPrefix("h") ? Int(name.dropFirst()) : nil
    }
    #expect(levels == [1, 2, 3, 4, 5, 3])
  }

  @Test func `a table names its columns, its rows and itself`() throws {
    let table = PageTable(
      "counts", [.text("label"), .init("F1", meaning: "harmonic mean")],
      rows: [[.init("cat"), .init(".842", order: 0.842)]])
    let html = page([.table(table)]).html
    #expect(html.contains("<caption id=\"caption-1\">counts</caption>"))
    #expect(html.contains("<th scope=\"col\">label</th>"))
    #expect(
      html.contains(
        "<th scope=\"col\" class=\"number\"><abbr title=\"harmonic mean\">F1</abbr></th>"))
    #expect(html.contains("<th scope=\"row\">cat</th>"))
    #expect(html.contains("<td class=\"number\" data-order=\"0.842\">.842</td>"))
  }

  @Test func `long tables can be searched, short ones only sorted, ordered ones neither`() {
    func table(_ rows: Int, isSortable: Bool = true) -> String {
      page([
        .table(
          PageTable(
            "t", [.text("a")], isSortable: isSortable,
            rows: (0..<rows).map { [.init("\($0)")] }))
      ]).html
    }
    #expect(table(13).contains("<table class=\"sortable searchable\">"))
    #expect(table(4).contains("<table class=\"sortable\">"))
    #expect(table(2).contains("<table>"))
    #expect(table(13, isSortable: false).contains("<table>"))
  }

  @Test func `a picture says in words what it shows and what was told`() {
    let one = PageSample(
      name: "1.jpg", truth: "cat", told: [.init(nil, "cat+dog", isRight: false)],
      scores: "cat .980 dog .610",
      picture: PagePicture(width: 2, height: 1, kind: "image/jpeg", bytes: [0xff, 0xd8]))
    let html = page([.samples([one])]).html
    #expect(html.contains("alt=\"true: cat; predicted: cat+dog; cat .980 dog .610\""))
    #expect(html.contains("src=\"data:image/jpeg;base64,/9g=\""))
    #expect(html.contains("<span class=\"told wrong\">✗\u{a0}cat+dog</span>"))
    let two = PageSample(
      name: "1.jpg", truth: "cat",
      told: [.init("0001", "cat", isRight: true), .init("0002", "dog", isRight: nil)])
    #expect(two.words == "true: cat; predicted by 0001: cat; predicted by 0002: dog")
    let text = page([.samples([two])]).html
    #expect(text.contains(">✓\u{a0}0001:\u{a0}cat<") && text.contains(">0002:\u{a0}dog<"))
  }

  @Test func `a cell is shaded by its share of the row and leads to its images`() {
    let matrix = PageMatrix(
      "sets", lines: [.init("cat", labels: ["cat"]), .init("none", labels: [])],
      counts: [[3, 1], [0, 200]], cells: [.init(row: 0, column: 1, samples: [sample("1.jpg")])])
    #expect(matrix.heat(0, 0) == 8 && matrix.heat(1, 0) == 0 && matrix.heat(1, 1) == 10)
    let html = page([.matrix(matrix)]).html
    #expect(html.contains("class=\"cell hit heat-8\""))
    #expect(html.contains("<a href=\"#matrix-1-0-1\""))
    #expect(html.contains("<h3>true cat, predicted none: 1</h3>"))
    #expect(html.contains("<option value=\"0\">cat</option>"))
  }

  @Test func `a count next to nothing is not drawn as nothing, nor one short of all as all`() {
    let matrix = PageMatrix(
      "m", lines: [.init("a", labels: []), .init("b", labels: [])], counts: [[1, 999], [0, 0]])
    #expect(matrix.heat(0, 0) == 1 && matrix.heat(0, 1) == 9 && matrix.heat(1, 1) == 0)
  }
}

/// A page read by a parser that knows nothing of it.
private final class Outline: NSObject, XMLParserDelegate {
  private(set) var names: [String] = []
  private(set) var attributes: [(key: String, value: String)] = []
  private(set) var text = ""
  private(set) var styles = ""
  private var open: [String] = []

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    if !parser.parse() {
      throw PageError(
        text: "line \(parser.lineNumber): \(parser.parserError?.localizedDescription ?? "")")
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes found: [String: String]
  ) {
    names.append(name)
    open.append(name)
    attributes += found.map { ($0.key, $0.value) }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { _ = open.popLast() }

  func parser(_ parser: XMLParser, foundCharacters found: String) {
    if open.last == "style" { styles += found } else { text += found }
  }
}

private struct PageError: Error { var text: String }

extension HTML {
  /// What a reader sees of a text.
  static func readable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          scalar.value < 0x20 || scalar.value == 0xffff ? "\u{fffd}" : scalar
        }))
  }
}
