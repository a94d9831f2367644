import ArgumentParser
import Foundation
import RunStore
import WorkbenchRuntime

/// `thresh predict`: what a run's network says of images.
struct PredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Print the labels that a run gives to images, or sort them into folders.",
    discussion: """
      Prints a line an image: its path, its labels (none where it has none), and the scores of \
      these and of the likeliest other label. JSON and CSV have the scores of all labels, and \
      probabilities where the thresholds were kept with a calibration; CSV is a listing that \
      data.source reads, with labels joined by | and none left empty.

      Of a folder all images below it are taken, hidden files left out. With - paths come on \
      standard input, one a line, and each is answered as it comes: find photos -name '*.jpg' | \
      thresh predict 12 -. A name that is not text stands in JSON under path_base64 too. What an \
      image scores depends on nothing but its file, and is to the last bit what thresh evaluate \
      goes by.

      Decisions use the newest thresholds chosen on the run's own tune split, and the weights of \
      its best epoch where it keeps them, else its newest. Files that are no readable image are \
      named with the reason on standard error (in JSON and CSV under error) and passed over; the \
      status is then 1.
      """)

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
  var number: RunNumber

  @Argument(
    help: ArgumentHelp(
      "Image files and folders of them, or - to read paths from standard input.",
      valueName: "image"),
    completion: .file())
  var images: [String]

  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "Paths on standard input end with a zero byte, as find -print0 writes them.")
  var endsWithZero = false

  @Option(
    help: ArgumentHelp(
      """
      Copy the images into this folder, into one for each label set (cat, cat+dog, none), which \
      data.source reads. Nothing is overwritten: another file of the same name gets a number.
      """, valueName: "folder"),
    completion: .directory)
  var writeFolders: String?

  @Flag(help: "Write symbolic links instead of copies.")
  var link = false

  @Flag(help: "Say nothing of the run, of progress and of the sum.")
  var quiet = false

  @OptionGroup var decisions: DecisionOptions
  @OptionGroup var form: FormOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var store: StoreOptions

  func validate() throws {
    if link, writeFolders == nil {
      throw ValidationError("--link says how --write-folders writes; allowed: with that alone")
    }
  }

  mutating func run() throws {
    let signals = try SignalPipe([SIGINT, SIGTERM, SIGHUP])
    let runs = try store.openForReading()
    let trained = try TrainedNetwork.of(number.id, in: runs)
    let rule = try DecisionRule.of(
      number.id, labels: trained.labels, by: decisions.thresholds, in: runs)
    let folders = try writeFolders.map {
      try SortedFolders(in: $0, labels: trained.labels, form: link ? .links : .copies)
    }
    let predictor = try Predictor(trained, by: rule, threads: threads.count)
    if !quiet { try tell(trained, rule, in: runs) }

    let files = FilesToPredict(
      images, stream: PathStream(descriptor: STDIN_FILENO, endsWithZero: endsWithZero))
    var output = PredictionOutput(
      form.form, rule: rule, folders: folders, images: files.count, isQuiet: quiet)
    let turn = OutputTurn()
    turn.end(with: signals)
    try turn.take { try output.begin() }
    try predictor.predict(files) { predictions in
      try turn.take { try output.tell(predictions) }
    }
    output.end()
    if output.failures > 0 { throw ExitCode(1) }
  }

  /// Says on standard error what decides.
  private func tell(_ trained: TrainedNetwork, _ rule: DecisionRule, in runs: RunStore) throws {
    let run = try runs.run(number.id, now: Clock.now()).run
    printError(
      "run \(run.id.runText) \(run.title), weights of epoch \(trained.epoch), \(rule.words)")
    if run.status.isLive {
      printError("it is \(run.status.rawValue) and not done: later epochs may say otherwise")
    }
    if let stale = rule.stale { printError("! \(stale)") }
  }
}
