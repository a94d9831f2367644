import Metrics

/// Types that only the data section needs
extension ValueType where Value == [Int] {
  /// Height and width, or one number for both.
  static var size: Self {
    let side = ValueType<Int>.integer(4...1024)
    return ValueType(
      "two whole numbers from 4 to 1024 as [height, width], or one for both",
      read: { tree in
        if let both = side.read(tree) { return [both, both] }
        guard case .list(let items) = tree.content, items.count == 2 else { return nil }
        let sides = items.compactMap(side.read)
        return sides.count == 2 ? sides : nil
      },
      show: { "[\($0[0]), \($0[1])]" })
  }
}

extension ValueType where Value == [Float] {
  /// One number for each channel.
  static func numbers(_ count: Int, _ range: ClosedRange<Float>) -> Self {
    let number = ValueType<Float>.number(range)
    return ValueType(
      "a list of \(count == 1 ? "1 number" : "\(count) numbers"), one for each channel, "
        + "\(number.name.dropFirst("a number ".count))",
      read: { tree in
        guard case .list(let items) = tree.content, items.count == count else { return nil }
        let numbers = items.compactMap(number.read)
        return numbers.count == count ? numbers : nil
      },
      show: { YAMLWriter.list($0.map(YAMLWriter.number)) })
  }
}

extension ValueType where Value == Int {
  static var channels: Self {
    ValueType(
      "1 or 3", read: { ["1": 1, "3": 3][$0.plainText ?? ""] }, show: { String($0) })
  }
}

extension ValueType where Value == String {
  /// A label: any short text but those that mean something else in a mix.
  static var label: Self {
    ValueType(
      "a name of at most 100 characters without + in it and other than none",
      read: {
        guard case .text(let text, _) = $0.content, Experiment.canName(text) else { return nil }
        return text
      },
      show: YAMLWriter.text)
  }

  /// A rule for thresholds, kept in the form the rule itself writes.
  static var thresholdRule: Self {
    ValueType(
      ThresholdRule.allowed,
      words: [
        "f1", "fbeta:2", "balanced", "prevalence", "precision>=0.9", "recall>=0.95",
        "false-alarm<=0.01", "cost:3:1", "shared f1", "f1 n+>=10",
      ],
      read: {
        guard case .text(let text, _) = $0.content else { return nil }
        return ThresholdRule(text: text)?.text
      },
      show: YAMLWriter.text)
  }
}

extension Experiment {
  /// Whether a label found in a set of images can be named in an experiment file.
  package static func canName(_ label: String) -> Bool {
    !label.isEmpty && label.count <= 100 && !label.contains("+") && label != "none"
      && label.first?.isWhitespace == false && label.last?.isWhitespace == false
      && label.unicodeScalars.allSatisfy { $0.value >= 32 }
  }
}
