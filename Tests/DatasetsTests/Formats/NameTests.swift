import Testing

@testable import Datasets

@Suite struct NameTests {
  private func meanings(
    _ names: [String], wanted: [String]? = nil
  ) throws -> [FolderVocabulary.Meaning] {
    let vocabulary = try NameVocabulary(wanted: wanted, names: names, place: "x")
    return names.map(vocabulary.meaning)
  }

  @Test func `the words of names are labels, and their numbers are not`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages(
      "train/cat.0.png", "train/dog.12.png", "train/cat-dog_7.png", "train/cat (3).png",
      "test/dog4.png", "test/11.png", "test/IMG_20.png", "val/none.5.png")
    let dataset = try folder.open()
    #expect(dataset.labels == ["cat", "dog"])
    #expect(
      folder.describe(dataset) == """
        test/11.png ?
        test/IMG_20.png ?
        test/dog4.png dog
        train/cat (3).png cat
        train/cat-dog_7.png cat+dog
        train/cat.0.png cat
        train/dog.12.png dog
        val/none.5.png -
        """)
    #expect(dataset.images(in: .train).count == 4)
  }

  @Test func `words that never part are one label`() throws {
    #expect(
      try meanings(["polar_bear_1.png", "polar.bear.2.png", "cat_1.png", "cat_hat.png"])
        .map(\.labels) == [["polar_bear"], ["polar_bear"], ["cat"], ["cat_hat"]])
    #expect(
      try meanings(["black_dress_1.png", "black_jeans_2.png", "red_dress.png", "red+shoes.png"])
        .map(\.labels) == [
          ["black", "dress"], ["black_jeans"], ["red", "dress"], ["red", "shoes"],
        ])
    #expect(try meanings(["cat_1.png", "dog_1.png", "both_1.png"]).last?.labels == ["cat", "dog"])
  }

  @Test func `wanted labels are found, and other words are categories of negatives`() throws {
    let found = try meanings(
      [
        "t-shirt_black_4.png", "d1_d2_07.png", "car.2.png", "red_car.png", "red_hat.png",
        "0012.png", "hot_dog.png",
      ], wanted: ["t-shirt", "black", "d1", "d2", "red", "dog"])
    #expect(
      found.map(\.labels) == [
        ["t-shirt", "black"], ["d1", "d2"], [], ["red"], ["red"], nil, [],
      ])
    #expect(found.map(\.categories) == [[], [], ["car"], ["car"], ["hat"], [], ["hot_dog"]])
    #expect(found.last?.unknown == ["dog"])
  }

  @Test func `numbers that belong to a wanted label stay`() throws {
    #expect(
      try meanings(["boeing_747_01.png", "boeing-747.png", "747.png"], wanted: ["boeing 747"])
        .map(\.labels) == [["boeing 747"], ["boeing 747"], nil])
  }

  @Test func `names that say nothing are told`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png", "sub-2.png")
    #expect(
      folder.sentence(format: .names, labels: ["cat", "sib"])
        == ".: no folder is named for a label, only sub; allowed: cat, sib, several joined by + or "
        + "_, or neither; did you mean sib for sub?")
    for index in 0..<12 { try folder.writeImages("x\(index)y.png") }
    #expect(
      folder.sentence(format: .names)
        == ".: the names of its 14 images say no labels; the first: 1.png, sub-2.png, x0y.png; "
        + "names like cat.1.jpg, a folder for each label, or a listing called labels.csv")
    #expect(
      try TemporaryFolder().sentence(format: .names)
        == ".: there is no image in it; allowed: JPEG and PNG files")
  }
}
