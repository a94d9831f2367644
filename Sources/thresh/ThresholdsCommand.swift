import ArgumentParser
import RunStore
import WorkbenchRuntime

/// `thresh thresholds`: a threshold for each label.
struct ThresholdsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "thresholds",
    abstract: "Show, choose, set and keep a threshold for each label, on the tune split.",
    discussion: """
      Without options the newest version chosen on the run's own split is shown. A rule is a goal \
      (f1, fbeta:2, balanced, prevalence, precision>=0.9, recall>=0.95, false-alarm<=0.01, \
      cost:3:1, fixed:0.5), after shared or any for one threshold for all labels, and before \
      n+>=10 (rarer labels get the shared one) and shrink:20 (draws towards it as if 20 images had \
      asked for that), such as 'f1 n+>=10'. With --save the thresholds become the run's newest \
      version, which evaluate and confusion decide by.
      """)

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber

  @Option(
    help: ArgumentHelp("Choose anew by this rule.", valueName: "rule"),
    completion: .list(Self.usualRules))
  var goal: String?

  @Option(help: "Labels on fewer images get the shared threshold.")
  var fewest: Int?

  @Option(help: "Draw towards the shared threshold, as if so many images asked for it.")
  var shrink: Double?

  @Flag(help: "One threshold for all labels.")
  var shared = false

  @Option(
    help: ArgumentHelp(
      "Set a threshold by hand; may be given again. A value of none calls the label nowhere.",
      valueName: "label=value"))
  var set: [String] = []

  @Option(
    help: ArgumentHelp(
      "Leave this label's threshold as the newest version has it; may be given again.",
      valueName: "label"))
  var keep: [String] = []

  @Option(help: "Calibrate scores; none drops calibrations.")
  var calibrate: ThresholdsRequest.Calibration?

  @Flag(help: "Say how far thresholds, F1 and its change scatter (bootstrap).")
  var interval = false

  @Option(help: "Tell all about one label instead: its measures, reliability and curve (CSV).")
  var label: String?

  @Flag(help: "Keep the thresholds with the run, as its next version.")
  var save = false

  @Flag(help: "List the kept versions instead.")
  var versions = false

  @Option(help: ArgumentHelp("Take this version instead of the newest.", valueName: "version"))
  var use: Int?

  @Option(
    help: ArgumentHelp("Take the thresholds of a file.", valueName: "file.json"),
    completion: .file(extensions: ["json"]))
  var `import`: String?

  @Option(
    help: ArgumentHelp("Write the thresholds to a .json, .yaml or .csv file.", valueName: "file"),
    completion: .file())
  var export: String?

  @OptionGroup var form: FormOptions
  @OptionGroup var store: StoreOptions

  func validate() throws {
    if versions, save || export != nil {
      throw ValidationError("--versions only lists; allowed: without --save and --export")
    }
    if label != nil, save || export != nil || versions {
      throw ValidationError("--label only tells; allowed: without --save, --export and --versions")
    }
  }

  private static let usualRules = [
    "f1", "fbeta:2", "balanced", "prevalence", "precision>=0.9", "recall>=0.95",
    "false-alarm<=0.01", "cost:3:1", "fixed:0.5", "shared f1",
  ]

  private var request: ThresholdsRequest {
    var request = ThresholdsRequest()
    request.rule = goal
    request.fewest = fewest
    request.shrinkage = shrink
    request.isShared = shared
    request.version = use
    request.imported = `import`
    request.byHand = set
    request.locked = keep
    request.calibration = calibrate
    request.withIntervals = interval
    request.saves = save
    request.exported = export
    return request
  }

  mutating func run() throws {
    if versions {
      return form.print(
        try ThresholdVersionsReport.of(number.id, in: try store.openForReading()))
    }
    if let label {
      return form.print(
        try LabelReport.of(number.id, request, label: label, in: try store.openForReading()))
    }
    form.print(
      try ThresholdsReport.of(
        number.id, request, in: save ? try store.open() : try store.openForReading()))
  }
}

extension ThresholdsRequest.Calibration: ExpressibleByArgument {}
