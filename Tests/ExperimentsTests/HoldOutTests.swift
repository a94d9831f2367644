import Experiments
import Testing

/// The same experiment without the training images of a label set.
@Suite struct HoldOutTests {
  private let data = "data: {source: \"scenes:pets\"}\n"

  private func mix(_ text: String, without labelSet: [String]) throws -> MixDescription {
    let changed = try read(data + text).without(labelSet)
    // What is changed is an experiment a file can hold.
    #expect(try read(changed.yaml).mix == changed.mix)
    return changed.mix
  }

  private func amounts(_ mix: MixDescription) -> [String] {
    (mix.sets ?? []).map { "\($0.name) \($0.amount.text)" }
  }

  @Test func `where all is trained on, all other sets stay`() throws {
    let mix = try mix("", without: ["cat", "dog"])
    #expect(mix.keepsOthers && amounts(mix) == ["cat+dog 0"])
  }

  @Test func `a set that is counted out counts 0, in whatever order its labels are named`() throws {
    let text = "mix: {cat: 40, dog+cat: 10, none: 20}"
    #expect(try amounts(mix(text, without: ["cat", "dog"])) == ["cat 40", "dog+cat 0", "none 20"])
    #expect(try amounts(mix(text, without: [])) == ["cat 40", "dog+cat 10", "none 0"])
    let absent = try mix(text, without: ["dog"])
    #expect(amounts(absent) == ["cat 40", "dog+cat 10", "none 20", "dog 0"] && !absent.keepsOthers)
  }

  @Test func `shares become shares of what is left`() throws {
    let mix = try mix(
      "mix: {sets: {cat: 50%, dog: 30%, none: 20%}, total: 100}", without: [])
    #expect(amounts(mix) == ["cat 62.5%", "dog 37.5%", "none 0"])
    #expect(mix.total == 80)
  }

  @Test func `a dose and composites make none of it either`() throws {
    let dosed = "mix: {dose: {sets: [cat+dog, none], share: 0.1}}"
    #expect(try mix(dosed, without: []).dose?.sets == [["cat", "dog"]])
    #expect(
      try mix("mix: {dose: {sets: [cat+dog], share: 0.1}}", without: ["cat", "dog"]).dose == nil)
    let made = "mix: {composites: {layout: side-by-side, sets: {cat+dog: 20}}}"
    #expect(try mix(made, without: ["cat", "dog"]).composites == nil)
    #expect(try mix(made, without: ["cat"]).composites != nil)
  }

  @Test func `seed and everything else stay, and the title says what is left out`() throws {
    let before = try read(data + "title: pets\nseed: 7")
    var after = before.without(["cat", "dog"])
    #expect(after.title == "pets without cat+dog")
    after.title = before.title
    after.mix = before.mix
    #expect(after == before)
    #expect(before.without([]).title == "pets without none")
  }
}
