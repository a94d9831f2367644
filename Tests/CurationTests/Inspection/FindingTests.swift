import Datasets
import Testing

@testable import Curation

@Suite struct FindingTests {
  private let pets = ["cat", "dog"]

  @Test func `nothing is found in a set of all four label sets`() {
    #expect(InspectedSet(labels: pets, sets: petSets()).sentences().isEmpty)
  }

  @Test func `a pair that is never together is said, with what may be done`() {
    let found = InspectedSet(labels: pets, sets: petSets(both: 0)).inspection().findings
    #expect(found == [.neverTogether([["cat", "dog"]], more: 0)])
    #expect(found[0].sentence == "No image shows both cat and dog.")
    #expect(
      found[0].remedy
        == "Collect some, or paste two single-label images together: mix.composites.")
    #expect(found[0].severity == .warning)
  }

  @Test func `a set without negatives is said`() {
    let set = InspectedSet(labels: pets, sets: petSets(none: 0))
    #expect(set.sentences() == ["No image holds none of the labels."])
  }

  @Test func `a label that never comes without another is said`() {
    let set = InspectedSet(labels: pets, sets: petSets(cat: 0))
    #expect(set.inspection().findings == [.neverWithout([["cat", "dog"]], more: 0)])
    #expect(set.sentences() == ["No image shows cat without dog."])
  }

  @Test func `a label on every image is said once`() {
    let set = InspectedSet(labels: pets, sets: petSets(cat: 0, none: 0))
    #expect(set.inspection().findings == [.everywhere("dog")])
    #expect(set.sentences() == ["Every image shows dog."])
  }

  @Test func `of three labels each pair counts, of five only what chance would have shown`() {
    let few = InspectedSet(
      labels: ["x", "y", "z"],
      sets: [String](repeating: "ab", count: 20) + [String](repeating: "c", count: 10)
        + [String](repeating: "a", count: 5) + [String](repeating: "b", count: 5)
        + [String](repeating: "", count: 60))
    #expect(few.sentences() == ["z is on no image with another label."])
    let apart = InspectedSet(
      labels: ["x", "y", "z"],
      sets: ["ab", "bc", "a", "b", "c", ""].flatMap { [String](repeating: $0, count: 10) })
    #expect(apart.sentences() == ["No image shows both x and z."])
    let many = InspectedSet(
      labels: ["v", "w", "x", "y", "z"],
      sets: ["ab", "ac", "ad", "ae", "bc", "de"].flatMap { [String](repeating: $0, count: 10) }
        + [""])
    #expect(
      many.sentences().first == "No image shows both w and y, w and z, x and y and x and z.")
  }

  @Test func `a set of single labels is said in one finding`() {
    let set = InspectedSet(
      labels: ["x", "y", "z"],
      sets: ["a", "b", "c", ""].flatMap { [String](repeating: $0, count: 12) })
    #expect(set.sentences() == ["No image shows more than one label."])
  }

  @Test func `rare labels are said of the whole set, or else of its parts`() {
    let sets = petSets() + [String?](repeating: "c", count: 3) + ["abc", "bc", "ac"]
    let set = InspectedSet(labels: ["cat", "dog", "fox"], sets: sets)
    let split = Split(
      train: Array(0..<86).filter { $0 % 5 != 0 }, test: Array(0..<86).filter { $0 % 5 == 0 })
    #expect(
      set.sentences(split).prefix(2) == [
        "Fewer than 10 images show fox (6).",
        "Some parts hold fewer than 10 images of a label: test dog (8) and cat (9).",
      ])
  }

  @Test func `labels that are unevenly frequent are a note`() {
    let set = InspectedSet(labels: pets, sets: petSets(cat: 100, dog: 5, both: 5))
    #expect(
      set.sentences() == [
        "The labels are unevenly frequent: the commonest is on 5.75 times as many images as a "
          + "label on average (MeanIR)."
      ])
  }

  @Test func `files that cannot be read are a note, from one in a hundred on a warning`() {
    var set = InspectedSet(labels: pets, sets: petSets())
    set.problems = [BadImage(name: "x.jpg", cause: "the file is empty")]
    #expect(set.sentences() == ["1 of 81 images cannot be read and is left out."])
    #expect(set.inspection().findings[0].severity == .warning)
    #expect(Finding.unreadable(2, of: 300).severity == .note)
  }

  @Test func `copies across parts and copies in conflict are said`() {
    var set = InspectedSet(labels: pets, sets: petSets())
    set.details = set.sets.indices.map {
      ImageDetail(facts: InspectedSet.facts($0 % 20 == 0 ? 7 : 100 + $0, look: UInt64($0) << 20))
    }
    let split = Split(train: Array(1..<80), test: [0])
    #expect(
      set.sentences(split).suffix(2) == [
        "1 picture is in more than one part (4 images): what is measured there has been seen in "
          + "training.",
        "1 picture occurs with different labels, as 0.jpg and 20.jpg.",
      ])
  }

  @Test func `unlabelled, small and blank images are notes`() {
    var set = InspectedSet(labels: pets, sets: petSets() + [nil, nil])
    set.details = set.sets.indices.map {
      ImageDetail(facts: InspectedSet.facts($0, width: $0 % 8 == 0 ? 0 : 100, look: 1))
    }
    set.details[5].facts?.look = nil
    let found = set.inspection().findings
    #expect(found.allSatisfy { $0.severity == .note })
    #expect(
      found.map(\.sentence) == [
        "Nothing is known of 2 of 82 images; they are not trained on as negatives.",
        "11 of 82 images are stored smaller than the 1x1 pixels of training, and blown up.",
        "1 of 82 images has hardly any contrast.",
      ])
  }

  @Test func `lists are cut where a person would stop reading`() {
    #expect(Finding.list(["a"]) == "a")
    #expect(Finding.list(["a", "b"]) == "a and b")
    #expect(Finding.list(["a", "b", "c", "d", "e", "f"]) == "a, b, c, d, e and 1 more")
    #expect(Finding.list(["a"], more: 2) == "a and 2 more")
  }
}
