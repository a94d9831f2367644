import Metrics
import TerminalUI

/// What is told of the label sets on the mix screen, and what is done with them.
extension WorkbenchState {
  /// Once the label sets are known, asks how often each is told whole.
  mutating func askForGaps() -> [Effect] {
    guard let view = mix?.answer, mix?.question == runInSight else { return [] }
    let effects = askForScores() + askForConfusion()
    let gaps = labelSetGaps
    interface.mix.take(
      rates: gaps.isEmpty ? [] : view.sets.map { gaps[Set($0.labels)]?.stratum.rate }, view)
    return effects
  }

  /// The scores the rates of the label sets are of; nil before there are any.
  var gapRequest: ScoresRequest? {
    guard let request = confusion?.answer?.request.scores, request.run == mix?.question else {
      return nil
    }
    return request
  }

  /// By the names of their labels.
  var labelSetGaps: [Set<String>: LabelSetGap] {
    guard gapRequest != nil, let view = confusion?.answer else { return [:] }
    return Dictionary(
      view.gaps.map { gap in (Set(gap.stratum.labels.map { view.labels[$0] }), gap) },
      uniquingKeysWith: { first, _ in first })
  }

  var selectedSet: MixView.LabelSet? {
    guard let view = mix?.answer, interface.mix.sets.indices.contains(interface.mix.set) else {
      return nil
    }
    let index = interface.mix.sets[interface.mix.set]
    return view.sets.indices.contains(index) ? view.sets[index] : nil
  }

  // MARK: Images

  /// The images of the selected label set, or of the selected pair, whatever is predicted for them;
  /// nil where none is selected or its labels have no scores.
  var mixCell: DecisionCell? {
    guard let view = mix?.answer, let editor, editor.source.request.run == mix?.question else {
      return nil
    }
    func places(_ names: [String]) -> [Int]? {
      let places = names.compactMap { editor.labels.firstIndex(of: $0) }
      return places.count == names.count ? places.sorted() : nil
    }
    let panes = interface.mix
    switch panes.focus {
    case .sets:
      return selectedSet.flatMap { places($0.labels) }.map {
        .sets(truth: .labels($0), predicted: nil, lines: [])
      }
    case .pairs:
      guard panes.labels.indices.contains(panes.label), panes.partner != panes.label,
        panes.labels.indices.contains(panes.partner)
      else { return nil }
      let names = [panes.label, panes.partner].map { view.labels[panes.labels[$0]].name }
      return places(names).map { .together($0[0], $0[1], predicted: false) }
    case .findings, .labels, .facts: return nil
    }
  }

  mutating func openMixImages() {
    guard [.sets, .pairs].contains(interface.mix.focus) else {
      notify("Enter shows the images of a label set or a pair.")
      return
    }
    guard let cell = mixCell, let editor else {
      notify(scoresProblem)
      return
    }
    if editor.decisions.count(of: cell) == 0 {
      notify("There is no such image in \(editor.isTune ? "tune" : "validation").")
    } else {
      interface.notice = nil
      open(cell)
    }
  }

  private var scoresProblem: String {
    guard let scores else { return "There are no scores to find images by." }
    switch scores.stage {
    case .failed(let sentence): return sentence
    case .awaited: return "The scores of \(scores.question.run.runText) are still being read."
    case .answered: return "The scores are of other labels."
    }
  }

  // MARK: Holding out

  /// Asks whether the run is to be queued again without the selected label set.
  mutating func askToHoldOut(_ view: MixView) {
    guard interface.mix.focus == .sets, let set = selectedSet, let run = mix?.question else {
      notify("Label sets are held out in their own pane.")
      return
    }
    let images = set.images.train
    guard images > 0 else {
      notify("No training image is \(set.name).")
      return
    }
    guard images < view.images.train else {
      notify("Without \(set.name) there would be no training image left.")
      return
    }
    let seed = self.run(run).map { ", seed \($0.seed)" } ?? ""
    let title =
      "A new run\(seed), with all training images but the \(figures.count(images)) of \(set.name)"
    interface.dialog = .menu(
      Menu(.newRunFrom(.without(set.labels, of: run), title: title), selected: 1))
  }
}
