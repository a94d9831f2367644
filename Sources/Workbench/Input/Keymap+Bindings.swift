import TerminalUI

/// The rows of the table, scope by scope, in the order help shows them.
extension Keymap {
  static let everywhere: [Binding] = [
    Binding([.character("1")], .showRuns, .everywhere, "Show the runs"),
    Binding([.character("2")], .showTrain, .everywhere, "Show the open run"),
    Binding([.character("3")], .showLabels, .everywhere, "Show the thresholds of its labels"),
    Binding([.character("4")], .showMix, .everywhere, "Show what the data of the run holds"),
    Binding([.character("5")], .showConfusion, .everywhere, "Show what is taken for what"),
    Binding(
      [.character("6")], .showSamples, .everywhere, "Show its pictures as augmentation varies them"),
    Binding([.character("7")], .showCompare, .everywhere, "Compare runs"),
    Binding(
      [.character("8")], .showSystem, .everywhere, "Show where its time and memory go, and its log"),
    Binding([.character("9")], .showStudy, .everywhere, "Show what a study has found"),
    Binding([.character("?")], .help, .everywhere, "Show all keys", short: "help", rank: 2),
    Binding(
      [.character(":")], .palette, .everywhere, "Find a command by name", short: "commands",
      rank: 4),
    Binding([.tab], .nextPane, .everywhere, "Go to the next pane", short: "pane", rank: 4),
    Binding([.backTab], .previousPane, .everywhere, "Go to the previous pane"),
    Binding(
      [.character("z")], .zoomPane, .everywhere, "Give the pane the whole screen, and back",
      short: "whole", rank: 4),
    Binding([.up, .character("k")], .moveUp, .everywhere, "Move up; zoom in on a chart"),
    Binding([.down, .character("j")], .moveDown, .everywhere, "Move down; zoom out on a chart"),
    Binding([.left, .character("h")], .moveLeft, .everywhere, "Move the cursor left"),
    Binding([.right, .character("l")], .moveRight, .everywhere, "Move the cursor right"),
    Binding([.pageUp, .control("b")], .pageUp, .everywhere, "Move up a page"),
    Binding([.pageDown, .control("f")], .pageDown, .everywhere, "Move down a page"),
    Binding([.home, .character("g")], .moveToStart, .everywhere, "Move to the start"),
    Binding([.end, .character("G")], .moveToEnd, .everywhere, "Move to the end"),
    Binding([.escape], .back, .everywhere, "Step back; never leaves"),
    Binding([.control("l")], .repaint, .everywhere, "Draw the screen anew"),
    Binding([.control("z")], .suspend, .everywhere, "Go to the shell for a while; fg returns"),
    Binding(
      [.character("q")], .leave, .everywhere, "Leave; asks what a run shall do", short: "leave",
      rank: 1),
    Binding(
      [.control("c")], .interrupt, .everywhere,
      "Ask; then checkpoint and leave; then leave at once"),
  ]

  static let control: [Binding] = [
    Binding(
      [.character("P")], .pauseOrResume, .control, "Pause or resume", short: "pause", rank: 1),
    Binding(
      [.character("C")], .checkpoint, .control, "Write a checkpoint now", short: "checkpoint",
      rank: 3),
    Binding(
      [.character("L")], .learningRate, .control, "Change the learning rate", short: "rate", rank: 3
    ),
    Binding(
      [.character("X")], .stop, .control, "Stop, now or when the epoch ends", short: "stop", rank: 1
    ),
    Binding(
      [.character("M")], .moreEpochs, .control, "Train more epochs, or fewer", short: "epochs",
      rank: 5),
    Binding(
      [.character("W")], .patience, .control, "Wait longer for a better epoch, or less",
      short: "patience", rank: 5),
    Binding([.character("I")], .ignoreRule, .control, "Ignore an alarm's rule from now on"),
    Binding(
      [.character("N")], .newRun, .control, "Start a run from an experiment file", short: "new",
      rank: 2),
    Binding(
      [.character("Q")], .showQueue, .control, "Show the runs that wait", short: "queue", rank: 4),
  ]

