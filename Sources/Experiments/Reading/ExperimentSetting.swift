/// A setting of an experiment file by its whole path: `train.optimizer.rate` is `0.003`.
package struct ExperimentSetting: Equatable, Sendable {
  /// Keys between dots; an entry of a list of maps counts as a key, from 0.
  package var path: String
  package var value: String

  /// Settings two runs may differ in and still be of one configuration: all else tells them apart.
  package static let ofTheRunAlone: Set<String> = ["seed", "title", "question"]

  /// All settings of a text, in its order; none of one that cannot be parsed.
  ///
  /// What a run was made of is its resolved text, which holds every default.
  package static func all(in text: String) -> [ExperimentSetting] {
    var settings: [ExperimentSetting] = []
    if let tree = YAMLText(file: text).tree { collect(tree, path: "", into: &settings) }
    return settings
  }

  private static func collect(
    _ tree: SettingsTree, path: String, into settings: inout [ExperimentSetting]
  ) {
    func deeper(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
    switch tree.content {
    case .map(let entries):
      for entry in entries { collect(entry.value, path: deeper(entry.key), into: &settings) }
    case .list(let items):
      let texts = items.compactMap(\.text)
      if texts.count == items.count {
        settings.append(.init(path: path, value: "[\(texts.joined(separator: ", "))]"))
      } else {
        for (index, item) in items.enumerated() {
          collect(item, path: deeper(String(index)), into: &settings)
        }
      }
    case .text(let text, _): settings.append(.init(path: path, value: text))
    case .refused: break
    }
  }
}

extension SettingsTree {
  fileprivate var text: String? {
    if case .text(let text, _) = content { text } else { nil }
  }
}
