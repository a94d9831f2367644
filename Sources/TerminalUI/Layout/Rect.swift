/// A rectangle of cells; the origin is at the top left. Sizes are never negative.
package struct Rect: Hashable, Sendable {
  package let x: Int
  package let y: Int
  package let width: Int
  package let height: Int

  /// Far beyond any terminal, and small enough that sums of a few never overflow.
  private static let limit = 1 << 24

  package init(x: Int = 0, y: Int = 0, width: Int, height: Int) {
    self.x = min(max(x, -Rect.limit), Rect.limit)
    self.y = min(max(y, -Rect.limit), Rect.limit)
    self.width = min(max(width, 0), Rect.limit)
    self.height = min(max(height, 0), Rect.limit)
  }

  package static let zero = Rect(width: 0, height: 0)

  /// The first column past the right edge.
  package var maxX: Int { x + width }
  /// The first line past the bottom edge.
  package var maxY: Int { y + height }
  package var isEmpty: Bool { width == 0 || height == 0 }

  package func contains(x column: Int, y line: Int) -> Bool {
    column >= x && column < maxX && line >= y && line < maxY
  }

  package func intersection(_ other: Rect) -> Rect {
    let (left, top) = (max(x, other.x), max(y, other.y))
    return Rect(
      x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle without `columns` at its left and right and `lines` at its top and bottom.
  package func inset(columns: Int = 1, lines: Int = 1) -> Rect {
    let (columns, lines) = (min(columns, (width + 1) / 2), min(lines, (height + 1) / 2))
    return Rect(
      x: x + columns, y: y + lines, width: width - 2 * columns, height: height - 2 * lines)
  }

  /// One line of the rectangle, counted from its top; empty when there is no such line.
  package func line(_ index: Int) -> Rect {
    Rect(x: x, y: y + index, width: width, height: index >= 0 && index < height ? 1 : 0)
  }

  /// A rectangle of at most the given size in the middle of this one.
  package func centered(width wanted: Int, height wantedHeight: Int) -> Rect {
    let (w, h) = (min(max(wanted, 0), width), min(max(wantedHeight, 0), height))
    return Rect(x: x + (width - w) / 2, y: y + (height - h) / 2, width: w, height: h)
  }
}

// MARK: Cutting pieces off

extension Rect {
  /// Takes lines off the top and returns them; fewer when there are fewer.
  package mutating func cutTop(_ lines: Int) -> Rect {
    let lines = min(max(lines, 0), height)
    defer { self = Rect(x: x, y: y + lines, width: width, height: height - lines) }
    return Rect(x: x, y: y, width: width, height: lines)
  }

  /// Takes lines off the bottom and returns them.
  package mutating func cutBottom(_ lines: Int) -> Rect {
    let lines = min(max(lines, 0), height)
    defer { self = Rect(x: x, y: y, width: width, height: height - lines) }
    return Rect(x: x, y: maxY - lines, width: width, height: lines)
  }

  /// Takes columns off the left and returns them.
  package mutating func cutLeft(_ columns: Int) -> Rect {
    let columns = min(max(columns, 0), width)
    defer { self = Rect(x: x + columns, y: y, width: width - columns, height: height) }
    return Rect(x: x, y: y, width: columns, height: height)
  }

  /// Takes columns off the right and returns them.
  package mutating func cutRight(_ columns: Int) -> Rect {
    let columns = min(max(columns, 0), width)
    defer { self = Rect(x: x, y: y, width: width - columns, height: height) }
    return Rect(x: maxX - columns, y: y, width: columns, height: height)
  }
}

// MARK: Splitting

/// How long one part of a split rectangle is.
package enum Length: Hashable, Sendable {
  /// Exactly so many cells, as long as there are any left.
  case fixed(Int)
  /// A share of what the fixed parts leave, by weight.
  case share(Int)
}

extension Rect {
  /// Parts side by side, left to right; together they fill the width when any part is a share.
  package func columns(_ lengths: [Length], gap: Int = 0) -> [Rect] {
    Rect.parts(lengths, of: width, gap: gap).map {
      Rect(x: x + $0.offset, y: y, width: $0.length, height: height)
    }
  }

  /// Parts one below another, top to bottom.
  package func rows(_ lengths: [Length], gap: Int = 0) -> [Rect] {
    Rect.parts(lengths, of: height, gap: gap).map {
      Rect(x: x, y: y + $0.offset, width: width, height: $0.length)
    }
  }

  private static func parts(
    _ lengths: [Length], of whole: Int, gap: Int
  ) -> [(offset: Int, length: Int)] {
    let gap = min(max(gap, 0), whole)
    let available = max(whole - gap * max(lengths.count - 1, 0), 0)
    var fixed = 0
    var weights = 0
    for length in lengths {
      switch length {
      case .fixed(let cells): fixed += min(max(cells, 0), limit)
      case .share(let weight): weights += min(max(weight, 0), limit)
      }
    }
    let shared = max(available - fixed, 0)
    var (offset, taken, weightSoFar, sharedSoFar) = (0, 0, 0, 0)
    return lengths.map { length in
      var cells = 0
      switch length {
      case .fixed(let wanted): cells = min(max(wanted, 0), limit)
      case .share(let weight):
        // Rounding the running sum keeps the parts together exactly as long as the whole.
        weightSoFar += min(max(weight, 0), limit)
        let upTo = weights == 0 ? 0 : shared * weightSoFar / weights
        (cells, sharedSoFar) = (upTo - sharedSoFar, upTo)
      }
      cells = min(cells, max(available - taken, 0))
      defer {
        taken += cells
        offset += cells + gap
      }
      return (min(offset, whole), cells)
    }
  }
}
