import Curation
import Datasets

/// The network, the size and the length of a first training, and about how long it will take.
package struct DraftPlan: Equatable, Sendable {
  package var time: DraftTime
  package var network: DraftNetwork
  package var shape: PixelShape
  package var epochs: Int
  /// Seconds the training will take; nil where this machine cannot tell, or cannot train it.
  package var seconds: Double?

  /// - Parameters:
  ///   - shape: of ``shape(for:of:)``.
  ///   - training: images that each epoch trains on.
  ///   - validation: images that each epoch is judged on.
  ///   - pace: images a second that this network trains on here.
  package init(_ time: DraftTime, shape: PixelShape, training: Int, validation: Int, pace: Double?)
  {
    self.time = time
    network = time.network
    self.shape = shape
    epochs = time.epochs.upperBound
    guard let pace, pace > 0 else { return }
    // Scores cost a third of a training step; loading and what is kept of each epoch, a sixth.
    let epoch = (Double(training) + Double(validation) / 3) / pace * 7 / 6
    if epoch > 0 {
      let affordable = Int(min(time.seconds / epoch, Double(time.epochs.upperBound)))
      epochs = max(time.epochs.lowerBound, affordable)
    }
    seconds = Double(epochs) * epoch
  }

  /// The size to train with: about that of the plan, of the images' own proportions where they all
  /// have the same, and no larger than they are stored.
  package static func shape(for time: DraftTime, of inspection: Inspection) -> PixelShape {
    let channels = inspection.files?.formats.first?.format == .idx ? 1 : 3
    guard let files = inspection.files else {
      return PixelShape(height: time.side, width: time.side, channels: channels)
    }
    let proportions = files.proportions
    let isUniform = proportions.least > 0 && proportions.most / proportions.least < 1.1
    let ratio = isUniform ? min(max(proportions.median, 0.25), 4) : 1
    func side(_ wanted: Double, stored: Double) -> Int {
      // Whole multiples halve evenly in the network.
      let side = min(wanted, max(stored, 16))
      return max(16, Int((side / 4).rounded()) * 4)
    }
    return PixelShape(
      height: side(Double(time.side) / ratio.squareRoot(), stored: files.height.median),
      width: side(Double(time.side) * ratio.squareRoot(), stored: files.width.median),
      channels: channels)
  }

  /// `resnet-18 at 96x96, 80 epochs: about 2 hours`.
  package var text: String {
    let length = seconds.map { ": \(Self.about($0))" } ?? ""
    return "\(network.name) at \(shape.width)x\(shape.height), \(epochs) epochs\(length)"
  }

  /// A time nobody should take by the second.
  package static func about(_ seconds: Double) -> String {
    switch seconds {
    case ..<50: "less than a minute"
    case ..<90: "about a minute"
    case ..<3000: "about \(Int((seconds / 60).rounded())) minutes"
    case ..<5400: "about an hour"
    case ..<(48 * 3600): "about \(Int((seconds / 3600).rounded())) hours"
    default: "about \(Int((min(seconds, 1e9) / 86400).rounded())) days"
    }
  }
}
