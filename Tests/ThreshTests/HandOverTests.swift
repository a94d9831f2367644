import Foundation
import RunStore
import Testing

/// A run whose terminal goes away.
@Suite(.serialized) struct HandOverTests {
  private static let experiment = """
    title: long epochs
    seed: 11
    data: {source: "scenes:pets", pictures: 1600, size: [24, 24]}
    augment: {flip: true, crop: 0.9, colour: 0.1}
    network:
      layers:
        - conv: {channels: 16, bias: false}
        - batch-norm
        - relu
        - max-pool: 2
        - conv: 16
        - relu
        - dropout: 0.1
        - global-average-pool
    train: {epochs: 5, batch: 8, early_stop: 4}
    """

  private func folder() throws -> Folder {
    let folder = try Folder()
    for name in ["minute", "quick"] {
      try FileManager.default.removeItem(
        at: folder.url.appending(path: "Experiments/\(name).yaml"))
    }
    try Self.experiment.write(
      to: folder.url.appending(path: "Experiments/endless.yaml"), atomically: true, encoding: .utf8)
    return folder
  }

  private func open(_ folder: Folder) throws -> VirtualTerminal {
    try #require(
      VirtualTerminal(Program.path, ["--store", folder.store], directory: folder.path))
  }

  private func losses(in folder: Folder) throws -> [Int: UInt64] {
    let store = try RunStore(path: folder.store, access: .readOnly)
    let points = try store.points("train-loss", of: 1, steps: 0 ... .max)
    return Dictionary(
      uniqueKeysWithValues: zip(points.steps, points.values.map(\.bitPattern)))
  }

  @Test func `a line that drops within an epoch changes no bit of what the run becomes`() throws {
    let whole = try folder()
    let trained = try Program.run(["train", "Experiments/endless.yaml"], in: whole)
    try #require(trained.status == 0, "\(trained.errors)")

    let dropped = try folder()
    let terminal = try open(dropped)
    try #require(terminal.wait(for: "no run in this store"), "\(terminal.screen)")
    terminal.type("N")
    try #require(terminal.wait(for: "long epochs"), "\(terminal.screen)")
    terminal.press(.down)
    terminal.press(.enter)
    // 140 steps an epoch: by the time of the first figures it is in the middle of one.
    try #require(terminal.wait(30, for: "img/s"), "\(terminal.screen)")
    terminal.hangUp()
    #expect(terminal.waitForExit(20) != nil)
    let store = try RunStore(path: dropped.store, access: .readOnly)
    let end = Date().addingTimeInterval(120)
    while Date() < end {
      if try store.summary(of: 1, now: Date().timeIntervalSince1970)?.status == .done { break }
      usleep(200_000)
    }
    #expect(try store.summary(of: 1, now: Date().timeIntervalSince1970)?.status == .done)
    // It did change hands: what the second process printed is kept beside the store.
    #expect(FileManager.default.fileExists(atPath: "\(dropped.store)/0001.log"))
    let expected = try losses(in: whole)
    #expect(expected.count == 5 * 140)
    #expect(try losses(in: dropped) == expected)
    for split in ["validation", "tune", "test"] {
      let arguments = ["evaluate", "1", "--split", split, "--json"]
      let found = try Program.run(arguments, in: dropped)
      #expect(found.output == (try Program.run(arguments, in: whole).output))
      #expect(!found.output.isEmpty)
    }
  }

  @Test func `a workbench that is opened shows the run another process trains`() throws {
    let folder = try Folder()
    let process = try Program.start(["train", "Experiments/endless.yaml"], in: folder)
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    let store = try RunStore(path: folder.store)
    let end = Date().addingTimeInterval(30)
    while Date() < end, try store.runs(now: Date().timeIntervalSince1970).isEmpty {
      usleep(50_000)
    }
    let terminal = try open(folder)
    let notice = "0001 trains in process \(process.processIdentifier); 1 shows all runs"
    #expect(terminal.wait(20, for: notice), "\(terminal.screen)")
    #expect(terminal.wait(20, for: "RUNNING"), "\(terminal.screen)")
    // A run of another process keeps nobody from leaving.
    terminal.type("q")
    #expect(terminal.waitForExit(20) == 0)
  }
}
