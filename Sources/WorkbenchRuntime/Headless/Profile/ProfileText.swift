import Metrics

/// Where the time and the memory of a step go, as tables for people.
struct ProfileText {
  let profile: StepProfile

  var lines: [String] {
    let first =
      "\(Self.milliseconds(profile.seconds)) ms a step, \(Self.number(profile.imagesPerSecond)) "
      + "images/s, \(Self.number(profile.gigaflops)) GFLOP/s, \(profile.threads) threads, "
      + "means of \(profile.steps) steps"
    return [first, ""] + layers + [""] + parts + ["", memory]
  }

  private var layers: [String] {
    var table = TextTable(
      ["layer", "kind", "output", "fwd ms", "bwd ms", "share", "GFLOP/s"], left: 3)
    for layer in profile.layers {
      table.add([
        layer.name, layer.kind, layer.outputShape.map(String.init).joined(separator: "x"),
        Self.milliseconds(layer.forwardSeconds), Self.milliseconds(layer.backwardSeconds),
        Format.share(profile.share(layer.seconds)), Self.number(profile.gigaflops(of: layer)),
      ])
    }
    return table.lines
  }

  private var parts: [String] {
    var table = TextTable(["part", "ms", "share"])
    for part in StepProfile.Part.allCases {
      table.add([
        part.title, Self.milliseconds(profile[part]), Format.share(profile.share(profile[part])),
      ])
    }
    return table.lines
  }

  private var memory: String {
    func megabytes(_ bytes: Int) -> String { Format.fixed(Double(bytes) / 1e6, places: 1) }
    let memory = profile.memory
    return "memory of the plan: \(megabytes(memory.total)) MB; activations "
      + "\(megabytes(memory.activations)), weights \(megabytes(memory.weights)), gradients "
      + "\(megabytes(memory.gradients)), optimiser \(megabytes(memory.optimizer)), averages "
      + megabytes(memory.averages)
  }

  private static func milliseconds(_ seconds: Double) -> String { number(seconds * 1000) }

  private static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return Format.fixed(value, places: value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
  }
}
