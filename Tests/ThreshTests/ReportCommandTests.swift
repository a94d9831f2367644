import Foundation
import Testing

/// What the program says of a run's scores: thresholds, evaluation and confusion.
@Suite(.serialized) struct ReportCommandTests {
  let folder: Folder

  /// A run of two epochs.
  init() throws {
    folder = try Folder()
    let trained = try Program.run(
      ["train", "Experiments/quick.yaml", "--set", "train.epochs=2"], in: folder)
    try #require(trained.status == 0, "\(trained.errors)")
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try Program.run(arguments + ["--json"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(object as? [String: Any])
  }

  /// Records by the names in the first line; no cell of these tests holds a comma.
  private func csv(_ arguments: String...) throws -> [[String: String]] {
    let result = try Program.run(arguments + ["--csv"], in: folder)
    try #require(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private func text(_ arguments: String...) throws -> String {
    let result = try Program.run(arguments, in: folder)
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }

  private func errors(_ arguments: String...) throws -> String {
    let result = try Program.run(arguments, in: folder)
    #expect(result.status != 0)
    return result.errors
  }

  @Test func `a version that is kept is what evaluate and confusion decide by`() throws {
    let kept = try json("thresholds", "1", "--goal", "f1 shrink:8", "--set", "dog=0.4", "--save")
    #expect(kept["version"] as? Int == 2)
    let origin = "tuned (f1 shrink:8, version 2)"
    #expect(try json("evaluate", "1")["thresholds"] as? String == origin)
    for split in ["validation", "tune", "test"] {
      let confusion = try json("confusion", "1", "--split", split)
      #expect(confusion["thresholds"] as? String == origin)
    }
    #expect(try json("evaluate", "1", "--untuned")["thresholds"] as? String == "0.5")
    for split in ["validation", "tune"] {
      let older = try json("evaluate", "1", "--use", "1", "--split", split)
      #expect(older["thresholds"] as? String == "tuned (f1, version 1)")
    }
    #expect(try errors("confusion", "1", "--use", "9").contains("allowed: 1 to 2"))
    let labels = try #require(kept["labels"] as? [[String: Any]])
    #expect(labels.map { $0["origin"] as? String } == ["shrunk", "hand"])
    // An older one, kept again, is the newest.
    #expect(try text("thresholds", "1", "--use", "1", "--save").hasSuffix("kept as version 3\n"))
    #expect(try json("thresholds", "1")["goal"] as? String == "f1")
    let versions = try csv("thresholds", "1", "--versions")
    #expect(versions.map { $0["goal"] } == ["f1", "f1 shrink:8", "f1"])
    #expect(versions.map { $0["by_hand"] } == ["0", "1", "0"])
    #expect(Set(versions.map { $0["is_stale"] }) == ["false"])
  }

  @Test func `text, JSON and CSV of thresholds have the same figures`() throws {
    // Digit by digit: a parser of numbers may round the last one.
    let json = try text("thresholds", "1", "--interval", "--json")
    let lines = try text("thresholds", "1").split(separator: "\n")
    for row in try csv("thresholds", "1", "--interval") {
      let name = try #require(row["label"])
      let keys = [
        "threshold", "precision", "recall", "f1", "f1_at_half", "change", "threshold_lower",
        "f1_upper", "change_lower", "optimism",
      ]
      for key in keys {
        #expect(json.contains("\"\(key)\":\(row[key] ?? "?")"), "\(name) \(key)")
      }
      let cells = try #require(lines.first { $0.hasPrefix(name) }).split(separator: " ")
      for (cell, key) in zip(cells.dropFirst(), ["threshold", "precision", "recall", "f1"]) {
        let value = try #require(row[key].flatMap(Double.init))
        let told = try #require(Double(cell.hasPrefix(".") ? "0\(cell)" : String(cell)))
        #expect(abs(told - value) <= 0.0005, "\(name) \(key)")
      }
    }
    let evaluation = try text("evaluate", "1", "--json")
    for row in try csv("evaluate", "1") where row["part"] == "split" || row["part"] == "label" {
      let (measure, value) = (row["measure"] ?? "?", row["value"] ?? "?")
      guard measure != "top_one_accuracy" || !value.isEmpty else { continue }
      #expect(evaluation.contains("\"\(measure)\":\(value.isEmpty ? "null" : value)"), "\(measure)")
    }
  }

  @Test func `each report of test is one look, and a slip of the pen is none`() throws {
    func looks() throws -> Int? { try json("runs", "show", "1")["test_looks"] as? Int }
    #expect(try json("evaluate", "1", "--split", "test")["test_looks"] as? Int == 1)
    #expect(try text("confusion", "1", "--split", "test").contains("look 2 at test"))
    #expect(
      try text("confusion", "1", "--split", "test", "--cell", "FN:cat").contains("look 3 at test"))
    #expect(try errors("confusion", "1", "--split", "test", "--cell", "FN:cst").contains("cat?"))
    _ = try json("thresholds", "1", "--save")
    _ = try json("evaluate", "1", "--split", "validation")
    #expect(try looks() == 3)
    #expect(try text("runs", "show", "1").contains("looks at test: 3"))
  }

  @Test func `the images of a cell are as many as the table counts, with their names`() throws {
    let labels = try #require(json("confusion", "1")["labels"] as? [[String: Any]])
    let keys = [
      "TP": "true_positives", "FN": "false_negatives", "FP": "false_positives",
      "TN": "true_negatives",
    ]
    for (outcome, key) in keys {
      let images = try csv("confusion", "1", "--cell", "\(outcome):dog", "--order", "loss")
      #expect(images.count == labels[1][key] as? Int, "\(outcome)")
      #expect(images.allSatisfy { $0["file"]?.isEmpty == false })
    }
    for row in try csv("confusion", "1", "--table", "sets") {
      let cell = "\(row["truth"] ?? "")>\(row["predicted"] ?? "")"
      let images = try csv("confusion", "1", "--cell", cell)
      #expect(images.count == row["images"].flatMap(Int.init), "\(cell)")
      #expect(images.allSatisfy { $0["truth"] == row["truth"] })
    }
  }

  @Test func `all about one label is told, with the thresholds asked for`() throws {
    let report = try json("thresholds", "1", "--label", "dog", "--set", "dog=0.25")
    #expect((report["row"] as? [String: Any])?["threshold"] as? Double == 0.25)
    let curve = try csv("thresholds", "1", "--label", "dog")
    #expect(curve.first?["threshold"] == "inf")
    #expect((report["curve"] as? [Any])?.count == curve.count)
    #expect(try errors("thresholds", "1", "--label", "dgo").contains("did you mean dog?"))
    #expect(
      try errors("thresholds", "1", "--label", "dog", "--save").contains("--label only tells"))
  }

