import Glibc
import Kernels

/// A network laid out for a largest batch: its steps, and where every buffer and tensor lies.
///
/// Nothing is allocated yet: the plan's size is known before any of it is used.
struct Plan {
  let batch: Int
  let image: ImageShape
  let labels: Int
  let steps: [any PlannedStep]
  /// The layer that each step belongs to: `layers.3.body.0`, `head`.
  let stepNames: [String]
  let parameters: ParameterLayout
  let statistics: ParameterLayout
  /// Where in the weights' arena each layer's begin, and at last the head's.
  let layerStarts: [Int]
  /// How many of the first layers are not trained.
  let frozenLayers: Int
  let layout: BufferPlan.Layout
  let workers: Workers

  /// `[batch, height, width, channels]`, with padding lanes unless `readsRawImage`.
  let images: Buffer
  let readsRawImage: Bool
  /// `[batch, lanes of the labels]` each.
  let logits: Buffer
  let logitsGradient: Buffer
  let targets: Buffer
  let known: Buffer
  /// For the gradient norm.
  let normScratch: Buffer

  init(
    _ description: NetworkDescription, input: ImageShape, labels: Int, maximumBatch: Int,
    frozenLayers: Int = 0, isExact: Bool = false, onlyScores: Bool = false, workers: Workers
  ) throws(ShapeError) {
    precondition(
      (0...description.layers.count).contains(frozenLayers),
      "\(frozenLayers) of \(description.layers.count) layers frozen")
    guard (1...65_536).contains(maximumBatch) else {
      throw ShapeError(
        layer: "batch", kind: nil, found: "has \(maximumBatch) images", needed: "1 to 65536")
    }
    // Checked before anything is drawn, so that sizes below cannot overflow.
    _ = try description.summary(input: input, labels: labels)

    var planner = Planner(batch: maximumBatch, isExact: isExact, workers: workers)
    let isRaw = LayerDescription.takeRawImage(description.layers, end: true)
    let imageShape = MapShape(
      batch: maximumBatch, height: input.height, width: input.width, channels: input.channels)
    let images = planner.buffers.add(
      isRaw ? imageShape.pixels * input.channels : imageShape.count)
    let features = try planner.drawNetwork(
      description.layers,
      behind: PlannedValue(
        shape: try FeatureShape(input), data: images, gradient: nil, isRawImage: isRaw),
      frozen: frozenLayers)
    let logits = planner.drawDense(
      from: features, to: FeatureShape(flat: labels), hasReLU: false, path: "head")

    planner.freezeSteps()
    let lossShape = LossShape(batch: maximumBatch, labels: labels)
    let targets = planner.buffers.add(lossShape.count)
    let known = planner.buffers.add(lossShape.count)
    let normScratch = planner.buffers.add(Optimizers.sumOfSquaresScratchCount)
    layout = planner.layout(
      images: images, logits: logits, lossBuffers: [targets, known], afterwards: [normScratch],
      onlyScores: onlyScores)
    batch = maximumBatch
    image = input
    self.labels = labels
    planner.nameSteps("head")
    steps = planner.steps
    stepNames = planner.stepNames
    parameters = planner.parameters
    statistics = planner.statistics
    layerStarts = planner.layerStarts
    self.frozenLayers = frozenLayers
    self.workers = workers
    self.images = images
    readsRawImage = isRaw
    self.logits = logits.data
    logitsGradient = logits.gradient ?? logits.data
    self.targets = targets
    self.known = known
    self.normScratch = normScratch
  }

  /// The floats of the weights' arena that are trained.
  var trained: Range<Int> { layerStarts[frozenLayers]..<parameters.storedCount }

  /// Values of one image as they arrive.
  var imageValues: Int { image.height * image.width * image.channels }

  /// A slice for each buffer.
  func slices(of work: Arena) -> [Slice] {
    layout.places.map { work.slice(offset: $0.offset, count: $0.count) }
  }

  /// Refuses a plan that this machine cannot hold.
  ///
  /// - Throws: `ShapeError` if `bytes` are more than the machine's memory.
  func checkMemory(bytes: Int) throws(ShapeError) {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    let page = sysconf(Int32(_SC_PAGESIZE))
    guard pages > 0, page > 0, bytes / page >= pages else { return }
    func gibibytes(_ bytes: Int) -> String { "\((bytes + (1 << 30) - 1) >> 30) GiB" }
    throw ShapeError(
      layer: "batch", kind: nil,
      found: "has \(batch) images, for which the plan takes \(gibibytes(bytes))",
      needed: "less than this machine's \(gibibytes(pages * page)): fewer or smaller images, "
        + "or a smaller network")
  }
}
