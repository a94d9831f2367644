import Datasets
import NeuralNetwork

extension Experiment {
  /// The experiment as a file that gives every value, defaults too; reading it gives an equal one.
  ///
  /// Relative paths in it start where those of the file did that it was read from.
  package var yaml: String {
    var writer = YAMLWriter()
    writer.set("title", YAMLWriter.text(title))
    writer.set("question", question.map(YAMLWriter.text) ?? "none")
    writer.set("seed", String(seed))
    writer.map("data") { writer in
      data.write(&writer)
      let tile = compose.map { $0.tile.map { "[\($0[0]), \($0[1])]" } ?? "auto" }
      let unseen = compose.map { $0.unseen.map { String($0) } ?? "mixed" }
      compose.write(as: "compose", [("tile", tile), ("unseen", unseen)], &writer)
    }
    mix.write(&writer)
    writer.set("balance", balance.yaml)
    writer.map("augment", augment.write)
    writer.map("network") { writer in
      if let preset {
        writer.set("preset", preset.rawValue)
      } else if network.layers.isEmpty {
        writer.set("layers", "[]")
      } else {
        writer.map("layers") { writer in
          for layer in network.layers { writer.item(layer.yaml) }
        }
      }
      writer.set("head", head.rawValue)
      if let weights {
        writer.set("weights", YAMLWriter.text(weights.file))
        writer.set("head_weights", weights.takesHead ? "file" : "new")
      }
    }
    writer.map("train") { train.write(&$0, labels: labelNames) }
    writer.map("alarms", alarms.write)
    writer.map("thresholds") { $0.set("goal", YAMLWriter.text(thresholds.goal)) }
    return writer.yaml
  }

  /// The labels that positive weights go with; they are only read where these are known.
  private var labelNames: [String] {
    data.labels
      ?? ImageSource.scene(of: data.sources[0].path).flatMap(SceneRenderer.init(name:))?.labels
      ?? []
  }
}
