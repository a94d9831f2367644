import TerminalUI

extension Keymap {
  static let system: [Binding] = [
    Binding(
      [.character("/")], .searchLog, .system, "Search the log", short: "search", rank: 1),
    Binding([.character("n")], .nextFound, .system, "Next found line", short: "next", rank: 1),
    Binding(
      [.character("b")], .previousFound, .system, "Previous found line", short: "previous", rank: 1),
    Binding(
      [.character("v")], .logLevels, .system, "List all lines, warnings, alarms, or output",
      short: "level", rank: 2),
    Binding(
      [.character("f")], .followLog, .system, "Follow the newest line", short: "follow", rank: 2),
    Binding(
      [.character("s"), .character("S")], .sortLayers, .system,
      "Layers as they run, or the slowest first", short: "sort", rank: 3),
    Binding(
      [.character("E")], .exportLog, .system, "Write the listed lines to a file", short: "export",
      rank: 4),
    Binding(
      [.character("e")], .exportProfile, .system,
      "Write the layers' times to SVG, PNG or CSV"),
  ]
}