  @Test func `thresholds go to a file, and from it into a run`() throws {
    for name in ["t.json", "t.yaml", "t.csv"] {
      #expect(try text("thresholds", "1", "--calibrate", "platt", "--export", name).contains(name))
    }
    #expect(try text("thresholds", "1", "--import", "t.json", "--save").contains("as version 2"))
    let versions = try csv("thresholds", "1", "--versions")
    #expect(versions.map { $0["calibrated"] } == ["0", "2"])
    let scores = try #require(json("evaluate", "1")["calibrated"] as? [String: Any])
    #expect(scores["calibrated_labels"] as? Int == 2)
  }

  @Test func `a run is written as a page, and looked at on test only when that is asked for`()
    throws
  {
    #expect(try text("export", "1", "--html", "a.html").hasPrefix("a.html: Run 0001, "))
    let page = try String(contentsOf: folder.url.appending(path: "a.html"), encoding: .utf8)
    let evaluated = try text("evaluate", "1")
    let macro = try #require(evaluated.firstMatch(of: /macro F1 (\S+) over/)?.1)
    #expect(page.contains("<dt>macro F1</dt><dd class=\"value\">\(macro)</dd>"))
    #expect(page.contains("nobody has looked at it"))
    #expect(try json("runs", "show", "1")["test_looks"] as? Int == 0)
    _ = try text("export", "1", "--html", "a.html", "--test")
    #expect(try json("runs", "show", "1")["test_looks"] as? Int == 1)
    #expect(try errors("export", "1", "--test").contains("--test is for --html"))
  }

  @Test func `slips are told with what was meant`() throws {
    #expect(try errors("thresholds", "1", "--set", "dgo=.4").contains("did you mean dog?"))
    #expect(
      try errors("thresholds", "1", "--goal", "precison>=.9").contains("mean precision>=0.9?"))
    #expect(try errors("thresholds", "1", "--export", "a.yalm").contains("did you mean .yaml?"))
    #expect(
      try errors("confusion", "1", "--cell", "cat").contains("--cell is cat; allowed: TP:LABEL"))
    #expect(try errors("confusion", "1", "--json", "--csv").contains("allowed: one of them"))
    #expect(try errors("confusion", "1", "--limit", "0").contains("allowed: 1 to 1000"))
  }

  @Test func `a figure of a run is written as SVG, whole or not at all`() throws {
    #expect(
      try text("export", "1", "--svg", "pr.svg", "--chart", "pr", "--label", "cat")
        == "pr.svg: Precision and recall of cat\n")
    let drawing = try String(contentsOf: folder.url.appending(path: "pr.svg"), encoding: .utf8)
    #expect(drawing.hasPrefix("<?xml") && drawing.hasSuffix("</svg>\n"))
    #expect(
      try errors("export", "1", "--svg", "pr.png") == "Error: pr.png ends in .png; allowed: .svg\n")
    #expect(try errors("export", "1", "--chart", "pr").contains("name its --svg or --png"))
    #expect(
      try errors("export", "1", "--svg", "a.svg", "--chart", "pr", "--scores", "test")
        .contains("the test part is sealed"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "a.svg").path))
  }
}
