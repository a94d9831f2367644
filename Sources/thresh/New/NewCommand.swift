import ArgumentParser
import Foundation
import WorkbenchRuntime

/// `thresh new`: a first experiment file about a set of images.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Ask four questions about a set of images and write an experiment file.",
    discussion: """
      The images may lie in a folder for each label or label set (cat, dog, cat+dog, none), or in any \
      other format that thresh reads. What each question is answered with beforehand is not asked; \
      with --yes nothing is, and what is left open takes its default. The file explains each of its \
      settings, and what is wrong with the images.
      """)

  @Argument(
    help: ArgumentHelp("A folder of images, a listing or an annotation file.", valueName: "images"),
    completion: .file())
  var images: String?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write. Default: named for the images.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var output: String?

  @Option(help: ArgumentHelp("The labels that matter, between commas, or all.", valueName: "names"))
  var labels: String?

  @Option(
    help: ArgumentHelp(
      "What is worse: miss, alarm or even (neither); or a rule for thresholds.", valueName: "goal"),
    completion: .list(DraftGoal.allCases.map(\.rawValue)))
  var goal: String?

  @Option(help: "How long a training may take: quick (two minutes), hour, evening (four).")
  var time: DraftTime?

  @Flag(help: "Ask nothing; take the default of what is not given.")
  var yes = false

  @Flag(help: "Replace a file that is there already.")
  var force = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    if let goal, DraftGoal.rule(of: goal) == nil {
      throw ValidationError("--goal is \"\(goal)\"; allowed: \(DraftGoal.allowed)")
    }
  }

  mutating func run() throws {
    try checkQuestions()
    let questions = Questions(areAsked: !yes && isatty(STDIN_FILENO) == 1)
    let source = try askImages(questions)
    let place = DraftPlace(images: source, file: output)
    try askReplacing(place.file, questions)
    let all = try ExaminedImages(source, cache: cache, progress: Progress.told)
    Progress.end()
    questions.say(all.summary)

    let chosen = try askLabels(of: all, questions)
    let examined = try chosen.map {
      try ExaminedImages(source, labels: $0, cache: cache, progress: Progress.told)
    }
    Progress.end()
    let goal = try askGoal(questions)
    let plan = try askTime(examined ?? all, questions)
    let draft = ExperimentDraft(
      file: place.file, title: place.title, source: place.source, format: all.format,
      labels: LabelChoice.written(chosen, of: all.inspection.labels),
      rule: DraftGoal.rule(of: goal) ?? DraftGoal.even.rule, plan: plan,
      inspection: (examined ?? all).inspection)
    do {
      try draft.text.write(toFile: place.file, atomically: true, encoding: .utf8)
    } catch {
      throw RuntimeError("\(place.file) cannot be written: \(error.localizedDescription)")
    }
    tell(draft)
  }

  private var cache: String { CacheFolder.path(store: store.path) }

  /// Nobody may wait for an answer that cannot come.
  private func checkQuestions() throws {
    if yes, images == nil { throw RuntimeError("--yes asks nothing; name the folder of images") }
    guard !yes, isatty(STDIN_FILENO) != 1 else { return }
    let open = [
      (images == nil, "the images"), (labels == nil, "--labels"), (goal == nil, "--goal"),
      (time == nil, "--time"),
    ].filter(\.0).map(\.1)
    guard open.isEmpty else {
      throw RuntimeError(
        "nobody can be asked here, and \(open.joined(separator: ", ")) "
          + "\(open.count == 1 ? "is" : "are") missing; allowed: to give them, or --yes for defaults"
      )
    }
  }

  private func tell(_ draft: ExperimentDraft) {
    let findings = draft.inspection.findings.count { $0.severity == .warning }
    let file = ShellWord.quoted(draft.file)
    let mends =
      findings == 0 ? "" : "; it names \(findings) thing\(findings == 1 ? "" : "s") to mend"
    let isOffered =
      (draft.file as NSString).pathExtension == "yaml"
      && ["", "Experiments"].contains((draft.file as NSString).deletingLastPathComponent)
    printNow("\(draft.file) is written\(mends).\nNext:  thresh train \(file)\n")
    if isOffered { printNow("   or  thresh, which opens the workbench: N offers it there\n") }
  }
}

extension DraftTime: ExpressibleByArgument {}

/// Tells a person who waits how many images are read.
private enum Progress {
  static var told: (@Sendable (Int, Int) -> Void)? { isatty(STDERR_FILENO) == 1 ? tell : nil }

  @Sendable private static func tell(done: Int, total: Int) {
    if done % 100 == 0 || done == total { printRaw("\rreading images, \(done) of \(total)") }
  }

  static func end() { if told != nil { printRaw("\r\u{1b}[K") } }
}
