/// Writes a page as HTML: one file, without anything from elsewhere.
///
/// It is XML at the same time, so that its form can be checked by any parser. Without its script all
/// of it can be read; with it, tables sort and filter, and charts tell their values.
struct PageWriter {
  private let page: ReportPage
  /// How many ids were given.
  private var ids = 0
  /// Of the next heading: 2 for sections.
  var level = 3

  init(_ page: ReportPage) { self.page = page }

  /// A name no other element of the page has.
  mutating func newID(_ kind: String) -> String {
    ids += 1
    return "\(kind)-\(ids)"
  }

  // MARK: Document

  var document: String {
    var writer = self
    let sections = page.sections.map { writer.section($0) }
    let body = HTML(
      "body", [:],
      [
        HTML("a", ["class": "skip", "href": "#main"], text: "Skip to the report"),
        header, contents, HTML("main", ["id": "main"], sections),
        HTML("footer", [:], [HTML("p", [:], text: page.origin)]),
        PageAssets.script,
      ])
    let document = HTML("html", ["lang": "en"], [head, body])
    return "<!DOCTYPE html>\n\(document.markup)\n"
  }

  private var head: HTML {
    HTML(
      "head", [:],
      [
        HTML("meta", ["charset": "utf-8"]),
        HTML("meta", ["http-equiv": "Content-Security-Policy", "content": PageAssets.policy]),
        HTML("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        HTML("meta", ["name": "color-scheme", "content": "light dark"]),
        HTML("meta", ["name": "referrer", "content": "no-referrer"]),
        HTML("title", [:], text: "\(page.kind) · \(page.title)"),
        PageAssets.style,
      ])
  }

  private var header: HTML {
    var parts = [
      HTML("p", ["class": "kind"], text: page.kind), HTML("h1", [:], text: page.title),
    ]
    if let question = page.question {
      parts.append(HTML("p", ["class": "question"], text: question))
    }
    if !page.facts.isEmpty { parts.append(facts(page.facts)) }
    return HTML("header", [:], [HTML("div", ["class": "inside"], parts)])
  }

  private var contents: HTML {
    let entries = page.sections.map { section in
      HTML("li", [:], [HTML("a", ["href": "#\(section.id)"], text: section.title)])
    }
    return HTML(
      "nav", ["aria-label": "Contents"],
      [HTML("p", ["class": "caption"], text: "Contents"), HTML("ol", [:], entries)])
  }

  private mutating func section(_ section: PageSection) -> HTML {
    let heading = HTML("h2", ["id": "\(section.id)-title"], text: section.title)
    return HTML(
      "section", ["id": section.id, "aria-labelledby": "\(section.id)-title"],
      [heading] + section.blocks.map { block($0) })
  }

  // MARK: Blocks

  mutating func block(_ block: PageBlock) -> HTML {
    switch block {
    case .text(let text): return HTML("p", [:], text: text)
    case .notice(let notice): return self.notice(notice)
    case .keys(let keys): return self.keys(keys)
    case .facts(let facts): return self.facts(facts)
    case .figures(let figures): return self.figures(figures)
    case .table(let table): return self.table(table)
    case .matrix(let matrix): return self.matrix(matrix)
    case .samples(let samples): return gallery(samples)
    case .code(let code): return self.code(code)
    case .part(let title, let blocks): return part(title, blocks)
    case .folded(let fold, let blocks): return self.fold(fold, blocks)
    }
  }

  private mutating func part(_ title: String, _ blocks: [PageBlock]) -> HTML {
    let id = newID("part")
    let heading = HTML("h\(min(level, 6))", ["id": id], text: title)
    level += 1
    defer { level -= 1 }
    return HTML(
      "section", ["class": "part", "aria-labelledby": id], [heading] + blocks.map { block($0) })
  }

  private mutating func fold(_ fold: PageFold, _ blocks: [PageBlock]) -> HTML {
    var summary = [HTML("span", ["class": "fold-title"], text: fold.title)]
    if !fold.note.isEmpty {
      summary += [HTML(" "), HTML("span", ["class": "fold-note"], text: fold.note)]
    }
    return HTML(
      "details", ["id": fold.id],
      [
        HTML("summary", [:], summary),
        HTML("div", ["class": "fold-body"], blocks.map { block($0) }),
      ])
  }

  private func notice(_ notice: PageNotice) -> HTML {
    let word = notice.severity == .warning ? "Warning" : "Note"
    var parts = [HTML("b", [:], text: "\(word):"), HTML(" \(notice.text)")]
    if let remedy = notice.remedy {
      parts.append(HTML("span", ["class": "remedy"], text: " \(remedy)"))
    }
    return HTML("p", ["class": "notice \(notice.severity.rawValue)"], parts)
  }

  private func keys(_ keys: [PageKey]) -> HTML {
    HTML(
      "dl", ["class": "keys"],
      keys.map { key in
        var parts = [
          HTML("dt", [:], text: key.name), HTML("dd", ["class": "value"], text: key.value),
        ]
        if !key.note.isEmpty { parts.append(HTML("dd", [:], text: key.note)) }
        return HTML("div", [:], parts)
      })
  }

  private func facts(_ facts: [PageFact]) -> HTML {
    HTML(
      "dl", ["class": "facts"],
      facts.map { fact in
        HTML("div", [:], [HTML("dt", [:], text: fact.name), HTML("dd", [:], text: fact.value)])
      })
  }

  private mutating func figures(_ figures: [Figure]) -> HTML {
    let columns = figures.count == 4 ? 2 : min(figures.count, 3)
    let (width, height) = columns == 1 ? (920, 340) : columns == 2 ? (480, 300) : (340, 270)
    let drawn = figures.map { figure in
      let drawing = FigureSVG(
        figure, width: Double(width), height: Double(height), id: newID("figure"))
      return HTML("div", ["class": "chart"], [HTML(markup: drawing.text)])
    }
    return HTML("div", ["class": "charts charts-\(columns)"], drawn)
  }

  private mutating func code(_ code: PageCode) -> HTML {
    let (id, caption) = (newID("code"), newID("caption"))
    return HTML(
      "figure", ["class": "code", "aria-labelledby": caption],
      [
        HTML("figcaption", ["id": caption], text: code.caption),
        HTML(
          "pre", ["id": id, "tabindex": "0", "aria-labelledby": caption],
          [HTML("code", [:], text: code.text)]),
      ])
  }
}
