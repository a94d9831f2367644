import TerminalUI

/// How often labels are seen together: images with both above the diagonal, phi below it, and the
/// selected pair in words. Of many labels, those around the selected pair.
struct PairsPane {
  let state: WorkbenchState
  let mix: MixView

  private static let cell = 6

  func draw(into grid: inout Grid, in rect: Rect, isFocused: Bool) {
    let order = state.interface.mix.labels
    guard !order.isEmpty, rect.height > 1 else { return }
    var space = rect
    let heading = space.cutTop(1)
    let longest = order.prefix(200).map { DisplayWidth.of(name($0)) }.max() ?? 0
    let nameWidth = min(max(longest, 5), max(rect.width / 4, 5))
    let left = nameWidth + 2
    let columns = window(
      around: state.interface.mix.partner, visible: (rect.width - left - 1) / Self.cell,
      of: order.count)
    // The pair in words stands right below the rows.
    let rows = window(
      around: state.interface.mix.label,
      visible: space.height > 2 ? space.height - 1 : space.height,
      of: order.count)
    let words = space.line(rows.count)

    for (place, column) in columns.enumerated() {
      let cell = Rect(
        x: rect.x + left + place * Self.cell, y: heading.y, width: Self.cell, height: 1)
      let isSelected = column == state.interface.mix.partner
      grid.text(
        name(order[column]), in: cell.trailing(Self.cell - 1), alignment: .trailing,
        style: isSelected && isFocused ? .title : .muted)
    }
    for (line, row) in rows.enumerated() {
      let place = space.line(line)
      let isSelected = row == state.interface.mix.label
      if isSelected {
        grid.text(
          String(state.glyphs.selected), in: place,
          style: isFocused ? .accent.emphasized : .muted)
      }
      let title = Rect(x: rect.x + 2, y: place.y, width: nameWidth, height: 1).intersection(place)
      grid.text(name(order[row]), in: title, style: isSelected && isFocused ? .title : .plain)
      for (number, column) in columns.enumerated() {
        let cell = Rect(
          x: rect.x + left + number * Self.cell, y: place.y, width: Self.cell, height: 1)
        grid.text(figure(row, column, order), in: cell, alignment: .trailing)
        if isSelected, isFocused, column == state.interface.mix.partner { grid.highlight(cell) }
      }
    }
    grid.text(sentence(order), in: words.inset(columns: min(2, words.width / 2), lines: 0))
  }

  /// The places in the list that are in sight.
  private func window(around place: Int, visible: Int, of count: Int) -> Range<Int> {
    let visible = min(max(visible, 0), count)
    let first = min(max(place - visible / 2, 0), count - visible)
    return first..<(first + visible)
  }

  private func name(_ label: Int) -> String {
    label < mix.labels.count ? mix.labels[label].name : ""
  }

  private func figure(_ row: Int, _ column: Int, _ order: [Int]) -> StyledText {
    let (label, other) = (order[row], order[column])
    if row > column {
      let phi = mix.phi(label, other)
      let size = abs(phi ?? 0)
      var style: Style =
        phi == nil ? .faint : size < 0.1 ? .muted : phi ?? 0 > 0 ? .accent : .warning
      if size >= 0.5 { style.bold = true }
      return StyledText(state.figures.signed(phi), style)
    }
    guard let count = mix.together(label, other) else {
      return StyledText(state.figures.dash, .faint)
    }
    return StyledText(
      state.figures.count(count), row == column ? .muted : count == 0 ? .faint : .strong)
  }

  /// `cat and dog: 190 images, 27% of cat, 24% of dog, phi -.12`
  private func sentence(_ order: [Int]) -> StyledText {
    let panes = state.interface.mix
    guard order.indices.contains(panes.label), order.indices.contains(panes.partner) else {
      return StyledText()
    }
    let (label, other) = (order[panes.label], order[panes.partner])
    guard let both = mix.together(label, other) else { return StyledText() }
    let images = state.figures.images(both)
    if label == other {
      return StyledText(name(label), .strong) + StyledText(": \(images) in train", .muted)
    }
    func share(of label: Int) -> String {
      let all = mix.together(label, label) ?? 0
      let share = all > 0 ? Double(both) / Double(all) : nil
      return "\(state.figures.share(share)) of \(name(label))"
    }
    return StyledText("\(name(label)) and \(name(other))", .strong)
      + StyledText(": \(images), \(share(of: label)), \(share(of: other)), phi ", .muted)
      + StyledText(state.figures.signed(mix.phi(label, other)))
  }
}

extension Rect {
  /// The last `columns` of it.
  fileprivate func trailing(_ columns: Int) -> Rect {
    var space = self
    return space.cutRight(columns)
  }
}
