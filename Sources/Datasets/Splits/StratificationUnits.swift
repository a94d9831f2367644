/// What images hold of the labels and pairs that a split keeps in proportion, in the order in which
/// they are placed: groups first, the largest before the others, and at random among equals.
///
/// A *column* is a label, or a pair of labels that one image holds at the same time. Pairs too rare
/// to be divided, of which even half an image is more than the share of the smallest part, are no
/// columns: they would all go to the largest part and take the rarest labels along.
struct StratificationUnits {
  /// How much of a column is in a unit.
  struct Entry {
    /// The column of a unit, or the unit of a column.
    var other: Int32
    /// How many images.
    var count: Int32
  }

  /// The images of each unit.
  private(set) var images: [[Int]]
  /// Per column, the images that hold it.
  private(set) var totals: [Int]
  /// How many columns are labels; these come first.
  let labelCount: Int
  private var starts: [Int] = [0]
  private var entries: [Entry] = []
  private var columnStarts: [Int] = []
  private var columnEntries: [Entry] = []

  /// - Parameter shares: of the parts; they sum to 1.
  init(
    _ units: [[Int]], of images: LabelledImages, pairs: Bool, shares: [Double], seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed, stream: 0x5350_4c49_54, 2)
    // Sorting is stable: units of one size keep their random order.
    self.images = generator.shuffled(units).sorted { $0.count > $1.count }
    let labelCount = images.labels.count
    self.labelCount = labelCount
    let held = self.images.map { unit in unit.map(images.knownLabels) }
    totals = [Int](repeating: 0, count: labelCount)
    for label in held.joined().joined() { totals[label] += 1 }

    // Ascending with the pairs, so that the columns of one image come out in order.
    var columns: [Int: Int] = [:]
    if pairs {
      var counts: [Int: Int] = [:]
      for labels in held.joined() {
        Self.forEachPair(labels, of: labelCount) { counts[$0, default: 0] += 1 }
      }
      let smallest = shares.filter { $0 > 0 }.min() ?? 1
      for (pair, count) in counts.sorted(by: { $0.key < $1.key })
      where Double(count) * smallest >= 0.5 {
        columns[pair] = totals.count
        totals.append(count)
      }
    }
    for unit in held {
      var held = unit.flatMap(\.self)
      if !columns.isEmpty {
        for labels in unit {
          Self.forEachPair(labels, of: labelCount) { pair in
            if let column = columns[pair] { held.append(column) }
          }
        }
      }
      if unit.count > 1 { held.sort() }
      for column in held {
        if entries.count > starts[starts.count - 1], entries[entries.count - 1].other == column {
          entries[entries.count - 1].count += 1
        } else {
          entries.append(Entry(other: Int32(column), count: 1))
        }
      }
      starts.append(entries.count)
    }
    transpose()
  }

  private static func forEachPair(_ labels: [Int], of count: Int, _ body: (Int) -> Void) {
    for (place, first) in labels.enumerated() {
      for second in labels[(place + 1)...] { body(first * count + second) }
    }
  }

  private mutating func transpose() {
    var sizes = [Int](repeating: 0, count: totals.count + 1)
    for entry in entries { sizes[Int(entry.other) + 1] += 1 }
    for column in totals.indices { sizes[column + 1] += sizes[column] }
    columnStarts = sizes
    columnEntries = [Entry](repeating: Entry(other: 0, count: 0), count: entries.count)
    for unit in images.indices {
      for entry in self[unit: unit] {
        let column = Int(entry.other)
        columnEntries[sizes[column]] = Entry(other: Int32(unit), count: entry.count)
        sizes[column] += 1
      }
    }
  }

  /// What a unit holds, by ascending column.
  subscript(unit unit: Int) -> ArraySlice<Entry> { entries[starts[unit]..<starts[unit + 1]] }

  /// Which units hold a column, in their order.
  subscript(column column: Int) -> ArraySlice<Entry> {
    columnEntries[columnStarts[column]..<columnStarts[column + 1]]
  }
}
