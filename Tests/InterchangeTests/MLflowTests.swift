import Foundation
import Testing

@testable import Interchange

@Suite struct MLflowTests {
  private let facts = MLflowRunFacts(
    name: "0007 \"pets\"", user: "ada", status: .finished, start: 1000.5, end: 1002)

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test func `a run is files of facts, parameters, tags and points`() throws {
    let folder = try TemporaryFolder()
    let mlflow = try MLflowFolder(folder.path)
    let experiment = try mlflow.experiment(named: "pets", time: 1000)
    let place = try mlflow.replace("ab", of: experiment, facts) { run in
      try run.parameter("mix.cat+dog", "400")
      try run.tag("mlflow.runName", "0007 pets")
      let metric = try run.metric(["labels", "cat/dog", "f1"])
      try metric.add(step: 43, 0.1, time: 1001.2345)
      try metric.add(step: 86, .nan, time: 1002)
      try metric.finish()
    }
    #expect(place == "\(folder.path)/\(experiment)/ab")
    #expect(try text("\(place)/params/mix.cat_dog") == "400")
    #expect(try text("\(place)/metrics/labels/cat_dog/f1") == "1001234 0.1 43\n1002000 nan 86\n")
    #expect(try text("\(place)/meta.yaml").contains("run_name: \"0007 \\\"pets\\\"\"\n"))
    #expect(try text("\(place)/meta.yaml").contains("start_time: 1000500\nstatus: 3\n"))
  }

  @Test func `a run written again is there once, also when its experiment is called otherwise`()
    throws
  {
    let folder = try TemporaryFolder()
    let mlflow = try MLflowFolder(folder.path)
    let pets = try mlflow.experiment(named: "pets", time: 1)
    _ = try mlflow.replace("ab", of: pets, facts) { try $0.parameter("old", "1") }
    let place = try mlflow.replace("ab", of: pets, facts) { try $0.parameter("new", "1") }
    #expect(OutputFolder.names(in: "\(place)/params") == ["new"])
    let cats = try mlflow.experiment(named: "cats", time: 1)
    _ = try mlflow.replace("ab", of: cats, facts) { _ in }
    #expect(OutputFolder.names(in: "\(folder.path)/\(pets)") == ["meta.yaml"])
    #expect(OutputFolder.names(in: "\(folder.path)/\(cats)") == ["ab", "meta.yaml"])
  }

  @Test func `an experiment MLflow made is found by its name`() throws {
    let folder = try TemporaryFolder()
    for (number, name) in [("1", "pets"), ("2", "'it''s: pets'")] {
      try OutputFolder.make("\(folder.path)/\(number)")
      try OutputFile.write(
        "experiment_id: '\(number)'\nname: \(name)\n", to: "\(folder.path)/\(number)/meta.yaml")
    }
    let mlflow = try MLflowFolder(folder.path)
    #expect(try mlflow.experiment(named: "pets", time: 1) == "1")
    #expect(try mlflow.experiment(named: "it's: pets", time: 1) == "2")
    let own = try mlflow.experiment(named: "\"quoted\"", time: 1)
    #expect(try mlflow.experiment(named: "\"quoted\"", time: 2) == own)
  }

  @Test func `a run that could not be written leaves the one before`() throws {
    let folder = try TemporaryFolder()
    let mlflow = try MLflowFolder(folder.path)
    let pets = try mlflow.experiment(named: "pets", time: 1)
    let place = try mlflow.replace("ab", of: pets, facts) { try $0.parameter("old", "1") }
    #expect(throws: InterchangeError.self) {
      try mlflow.replace("ab", of: pets, facts) { _ in throw InterchangeError("no") }
    }
    #expect(OutputFolder.names(in: "\(folder.path)/\(pets)") == ["ab", "meta.yaml"])
    #expect(OutputFolder.names(in: "\(place)/params") == ["old"])
  }

  @Test func `names MLflow refuses become the nearest it takes, and stay apart`() throws {
    #expect(MLflowRun.plain("cat+dog") == "cat_dog")
    #expect(MLflowRun.plain("..") == "_..")
    #expect(MLflowRun.plain("") == "_")
    let folder = try TemporaryFolder()
    let mlflow = try MLflowFolder(folder.path)
    let place = try mlflow.replace("ab", of: try mlflow.experiment(named: "p", time: 1), facts) {
      try $0.parameter("a+b", "1")
      try $0.parameter("a&b", "2")
    }
    #expect(OutputFolder.names(in: "\(place)/params") == ["a_b", "a_b_2"])
  }
}
