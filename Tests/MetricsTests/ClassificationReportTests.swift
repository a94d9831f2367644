import Metrics
import Testing

struct ClassificationReportTests {
  /// A case of `Reference/report.json`; texts have undefined values taken as 0, and as 1.
  struct Case: Decodable, CustomTestStringConvertible {
    var name: String
    var labels: [String]
    var digits: Int
    var truth: [UInt8]
    var predicted: [Float]
    var texts: [String]

    var testDescription: String { name }
    static let all: [Case] = referenceCases("report")

    func report() throws -> ClassificationReport {
      let table = try ScoreTable(
        labels: labels, images: Array(0..<truth.count / labels.count), scores: predicted,
        targets: truth)
      return ClassificationReport(table: table, thresholds: labels.map { _ in 0.5 })
    }
  }

  @Test func `the frozen reports are there`() {
    #expect(Case.all.count == 5)
  }

  @Test(arguments: Case.all)
  func `a report is scikit-learn's to the letter`(reference: Case) throws {
    let report = try reference.report()
    for (value, text) in zip([0.0, 1.0], reference.texts) {
      #expect(report.text(zeroDivision: value, digits: reference.digits) == text)
    }
  }

  @Test func `what is undefined is a dash, and left out of the averages`() throws {
    let table = VectorTests().second
    let report = ClassificationReport(table: table, thresholds: [0.5, 0.5, 0.5])
    let absent = try #require(report.labels.last)
    #expect(absent.precision == nil && absent.recall == nil && absent.f1 == nil)
    #expect(absent.support == 0)
    #expect(agree(report.averages[1].precision, 0.75) && agree(report.averages[1].f1, 0.65))
    let lines = report.text().split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "              precision    recall  f1-score   support",
        "           A       1.00      0.67      0.80         3",
        "           B       0.50      0.50      0.50         2",
        "           C          –         –         –         0",
        "   micro avg       0.75      0.60      0.67         5",
        "   macro avg       0.75      0.58      0.65         5",
        "weighted avg       0.80      0.60      0.68         5",
        " samples avg       0.75      0.62      0.53         5",
      ])
  }
}
