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
        guard case .text(let text, _) = $0.content, !text.isEmpty, text.count <= 100,
          !text.contains("+"), text != "none", text.first?.isWhitespace == false,
          text.last?.isWhitespace == false, text.unicodeScalars.allSatisfy({ $0.value >= 32 })
        else { return nil }
        return text
      },
      show: YAMLWriter.text)
  }

  /// What `ThresholdGoal` in Metrics reads. That module is out of reach from here, and a wrong goal
  /// must be found before training, not after.
  static var thresholdGoal: Self {
    ValueType(
      """
      f1, fbeta:B with B above 0, balanced, prevalence, precision>=P, recall>=R, false-alarm<=A, \
      cost:MISS:ALARM or fixed:T, with P, R, A and T from 0 to 1
      """,
      words: [
        "f1", "fbeta:2", "balanced", "prevalence", "precision>=0.9", "recall>=0.95",
        "false-alarm<=0.01", "cost:3:1",
      ],
      read: {
        guard case .text(let written, _) = $0.content else { return nil }
        let text = String(written.filter { $0 != " " })
        if ["f1", "balanced", "prevalence"].contains(text) { return text }
        for share in ["precision>=", "recall>=", "false-alarm<=", "fixed:"]
        where text.hasPrefix(share) {
          return number(text.dropFirst(share.count)).flatMap { (0...1).contains($0) ? text : nil }
        }
        if text.hasPrefix("fbeta:") {
          return number(text.dropFirst(6)).flatMap { $0 > 0 ? text : nil }
        }
        guard text.hasPrefix("cost:") else { return nil }
        let costs = text.dropFirst(5).split(separator: ":", omittingEmptySubsequences: false)
        let above = costs.compactMap { number($0) }.filter { $0 > 0 }
        return costs.count == 2 && above.count == 2 ? text : nil
      },
      show: YAMLWriter.text)
  }

  private static func number(_ text: Substring) -> Double? {
    guard text.allSatisfy({ "0123456789.eE+-".contains($0) }), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }
}
