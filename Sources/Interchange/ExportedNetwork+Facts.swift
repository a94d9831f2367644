import Metrics
import NeuralNetwork

/// What is said of a network in the file that holds it: texts, of which those with a structure are
/// JSON.
extension ExportedNetwork {
  typealias Fact = (key: String, text: String)

  /// - Parameter normalization: where it is done.
  func facts(normalization: String) -> [Fact] {
    var facts: [Fact] = [
      ("labels", JSONValue.texts(labels).description),
      ("head", head.rawValue),
      ("preprocessing", preprocessing(normalization: normalization).description),
      ("thresholds", thresholdFacts.description),
    ]
    if let outputs = outputFacts { facts.append(("outputs", outputs.description)) }
    if !calibrations.isEmpty {
      facts.append(("calibration", calibrationFacts.description))
    }
    facts += [
      ("run", origin.run), ("experiment", origin.title), ("seed", "\(origin.seed)"),
      ("epoch", "\(origin.epoch)"), ("step", "\(origin.step)"),
      ("weights", origin.isAveraged ? "averaged over training" : "as trained"),
      ("data_fingerprint", origin.dataFingerprint), ("split_hash", origin.splitHash),
      ("thresh_version", origin.version),
    ]
    if let question = origin.question { facts.append(("question", question)) }
    return facts
  }

  /// One sentence.
  var sentence: String {
    let images = input.channels == 1 ? "grey" : "RGB"
    return "\(origin.title), run \(origin.run) of thresh: scores for "
      + "\(labels.joined(separator: ", ")) from \(images) images of "
      + "\(input.width)x\(input.height) pixels, values 0 to 1"
  }

  /// What training did to every picture file before the network saw it.
  private func preprocessing(normalization: String) -> JSONValue {
    let (width, height) = (input.width, input.height)
    let colours =
      input.channels == 1
      ? "grey: ITU-R BT.601 luma of 8 bits, as Pillow's convert(\"L\")"
      : "RGB of 8 bits, grey repeated; colour profiles are not applied"
    return .object([
      .init("layout", .text("batch, channel, row, column")),
      .init("width", .integer(width)),
      .init("height", .integer(height)),
      .init("channels", .text(input.channels == 1 ? "grey" : "red, green, blue")),
      .init("range", .text("0 to 1: the byte divided by 255, as torchvision's ToTensor")),
      .init(
        "steps",
        .texts([
          "decode JPEG or PNG; of 16 bits a sample the high 8",
          "turn upright by EXIF orientation",
          "lay transparent pixels on white",
          colours,
          "squeeze to \(width)x\(height), whatever the proportions, by a triangle filter that "
            + "widens as the image shrinks: Pillow's resize((\(width), \(height)), BILINEAR); a "
            + "JPEG of at least eight times the size is decoded at half, a quarter or an eighth of "
            + "it first",
        ])),
      .init(
        "normalization",
        .object([
          .init("mean", .list(mean.map { .number($0) })),
          .init("scale", .list(scale.map { .number($0) })),
          .init("done", .text(normalization)),
        ])),
    ])
  }

  private var thresholdFacts: JSONValue {
    let choice = thresholds.choice
    return .object([
      .init("rule", .text(choice?.rule ?? "fixed:0.5")),
      .init("version", choice.map { .integer($0.version) } ?? .null),
      .init("images", choice.map { .integer($0.images) } ?? .null),
      .init("split_hash", choice.map { .text($0.splitHash) } ?? .null),
      .init("decides", .text("present where score >= threshold; null: nowhere")),
      .init("labels", .texts(labels)),
      .init("values", .list(thresholds.values.map { .number($0) })),
    ])
  }

  /// What the logits stand for where they are not the labels one by one.
  private var outputFacts: JSONValue? {
    switch head {
    case .sigmoid, .softmax, .separate: nil
    case .softmaxOrNone: .texts(labels + ["none"])
    case .powerset: .list(labelSets.map { .texts($0.map { labels[$0] }) })
    }
  }

  private var calibrationFacts: JSONValue {
    .list(
      zip(labels, calibrations).map { label, calibration in
        .object([.init("label", .text(label))] + Self.facts(of: calibration))
      })
  }

  private static func facts(of calibration: LabelCalibration?) -> [JSONValue.Member] {
    guard let calibration else { return [.init("method", .null)] }
    let numbers: [JSONValue.Member] =
      switch calibration {
      case .platt(let platt):
        [.init("slope", .number(platt.slope)), .init("intercept", .number(platt.intercept))]
      case .temperature(let scaling): [.init("temperature", .number(scaling.temperature))]
      case .isotonic(let curve):
        [
          .init(
            "knots",
            .list(curve.knots.map { .list([.number($0.score), .number($0.probability)]) }))
        ]
      }
    return [.init("method", .text(calibration.method.rawValue))] + numbers
  }
}
