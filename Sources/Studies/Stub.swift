import Datasets
import Experiments

extension TrainingDescription {
  var epochSteps: Int? {
    get { nil }
    set {}
  }
}
extension DataDescription {
  var seed: UInt64? {
    get { nil }
    set {}
  }
  var far: Int { 0 }
}

package enum PairedVerdict: Equatable, Sendable, Codable {
  case better, worse, noDifference
  case notResolved(seeds: Int?, images: Int?)
}
