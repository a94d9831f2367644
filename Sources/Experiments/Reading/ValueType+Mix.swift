import Datasets

/// Types that the mix and the sources need
extension ValueType where Value == MixAmount {
  /// Images of a label set.
  static var amount: Self {
    let count = ValueType<Int>.integer(0...1_000_000_000)
    let share = ValueType<Double>.number(0...100)
    return ValueType(
      count.name + ", a share such as 25%, or all", words: ["all"],
      read: { tree in
        if tree.plainText == "all" { return .all }
        if let text = tree.plainText, text.hasSuffix("%") {
          let digits = text.dropLast().trimmed
          return share.read(
            SettingsTree(content: .text(digits, isPlain: true), place: tree.place)
          ).map { .share($0 / 100) }
        }
        return count.read(tree).map(MixAmount.count)
      },
      show: { amount in
        switch amount {
        case .all: "all"
        case .count(let count): String(count)
        case .share(let share): YAMLWriter.percent(share)
        }
      })
  }
}

extension ValueType where Value == String {
  /// A regular expression.
  static var pattern: Self {
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
  static func names(_ name: String) -> Self {
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
