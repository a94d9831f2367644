import Datasets
import Foundation
import WorkbenchRuntime

/// What is asked, unless it was given.
extension NewCommand {
  func askImages(_ questions: Questions) throws -> String {
    func check(_ path: String) throws -> String {
      do {
        _ = try DataFormat.found(in: path, directory: FileManager.default.currentDirectoryPath)
        return path
      } catch {
        throw RuntimeError("\(error)\n\(Self.layout)")
      }
    }
    if let images { return try check(images) }
    return try questions.ask(
      "1  Where are the images? A folder, or a listing such as labels.csv", default: usualImages,
      read: check)
  }

  /// The first folder here that holds such images, if one does.
  private var usualImages: String? {
    let here = FileManager.default.currentDirectoryPath
    let names = (try? FileManager.default.contentsOfDirectory(atPath: here)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().first { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: name, isDirectory: &isFolder)
        && isFolder.boolValue && name != "runs"
        && [.folders, .csv, .coco, .voc, .yolo, .idx].contains(
          try? DataFormat.found(in: name, directory: here))
    }
  }

  private static let layout =
    "Photographs are easiest told apart by folders: photos/cat, photos/dog, photos/cat+dog for "
    + "those that show both, photos/none for those that show neither."

  func askLabels(of images: ExaminedImages, _ questions: Questions) throws -> [String]? {
    func read(_ text: String) throws -> [String]? {
      try LabelChoice.labels(text, of: images.inspection.labels)
    }
    if let labels { return try read(labels) }
    return try questions.ask(
      "2  Which labels matter? Names between commas, or all: \(images.labelList)", default: "all",
      read: read)
  }

  /// One of the words, or a rule.
  func askGoal(_ questions: Questions) throws -> String {
    if let goal { return goal }
    return try questions.ask(
      """
      3  What is worse?
           miss     a label that is there and is not found: find at least 95 of 100
           alarm    a label that is named and is not there: be right in at least 9 of 10
           even     neither
        miss, alarm or even
      """, default: DraftGoal.even.rawValue
    ) { text in
      guard DraftGoal.rule(of: text) != nil else {
        throw RuntimeError("\"\(text)\" is none of these; allowed: \(DraftGoal.allowed)")
      }
      return text
    }
  }

  func askTime(_ images: ExaminedImages, _ questions: Questions) throws -> DraftPlan {
    func plan(_ time: DraftTime) -> DraftPlan { images.plan(time, workers: threads.count) }
    guard time == nil, questions.areAsked else { return plan(time ?? .quick) }
    let plans = DraftTime.allCases.map(plan)
    let lines = plans.map { plan in
      "     " + plan.time.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0) + plan.text
    }
    return try questions.ask(
      "4  How long may it train?\n\(lines.joined(separator: "\n"))\n  "
        + "quick, hour or evening",
      default: DraftTime.quick.rawValue
    ) { text in
      guard let plan = plans.first(where: { $0.time.rawValue == text }) else {
        throw RuntimeError("\"\(text)\" is none of these; allowed: quick, hour, evening")
      }
      return plan
    }
  }

  func askReplacing(_ file: String, _ questions: Questions) throws {
    guard !force, FileManager.default.fileExists(atPath: file) else { return }
    let refusal = RuntimeError(
      "\(file): there is a file already; allowed: another name (-o), or to replace it (--force)")
    guard questions.areAsked else { throw refusal }
    let replaces = try questions.ask(
      "\(file) is there already. Replace it? yes or no", default: "no"
    ) {
      text in
      guard let answer = ["yes": true, "y": true, "no": false, "n": false][text.lowercased()] else {
        throw RuntimeError("\"\(text)\" is neither; allowed: yes, no")
      }
      return answer
    }
    if !replaces { throw refusal }
  }
}