  static let runs: [Binding] = [
    Binding([.enter], .openRun, .runs, "Open the run", short: "open", rank: 1),
    Binding(
      [.character("/")], .filter, .runs, "Filter: words, macro-f1>.8 and tag:night",
      short: "filter", rank: 2),
    Binding(
      [.character("s"), .character("S")], .sort, .runs, "Sort by a column", short: "sort", rank: 2),
    Binding(
      [.character(" ")], .markRun, .runs, "Mark the run, or unmark it", short: "mark", rank: 3),
    Binding([.character("U")], .unmarkRuns, .runs, "Unmark all"),
    Binding(
      [.character("p")], .pinRun, .runs, "Compare others with this run", short: "pin", rank: 5),
    Binding(
      [.character("c")], .chooseColumns, .runs, "Choose the columns", short: "columns", rank: 5),
    Binding(
      [.character("b")], .groupRuns, .runs, "Group by experiment, study, tag or seeds",
      short: "group", rank: 5),
    Binding([.character("R")], .rename, .runs, "Rename the run"),
    Binding([.character("D")], .purge, .runs, "Delete an archived run for good"),
    Binding(
      [.character("e")], .runAgain, .runs, "Run it again, as it was or edited", short: "again",
      rank: 4),
    Binding([.character("t")], .tag, .runs, "Set the tags", short: "tag", rank: 3),
    Binding([.character("n")], .note, .runs, "Write a note", short: "note", rank: 3),
    Binding(
      [.character("d")], .archive, .runs, "Archive the run, or take it out of the archive",
      short: "archive", rank: 3),
    Binding([.character("u")], .undo, .runs, "Undo the last archiving", short: "undo", rank: 4),
    Binding(
      [.character("f")], .hideFinished, .runs, "Hide or show finished runs", short: "finished",
      rank: 4),
    Binding([.character("a")], .showArchived, .runs, "Show or hide archived runs"),
    Binding([.character("y")], .copyID, .runs, "Copy the number of the run"),
  ]

  static let train: [Binding] = [
    Binding(
      [.character("+"), .character("=")], .zoomIn, .train, "Zoom in", short: "zoom", rank: 3),
    Binding([.character("-"), .character("_")], .zoomOut, .train, "Zoom out"),
    Binding([.character("<"), .character(",")], .panLeft, .train, "Pan towards the start"),
    Binding([.character(">"), .character(".")], .panRight, .train, "Pan towards the end"),
    Binding(
      [.character("f")], .follow, .train, "Follow the newest points, or let go", short: "follow",
      rank: 4),
    Binding([.character("0")], .wholeRun, .train, "Show the whole run"),
    Binding([.character("s")], .smoothing, .train, "Smooth less or more", short: "smooth", rank: 3),
    Binding(
      [.character("x")], .axis, .train, "x axis: step, epoch, elapsed, images", short: "axis",
      rank: 3),
    Binding(
      [.character("y")], .logarithmic, .train, "y axis: linear or logarithmic", short: "log",
      rank: 3),
    Binding(
      [.character("S")], .sortLabels, .train,
      "Sort the labels: as listed, worst, rarest first"),
    Binding([.character("i")], .dismissAlarm, .train, "Put the alarm away until the next one"),
    Binding(
      [.character("E")], .exportChart, .train, "Write the chart to SVG, PNG or CSV",
      short: "export", rank: 5),
  ]

