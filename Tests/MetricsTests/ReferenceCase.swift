import Foundation
import Metrics
import Testing

/// A case of `Reference/measures.json`, which `Reference/measures.py` made with scikit-learn 1.9.1.
struct ReferenceCase: Decodable, CustomTestStringConvertible {
  struct Label: Decodable {
    var counts: [Int]
    var precision, recall, f1, f2, jaccard, matthews, kappa, balanced: Double?
    var averagePrecision, rocAUC, bestF1: Double?
  }
  var name: String
  var labels: Int
  var scores: [Float]
  var targets: [UInt8]
  var thresholds: [Double]
  var perLabel: [Label]
  /// Each with undefined values taken as 0, as 1, and left out.
  var averages: [String: [Double?]]
  var subsetAccuracy: Double
  var hammingLoss: Double

  var testDescription: String { name }

  func table() throws -> ScoreTable {
    try ScoreTable(
      labels: (0..<labels).map { "label \($0)" }, images: Array(0..<scores.count / labels),
      scores: scores, targets: targets)
  }

  static let all: [ReferenceCase] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Reference/measures.json")
    return (try? JSONDecoder().decode([ReferenceCase].self, from: Data(contentsOf: file))) ?? []
  }()
}

/// Whether both are undefined, or both defined and no further apart than rounding puts them.
func agree(_ a: Double?, _ b: Double?, within tolerance: Double = 1e-12) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?): abs(a - b) <= tolerance
  default: false
  }
}
