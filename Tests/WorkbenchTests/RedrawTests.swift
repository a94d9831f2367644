import TerminalUI
import Testing
import Workbench

@Suite struct RedrawTests {
  @Test func `time alone draws nothing anew`() {
    var state = Sample.training()
    _ = state.update(.tick(now: Sample.now))
    let revision = state.revision
    for second in 1...100 {
      _ = state.update(.tick(now: Sample.now + Double(second)))
      _ = state.update(.terminal(.wake))
    }
    #expect(state.revision == revision)
  }

  @Test func `the same rows again draw nothing anew`() {
    var state = Sample.training()
    let revision = state.revision
    _ = state.update(.runs(Sample.rows))
    _ = state.update(.runChanged(Sample.rows[1]))
    var diverged = Sample.rows[2]
    diverged.tags = []  // a copy of its own, whose loss is not a number either
    _ = state.update(.runChanged(diverged))
    _ = state.update(.experiments(Sample.experiments))
    _ = state.update(.snapshot(run: 142, Sample.view().snapshot))
    _ = state.update(.command(run: 142, Sample.view().commands[0]))
    _ = state.update(
      .prepared(run: 142, labels: Sample.labels, stepsPerEpoch: 776, batch: 32))
    #expect(state.revision == revision)
  }

  @Test func `keys that do nothing draw nothing anew`() {
    var state = Sample.training()
    let revision = state.revision
    state.press(.function(7), .character("Z"), .insert)
    #expect(state.revision == revision)
  }

  @Test func `a point, a size, a key that moves something draw anew`() {
    var state = Sample.training()
    var revision = state.revision
    let messages: [Message] = [
      .points(run: 142, .trainLoss, [SeriesPoint(step: 9311, value: 0.2)]),
      .terminal(.resize(width: 100, height: 30)),
      .terminal(.key(.left)),
      .log(run: 142, [LogEntry(text: "hello")]),
      .snapshot(run: 142, LiveSnapshot(step: 9311)),
    ]
    for message in messages {
      _ = state.update(message)
      #expect(state.revision > revision)
      revision = state.revision
    }
  }

  @Test func `what the terminal answers of its pictures draws anew, and is in the grid`() {
    var state = Sample.training()
    let revision = state.revision
    #expect(state.view().graphics == nil)
    #expect(state.update(.terminal(.graphics(.kitty(cell: .standard)))) == [])
    #expect(state.revision > revision)
    #expect(state.view().graphics == .kitty(cell: .standard))
    #expect(state.view().lines == Sample.training().view().lines)
  }

  @Test func `a notice goes away by itself`() {
    var state = Sample.training()
    state.press(.character("i"))
    _ = state.update(.notice("checkpoint written"))
    #expect(state.view().lines[22].contains("checkpoint written"))
    _ = state.update(.tick(now: Sample.now + 7))
    #expect(state.interface.notice != nil)
    let revision = state.revision
    _ = state.update(.tick(now: Sample.now + 8))
    #expect(state.interface.notice == nil)
    #expect(state.revision > revision)
  }

  @Test func `a day of updates keeps memory flat`() {
    var state = Sample.training()
    for hour in 0..<24 {
      let entries = (0..<1000).map {
        LogEntry(time: Double(hour), step: $0, text: "a line of the log")
      }
      _ = state.update(.log(run: 142, entries))
      _ = state.update(.log(run: nil, entries))
      for number in 0..<100 {
        _ = state.update(
          .command(run: 142, CommandRecord(number: hour * 100 + number, command: .pause)))
      }
    }
    #expect((state.opened?.log.count ?? 0) <= 4000)
    #expect(state.output.count <= 4000)
    #expect((state.opened?.commands.count ?? 0) <= 100)
  }
}
