import Testing

@testable import WorkbenchRuntime

@Suite struct ExperimentShelfTests {
  @Test func `experiments of the present folder stand before the others, and nothing else does`()
    throws
  {
    let fixture = try DraftFixture()
    let data = "data: {source: \"scenes:pets\"}\n"
    try fixture.write(data, to: "Experiments/other.yaml")
    try fixture.write("title: x\n", to: "Experiments/broken.yaml")
    try fixture.write(data, to: "mine.yaml")
    try fixture.write("services: {web: {}}\n", to: "compose.yaml")
    let entries = ExperimentShelf.entries(
      in: fixture.path("Experiments"), besides: fixture.url.path)
    #expect(entries.map(\.title) == ["pets", "mine", "broken", "other"])
    #expect(entries.map(\.problems.isEmpty) == [true, true, false, true])
  }
}
