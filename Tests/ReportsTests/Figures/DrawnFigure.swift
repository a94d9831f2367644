import Foundation
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An SVG as a strict reader of XML finds it.
final class DrawnFigure: NSObject, XMLParserDelegate {
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""

    func number(_ name: String) -> Double? { attributes[name].flatMap { Double($0) } }
    var words: Set<String> {
      Set((attributes["class"] ?? "").split(separator: " ").map(String.init))
    }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init(_ svg: String) throws {
    super.init()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = self
    try #require(parser.parse(), "line \(parser.lineNumber): \(parser.parserError as Any)")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) { open.removeLast() }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func all(_ name: String, class word: String? = nil) -> [Element] {
    elements.filter { $0.name == name && (word.map($0.words.contains) ?? true) }
  }

  var texts: [String] { all("text").map(\.text) }

  /// What the script reads.
  func values() throws -> [String: Any] {
    let json = try #require(elements.first?.attributes["data-figure"])
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  /// The values of a series, as the script reads them.
  func numbers(_ key: String, ofSeries place: Int) throws -> [Double?] {
    let series = try #require(try values()["series"] as? [[String: Any]])
    return try #require(series[place][key] as? [Any]).map { ($0 as? NSNumber)?.doubleValue }
  }

  struct Box {
    var left, top, right, bottom: Double
    var text: String

    func overlaps(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  /// Where upright texts stand, by the widths of a wide typeface.
  var boxes: [Box] {
    all("text").compactMap { element in
      guard let x = element.number("x"), let y = element.number("y") else { return nil }
      let size =
        element.words.contains("figure-title") ? FigureText.titleSize : FigureText.size
      let width = FigureText.width(of: element.text, size: size)
      let left =
        switch element.attributes["text-anchor"] {
        case "middle": x - width / 2
        case "end": x - width
        default: x
        }
      return Box(
        left: left, top: y - size * 0.75, right: left + width, bottom: y + size * 0.2,
        text: element.text)
    }
  }

  /// Fails where a text leaves the frame or two meet.
  func checkTexts(width: Double, height: Double, _ what: String) {
    let boxes = boxes
    for (place, box) in boxes.enumerated() {
      #expect(
        box.left >= -0.5 && box.right <= width + 0.5 && box.top >= -0.5
          && box.bottom <= height + 0.5, "\(what): \(box) leaves \(width)x\(height)")
      for other in boxes[(place + 1)...] {
        #expect(!box.overlaps(other), "\(what): \(box) meets \(other)")
      }
    }
  }
}
