import Datasets
import Experiments
import Testing

@Suite struct ExperimentSourcesTests {
  @Test func `several sources are read, each with its own settings`() throws {
    let experiment = try read(
      """
      data:
        labels: [cat, dog]
        sources:
          - source: .
            negatives: drop
            weight: 0.5
          - {source: .., format: voc, labels: [cat], rename: {Katze: cat}, part: test}
          - pets.yaml
      """)
    #expect(
      experiment.data.sources == [
        SourceDescription(".", negatives: .drop, weight: 0.5),
        SourceDescription(
          "..", format: .voc, labels: ["cat"], rename: ["Katze": "cat"], part: .test),
        SourceDescription("pets.yaml"),
      ])
  }

  /// What stands under `data:` in one line, and the one problem it makes.
  @Test(arguments: [
    (
      "{sources: [{source: ., weigth: 2}]}",
      "1:30: data.sources.0.weigth is not a known key; did you mean data.sources.0.weight?"
    ),
    (
      "{source: ., sources: [.]}",
      "1:8: data.source is given beside data.sources; allowed: one of them"
    ),
    ("{sources: []}", "1:17: data.sources is an empty list; allowed: a list of sources"),
    (
      "{sources: [{format: csv}]}",
      "1:18: data.sources.0.source is missing; it takes a folder, a listing or scenes:NAME"
    ),
    (
      "{sources: [nowhere]}",
      "1:18: data.sources.0.source: there is no file or folder nowhere"
    ),
    (
      "{labels: [cat, dog], sources: [{source: ., labels: [cat, dgo]}]}",
      "1:37: data.sources names dgo, which is no label; allowed: cat, dog; did you mean dog?"
    ),
    (
      "{source: ., split: {lists: pest.yaml}}",
      "1:34: data.split.lists: there is no file or folder pest.yaml; did you mean pets.yaml?"
    ),
    (
      "{source: ., split: {group: '('}}",
      "1:34: data.split.group is \"(\"; allowed: a regular expression, or none"
    ),
  ])
  func `a mistake in a source is told where it is`(data: String, problem: String) {
    #expect(problems("data: \(data)") == ["try.yaml:\(problem)"])
  }
}
