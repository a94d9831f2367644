import TerminalUI

extension Keymap {
  static let compare: [Binding] = [
    Binding(
      [.character(" ")], .chooseCompared, .compare, "Choose which runs are compared",
      short: "runs", rank: 1),
    Binding(
      [.character("]")], .nextCompared, .compare, "Set the next run against the baseline",
      short: "next run", rank: 2),
    Binding(
      [.character("[")], .previousCompared, .compare, "Set the run before against the baseline"),
    Binding(
      [.character("p")], .pinBaseline, .compare, "Make this run the baseline", short: "pin",
      rank: 2),
    Binding([.character("d")], .dropCompared, .compare, "Take this run out of the comparison"),
    Binding(
      [.character("m")], .nextCurve, .compare, "Draw the next curve: losses, measures, rate",
      short: "curve", rank: 2),
    Binding(
      [.character("x")], .compareAxis, .compare, "x axis of all runs: step, epoch, elapsed, images",
      short: "axis", rank: 3),
    Binding(
      [.character("y")], .compareLogarithmic, .compare, "y axis of all runs: linear or logarithmic",
      short: "log", rank: 4),
    Binding(
      [.character("s")], .compareSmoothing, .compare, "Smooth all runs less or more",
      short: "smooth", rank: 4),
    Binding(
      [.character("+"), .character("=")], .compareZoomIn, .compare, "Zoom in on all runs",
      short: "zoom", rank: 4),
    Binding([.character("-"), .character("_")], .compareZoomOut, .compare, "Zoom out of all runs"),
    Binding(
      [.character("<"), .character(",")], .comparePanLeft, .compare,
      "Pan all runs towards the start"),
    Binding(
      [.character(">"), .character(".")], .comparePanRight, .compare,
      "Pan all runs towards the end"),
    Binding([.character("0")], .compareWhole, .compare, "Show all runs whole"),
    Binding(
      [.character("f")], .foldSeeds, .compare, "Fold the seeds of a configuration, or unfold",
      short: "fold seeds", rank: 2),
    Binding(
      [.character("b")], .seedBand, .compare, "Band of folded seeds: their extremes, or deviation"),
    Binding(
      [.character("a")], .allSettings, .compare, "All settings, or only what differs",
      short: "all settings", rank: 3),
    Binding(
      [.character("v")], .comparedPart, .compare, "Compare on the validation or the tune part",
      short: "part", rank: 2),
    Binding(
      [.character("w")], .filterDisagreements, .compare,
      "Images they disagree on: all, or by who is right", short: "who is right", rank: 3),
    Binding(
      [.enter], .enlargeDisagreement, .compare, "Show the image in the whole pane",
      short: "image", rank: 3),
    Binding(
      [.character("E")], .exportCurves, .compare, "Write the curves to SVG, PNG or CSV",
      short: "export", rank: 5),
    Binding([.character("c")], .copyDisagreement, .compare, "Copy the path of the image"),
  ]
}
