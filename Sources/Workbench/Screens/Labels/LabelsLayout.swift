import TerminalUI

/// Where things stand on the labels screen.
struct LabelsLayout: Equatable {
  /// What is drawn, whether in a frame of its own or with others.
  enum Space: Hashable {
    case list, totals, scores, cells, curve, reliability, gain
  }

  /// A border and what its title is about.
  struct Frame: Equatable {
    let space: Space
    let rect: Rect
  }

  let edges: ScreenEdges
  private(set) var header = Rect.zero
  /// In place of a frame's title, where there is no room for frames.
  private(set) var summary = Rect.zero
  private(set) var frames: [Frame] = []
  /// Lines that part what shares a frame, each with the space below it.
  private(set) var rules: [Frame] = []
  private var places: [Space: Rect] = [:]

  init(width: Int, height: Int, panes: LabelsPanes) {
    edges = ScreenEdges(width: width, height: height)
    if edges.sizeClass == .line { return }
    var space = edges.inside
    header = space.cutTop(1)
    if edges.sizeClass == .onePane {
      placeOne(panes, in: space)
    } else if panes.isZoomed {
      placeZoomed(panes, in: space)
    } else if edges.sizeClass == .compact {
      let hasRoom = space.width >= 76 && space.height >= 18
      if hasRoom { placeCompact(panes, in: space) } else { placeOne(panes, in: space) }
    } else {
      placeWide(in: space)
    }
  }

  subscript(space: Space) -> Rect? { places[space] }

  /// Rows of the list below its headings.
  var visibleRows: Int { places[.list].map { Table.visibleRows(in: $0) } ?? 0 }

  static let totalsHeight = 5

  private mutating func frame(_ space: Space, _ rect: Rect, margin: Int = 1) -> Rect {
    frames.append(Frame(space: space, rect: rect))
    return rect.inset().inset(columns: margin, lines: 0)
  }

  /// A line between what is above and `below`.
  private mutating func rule(above below: Space, _ space: inout Rect) {
    rules.append(Frame(space: below, rect: space.cutTop(1)))
  }

  /// The list and the sums of all labels at the left, all of the selected label at the right.
  private mutating func placeCompact(_ panes: LabelsPanes, in space: Rect) {
    var space = space
    var left = frame(.list, space.cutLeft(min(space.width * 41 / 80, 60)), margin: 0)
    var totals = left.cutBottom(LabelsLayout.totalsHeight + 1)
    totals = totals.inset(columns: 1, lines: 0)
    rule(above: .totals, &totals)
    places[.totals] = totals.inset(columns: 1, lines: 0)
    places[.list] = left

    var right = frame(.scores, space)
    places[.gain] = right.cutBottom(2)
    let spare = max(right.height - 16, 0)
    places[.scores] = right.cutTop(6 + spare / 3)
    rule(above: .cells, &right)
    places[.cells] = right.cutTop(4)
    let shown: Space = panes.curve == .precisionRecall ? .curve : .reliability
    rule(above: shown, &right)
    places[shown] = right
  }

  private mutating func placeWide(in space: Rect) {
    var left = space
    var right = left.cutRight(min(max(space.width * 17 / 40, 60), 84))
    let totals = left.cutBottom(LabelsLayout.totalsHeight + 2)
    places[.list] = frame(.list, left, margin: 0)
    places[.totals] = frame(.totals, totals).inset(columns: 1, lines: 0)

    places[.gain] = frame(.gain, right.cutBottom(LabelsLayout.totalsHeight + 2))
    places[.scores] = frame(.scores, right.cutTop(min(right.height / 3, 14)))
    places[.cells] = frame(.cells, right.cutTop(6))
    let halves = right.columns([.share(1), .share(1)])
    places[.curve] = frame(.curve, halves[0])
    places[.reliability] = frame(.reliability, halves[1])
  }

  /// The pane in focus, and the slider with it.
  private mutating func placeZoomed(_ panes: LabelsPanes, in space: Rect) {
    var space = space
    switch panes.focus {
    case .list: places[.list] = frame(.list, space, margin: 0)
    case .cells:
      places[.gain] = frame(.gain, space.cutBottom(6))
      places[.cells] = frame(.cells, space.cutBottom(6))
      places[.scores] = frame(.scores, space)
    case .curve:
      places[.scores] = frame(.scores, space.cutTop(space.height >= 30 ? 8 : 3))
      if space.width >= 100 {
        let halves = space.columns([.share(1), .share(1)])
        places[.curve] = frame(.curve, halves[0])
        places[.reliability] = frame(.reliability, halves[1])
      } else {
        let shown: Space = panes.curve == .precisionRecall ? .curve : .reliability
        places[shown] = frame(shown, space)
      }
    }
  }

  /// A line about the selected label, its slider, and one pane below.
  private mutating func placeOne(_ panes: LabelsPanes, in space: Rect) {
    var space = space
    if space.height >= 4 { summary = space.cutTop(1) }
    if space.height >= 3 {
      let lines = panes.focus == .cells ? min(space.height - 6, 9) : 1
      places[.scores] = space.cutTop(lines >= 3 ? lines : 1)
    }
    switch panes.focus {
    case .list: places[.list] = space
    case .cells:
      places[.cells] = space.cutTop(4)
      places[.gain] = space
    case .curve: places[panes.curve == .precisionRecall ? .curve : .reliability] = space
    }
  }
}
