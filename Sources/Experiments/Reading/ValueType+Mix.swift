import Datasets

/// Types that the mix and the sources need
extension ValueType where Value == MixAmount {
  /// Images of a label set, in a mix.
  package static var amount: Self {
    amount(counts.name + ", a share such as 25%, or all", words: ["all"]) { tree in
      tree.plainText == "all" ? .all : share(tree) ?? count(tree)
    }
  }

  /// Pictures of a label set, in a set that is made.
  package static var pictures: Self { amount(counts.name, read: count) }

  /// Pictures of a label set that are added to others.
  package static var addition: Self {
    amount(counts.name + ", or a share of the training images such as 25%") { tree in
      share(tree) ?? count(tree)
    }
  }

  private static func amount(
    _ name: String, words: [String] = [],
    read: @escaping @Sendable (SettingsTree) -> MixAmount?
  ) -> Self {
    ValueType(name, words: words, read: read) { amount in
      switch amount {
      case .all: "all"
      case .count(let count): String(count)
      case .share(let share): YAMLWriter.percent(share)
      }
    }
  }

  private static var counts: ValueType<Int> { .integer(0...1_000_000_000) }

  @Sendable private static func count(_ tree: SettingsTree) -> MixAmount? {
    counts.read(tree).map(MixAmount.count)
  }

  @Sendable private static func share(_ tree: SettingsTree) -> MixAmount? {
    guard let text = tree.plainText, text.hasSuffix("%") else { return nil }
    let digits = SettingsTree(
      content: .text(text.dropLast().trimmed, isPlain: true), place: tree.place)
    return ValueType<Double>.number(0...100).read(digits).map { .share($0 / 100) }
  }
}

extension ValueType where Value == ClosedRange<Double> {
  /// Two numbers, the smaller first; one number is both.
  package static func range(_ bounds: ClosedRange<Double>) -> Self {
    let (least, most) = (YAMLWriter.number(bounds.lowerBound), YAMLWriter.number(bounds.upperBound))
    return pair(of: .number(bounds), "two numbers from \(least) to \(most)")
  }
}

extension ValueType where Value == ClosedRange<Int> {
  /// Two whole numbers, the smaller first; one number is both.
  package static func range(_ bounds: ClosedRange<Int>) -> Self {
    pair(
      of: .integer(bounds), "two whole numbers from \(bounds.lowerBound) to \(bounds.upperBound)")
  }
}

extension ValueType {
  fileprivate static func pair<Bound>(
    of number: ValueType<Bound>, _ name: String
  ) -> Self where Value == ClosedRange<Bound> {
    ValueType(
      name + " as [least, most]",
      read: { tree in
        if let both = number.read(tree) { return both...both }
        guard case .list(let items) = tree.content, items.count == 2 else { return nil }
        let ends = items.compactMap(number.read)
        return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
      },
      show: { YAMLWriter.list([number.show($0.lowerBound), number.show($0.upperBound)]) })
  }
}

extension ValueType where Value == String {
  /// A regular expression.
  package static var pattern: Self {
    ValueType(
      "a regular expression",
      read: { tree in
        guard case .text(let text, _) = tree.content, !text.isEmpty, text.utf8.count <= 1000,
          (try? GroupPattern(text, place: "")) != nil
        else { return nil }
        return text
      },
      show: YAMLWriter.text)
  }
}

extension ValueType where Value == [String] {
  /// A list of short texts, none of them twice; one alone may stand without brackets.
  package static func names(_ name: String) -> Self {
    ValueType(
      name,
      read: { tree in
        let items: [SettingsTree]
        switch tree.content {
        case .list(let list): items = list
        case .text: items = [tree]
        default: return nil
        }
        let texts = items.compactMap { item -> String? in
          guard case .text(let text, _) = item.content, !text.isEmpty, text.utf8.count <= 1000
          else { return nil }
          return text
        }
        return texts.count == items.count && Set(texts).count == texts.count ? texts : nil
      },
      show: { YAMLWriter.list($0.map(YAMLWriter.text)) })
  }
}
