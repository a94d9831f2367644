import Foundation
import Metrics
import RunStore
import Synchronization
import Testing
import Workbench

@testable import WorkbenchRuntime

@Suite struct ScoresFeedTests {
  /// What a feed says, in order; each wait takes the next message.
  private final class Mail: Sendable {
    private let messages = Mutex<[Message]>([])
    private let arrived = DispatchSemaphore(value: 0)

    func put(_ new: [Message]) {
      messages.withLock { $0 += new }
      for _ in new { arrived.signal() }
    }

    func next() -> Message? {
      guard arrived.wait(timeout: .now() + 10) == .success else { return nil }
      return messages.withLock { $0.removeFirst() }
    }
  }

  /// A run with scores of its tune and its test part.
  private struct Fixture {
    let store: RunStore
    let run: RunID
    let feed: ScoresFeed
    let mail = Mail()

    init(resolved: String = "title: t") throws {
      store = try RunStore.temporary()
      let start = RunStart(
        title: "t", experiment: "t.yaml", experimentText: "", resolvedText: resolved, seed: 1,
        machine: "m", codeVersion: "v", plannedEpochs: 1)
      let lease = try store.createRun(start, now: 1)
      run = lease.run
      let table = try #require(table)
      try store.recordFacts(
        lease, RunFacts(labels: table.labels, splitHash: "s0"), now: 2)
      for split in [StoredSplit.tune, .test] {
        try store.recordScores(lease, split, table, epoch: 1, step: 10, now: 3)
      }
      feed = ScoresFeed(stores: RunStores(store), deliver: { [mail] in mail.put($0) })
    }
  }

  @Test func `a gain is the same whenever it is asked for`() throws {
    let fixture = try Fixture()
    let ranked = try #require(table).ranked(label: 0)
    let request = GainRequest(
      scores: ScoresRequest(run: fixture.run, part: .tune), label: 0, threshold: 0.55, goal: .f1)
    fixture.feed.estimate(request, ranked)
    fixture.feed.estimate(request, ranked)
    guard case .gain(let first, let gain) = fixture.mail.next(),
      case .gain(_, let again) = fixture.mail.next()
    else {
      Issue.record("no answer")
      return
    }
    #expect(first == request)
    #expect(gain == again)
    #expect(gain.f1?.estimate == ranked.counts(at: 0.55).f1)
  }

  @Test func `a look at the test split is counted, and shows what the thresholds do there`() throws
  {
    let fixture = try Fixture()
    for look in 1...2 {
      fixture.feed.lookAtTest(fixture.run, thresholds: [0.6, 0.4])
      guard case .test(let view) = fixture.mail.next() else {
        Issue.record("no answer")
        return
      }
      #expect(view.looks == look)
      #expect(view.images == 8)
      #expect(view.counts.map(\.truePositives) == [4, 4])
      #expect(view.countsAtHalf.map(\.truePositives) == [4, 2])
      #expect(view.anyPositiveRateOnNegatives == 0)
      #expect(view.anyPositiveRateOnNegativesAtHalf == 0.5)
      #expect(view.gain != nil)
    }
    #expect(try fixture.store.testLooks(of: fixture.run).count == 2)
  }

  @Test func `thresholds for other labels are refused, and no look is counted`() throws {
    let fixture = try Fixture()
    fixture.feed.lookAtTest(fixture.run, thresholds: [0.5])
    guard case .failed(let sentence) = fixture.mail.next() else {
      Issue.record("no answer")
      return
    }
    #expect(sentence == "these thresholds are for other labels than those of run 0001")
    #expect(try fixture.store.testLooks(of: fixture.run).isEmpty)
  }

  @Test(arguments: ["json", "yaml", "csv"])
  func `thresholds are written as the command line writes them`(ending: String) throws {
    let fixture = try Fixture()
    let path = NSTemporaryDirectory() + "thresholds-\(UUID().uuidString).\(ending)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let version = ThresholdVersion(
      rule: "f1", splitHash: "s0", images: 8, values: [0.6, .infinity], origins: [.own, .hand])
    fixture.feed.export(version, of: fixture.run, to: path)
    guard case .notice(let text) = fixture.mail.next() else {
      Issue.record("no answer")
      return
    }
    #expect(text == "thresholds written to \(path)")
    let written = try String(contentsOfFile: path, encoding: .utf8)
    #expect(written.contains("cat") && written.contains("0.6") && written.contains("hand"))
  }

  @Test func `a folder that is not there is told`() throws {
    let fixture = try Fixture()
    let version = ThresholdVersion(rule: "f1", values: [0.6, 0.5])
    fixture.feed.export(version, of: fixture.run, to: "/no/such/folder/t.json")
    guard case .failed(let sentence) = fixture.mail.next() else {
      Issue.record("no answer")
      return
    }
    #expect(sentence.hasPrefix("/no/such/folder/t.json: "))
  }

  @Test func `versions of another split are not begun with`() throws {
    let fixture = try Fixture()
    for (hash, value) in [("s0", 0.6), ("else", 0.7)] {
      try fixture.store.recordThresholds(
        fixture.run,
        StoredThresholds(
          time: 4, goal: "f1", splitHash: hash, images: 8, labels: ["cat", "dog"],
          values: [value, value], achieved: [nil, nil]))
    }
    fixture.feed.load(ScoresRequest(run: fixture.run, part: .tune))
    guard case .scores(let view) = fixture.mail.next() else {
      Issue.record("no answer")
      return
    }
    #expect(view.decisions.thresholds == [0.6, 0.6])
    #expect(view.versions.map(\.number) == [1, 2])
    #expect(view.rule == "f1" && view.splitHash == "s0")
  }
}
