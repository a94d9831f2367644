import Metrics
import TerminalUI
import Workbench

/// How long the labels screen takes to answer a key, on scores that a seed makes up.
package struct ScreenBenchmark: Encodable {
  /// Milliseconds of many goes, in the middle and of the slowest in a hundred.
  package struct Time: Encodable {
    package var what: String
    package var median: Double
    package var slowest: Double
  }

  package var labels: Int
  package var images: Int
  package var times: [Time]

  /// The two tables of scores the budgets speak of.
  package static func all() throws -> [ScreenBenchmark] {
    try [(40, 50_000), (1000, 20_000)].map { try measure(labels: $0, images: $1) }
  }

  static func measure(labels: Int, images: Int) throws -> ScreenBenchmark {
    let table = try scores(labels: labels, images: images)
    var sorted: Decisions?
    let sorting = time("sort the scores", goes: 3) {
      sorted = Decisions(table: table, thresholds: table.untunedThresholds)
    }
    guard let sorted else { return ScreenBenchmark(labels: labels, images: images, times: []) }
    var state = state(of: sorted)
    func press(_ key: Key) { _ = state.update(.terminal(.key(key))) }
    var isBack = false
    let times = [
      sorting,
      time("move a threshold by .01", goes: 200) {
        // There and back, so that it never comes to an end.
        press(isBack ? .left : .right)
        isBack.toggle()
      },
      time("move it past the next score", goes: 200) { press(.character("]")) },
      time("choose it", goes: 100, { press(.character("a")) }, after: { press(.character("0")) }),
      time(
        "choose all thresholds", goes: 20, { press(.character("A")) },
        after: { press(.character("u")) }),
      time("draw 160x48", goes: 200) { _ = state.view(width: 160, height: 48) },
      time("draw 80x24", goes: 200) { _ = state.view(width: 80, height: 24) },
    ]
    return ScreenBenchmark(labels: labels, images: images, times: times)
  }

  package var text: String {
    let widths = [-34, 10, 10]
    let title = "\(labels) labels, \(images) images"
    return
      ([TextTable.row([title, "ms", "slowest"], widths)]
      + times.map {
        TextTable.row(
          [$0.what, Format.fixed($0.median, places: 2), Format.fixed($0.slowest, places: 2)], widths
        )
      }).joined(separator: "\n")
  }

  /// - Parameter after: undoes what was timed, without being timed.
  private static func time(
    _ what: String, goes: Int, _ body: () -> Void, after: () -> Void = {}
  ) -> Time {
    let clock = ContinuousClock()
    var times: [Double] = []
    for _ in 0..<goes {
      times.append(clock.measure(body) / .milliseconds(1))
      after()
    }
    times.sort()
    return Time(
      what: what, median: times[goes / 2], slowest: times[min(goes * 99 / 100, goes - 1)])
  }

  /// Scores of labels that grow rarer, some of them hard to tell.
  private static func scores(labels: Int, images: Int) throws -> ScoreTable {
    var random = SplitMix(state: 7)
    var scores: [Float] = []
    var targets: [UInt8] = []
    for _ in 0..<images {
      for label in 0..<labels {
        let isPresent = Double.random(in: 0..<1, using: &random) < 0.35 / Double(1 + label % 40)
        let noise =
          Double.random(in: -1..<1, using: &random) + Double.random(in: -1..<1, using: &random)
        scores.append(Float(sigmoid((isPresent ? 1.2 : -2.4) + 2.5 * noise)))
        targets.append(isPresent ? ScoreTable.present : ScoreTable.absent)
      }
    }
    return try ScoreTable(
      labels: (0..<labels).map { "label \($0)" }, images: Array(0..<images), scores: scores,
      targets: targets)
  }

  /// The labels screen with these scores on it.
  private static func state(of decisions: Decisions) -> WorkbenchState {
    var state = WorkbenchState(width: 160, height: 48)
    let messages: [Message] = [
      .runs([RunRow(id: 1, title: "made up", status: .done)]), .terminal(.key(.character("3"))),
      .scores(
        ScoresView(request: ScoresRequest(run: 1, part: .tune), decisions: decisions)),
    ]
    for message in messages { _ = state.update(message) }
    return state
  }
}
