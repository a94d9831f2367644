import Datasets
import Experiments

extension DataDescription {
  var far: Int { 0 }
}

