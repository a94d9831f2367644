/// The panes of the mix screen, in the order Tab visits them.
package enum MixPane: Int, CaseIterable, Sendable {
  case sets, findings, labels, pairs, facts

  package var title: String {
    switch self {
    case .sets: "label sets"
    case .findings: "findings"
    case .labels: "labels"
    case .pairs: "together"
    case .facts: "data"
    }
  }
}

/// In which order label sets and labels are listed.
package enum MixOrder: String, CaseIterable, Sendable {
  case count = "most first"
  case name = "by name"
  case rarest = "rarest first"
  /// Label sets by how often they are told whole, labels by name.
  case seldomRight = "seldom right first"

  /// As labels are listed, which have no rate of being told whole.
  var ofLabels: MixOrder { self == .seldomRight ? .name : self }
}

/// What a person has arranged on the mix screen.
package struct MixPanes: Equatable, Sendable {
  package var focus = MixPane.sets {
    didSet { if focus != .findings { upper = focus } }
  }
  /// The pane above the findings, where there is room for two.
  package private(set) var upper = MixPane.sets
  package var isZoomed = false
  package private(set) var order = MixOrder.count
  /// Indices of the label sets and of the labels, as they are listed.
  package private(set) var sets: [Int] = []
  package private(set) var labels: [Int] = []
  /// How often each label set is told whole; empty before that is known.
  private var rates: [Double?] = []
  /// Places in `sets`, in `labels`, and of the selected pair's column in `labels`.
  package var set = 0
  package var label = 0
  package var partner = 0
  package var finding = 0
  /// First line of the facts.
  package var factsOffset = 0

  package init() {}

  /// Begins anew with other data; how it is looked at stays.
  package mutating func show(_ mix: MixView) {
    (set, label, partner, finding, factsOffset) = (0, 0, max(min(1, mix.labels.count - 1), 0), 0, 0)
    rates = []
    list(mix)
  }

  /// Lists in the next order; what is selected stays selected.
  package mutating func nextOrder(_ mix: MixView) {
    order = order.next
    listAnew(mix)
  }

  /// Takes in how often each label set is told whole.
  package mutating func take(rates: [Double?], _ mix: MixView) {
    guard rates != self.rates else { return }
    self.rates = rates
    if order == .seldomRight { listAnew(mix) }
  }

  private mutating func listAnew(_ mix: MixView) {
    let before = self
    list(mix)
    set = MixPanes.place(of: before.set, in: before.sets, among: sets)
    label = MixPanes.place(of: before.label, in: before.labels, among: labels)
    partner = MixPanes.place(of: before.partner, in: before.labels, among: labels)
  }

  private mutating func list(_ mix: MixView) {
    sets = MixPanes.indices(mix.sets.map { ($0.name, $0.images.train) }, in: order)
    if order == .seldomRight {
      // Those without a rate come last.
      let keys = mix.sets.indices.map { $0 < rates.count ? rates[$0] ?? .infinity : .infinity }
      sets.sort { (keys[$0], $0) < (keys[$1], $1) }
    }
    labels = MixPanes.indices(
      mix.labels.map { ($0.name, $0.positives.train) }, in: order.ofLabels)
  }

  private static func place(of place: Int, in old: [Int], among new: [Int]) -> Int {
    guard old.indices.contains(place) else { return 0 }
    return new.firstIndex(of: old[place]) ?? 0
  }

  /// Equals stay as they are listed in the data.
  private static func indices(_ entries: [(name: String, count: Int)], in order: MixOrder) -> [Int]
  {
    switch order {
    case .count, .seldomRight:
      return entries.indices.sorted { (entries[$1].count, $0) < (entries[$0].count, $1) }
    case .rarest:
      return entries.indices.sorted { (entries[$0].count, $0) < (entries[$1].count, $1) }
    case .name:
      let names = entries.map { $0.name.lowercased() }
      return entries.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    }
  }
}
