import ArgumentParser
import Curation
import Datasets
import Experiments
import Foundation
import WorkbenchRuntime

/// `thresh data`: what a set of images holds, and what training makes of it.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Look into a set of images before anything is trained on it.",
    subcommands: [Inspect.self, Preview.self])

  /// Which images are meant.
  struct Subject: ParsableArguments {
    @Argument(
      help: ArgumentHelp(
        "A folder, a listing or annotation file, or an experiment file.", valueName: "path"),
      completion: .file())
    var path: String

    @Option(
      help: ArgumentHelp(
        "Replace a setting: --set data.format=coco, --set 'data.labels=[cat, dog]'.",
        valueName: "key=value"),
      completion: .setting)
    var set: [String] = []

    @OptionGroup var store: StoreOptions

    /// The data as an experiment would train on it.
    func open() throws -> (experiment: Experiment, data: CuratedData) {
      let source = try ExperimentSource.data(path)
      let experiment = try source.experiment(overrides: set)
      let isTerminal = isatty(STDERR_FILENO) == 1
      let data = try CuratedData.open(
        experiment, directory: source.directory, cache: CacheFolder.path(store: store.path),
        progress: isTerminal ? Self.report : nil)
      if isTerminal { FileHandle.standardError.write(Data("\r\u{1b}[K".utf8)) }
      Self.tell(data.dataset, verb: experiment.data.isDrawn ? "drawn" : "decoded")
      return (experiment, data)
    }

    /// Where the pictures came from, for whoever waited for them.
    private static func tell(_ dataset: Dataset, verb: String) {
      let use = dataset.cacheUse
      let seconds = String(format: "%.2f s", dataset.opening / .seconds(1))
      let cache = use.path.map { ", kept in \($0)" } ?? ""
      printError("\(use.made) images \(verb), \(use.reused) from the cache in \(seconds)\(cache)")
      if let trouble = use.trouble { printError("cache of images: \(trouble)") }
    }

    @Sendable private static func report(done: Int, total: Int) {
      guard done % 100 == 0 || done == total else { return }
      FileHandle.standardError.write(Data("\rreading images, \(done) of \(total)".utf8))
    }
  }

  struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Count what is in a set of images, and say what is wrong with it.",
      discussion: """
        Prints images per label, label set, source and part of the split, imbalance and \
        co-occurrence, sizes, duplicates and unreadable files, and what to mend, with the remedy. \
        Of an experiment file also what its mix and its balance make of the training part.
        """)

    @Flag(help: "Print one JSON object.")
    var json = false
    @OptionGroup var subject: Subject

    mutating func run() throws {
      let (_, data) = try subject.open()
      if json {
        printNow((JSONLine.text(of: InspectionRecord(data.inspection)) ?? "") + "\n")
      } else {
        printNow(InspectionReport(data.inspection).description)
      }
    }
  }

  struct Preview: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a sheet of training pictures, as they are and as training varies them.",
      discussion: """
        A row for each picture: first as it is, then as it is seen in the first epochs. The \
        experiment's augment settings say how, or --set augment.flip=true and the like.
        """)

    @Option(
      name: .shortAndLong, help: ArgumentHelp("The PNG file to write.", valueName: "file"),
      completion: .file(extensions: ["png"]))
    var output = "preview.png"
    @Option(help: "Pictures to show, of all label sets in turn.")
    var images = 8
    @Option(help: "Epochs to show of each.")
    var variants = 6
    @Option(help: "The longer side of each picture, in pixels, at least.")
    var side = 128
    @OptionGroup var subject: Subject

    func validate() throws {
      for (name, value, allowed) in [
        ("images", images, 1...100), ("variants", variants, 0...100), ("side", side, 16...1024),
      ] where !allowed.contains(value) {
        throw ValidationError(
          "--\(name) is \(value); allowed: \(allowed.lowerBound) to \(allowed.upperBound)")
      }
    }

    mutating func run() throws {
      let (experiment, data) = try subject.open()
      let shown = data.examples(images)
      let sheet = ContactSheet(
        dataset: data.dataset, images: shown, augmentation: experiment.augment,
        seed: experiment.seed, variants: variants, training: data.balance.images,
        epochVisits: experiment.train.epochVisits)
      let picture = sheet.picture(side: side)
      let file = try PNGWriter.png(
        width: picture.width, height: picture.height, channels: 3, pixels: picture.pixels)
      do {
        try Data(file).write(to: URL(filePath: output))
      } catch {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        let reason = cause.map { String(cString: strerror(Int32(($0 as NSError).code))) }
        throw RuntimeError("--output \(output) cannot be written (\(reason ?? "\(error)"))")
      }
      printNow("\(output): \(shown.count) pictures, \(variants) epochs\n")
      for (row, image) in shown.enumerated() {
        let labels = data.dataset.labelSet(of: image).map(data.dataset.images.name) ?? "?"
        let made = data.dataset.pixels.recipeText(of: image).map { "  \($0)" } ?? ""
        printNow("\(row + 1)  \(labels)  \(data.dataset.names[image])\(made)\n")
      }
    }
  }
}
