import Metrics
import TerminalUI

/// The whole workbench as a value: what is known, and how it is being looked at.
///
/// It changes only in ``update(_:)`` and is drawn by ``view(width:height:)``; it knows no thread, file
/// or clock, so that every screen and every key can be tested as plain values.
package struct WorkbenchState: Sendable {
  package internal(set) var glyphs: GlyphSet
  /// Whether the terminal shows colours; pictures are drawn in shades of grey where it does not.
  package internal(set) var hasColor: Bool
  /// How the terminal shows pictures in pixels of its own; nil until it says that it does.
  package internal(set) var graphics: GraphicsProtocol?
  package internal(set) var calendar: CalendarText
  package internal(set) var interface: Interface

  /// Those whose runs these are; empty before they are told.
  package internal(set) var stores: [OpenStore] = []
  package internal(set) var runs: [RunRow] = []
  /// False until the store has answered; until then nothing is said about its being empty.
  package internal(set) var hasLoadedRuns = false
  /// Those of several that have answered.
  var loadedStores: Set<Int> = []
  /// Names of the values runs have.
  package internal(set) var fieldNames: [String] = []
  var fieldNamesByStore: [Int: [String]] = [:]
  package internal(set) var experiments: [ExperimentEntry] = []
  package internal(set) var queue = QueueView()
  package internal(set) var opened: RunView?
  package internal(set) var description: RunDescription?
  package internal(set) var mix: Inquiry<RunID, MixView>?
  package internal(set) var samples: Inquiry<SamplesRequest, SamplesView>?
  package internal(set) var scores: Inquiry<ScoresRequest, ScoresView>?
  /// Thresholds and scores of the run in sight, once they are there.
  package internal(set) var editor: ThresholdEditor?
  package internal(set) var gain: Inquiry<GainRequest, ThresholdGain>?
  package internal(set) var calibration: Inquiry<CalibrationRequest, CalibrationCheck>?
  package internal(set) var test: TestView?
  package internal(set) var confusion: Inquiry<ConfusionRequest, ConfusionView>?
  package internal(set) var cell: Inquiry<CellRequest, CellView>?
  package internal(set) var comparison: Inquiry<ComparisonRequest, ComparisonView>?
  /// Those of all stores, the newest first; nil before they were read.
  package internal(set) var studies: [StudyView]?
  var watchesStudies = false
  /// Images a person has marked, in the order of marking.
  package internal(set) var marks: [MarkedImage] = [] {
    didSet { marksAreWritten = false }
  }
  var marksAreWritten = true
  /// Thresholds that were moved and not kept, with their locks, of runs that are not in sight.
  var drafts: [RunID: (version: ThresholdVersion, locked: [Bool])] = [:]
  /// Lines of the program itself, among them what was printed behind the screen.
  package internal(set) var output: [LogEntry] = []
  /// Nil before it was looked at.
  package internal(set) var machine: MachineView?
  var lookedAtMachine: Double?
  /// What the run in sight has printed in the background.
  var printed: PrintedLines?
  /// The log as the system screen lists it.
  package internal(set) var logBook = LogBook()
  package internal(set) var now: Double?

  /// Rises whenever what is drawn may have changed; nothing is drawn anew while it stands.
  package internal(set) var revision = 0
  var lines: SmoothedLines
  var nextCommand = 1

  package struct RunDescription: Equatable, Sendable {
    package var run: RunID
    package var lines: [String]
  }

  /// - Parameter secondsFromUTC: of the person's time zone.
  package init(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille, hasColor: Bool = true,
    secondsFromUTC: Int = 0
  ) {
    self.glyphs = glyphs
    self.hasColor = hasColor
    calendar = CalendarText(secondsFromUTC: secondsFromUTC)
    interface = Interface(width: max(width, 0), height: max(height, 0))
    lines = SmoothedLines(weight: interface.train.chart.smoothing)
  }

  var figures: Figures { Figures(glyphs) }

  /// Whether there is anything to show of runs.
  package var isEmptyStore: Bool { hasLoadedRuns && runs.isEmpty }

  /// The run that leaving the program concerns.
  package var runHere: RunRow? { runs.first { $0.isHere && $0.status.isActive } }

  package func run(_ id: RunID) -> RunRow? {
    if let opened, opened.id == id { return opened.row }
    return runs.first { $0.id == id }
  }

  package var selectedRun: RunRow? { interface.runs.selected.flatMap(run) }

  /// The run that pause, checkpoint, learning rate and stop are about: the one in sight.
  package var controlledRun: RunRow? {
    switch interface.screen {
    case .runs: selectedRun
    case .train: opened?.row
    case .labels, .mix, .confusion, .samples, .compare, .system, .study: runInSight.flatMap(run)
    }
  }

  /// The run whose data is shown: the one open or being opened, else that of this process, else the
  /// selected one.
  package var runInSight: RunID? {
    interface.opening ?? opened?.id ?? runHere?.id ?? selectedRun?.id
  }
}
