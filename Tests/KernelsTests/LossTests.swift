import Testing

@testable import Kernels

@Suite struct LossTests {
  /// The batch of the frozen values: one soft target, two unlabelled pairs, one image without a
  /// positive label.
  static let shape = LossShape(batch: 4, labels: 3)
  static let logits = values(18, 12).map { $0 * 6 }
  static let targets: [Float] = [1, 0, 1, 0, 0.9, 1, 0, 0, 0, 1, 0, 1]
  static let known: [Float] = [1, 1, 0, 1, 1, 1, 1, 1, 1, 0, 1, 1]

  enum Kind: CaseIterable {
    case binaryCrossEntropy, weightedCrossEntropy, focal, focalAlpha, asymmetric
    case softmaxCrossEntropy

    var reference: (loss: [Float], gradient: [Float]) {
      switch self {
      case .binaryCrossEntropy:
        (PyTorchReference.binaryCrossEntropy, PyTorchReference.binaryCrossEntropyGradient)
      case .weightedCrossEntropy:
        (PyTorchReference.weightedCrossEntropy, PyTorchReference.weightedCrossEntropyGradient)
      case .focal: (PyTorchReference.focal, PyTorchReference.focalGradient)
      case .focalAlpha: (PyTorchReference.focalAlpha, PyTorchReference.focalAlphaGradient)
      case .asymmetric: (PyTorchReference.asymmetric, PyTorchReference.asymmetricGradient)
      case .softmaxCrossEntropy:
        (PyTorchReference.softmaxCrossEntropy, PyTorchReference.softmaxCrossEntropyGradient)
      }
    }

    func run(
      _ shape: LossShape, _ z: Slice, _ y: Slice, _ mask: Slice, reduction: Reduction,
      gradient: Slice?
    ) -> LossValue {
      switch self {
      case .binaryCrossEntropy, .weightedCrossEntropy:
        Losses.binaryCrossEntropy(
          shape, logits: z, targets: y, known: mask,
          positiveWeights: self == .weightedCrossEntropy ? [3, 0.5, 1] : nil,
          reduction: reduction, gradient: gradient)
      case .focal, .focalAlpha:
        Losses.focal(
          shape, logits: z, targets: y, known: mask, gamma: 2,
          alpha: self == .focalAlpha ? 0.25 : nil, reduction: reduction, gradient: gradient)
      case .asymmetric:
        Losses.asymmetric(
          shape, logits: z, targets: y, known: mask, negativeGamma: 4, positiveGamma: 1,
          margin: 0.05, reduction: reduction, gradient: gradient)
      case .softmaxCrossEntropy:
        Losses.softmaxCrossEntropy(
          shape, logits: z, targets: y, known: mask, reduction: reduction, gradient: gradient)
      }
    }

    var reduction: Reduction { self == .asymmetric ? .sum : .mean }
  }

  @Test(arguments: Kind.allCases) func `agrees with PyTorch`(kind: Kind) {
    let gradient = makeStaleSlice(Self.shape.count)
    let loss = kind.run(
      Self.shape, padded(Self.logits), padded(Self.targets), padded(Self.known),
      reduction: kind.reduction, gradient: gradient)
    expect([Float(loss.reduced(kind.reduction) ?? .nan)], kind.reference.loss)
    expect(gradient.readRows(4, columns: 3, lanes: 16), kind.reference.gradient)
    #expect(gradient.read()[3..<16].allSatisfy { $0 == 0 })
  }

