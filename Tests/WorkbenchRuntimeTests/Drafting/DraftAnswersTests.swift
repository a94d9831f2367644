import Foundation
import Metrics
import Testing

@testable import WorkbenchRuntime

@Suite struct DraftAnswersTests {
  private let found = ["bird", "black, white", "cat", "c+d"]

  @Test func `labels are named between commas, each once, and may hold commas`() throws {
    #expect(try LabelChoice.labels(" cat ,bird,cat", of: found) == ["cat", "bird"])
    #expect(try LabelChoice.labels("black, white, cat", of: found) == ["black, white", "cat"])
    #expect(try LabelChoice.labels("all", of: found) == nil)
    #expect(try LabelChoice.labels("all", of: ["all", "none of it"]) == ["all"])
  }

  @Test func `a label that is not there is told with the nearest that is`() {
    #expect(
      sentence { try LabelChoice.labels("cat,brid", of: found) }
        == "no image has the label \"brid\"; labels found: bird, black, white, cat, c+d; "
        + "did you mean bird?")
    #expect(
      sentence { try LabelChoice.labels("c+d", of: found) }
        == "an experiment cannot name the label \"c+d\"; allowed here: all")
  }

  @Test func `a goal is a word, or a rule`() {
    #expect(DraftGoal.rule(of: "miss")?.text == "recall>=0.95")
    #expect(DraftGoal.rule(of: "alarm")?.text == "precision>=0.9")
    #expect(DraftGoal.rule(of: "even")?.text == "f1")
    #expect(DraftGoal.rule(of: "cost:3:1")?.text == "cost:3:1")
    #expect(DraftGoal.rule(of: "both") == nil)
  }

  @Test func `images are named from the folder of the file`() throws {
    let here = FileManager.default.currentDirectoryPath
    let fixture = try DraftFixture()
    try fixture.writeSet(.folders)
    let folder = fixture.path("folders")
    let place = DraftPlace(images: folder, file: "\(here)/x.yaml")
    #expect(place.source == folder)
    #expect(place.title == "folders")
    #expect(DraftPlace(images: "\(folder)/labels.csv", file: nil).file.hasSuffix("labels.yaml"))
  }

  @Test func `a shell reads a quoted word as it was`() {
    #expect(ShellWord.quoted("Experiments/photos.yaml") == "Experiments/photos.yaml")
    #expect(ShellWord.quoted("my photos.yaml") == "'my photos.yaml'")
    #expect(ShellWord.quoted("it's") == #"'it'\''s'"#)
    #expect(ShellWord.quoted("") == "''")
  }
}
