import Experiments
import Reports
import RunStore
import Training
import Workbench

/// What was asked for, where it ran, and what it said.
extension RunPage {
  func settings() -> [PageBlock] {
    var blocks: [PageBlock] = []
    let own = ownSettings
    if !own.isEmpty {
      var table = PageTable(
        "Settings that differ from their defaults",
        [.text("setting"), .text("value"), .text("default")])
      for setting in own {
        table.add([
          .init(setting.path), .init(setting.value),
          .init(setting.usual ?? Format.share(nil), tone: .muted),
        ])
      }
      blocks.append(.table(table))
    }
    blocks.append(
      .folded(
        PageFold("As it was written", note: details.run.experiment),
        [.code(PageCode("The experiment file", details.experimentText))]))
    blocks.append(
      .folded(
        PageFold("As it was run", note: "with every setting written out"),
        [.code(PageCode("The resolved experiment", details.resolvedText))]))
    return blocks
  }

  /// Settings whose value differs from that of an experiment that names the same data and nothing else.
  private var ownSettings: [(path: String, value: String, usual: String?)] {
    let all = ExperimentSetting.all(in: details.resolvedText)
    let source = all.first { $0.path == "data.source" }?.value ?? ""
    let plain = ExperimentSource.naming(source)
    let usual = Dictionary(
      (try? plain.experiment().yaml).map { ExperimentSetting.all(in: $0) }?
        .map { ($0.path, $0.value) } ?? [], uniquingKeysWith: { first, _ in first })
    guard !usual.isEmpty else { return [] }
    return all.filter { !["title", "question"].contains($0.path) }
      .filter { usual[$0.path] != $0.value || $0.path == "data.source" }
      .map { ($0.path, $0.value, $0.path == "data.source" ? nil : usual[$0.path]) }
  }

  func machine() throws -> [PageBlock] {
    var facts = [
      PageFact("machine", details.machine), PageFact("thresh", details.codeVersion),
      PageFact("trained for", Format.duration(details.run.progress.elapsed)),
    ]
    if details.facts.parameters > 0 {
      facts.append(PageFact("parameters", "\(details.facts.parameters)"))
    }
    if let snapshot = TrainingSnapshot(stored: try store.snapshot(of: run)) {
      facts.append(PageFact("memory of the network", Self.size(snapshot.planBytes)))
      if let bytes = snapshot.residentBytes {
        facts.append(PageFact("memory of the process", Self.size(bytes)))
      }
      if let pace = snapshot.imagesPerSecond, pace.isFinite {
        facts.append(PageFact("pace at the end", "\(Format.fixed(pace, places: 0)) images/s"))
      }
    }
    var blocks: [PageBlock] = [.facts(facts)]
    let graveLevels = [LogEntry.Level.warning, .alarm].map(\.rawValue)
    let grave = log.lines.filter { graveLevels.contains($0.level) }
    if !grave.isEmpty {
      blocks.append(
        .part(
          "Warnings and alarms",
          [.code(PageCode(PageText.count(grave.count, "line"), text(of: grave)))]))
    }
    if !log.lines.isEmpty {
      blocks.append(
        .folded(
          PageFold("The whole log", note: PageText.count(log.lines.count, "line")),
          [.code(PageCode("By time", text(of: log.lines)))]))
    }
    return blocks
  }

  private func text(of lines: [LogReport.Line]) -> String {
    LogReport(lines: lines).text(CalendarText()).joined(separator: "\n")
  }

  private static func size(_ bytes: Int) -> String { "\(bytes >> 20) MiB" }
}