  @Test(arguments: Kind.allCases)
  func `the gradient is the slope of the loss`(kind: Kind) throws {
    for reduction in [Reduction.mean, .sum] {
      let logits = padded(Self.logits)
      func loss(_ gradient: Slice?) throws -> Double {
        try #require(
          kind.run(
            Self.shape, logits, padded(Self.targets), padded(Self.known), reduction: reduction,
            gradient: gradient
          ).reduced(reduction))
      }
      let gradient = makeStaleSlice(Self.shape.count)
      _ = try loss(gradient)
      let step: Float = 0.0078125
      for index in 0..<Self.shape.count where index % 16 < 3 {
        let middle = logits[index]
        logits[index] = middle + step
        let above = try loss(nil)
        logits[index] = middle - step
        let below = try loss(nil)
        logits[index] = middle
        // The step's own error is of the order of its square.
        #expect(abs(Float((above - below) / Double(2 * step)) - gradient[index]) < 1e-4)
      }
    }
  }

  @Test(arguments: Kind.allCases) func `extreme logits stay finite`(kind: Kind) {
    let logits: [Float] = [200, -200, 90, -90, 0, 1e30, -1e30, 40, -40, 17, -17, 20]
    for targets in [Self.targets, [Float](repeating: 1, count: 12), Self.targets.map { 1 - $0 }] {
      let gradient = makeStaleSlice(Self.shape.count)
      let loss = kind.run(
        Self.shape, padded(logits), padded(targets), padded(Self.known), reduction: .mean,
        gradient: gradient)
      #expect(loss.sum.isFinite)
      #expect(gradient.read().allSatisfy { $0.isFinite })
    }
  }

  /// Vector V3 of the project's collection, computed in double precision by numpy.
  @Test func `agrees with the worked vector`() {
    let shape = LossShape(batch: 4, labels: 2)
    let z = padded([1.2, -0.7, -0.3, 2.1, 0.4, 0.1, -1.5, -2], columns: 2)
    let y = padded([1, 0, 0, 1, 1, 1, 0, 0], columns: 2)
    let mask = padded([Float](repeating: 1, count: 8), columns: 2)
    func entropy(_ weights: [Float]?) -> Double? {
      Losses.binaryCrossEntropy(
        shape, logits: z, targets: y, known: mask, positiveWeights: weights, gradient: nil
      ).mean
    }
    func focal(_ alpha: Float?) -> Double? {
      Losses.focal(
        shape, logits: z, targets: y, known: mask, gamma: 2, alpha: alpha, gradient: nil
      ).mean
    }
    let asymmetric = Losses.asymmetric(
      shape, logits: z, targets: y, known: mask, negativeGamma: 4, positiveGamma: 1,
      margin: 0.05, gradient: nil)
    let found = [
      entropy(nil), entropy([3, 0.5]), focal(0.25), focal(nil), asymmetric.sum,
    ]
    let expected = [0.3527620607, 0.4993417292, 0.0219805967, 0.0495998346, 0.5970281855]
    for (found, expected) in zip(found, expected) {
      // The logits are rounded to single precision.
      #expect(abs((found ?? .nan) - expected) < 1e-7)
    }
  }

  @Test func `nothing known is no loss and no gradient`() {
    let gradient = makeStaleSlice(Self.shape.count)
    let nothing = padded([Float](repeating: 0, count: 12))
    for kind in Kind.allCases {
      let loss = kind.run(
        Self.shape, padded(Self.logits), padded(Self.targets), nothing, reduction: .mean,
        gradient: gradient)
      #expect(loss.mean == nil)
      #expect(loss.sum == 0)
      #expect(gradient.read().allSatisfy { $0 == 0 })
    }
  }

  @Test(arguments: Kind.allCases)
  func `a pair that counts for three has three times the loss and the gradient`(kind: Kind) {
    let (once, thrice) = (makeStaleSlice(Self.shape.count), makeStaleSlice(Self.shape.count))
    func run(_ known: [Float], _ gradient: Slice) -> LossValue {
      kind.run(
        Self.shape, padded(Self.logits), padded(Self.targets), padded(known), reduction: .mean,
        gradient: gradient)
    }
    let loss = run(Self.known, once)
    let heavy = run(Self.known.map { 3 * $0 }, thrice)
    #expect(abs(heavy.sum - 3 * loss.sum) < 1e-12 && heavy.terms == loss.terms)
    for (three, one) in zip(thrice.read(), once.read()) {
      // Each is rounded to single precision once.
      #expect(abs(three - 3 * one) <= 2e-7 * abs(three))
    }
  }

  @Test func `softmax skips and counts images without a positive label`() {
    let loss = Losses.softmaxCrossEntropy(
      Self.shape, logits: padded(Self.logits), targets: padded(Self.targets),
      known: padded(Self.known), gradient: nil)
    #expect(loss.terms == 3)
    #expect(loss.skipped == 1)
  }

  @Test func `a negative below the margin has no gradient`() {
    let shape = LossShape(batch: 1, labels: 2)
    let gradient = makeStaleSlice(16)
    let loss = Losses.asymmetric(
      shape, logits: padded([-3, -2], columns: 2), targets: padded([0, 0], columns: 2),
      known: padded([1, 1], columns: 2), negativeGamma: 4, positiveGamma: 1, margin: 0.05,
      gradient: gradient)
    // sigmoid(-3) is 0.047, sigmoid(-2) is 0.119.
    #expect(gradient.read()[0] == 0)
    #expect(gradient.read()[1] > 0)
    #expect(loss.terms == 2)
  }

  @Test func `probabilities of each label and of one of the labels`() {
    let shape = LossShape(batch: 2, labels: 2)
    let logits = padded([0, 100, -100, -100], columns: 2)
    let output = makeStaleSlice(32)
    // exp(-100) is subnormal: 27 times the least value above 0.
    let tiny = 27 * Float.leastNonzeroMagnitude
    Probabilities.sigmoid(shape, logits: logits, output: output)
    #expect(output.readRows(2, columns: 2, lanes: 16) == [0.5, 1, tiny, tiny])
    Probabilities.softmax(shape, logits: logits, output: output)
    #expect(output.readRows(2, columns: 2, lanes: 16) == [tiny, 1, 0.5, 0.5])
    #expect(output.read()[2..<16].allSatisfy { $0 == 0 })
  }
}

private func padded(_ values: [Float], columns: Int = 3) -> Slice {
  let slice = makeStaleSlice(values.count / columns * 16)
  slice.writeRows(values, columns: columns, lanes: 16)
  return slice
}
