/// How a value is told from what is written, named to a person and written down again.
package struct ValueType<Value: Sendable>: Sendable {
  /// What is allowed, as it stands in an error message and in the reference.
  package let name: String
  /// The words that are allowed, to guess from.
  package var words: [String] = []
  /// Nil where the text is not allowed.
  package let read: @Sendable (SettingsTree) -> Value?
  package let show: @Sendable (Value) -> String

  package init(
    _ name: String, words: [String] = [], read: @escaping @Sendable (SettingsTree) -> Value?,
    show: @escaping @Sendable (Value) -> String
  ) {
    self.name = name
    self.words = words
    self.read = read
    self.show = show
  }

  /// What `tree` holds instead of a value of this type.
  package func problem(with tree: SettingsTree) -> ExperimentProblem {
    let nearest = tree.plainText.flatMap { Nearest.word(to: $0, among: words) }
    return .notAllowed(found: tree.summary, allowed: name, nearest: nearest)
  }
}

extension ValueType {
  /// A value, or the plain word `none`, which is nil.
  package static func orNone<Wrapped>(_ type: ValueType<Wrapped>) -> Self where Value == Wrapped? {
    or("none", type)
  }

  /// A value, or a plain word that stands for nil.
  package static func or<Wrapped>(_ word: String, _ type: ValueType<Wrapped>) -> Self
  where Value == Wrapped? {
    ValueType(
      "\(type.name), or \(word)", words: type.words + [word],
      read: { $0.plainText == word ? .some(nil) : type.read($0).map(Optional.some) },
      show: { $0.map(type.show) ?? word })
  }
}

extension ValueType where Value == String {
  /// Text that is not empty and not beyond all measure.
  package static var text: Self { text("text") }

  package static func text(_ name: String) -> Self {
    ValueType(
      name,
      read: {
        guard case .text(let text, _) = $0.content, !text.isEmpty, text.utf8.count <= 10_000 else {
          return nil
        }
        return text
      },
      show: YAMLWriter.text)
  }
}

extension ValueType where Value == Bool {
  package static var truth: Self {
    ValueType(
      "true or false", words: ["true", "false"],
      read: { ["true": true, "false": false][$0.plainText ?? ""] },
      show: { $0 ? "true" : "false" })
  }
}

extension ValueType where Value: FixedWidthInteger & Sendable {
  package static func integer(_ range: ClosedRange<Value>) -> Self {
    ValueType(
      "a whole number from \(range.lowerBound) to \(range.upperBound)",
      read: {
        // Digits alone: no 3.0, no 1e3 and no 0x10, each of which someone may mean otherwise.
        guard let text = $0.plainText, let value = Value(text) else { return nil }
        return range.contains(value) ? value : nil
      },
      show: { String($0) })
  }

  /// Only odd numbers of the range.
  package static func odd(_ range: ClosedRange<Value>) -> Self {
    let whole = integer(range)
    return ValueType(
      "an odd number from \(range.lowerBound) to \(range.upperBound)",
      read: { whole.read($0).flatMap { $0 % 2 == 1 ? $0 : nil } }, show: { String($0) })
  }
}

extension ValueType
where Value: BinaryFloatingPoint & LosslessStringConvertible & CustomStringConvertible & Sendable {
  package static func number(_ range: ClosedRange<Value>) -> Self {
    number("from \(short(range.lowerBound)) to \(short(range.upperBound))", range.contains)
  }

  package static func number(_ range: Range<Value>) -> Self {
    number("from \(short(range.lowerBound)) to below \(short(range.upperBound))", range.contains)
  }

  package static func number(above least: Value) -> Self {
    number("above \(short(least))") { $0 > least }
  }

  package static func number(above least: Value, upTo most: Value) -> Self {
    number("above \(short(least)), up to \(short(most))") { $0 > least && $0 <= most }
  }

  package static func number(above least: Value, below most: Value) -> Self {
    number("above \(short(least)) and below \(short(most))") { $0 > least && $0 < most }
  }

  package static func number(atLeast least: Value) -> Self {
    number("of at least \(short(least))") { $0 >= least }
  }

  private static func number(
    _ bounds: String, _ allowed: @escaping @Sendable (Value) -> Bool
  ) -> Self {
    ValueType(
      "a number \(bounds)",
      read: {
        guard let text = $0.plainText, text.allSatisfy({ "0123456789.eE+-".contains($0) }),
          let value = Value(text), value.isFinite, allowed(value)
        else { return nil }
        return value
      },
      show: short)
  }

  /// The shortest digits that read back to the same number.
  private static func short(_ value: Value) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension ValueType
where Value: CaseIterable & RawRepresentable & Sendable, Value.RawValue == String {
  /// One of the words that name the cases.
  package static var word: Self {
    let words = Value.allCases.map(\.rawValue)
    return ValueType(
      words.joined(separator: ", "), words: words,
      read: { $0.plainText.flatMap(Value.init(rawValue:)) }, show: { $0.rawValue })
  }
}
