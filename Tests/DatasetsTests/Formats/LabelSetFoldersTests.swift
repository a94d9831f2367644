import Testing

@testable import Datasets

@Suite struct LabelSetFoldersTests {
  private func names(_ labels: [String], _ sets: [[Int]]) -> [String] {
    let folders = LabelSetFolders(labels: labels)
    return sets.map(folders.name)
  }

  @Test func `a folder is called as the folders of a data set are`() {
    #expect(
      names(["cat", "dog", "hot_dog"], [[], [0], [0, 1], [2], [0, 1, 2]])
        == ["none", "cat", "cat+dog", "hot_dog", "cat+dog+hot_dog"])
    #expect(names(["c++", "dog"], [[0], [0, 1]]) == ["c++", "c%2B%2B+dog"])
  }

  @Test func `where a label is called none, the folder of no label has another name`() {
    #expect(
      names(["none", "Neither", "dog"], [[], [0], [0, 2]]) == ["neither", "none", "none+dog"])
    #expect(names(["none", "neither"], [[]]) == ["negative"])
  }

  @Test func `no label leads out of the folder, hides its folder or makes it no name`() {
    #expect(
      names(
        ["a/b", "..", "", ".git", "x\n\u{0}", "100%"], [[0], [1], [2], [3], [4], [5], [0, 1]])
        == ["a%2Fb", "%2E.", "%", "%2Egit", "x%0A%00", "100%25", "a%2Fb+%2E."])
  }

  @Test func `every set has a folder of its own, also where labels look like sets`() {
    let labels = ["a", "b", "a+b", "a%2Bb", "none", "both", "a_b", ""]
    let sets = (0..<1 << labels.count).map { bits in
      labels.indices.filter { bits >> $0 & 1 == 1 }
    }
    let all = names(labels, sets)
    #expect(Set(all).count == sets.count)
    #expect(all.allSatisfy { !$0.isEmpty && !$0.contains("/") && !$0.hasPrefix(".") })
  }

  @Test func `a set sorted by them is read back`() throws {
    let labels = ["cat", "dog", "hot_dog"]
    let sets = [[], [0], [1, 2], [0, 1, 2]]
    let folder = try TemporaryFolder()
    for name in names(labels, sets) { try folder.writeImages("\(name)/1.png") }
    let read = try folder.open(labels: labels)
    #expect(Set(read.names.indices.map { read.labelSet(of: $0) }) == Set(sets))
  }
}
