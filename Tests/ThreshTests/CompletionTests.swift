import ArgumentParser
import Experiments
import Testing

@testable import thresh

@Suite struct CompletionTests {
  @Test func `each shell gets a word in its own form`() {
    let completion = ShellCompletion(word: "last:loss", about: "a\tvalue\nof runs")
    #expect(completion.line(for: .bash) == "last:loss")
    #expect(completion.line(for: .zsh) == "last\\:loss:a value of runs")
    #expect(completion.line(for: .fish) == "last:loss\ta value of runs")
    #expect(ShellCompletion(word: "x").line(for: .fish) == "x")
  }

  @Test func `settings are offered with their defaults, until a value is begun`() {
    let offered = SettingCompletions.experiment("train.ep").map(\.word)
    #expect(offered.contains("train.epochs=30"))
    #expect(offered.contains("data.source="))
    #expect(offered.contains("data.size="))
    #expect(!offered.contains { $0.hasPrefix("network.layers.conv") || $0.contains(".0.") })
    #expect(SettingCompletions.experiment("train.epochs=") == [])
    #expect(!SettingCompletions.study("").isEmpty)
  }

  @Test func `the store is that of the command line, else the usual one`() {
    #expect(StoreCompletions.path(of: ["thresh", "--store", "a", "runs"], environment: [:]) == "a")
    #expect(StoreCompletions.path(of: ["--store=b"], environment: ["THRESH_STORE": "c:d"]) == "b")
    #expect(StoreCompletions.path(of: [], environment: ["THRESH_STORE": "c:d"]) == "c")
    #expect(StoreCompletions.path(of: ["--store"], environment: [:]) == "runs")
  }

  @Test func `where no store can be read nothing is offered`() {
    #expect(StoreCompletions.runs(["--store", "/nowhere/at all"], "") == [])
    #expect(!StoreCompletions.columns(["--store", "/nowhere"], "run,").isEmpty)
  }
}
