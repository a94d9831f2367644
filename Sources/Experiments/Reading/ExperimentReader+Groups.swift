import NeuralNetwork

/// Layers that are frozen, or trained at a rate of their own
extension ExperimentReader {
  /// - Parameter count: of the network's layers.
  func groups(_ reader: SettingsReader, layers count: Int) -> [LayerGroup] {
    reader.note(
      "groups", type: "a list of groups, each with the settings below", standard: "none",
      "layers that are frozen, or trained at a rate of their own; the others and the head are "
        + "trained as they are")
    let tree = reader.entry("groups")?.value
    report.onlyNotes {
      _ = group(SettingsReader(nil, path: reader.full("groups"), report: report), layers: count)
    }
    guard let tree, tree.content != .refused, tree.plainText != "none" else { return [] }
    guard case .list(let items) = tree.content else {
      reader.complain(
        "groups",
        .notAllowed(found: tree.summary, allowed: "a list of groups, or none", nearest: nil))
      return []
    }
    let problems = report.problems.count
    let groups = items.enumerated().compactMap { index, item in
      let reader = SettingsReader(
        item, path: reader.full("groups.\(index)"), report: report)
      defer { reader.finish() }
      return group(reader, layers: count)
    }
    guard report.problems.count == problems else { return [] }
    do {
      try LayerGroup.check(groups, layers: count)
    } catch {
      report.problems.append(
        ExperimentFileProblem(
          place: items[error.group].place, key: reader.full("groups.\(error.group).layers"),
          problem: .contradiction(error.clause)))
      return []
    }
    return groups
  }

  private func group(_ reader: SettingsReader, layers count: Int) -> LayerGroup? {
    let layers = reader.required(
      "layers", .layers(count: count),
      "the network's layers by their place in it, counted from 0; a residual layer is one")
    let freezing = reader.value(
      "freeze", .freezing, default: .never,
      "true never trains them, a number not before so many epochs; frozen layers score as in "
        + "evaluation and cost no backward pass")
    let rate: Float = reader.value(
      "rate_factor", .number(above: 0, upTo: 1000), default: 1,
      when: SettingsCondition(
        holds: freezing != .always, text: "unless frozen for good",
        sentence: "is for layers that are trained, and \(reader.full("freeze")) is true"),
      "times the rate of the schedule")
    return layers.map { LayerGroup(layers: $0, freezing: freezing, rateFactor: rate) }
  }
}

extension ValueType where Value == ClosedRange<Int> {
  /// A number, two with a dash between them, or `all`.
  fileprivate static func layers(count: Int) -> Self {
    ValueType(
      "a layer as 4, or a range as 0-3, or all", words: ["all"],
      read: { tree in
        guard let text = tree.plainText else { return nil }
        if text == "all" { return count > 0 ? 0...count - 1 : nil }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1], first <= last,
          (0...100_000).contains(first), (0...100_000).contains(last)
        else { return nil }
        return first...last
      },
      show: LayerGroup.text)
  }
}

extension ValueType where Value == LayerGroup.Freezing {
  fileprivate static var freezing: Self {
    let epochs = ValueType<Int>.integer(1...1_000_000)
    return ValueType(
      "true, false, or a number of epochs from 1 to 1000000", words: ["true", "false"],
      read: { tree in
        switch tree.plainText {
        case "true": .always
        case "false": .never
        default: epochs.read(tree).map { .epochs($0) }
        }
      },
      show: {
        switch $0 {
        case .always: "true"
        case .never: "false"
        case .epochs(let epochs): String(epochs)
        }
      })
  }
}
