/// A setting given beside the file, as `train.epochs=3`: a key path and a value in YAML.
///
/// It is put into the tree before anything is read, so it is checked as the file is. Where the path
/// leads through a short form (`loss: focal`, `early_stop: none`), that becomes the map it stands
/// for; a number in the path is an index into a list, from 0.
struct SettingOverride {
  let text: String
  private let path: [String]
  private let value: SettingsTree
  /// Problems of the text itself; where there are any it changes nothing.
  let problems: [ExperimentFileProblem]

  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let nothing = SettingsTree(content: .text("", isPlain: true), place: .setting(text))
    let keys = parts.first?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    path = keys.map(\.trimmed)
    guard parts.count == 2, !path.contains("") else {
      value = nothing
      problems = [
        ExperimentFileProblem(
          place: .setting(text), key: "",
          problem: .unreadable("a setting is written key.path=value, as train.epochs=3"))
      ]
      return
    }
    let yaml = YAMLText(
      value: String(parts[1]), path: path.joined(separator: "."), setting: text)
    value = yaml.tree ?? nothing
    problems = yaml.problems
  }

  /// Puts the value at its path.
  func apply(to tree: inout SettingsTree) -> [ExperimentFileProblem] {
    guard problems.isEmpty else { return problems }
    guard let wrong = set(path[...], in: &tree) else { return [] }
    return [wrong]
  }

  private func set(_ path: ArraySlice<String>, in tree: inout SettingsTree)
    -> ExperimentFileProblem?
  {
    guard let key = path.first else {
      tree = value
      return nil
    }
    let place = ExperimentPlace.setting(text)
    if case .list(var items) = tree.content {
      guard let index = Int(key), items.indices.contains(index) else {
        return ExperimentFileProblem(
          place: place, key: self.path.joined(separator: "."),
          problem: .contradiction(
            "leads into a list of \(items.count); allowed for \(key): an index from 0"))
      }
      let wrong = set(path.dropFirst(), in: &items[index])
      tree.content = .list(items)
      return wrong
    }
    var entries: [SettingsEntry] = []
    switch tree.content {
    case .map(let map): entries = map
    case .text("none", isPlain: true), .text("all", isPlain: true), .text("", isPlain: true): break
    case .text:
      entries = [SettingsEntry(key: SettingsEntry.shortKey, place: tree.place, value: tree)]
      tree.place = place
    case .list, .refused: break
    }
    let index =
      entries.lastIndex { $0.key == key }
      ?? {
        let nothing = SettingsTree(content: .map([]), place: place)
        entries.append(SettingsEntry(key: key, place: place, value: nothing))
        return entries.count - 1
      }()
    let wrong = set(path.dropFirst(), in: &entries[index].value)
    // What is wrong with the key is wrong with the setting; what is wrong beside it, is not.
    if path.count == 1 { entries[index].place = place }
    tree.content = .map(entries)
    return wrong
  }
}
