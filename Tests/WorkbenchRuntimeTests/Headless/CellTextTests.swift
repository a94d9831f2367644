import Metrics
import Testing

@testable import WorkbenchRuntime

@Suite struct CellTextTests {
  private let labels = ["cat", "dog", "black+white", "a>b", "TP:odd"]

  private func read(_ text: String) throws -> DecisionCell {
    try CellText.read(text, labels: labels, lines: [.labels([]), .other])
  }

  private func sets(_ truth: [Int]?, _ predicted: [Int]?) -> DecisionCell {
    .sets(
      truth: truth.map { .labels($0) }, predicted: predicted.map { .labels($0) },
      lines: [.labels([]), .other])
  }

  @Test func `an outcome of a label is a cell`() throws {
    #expect(try read("TP:cat") == .label(0, .truePositive))
    #expect(try read("fn:dog") == .label(1, .falseNegative))
    #expect(try read("*:black+white") == .label(2, nil))
    #expect(try read("FP:TP:odd") == .label(4, .falsePositive))
  }

  @Test func `a true and a predicted set are a cell, in any order of labels`() throws {
    #expect(try read("dog+cat>cat") == sets([0, 1], [0]))
    #expect(try read("none>*") == sets([], nil))
    #expect(try read("*>none") == sets(nil, []))
    #expect(
      try read("other>cat")
        == .sets(truth: .other, predicted: .labels([0]), lines: [.labels([]), .other]))
  }

  @Test func `a label may hold the signs that join and part sets`() throws {
    #expect(try read("black+white+cat>dog") == sets([0, 2], [1]))
    #expect(try read("a>b>cat") == sets([3], [0]))
    #expect(try read("cat>a>b+dog") == sets([0], [1, 3]))
  }

  @Test func `one label instead of another, and two together, are cells`() throws {
    #expect(try read("instead:cat>dog") == .instead(truth: 0, predicted: 1))
    #expect(try read("instead:a>b>none") == .instead(truth: 3, predicted: nil))
    #expect(try read("together:dog+black+white") == .together(1, 2, predicted: false))
    #expect(try read("predicted:cat+dog") == .together(0, 1, predicted: true))
    #expect(sentence { try read("instead:cat>dgo") }.hasSuffix("did you mean dog?"))
  }

  @Test func `what is no cell is told with what is, and the nearest label`() {
    #expect(
      sentence { try read("TP:catt") } == """
        --cell: there is no label catt; allowed: cat, dog, black+white, a>b, TP:odd; \
        did you mean cat?
        """)
    #expect(sentence { try read("cat+dgo>cat") }.hasSuffix("did you mean dog?"))
    #expect(sentence { try read("XX:cat") } == "--cell is XX:cat; allowed: \(CellText.allowed)")
  }
}
