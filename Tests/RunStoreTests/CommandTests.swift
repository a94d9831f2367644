import Testing

@testable import RunStore

@Suite struct CommandTests {
  @Test func `a command waits until the run answers with the step it holds from`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 100)
    let rate = try store.post("rate", argument: "0.0006", to: lease.run, by: there, now: 101)
    let pause = try store.post("pause", to: lease.run, by: there, now: 102)
    let waiting = try store.pendingCommands(of: lease.run)
    #expect(waiting.map(\.id) == [rate, pause])
    #expect(waiting[0].argument == "0.0006" && waiting[0].poster == "process 77 on gull")
    try store.acknowledge(rate, of: lease, step: 9400, now: 103)
    try store.refuse(pause, of: lease, step: 9401, reason: "it is over", now: 104)
    #expect(try store.pendingCommands(of: lease.run).isEmpty)
    let all = try store.commands(of: lease.run)
    #expect(all.map(\.state) == [.acknowledged, .refused])
    #expect(all.map(\.step) == [9400, 9401])
    #expect(all.map(\.message) == [nil, "it is over"] && all.map(\.answered) == [103, 104])
  }

  @Test func `an answer stays what it was`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 100)
    let pause = try store.post("pause", to: lease.run, now: 101)
    try store.acknowledge(pause, of: lease, step: 7, now: 102)
    try store.refuse(pause, of: lease, reason: "too late", now: 103)
    #expect(try store.commands(of: lease.run).first?.state == .acknowledged)
    #expect(
      sentence { try store.acknowledge(99, of: lease, step: 1, now: 104) }
        == "run 0001 has no command 99")
  }

  @Test func `nobody can command a run that no process works on`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 100)
    #expect(
      sentence { try store.post("pause", to: lease.run, now: 106) } == """
        run 0001 is interrupted and cannot be steered (pause); \
        allowed: a run some process works on
        """)
    try store.finish(lease, .done, now: 107)
    #expect(sentence { try store.post("pause", to: 1, now: 107) }.contains("run 0001 is done"))
    #expect(sentence { try store.post("pause", to: 2, now: 107) }.contains("no run 0002"))
  }

  @Test func `a command nobody read is refused when its run ends or changes hands`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 100)
    try store.post("pause", to: lease.run, now: 101)
    let second = try store.claim(lease.run, by: there, now: 110)
    try store.post("checkpoint", to: lease.run, now: 111)
    try store.finish(second, .stopped, now: 112)
    let all = try store.commands(of: lease.run)
    #expect(all.map(\.state) == [.refused, .refused])
    #expect(
      all.map(\.message) == [
        "the process it was meant for had ended", "the run had ended (stopped) before it was read",
      ])
  }

  @Test func `a command to a process that ended is answered for it, one to a slow process is not`()
    throws
  {
    let store = try RunStore.temporary()
    let slow = try store.createRun(.example(process: there), now: 100)
    let post = try store.post("pause", to: slow.run, now: 101)
    try store.refuseAbandonedCommands(now: 150)
    #expect(try store.pendingCommands(of: slow.run).map(\.id) == [post])
    try store.refuseAbandonedCommands(now: 161)
    #expect(
      try store.commands(of: slow.run).first?.message == "the process it was meant for had ended")

    var gone = ProcessIdentity.current
    let lease = try store.createRun(.example(process: gone), now: 200)
    try store.post("pause", to: lease.run, now: 201)
    try store.refuseAbandonedCommands(now: 202)
    #expect(try store.pendingCommands(of: lease.run).count == 1)
    gone.boot = "the one before"
    let other = try store.claim(lease.run, by: gone, now: 300)
    #expect(try store.summary(of: other.run, now: 300)?.status == .interrupted)
  }
}
