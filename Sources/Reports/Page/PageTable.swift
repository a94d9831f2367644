/// A table of a page. The first cell of a row names it.
package struct PageTable: Equatable, Sendable {
  package struct Column: Equatable, Sendable {
    package var name: String
    /// What a short name stands for.
    package var meaning: String?
    /// Whether its cells are figures, which stand at the right.
    package var isNumeric: Bool

    package init(_ name: String, meaning: String? = nil, isNumeric: Bool = true) {
      self.name = name
      self.meaning = meaning
      self.isNumeric = isNumeric
    }

    package static func text(_ name: String) -> Column { Column(name, isNumeric: false) }
  }

  package struct Cell: Equatable, Sendable {
    /// What is drawn beside the text.
    package enum Mark: Equatable, Sendable {
      /// A share, 0...1, and between which values it lies.
      case share(Double, lower: Double?, upper: Double?)
      /// A difference, and between which values it lies, on a scale from `-reach` to `reach`.
      case change(Double, lower: Double?, upper: Double?, reach: Double)
      /// How a share went from epoch to epoch, on a scale from 0 to `top`.
      case course([Double?], top: Double)
    }

    package enum Tone: String, Sendable { case plain, good, bad, warning, muted }

    package var text: String
    /// What rows are sorted by; nil sorts by the text, and a figure that is undefined last.
    package var order: Double?
    package var mark: Mark?
    /// Doubled by words or a sign in the text: colour is never the only one.
    package var tone: Tone
    /// The id of what tells more, on the same page.
    package var target: String?

    package init(
      _ text: String, order: Double? = nil, mark: Mark? = nil, tone: Tone = .plain,
      target: String? = nil
    ) {
      self.text = text
      self.order = order
      self.mark = mark
      self.tone = tone
      self.target = target
    }
  }

  package var caption: String
  package var columns: [Column]
  package var rows: [[Cell]]
  /// Whether rows can be put in another order and searched; not where their order says something.
  package var isSortable: Bool

  package init(
    _ caption: String, _ columns: [Column], isSortable: Bool = true, rows: [[Cell]] = []
  ) {
    self.caption = caption
    self.columns = columns
    self.isSortable = isSortable
    self.rows = rows
  }

  package mutating func add(_ cells: [Cell]) { rows.append(cells) }
}
