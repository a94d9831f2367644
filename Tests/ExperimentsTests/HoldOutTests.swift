import Experiments
import Testing

/// The same experiment without the training images of a label set.
@Suite struct HoldOutTests {
  private let data = "data: {source: \"scenes:pets\"}\n"

  @Test func `a held out set is added to what the mix is without, and nothing else changes`() throws
  {
    for mix in [
      "", "mix: {cat: 40, dog+cat: 10, none: 20}",
      "mix: {sets: {cat: 50%, dog: 30%, none: 20%}, total: 100}",
      "mix: {dose: {sets: [cat+dog, none], share: 0.1}, without: [dog]}",
    ] {
      let before = try read(data + "title: pets\nseed: 7\n" + mix)
      var after = before.without(["cat", "dog"])
      #expect(after.title == "pets without cat+dog")
      #expect(after.mix.without == before.mix.without + [["cat", "dog"]])
      // What is changed is an experiment a file can hold.
      #expect(try read(after.yaml) == after)
      (after.title, after.mix.without) = (before.title, before.mix.without)
      #expect(after == before)
    }
  }

  @Test func `a set is held out once, in whatever order its labels are named`() throws {
    let once = try read(data).without(["cat", "dog"])
    #expect(once.without(["dog", "cat"]).mix == once.mix)
    #expect(once.without([]).mix.without == [["cat", "dog"], []])
    #expect(once.without([]).title.hasSuffix("without cat+dog without none"))
  }
}
