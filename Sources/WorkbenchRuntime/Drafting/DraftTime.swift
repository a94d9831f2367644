/// How much time a person who starts wants to give a first training.
package enum DraftTime: String, CaseIterable, Sendable {
  case quick, hour, evening

  /// Training is planned to end within so many seconds, if the images let it.
  var seconds: Double {
    switch self {
    case .quick: 120
    case .hour: 3600
    case .evening: 4 * 3600
    }
  }

  var network: DraftNetwork {
    switch self {
    case .quick, .hour: .blocks
    case .evening: .preset(.resNet18)
    }
  }

  /// Pixels a side, of images that are square.
  var side: Int {
    switch self {
    case .quick: 64
    case .hour, .evening: 96
    }
  }

  /// Fewer show nothing of what a network can learn; more, from scratch on a set that is seen as
  /// often, only learn it by heart.
  var epochs: ClosedRange<Int> {
    switch self {
    case .quick: 8...20
    case .hour: 20...60
    case .evening: 20...80
    }
  }
}
