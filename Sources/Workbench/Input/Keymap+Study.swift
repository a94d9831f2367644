import TerminalUI

extension Keymap {
  static let study: [Binding] = [
    Binding(
      [.enter], .compareArm, .study, "Compare the runs behind it with its reference",
      short: "its runs", rank: 1),
    Binding(
      [.character("v")], .showArmImages, .study, "Show the images behind it", short: "images",
      rank: 2),
    Binding(
      [.character("f")], .nextFigure, .study, "Next figure: a label set, or all by their weights",
      short: "figure", rank: 1),
    Binding(
      [.character("d")], .studyDecisions, .study, "Thresholds as the study has them, or all at .5",
      short: "at .5", rank: 2),
    Binding(
      [.character("r")], .continueStudy, .study, "Train what is missing of the study",
      short: "continue", rank: 2),
    Binding(
      [.character("E")], .exportDoses, .study, "Write doses or arms to SVG, PNG or CSV",
      short: "export", rank: 5),
    Binding(
      [.character("o")], .nextStudy, .study, "Show the next study", short: "next study", rank: 3),
  ]
}
