import Foundation
import Metrics
import RunStore
import Synchronization
import Testing
import Workbench

@testable import WorkbenchRuntime

@Suite struct CompareFeedTests {
  /// What a feed says; each wait takes the next message.
  private final class Mail: Sendable {
    private let messages = Mutex<[Message]>([])
    private let arrived = DispatchSemaphore(value: 0)

    func put(_ new: [Message]) {
      messages.withLock { $0 += new }
      for _ in new { arrived.signal() }
    }

    func next() -> ComparisonView? {
      guard arrived.wait(timeout: .now() + 10) == .success,
        case .comparison(let view) = messages.withLock({ $0.removeFirst() })
      else { return nil }
      return view
    }

    /// The first view that is as wanted.
    func first(where isWanted: (ComparisonView) -> Bool) -> ComparisonView? {
      while let view = next() { if isWanted(view) { return view } }
      return nil
    }
  }

  private let mail = Mail()

  private func feed(_ store: RunStore) -> CompareFeed {
    CompareFeed(stores: RunStores(store), deliver: { [mail] in mail.put($0) })
  }

  @Test func `curves come first, then what is worked out of the scores`() throws {
    var fixture = try CompareFixture()
    let (a, b) = (try fixture.add(), try fixture.add(rate: "0.001", shift: 0.1))
    let feed = feed(fixture.store)
    feed.compare(ComparisonRequest(runs: [a, b], needsClock: true))
    let curves = try #require(mail.next())
    #expect(curves.scores == nil)
    #expect(curves.runs.map(\.curve.count) == [100, 100])
    #expect(curves.runs.map(\.clock.count) == [100, 100])
    #expect(curves.runs.map(\.batch) == [8, 8])
    #expect(curves.settings.differing.map(\.path) == ["train.optimizer.rate"])
    let scored = try #require(mail.next()?.scores)
    let pair = try #require(scored.entries.last?.pair)
    // Three scores of .45 rise over .5: two misses are gone, one false alarm is new.
    #expect(pair.decisions.disagreements.count == 3)
    #expect(pair[.hammingLoss]?.estimate == -1.0 / 16)
    feed.stop()
  }

  @Test func `a run that trains is followed, point by point, and its average with it`() throws {
    var fixture = try CompareFixture()
    let (a, b) = (try fixture.add(), try fixture.add())
    let feed = feed(fixture.store)
    let request = ComparisonRequest(runs: [a, b], curve: .trainLoss, smoothing: 0.9)
    feed.compare(request)
    _ = mail.first { $0.scores != nil }
    try fixture.train(b, steps: 101..<151)
    let grown = try #require(mail.first { $0.runs[1].curve.count > 100 })
    #expect(grown.runs.map(\.curve.count) == [100, 150])
    #expect(grown.runs[1].smoothed == grown.runs[1].curve.smoothed(weight: 0.9))
    // Resumed from an earlier step: what came after it is dropped.
    let lease = try #require(fixture.lease(of: b))
    try fixture.store.rewind(lease, to: 40, now: 4)
    try fixture.train(b, steps: 41..<61)
    let resumed = try #require(mail.first { $0.runs[1].curve.lastStep == 60 })
    #expect(resumed.runs[1].curve.count == 60)
    #expect(resumed.runs[1].smoothed == resumed.runs[1].curve.smoothed(weight: 0.9))
    feed.stop()
  }

  @Test func `scores are judged anew when there are others, by thresholds too`() throws {
    var fixture = try CompareFixture()
    let (a, b) = (try fixture.add(), try fixture.add())
    let feed = feed(fixture.store)
    feed.compare(ComparisonRequest(runs: [a, b]))
    let before = try #require(mail.first { $0.scores != nil }?.scores?.entries.last?.pair)
    #expect(before.decisions.disagreements.isEmpty)
    _ = try fixture.store.recordThresholds(
      b,
      StoredThresholds(
        version: 0, time: 5, goal: "f1", splitHash: "s0", images: 8, labels: ["cat", "dog"],
        values: [0.32, 0.5], achieved: [nil, nil]))
    let after = mail.first { $0.scores?.entries.last?.scored?.origin == "v1 f1" }
    #expect(after?.scores?.entries.last?.pair?.decisions.disagreements.map(\.image) == [23])
    feed.stop()
  }

  @Test func `runs on other splits and runs without scores say so`() throws {
    var fixture = try CompareFixture()
    let runs = [
      try fixture.add(), try fixture.add(split: "s1"), try fixture.add(isScored: false),
    ]
    let feed = feed(fixture.store)
    feed.compare(ComparisonRequest(runs: runs))
    let scores = try #require(mail.first { $0.scores != nil }?.scores)
    #expect(scores.entries[1].obstacle == "another split: s1, not s0")
    #expect(scores.entries[2].obstacle == "no scores of its validation part")
    // Without a baseline the others stand alone.
    feed.compare(ComparisonRequest(runs: [runs[2], runs[0]]))
    let turned = mail.first { $0.request.runs.first == runs[2] && $0.scores != nil }
    #expect(turned?.scores?.entries[1].obstacle == "the baseline has no scores")
    #expect(turned?.scores?.entries[1].scored != nil)
    feed.stop()
  }

  @Test func `a run that is purged disappears, with its scores`() throws {
    var fixture = try CompareFixture()
    let (a, b) = (try fixture.add(), try fixture.add())
    for run in [a, b] {
      let lease = try #require(fixture.lease(of: run))
      try fixture.store.finish(lease, .done, message: nil, now: 4)
    }
    let feed = feed(fixture.store)
    feed.compare(ComparisonRequest(runs: [a, b]))
    _ = mail.first { $0.scores != nil }
    try fixture.store.archive(b, now: 5)
    try fixture.store.purge(b)
    let left = try #require(mail.first { $0.runs.count == 1 && $0.scores != nil })
    #expect(left.runs.map(\.id) == [a])
    #expect(left.scores?.entries.count == 1)
    feed.stop()
  }

  @Test func `another curve leaves the scores as they are`() throws {
    var fixture = try CompareFixture()
    let (a, b) = (try fixture.add(), try fixture.add())
    let feed = feed(fixture.store)
    feed.compare(ComparisonRequest(runs: [a, b]))
    _ = mail.first { $0.scores != nil }
    feed.compare(ComparisonRequest(runs: [a, b], curve: .trainLoss))
    let view = try #require(mail.next())
    #expect(view.request.curve == .trainLoss)
    #expect(view.scores != nil)
    #expect(view.runs.first?.curve.lastValue == 0.01)
    feed.stop()
  }
}
