/// One layer of a network, as a person writes it: nothing in it depends on the layer before.
///
/// Convolutions, normalisations and poolings work on images (height x width x channels); dense layers
/// need a flat input, which `globalAveragePool`, `flatten` and `dense` give.
package indirect enum LayerDescription: Equatable, Sendable {
  /// A square convolution with zero padding; output side `(side + 2 * padding - kernel) / stride + 1`.
  ///
  /// `kernel` is odd; `padding` nil stands for `(kernel - 1) / 2`, which keeps the side at stride 1.
  case convolution(channels: Int, kernel: Int, stride: Int, padding: Int?, bias: Bool)
  /// Normalises each channel over batch and image, then scales and shifts (epsilon 1e-5; running
  /// statistics move by 0.1 a step).
  case batchNormalization
  case relu
  /// The mean of every channel over the image; the output is flat.
  case globalAveragePool
  /// All values of an image as one flat row, in PyTorch's order: channel, row, column.
  case flatten
  /// The largest value of each window; windows that do not fit whole are left out.
  ///
  /// Windows may reach `padding` rows and columns beyond each edge, at most half their size; nothing
  /// wins there.
  case maxPool(size: Int, stride: Int, padding: Int)
  /// The mean of each window; windows that do not fit whole are left out.
  case averagePool(size: Int, stride: Int)
  /// Zeroes each value with probability `rate` while training and scales the others by
  /// `1 / (1 - rate)`.
  case dropout(rate: Float)
  /// A fully connected layer with bias.
  case dense(units: Int)
  /// The sum of two branches over the same input; an empty shortcut is the input itself.
  ///
  /// Follow it with `.relu` where the sum is rectified.
  case residual(body: [LayerDescription], shortcut: [LayerDescription])

  /// A convolution that keeps the image's side.
  package static func convolution(_ channels: Int, kernel: Int = 3, bias: Bool = true) -> Self {
    .convolution(channels: channels, kernel: kernel, stride: 1, padding: nil, bias: bias)
  }

  /// A pooling whose windows lie on the image.
  package static func maxPool(size: Int, stride: Int) -> Self {
    .maxPool(size: size, stride: stride, padding: 0)
  }

  /// What the layer is called in messages and tables.
  package var kind: String {
    switch self {
    case .convolution: "convolution"
    case .batchNormalization: "batch normalization"
    case .relu: "ReLU"
    case .globalAveragePool: "global average pool"
    case .flatten: "flatten"
    case .maxPool: "max pool"
    case .averagePool: "average pool"
    case .dropout: "dropout"
    case .dense: "dense"
    case .residual: "residual"
    }
  }
}