  static let labels: [Binding] = [
    Binding(
      [.character("a")], .automatic, .labels, "Choose this threshold by the rule", short: "auto",
      rank: 2),
    Binding(
      [.character("A")], .automaticAll, .labels, "Choose all thresholds that are not locked",
      short: "all", rank: 1),
    Binding(
      [.character("S")], .saveThresholds, .labels, "Keep the thresholds with the run",
      short: "save", rank: 1),
    Binding(
      [.character("r")], .chooseRule, .labels, "Rule: what thresholds are chosen for",
      short: "rule", rank: 2),
    Binding(
      [.character("]")], .raiseToNextScore, .labels, "Raise it past the next real score",
      short: "next score", rank: 4),
    Binding([.character("[")], .lowerToNextScore, .labels, "Lower it past the next real score"),
    Binding([.character(">"), .character(".")], .raiseFinely, .labels, "Raise it by .001"),
    Binding([.character("<"), .character(",")], .lowerFinely, .labels, "Lower it by .001"),
    Binding(
      [.character("=")], .typeThreshold, .labels, "Type a threshold", short: "type", rank: 4),
    Binding(
      [.character(" ")], .lock, .labels, "Lock the threshold, or let it go", short: "lock", rank: 3),
    Binding([.character("0")], .resetThreshold, .labels, "Set it back to .5"),
    Binding([.character("u")], .undoThreshold, .labels, "Undo", short: "undo", rank: 3),
    Binding([.character("U"), .control("r")], .redoThreshold, .labels, "Redo"),
    Binding(
      [.character("c")], .calibrate, .labels,
      "Calibrate: none, Platt, isotonic, temperature", short: "calibrate", rank: 4),
    Binding(
      [.character("v")], .chooseVersion, .labels, "Go back to thresholds kept before",
      short: "versions", rank: 5),
    Binding(
      [.character("E")], .exportThresholds, .labels, "Write the thresholds to a file",
      short: "export", rank: 5),
    Binding(
      [.character("e")], .exportLabelChart, .labels,
      "Write the label's chart to SVG, PNG or CSV"),
    Binding(
      [.character("R")], .lookAtTest, .labels, "Look at the sealed test split; it is counted",
      short: "reveal test", rank: 4),
    Binding(
      [.character("s")], .sortThresholds, .labels, "Sort: as listed, by name, worst, most gained",
      short: "sort", rank: 5),
    Binding(
      [.character("/")], .filterLabels, .labels, "List labels by a part of their name",
      short: "filter", rank: 5),
    Binding([.enter], .openImages, .labels, "Show the images", short: "images", rank: 2),
  ]

  static let confusion: [Binding] = [
    Binding(
      [.enter], .openCell, .confusion, "Show the images of the cell", short: "images", rank: 1),
    Binding(
      [.character("t")], .nextTable, .confusion,
      "Next table, of sets, of labels or of pairs", short: "table", rank: 1),
    Binding(
      [.character("s"), .character("S")], .sortConfusion, .confusion, "Sort: most, worst, by name",
      short: "sort",
      rank: 2),
    Binding(
      [.character("/")], .filterConfusion, .confusion, "List rows by a part of their name",
      short: "filter", rank: 3),
    Binding(
      [.character("n")], .normalizeConfusion, .confusion, "Counts, or shares of the row",
      short: "shares", rank: 2),
  ]

  static let cell: [Binding] = [
    Binding(
      [.character("s")], .orderImages, .cell,
      "Order: nearest, loss, mistake, label error", short: "order",
      rank: 1),
    Binding(
      [.character(" ")], .markImage, .cell, "Mark the image, or unmark it", short: "mark", rank: 1),
    Binding([.character("o")], .openFile, .cell, "Open its file", short: "open", rank: 2),
    Binding(
      [.character("y")], .copyPath, .cell, "Copy the path of its file", short: "copy", rank: 3),
    Binding(
      [.character("E")], .exportMarks, .cell, "Write the marked images to a CSV file",
      short: "export marked", rank: 2),
    Binding([.backspace], .closeCell, .cell, "Back to training pictures"),
  ]

  static let mix: [Binding] = [
    Binding(
      [.character("s"), .character("S")], .sortMix, .mix,
      "Sort: most, by name, rarest, seldom right first", short: "sort", rank: 2),
    Binding(
      [.enter], .openMixImages, .mix, "Show the images of the set or pair", short: "images",
      rank: 1),
    Binding(
      [.character("H")], .holdOut, .mix, "Run it again without this label set",
      short: "hold out", rank: 3),
  ]

  static let samples: [Binding] = [
    Binding(
      [.character("r")], .otherVariants, .samples, "Show the pictures of the next epochs",
      short: "other variants", rank: 1),
    Binding(
      [.character("+"), .character("=")], .largerPictures, .samples,
      "Larger pictures, fewer of them",
      short: "larger", rank: 3),
    Binding(
      [.character("-"), .character("_")], .smallerPictures, .samples,
      "Smaller pictures, more of them", short: "smaller", rank: 3),
  ]

  static let dialog: [Binding] = [
    Binding([.enter], .accept, .dialog, "Accept", short: "accept", rank: 1),
    Binding([.escape], .cancel, .dialog, "Go back without doing anything", short: "back", rank: 1),
    Binding(
      [.up, .backTab, .control("p")], .previousItem, .dialog, "Previous entry", short: "previous",
      rank: 2),
    Binding(
      [.down, .tab, .control("n")], .nextItem, .dialog, "Next entry", short: "next", rank: 2),
    Binding([.control("o")], .otherWays, .dialog, "Of a new run: queue it, other seeds"),
  ]
}
