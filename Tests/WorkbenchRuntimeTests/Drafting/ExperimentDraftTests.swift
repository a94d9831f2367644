import Datasets
import Experiments
import Foundation
import Metrics
import Testing

@testable import WorkbenchRuntime

@Suite struct ExperimentDraftTests {
  @Test(arguments: DataFormat.allCases.filter { $0 != .auto && $0 != .scenes })
  func `of every format a file is written that reads as what was answered`(
    format: DataFormat
  ) throws {
    let fixture = try DraftFixture()
    try fixture.writeSet(format)
    for time in DraftTime.allCases {
      for goal in DraftGoal.allCases {
        let draft = try fixture.draft(format.rawValue, rule: goal.rule, time: time)
        let experiment = try fixture.read(draft.text)
        #expect(experiment.title == format.rawValue)
        #expect(experiment.data.sources.map(\.format) == [format])
        #expect(experiment.data.labels == (format == .idx ? ["0", "1"] : ["cat", "dog"]))
        #expect(experiment.data.channels == (format == .idx ? 1 : 3))
        #expect(experiment.augment.flip == (format != .idx))
        #expect(experiment.network == time.network.description)
        #expect(experiment.train.epochs == time.epochs.upperBound)
        #expect(experiment.thresholds.goal == goal.rule.text)
        #expect(experiment.mix == .all)
      }
    }
  }

  @Test func `the mix it offers is read once its marks are taken away`() throws {
    let fixture = try DraftFixture()
    try fixture.writeSet(.folders)
    let text = try fixture.draft("folders").text
    #expect(text.contains("#     none: "))
    var isOffer = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line == "# mix:" { isOffer = true }
      if line.isEmpty { isOffer = false }
      return isOffer ? String(line.dropFirst(2)) : String(line)
    }
    let experiment = try fixture.read(lines.joined(separator: "\n"))
    #expect(experiment.mix != .all)
  }

  @Test func `names that YAML would take for something else are quoted`() throws {
    let fixture = try DraftFixture()
    let odd = ["a: b", "#cat", "it's \"so\"", "[x]", "null", "ünï\u{1F431}", "yes", "- dash"]
    for label in odd {
      try fixture.writeImage("od: #d/\(label)/1.png")
      try fixture.writeImage("od: #d/\(label)/2.png", side: 9)
    }
    let draft = try fixture.draft("od: #d")
    let experiment = try fixture.read(draft.text)
    #expect(Set(experiment.data.labels ?? []) == Set(draft.inspection.labels))
    #expect(experiment.title == "od: #d")
    #expect(experiment.data.sources[0].path == fixture.path("od: #d"))
  }

  @Test func `a label that no file can name leaves it at all labels, and nothing breaks a remark`()
    throws
  {
    let fixture = try DraftFixture()
    try fixture.write(
      "file,labels\na.png,\"c\u{7}at\ntail\"\nb.png,dog\n", to: "csv/labels.csv")
    for name in ["a", "b"] { try fixture.writeImage("csv/\(name).png") }
    let draft = try fixture.draft("csv")
    #expect(draft.inspection.labels.contains { !Experiment.canName($0) })
    #expect(try fixture.read(draft.text).data.labels == nil)
  }

  @Test func `what is wrong with the images stands in the file with its remedy`() throws {
    let fixture = try DraftFixture()
    for number in 0..<12 {
      try fixture.writeImage("photos/cat/\(number).png")
      try fixture.writeImage("photos/dog/d\(number).png")
    }
    let text = try fixture.draft("photos").text
    #expect(text.contains("# ! No image holds none of the labels.\n"))
    #expect(text.contains("#     Add images that show something else"))
    #expect(text.contains("#   composites: {layout: paste, sets: {cat+dog: 10%}}\n"))
    #expect(text.contains("Hardly an image shows both cat and dog"))
  }

  @Test func `labels that were left out are told apart no longer`() throws {
    let fixture = try DraftFixture()
    try fixture.writeSet(.folders)
    let experiment = try fixture.read(try fixture.draft("folders", labels: ["dog"]).text)
    #expect(experiment.data.labels == ["dog"])
  }

  @Test func `every line is short, and every setting of the file explained`() throws {
    let fixture = try DraftFixture()
    try fixture.writeSet(.csv)
    let lines = try fixture.draft("csv").text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 || $0.contains("source:") })
    for (number, line) in lines.enumerated() where line.contains(": ") && !line.contains("#") {
      if line.hasPrefix("    - ") { continue }
      #expect(lines[number - 1].drop { $0 == " " }.hasPrefix("#"), "\(line)")
    }
  }
}
