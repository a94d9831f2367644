/// Networks that come with the program, known by name in an experiment file.
///
/// They are networks that other frameworks have too, layer for layer, so that speed and quality can
/// be compared: all but the last are those of the peers' benchmark.
package enum NetworkPreset: String, CaseIterable, Sendable {
  /// Six 3x3 convolutions of 32 to 128 channels and a global pool; for images of about 32x32.
  case small
  /// Five normalised convolutions, dropout, and a dense layer of 1024; for images of about 96x96.
  case vggSmall = "vgg-small"
  /// ResNet-18 with a 3x3 first convolution and no first pooling; for images of about 64x64.
  case resNet18 = "resnet-18"
  /// ResNet-18 as torchvision has it, for weights that were trained on ImageNet: its first
  /// convolution and pooling leave a quarter of each side, so images are better not below 64x64.
  case resNet18ImageNet = "resnet-18-imagenet"

  package var layers: [LayerDescription] {
    switch self {
    case .small: Self.smallLayers
    case .vggSmall: Self.vggSmallLayers
    case .resNet18:
      [.convolution(64, bias: false), .batchNormalization, .relu] + Self.resNet18Stages
    case .resNet18ImageNet: Self.imageNetStem + Self.resNet18Stages
    }
  }

  private static let smallLayers: [LayerDescription] = [
    .convolution(32), .relu, .convolution(32), .relu, .maxPool(size: 2, stride: 2),
    .convolution(64), .relu, .convolution(64), .relu, .maxPool(size: 2, stride: 2),
    .convolution(128), .relu, .convolution(128), .relu, .globalAveragePool,
  ]

  private static let vggSmallLayers: [LayerDescription] =
    normalized(32) + [.maxPool(size: 3, stride: 3), .dropout(rate: 0.25)]
    + normalized(64) + normalized(64) + [.maxPool(size: 2, stride: 2), .dropout(rate: 0.25)]
    + normalized(128) + normalized(128) + [.maxPool(size: 2, stride: 2), .dropout(rate: 0.25)]
    + [.flatten, .dense(units: 1024), .relu, .batchNormalization, .dropout(rate: 0.5)]

  private static let imageNetStem: [LayerDescription] = [
    .convolution(channels: 64, kernel: 7, stride: 2, padding: 3, bias: false),
    .batchNormalization, .relu, .maxPool(size: 3, stride: 2, padding: 1),
  ]

  private static let resNet18Stages: [LayerDescription] =
    basicBlock(64, from: 64, stride: 1) + basicBlock(64, from: 64, stride: 1)
    + basicBlock(128, from: 64, stride: 2) + basicBlock(128, from: 128, stride: 1)
    + basicBlock(256, from: 128, stride: 2) + basicBlock(256, from: 256, stride: 1)
    + basicBlock(512, from: 256, stride: 2) + basicBlock(512, from: 512, stride: 1)
    + [.globalAveragePool]

  /// Convolution, ReLU, batch normalisation: in this order, as in the benchmark's network.
  private static func normalized(_ channels: Int) -> [LayerDescription] {
    [.convolution(channels), .relu, .batchNormalization]
  }

  /// Two 3x3 convolutions beside a shortcut, which is a 1x1 convolution where the shape changes.
  ///
  /// Source: He et al., "Deep Residual Learning for Image Recognition" (2015), figure 5 left.
  private static func basicBlock(_ channels: Int, from input: Int, stride: Int)
    -> [LayerDescription]
  {
    let body: [LayerDescription] = [
      .convolution(channels: channels, kernel: 3, stride: stride, padding: nil, bias: false),
      .batchNormalization, .relu,
      .convolution(channels, bias: false), .batchNormalization,
    ]
    let projection: [LayerDescription] = [
      .convolution(channels: channels, kernel: 1, stride: stride, padding: nil, bias: false),
      .batchNormalization,
    ]
    let keepsShape = stride == 1 && channels == input
    return [.residual(body: body, shortcut: keepsShape ? [] : projection), .relu]
  }
}
