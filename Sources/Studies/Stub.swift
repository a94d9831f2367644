import Datasets
import Experiments
import Metrics

struct StratumMeasures {
  var recall: [Double?]
  var falseRate: [Double?]
  var atLeastOneRight: Double?
  var anyPositive: Double?
  var meanSum: Double?
  init(table: ScoreTable, thresholds: [Double], rows: [Int]) {
    recall = table.labels.map { _ in nil }
    falseRate = recall
  }
}
extension LabelCoupling {
  static func correlation(in table: ScoreTable, rows: [Int]) -> Double? { nil }
}
extension JointEnergy {
  static func falseRate(in table: ScoreTable, negatives: [Int], positives: [Int]) -> Double? { nil }
}
enum PairAUC {
  static func area(of label: Int, in table: ScoreTable, positives: [Int], negatives: [Int]) -> Double? { nil }
}
