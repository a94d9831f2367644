import NeuralNetwork

/// A convolution that takes over what is multiplied and added before and behind it.
///
/// In double precision, so that weights are rounded once, when all is done.
struct FoldedConvolution {
  /// `[output, input, row, column]`.
  let shape: [Int]
  private(set) var weights: [Double]
  private(set) var bias: [Double]

  /// - Precondition: as many values as the shape says.
  init(weights: NamedTensor, bias: NamedTensor?) {
    shape = weights.shape
    self.weights = weights.values.map { Double($0) }
    self.bias = bias?.values.map { Double($0) } ?? Array(repeating: 0, count: shape[0])
  }

  /// Weights of one output.
  private var outputCount: Int { shape[1] * shape[2] * shape[3] }
  /// Weights of one output and one input.
  private var kernelCount: Int { shape[2] * shape[3] }

  /// Has the convolution take images that are not normalised, `(pixel - mean) / scale`.
  ///
  /// - Precondition: it does not pad. Padding puts zeros round the normalised image, which are the
  ///   mean of the one that is not: zeros there are another colour.
  mutating func takeIn(mean: [Float], scale: [Float]) {
    for output in 0..<shape[0] {
      for input in 0..<shape[1] {
        let start = output * outputCount + input * kernelCount
        for index in start..<start + kernelCount {
          weights[index] /= Double(scale[input])
          bias[output] -= weights[index] * Double(mean[input])
        }
      }
    }
  }

  /// Has the convolution give what the normalisation behind it makes of its outputs.
  mutating func takeIn(_ normalization: BatchNormalizationTensors) {
    for output in 0..<shape[0] {
      let factor =
        Double(normalization.scale.values[output])
        / (Double(normalization.variance.values[output])
        + Double(BatchNormalizationTensors.epsilon)).squareRoot()
      for index in output * outputCount..<(output + 1) * outputCount { weights[index] *= factor }
      bias[output] =
        (bias[output] - Double(normalization.mean.values[output])) * factor
        + Double(normalization.shift.values[output])
    }
  }
}

/// What a batch normalisation that is not trained goes by.
struct BatchNormalizationTensors {
  /// As ``LayerDescription/batchNormalization`` says.
  static let epsilon: Float = 1e-5

  let scale: NamedTensor
  let shift: NamedTensor
  let mean: NamedTensor
  let variance: NamedTensor
}
