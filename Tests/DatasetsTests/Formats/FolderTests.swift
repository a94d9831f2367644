import Foundation
import Glibc
import Testing

@testable import Datasets

@Suite struct FolderTests {
  @Test func `a folder a label, both, neither and nested folders are read`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages(
      "cat/1.png", "cat/indoor/dark/2.png", "dog/1.png", "both/1.png", "Neither/1.png",
      "unlabelled/1.png", "stray.png")
    let dataset = try folder.open()
    #expect(dataset.labels == ["cat", "dog"])
    #expect(
      folder.describe(dataset) == """
        Neither/1.png -
        both/1.png cat+dog
        cat/1.png cat
        cat/indoor/dark/2.png cat
        dog/1.png dog
        stray.png ?
        unlabelled/1.png ?
        """)
    #expect(dataset.problems.isEmpty)
    #expect(dataset.images.details.allSatisfy { $0.part == nil })
  }

  @Test func `names joined by a plus or an underscore are several labels`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("black_jeans/1.png", "red_shirt/1.png", "none/1.png", "red+jeans/1.png")
    let labels = ["black", "red", "jeans", "shirt"]
    #expect(
      folder.describe(try folder.open(labels: labels)) == """
        black_jeans/1.png black+jeans
        none/1.png -
        red+jeans/1.png red+jeans
        red_shirt/1.png red+shirt
        """)
    // Without labels an underscore is a part of a name, unless its parts are folders too.
    #expect(try folder.open().labels == ["black_jeans", "jeans", "red", "red_shirt"])
    try folder.writeImages("shirt/1.png")
    #expect(try folder.open().labels == ["black_jeans", "jeans", "red", "shirt"])
  }

  @Test func `labels may hold underscores and be joined by them`() throws {
    let vocabulary = try FolderVocabulary(
      wanted: ["dining_table", "cat", "dining"], folders: [], place: "x")
    #expect(vocabulary.meaning(of: "dining_table").labels == ["dining_table"])
    #expect(vocabulary.meaning(of: "dining_table_cat").labels == ["dining_table", "cat"])
    #expect(vocabulary.meaning(of: "cat_dining").labels == ["cat", "dining"])
    #expect(vocabulary.meaning(of: "both").categories == ["both"])
  }

  @Test func `both is a label of its own where there are not two others`() throws {
    let vocabulary = try FolderVocabulary(
      wanted: nil, folders: ["a", "b", "c", "both"], place: "x")
    #expect(vocabulary.labels == ["a", "b", "both", "c"])
  }

  @Test func `a folder that is no wanted label holds negatives of a category`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages(
      "cat/1.png", "truck/1.png", "neither/2.png", "neither/street/night/3.png")
    let entries = try folder.listing(labels: ["cat", "dog"]).entries
    #expect(entries.map(\.labels) == [["cat"], [], [], []])
    #expect(entries.map(\.categories) == [[], [], ["street"], ["truck"]])
    #expect(
      folder.sentence(labels: ["cat", "dog"])
        == ".: no image has the label dog; labels found: cat")
    #expect(try folder.open().labels == ["cat", "truck"])
  }

  @Test func `of joined words some may be labels, but a name may be one word too`() throws {
    let vocabulary = try FolderVocabulary(
      wanted: ["jeans", "dress", "dog"],
      folders: ["blue_jeans", "black_jeans", "hot_dog", "dress+hat"], place: "x")
    typealias Meaning = FolderVocabulary.Meaning
    #expect(
      vocabulary.meaning(of: "blue_jeans") == Meaning(labels: ["jeans"], categories: ["blue"]))
    #expect(
      vocabulary.meaning(of: "dress+hat") == Meaning(labels: ["dress"], categories: ["hat"]))
    #expect(
      vocabulary.meaning(of: "hot_dog")
        == Meaning(labels: [], unknown: ["dog"], categories: ["hot_dog"]))
  }

  @Test func `a folder in other letters than a wanted label is a slip`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("Cat/1.png", "dog/1.png", "__MACOSX/dog/1.png")
    #expect(try folder.open().labels == ["Cat", "dog"])
    let allowed = "allowed: cat, dog, several joined by + or _, or neither; did you mean cat?"
    #expect(folder.sentence(labels: ["cat", "dog"]) == ".: Cat is no label; \(allowed)")
    let other = try TemporaryFolder()
    try other.writeImages("dog+CAT/1.png")
    #expect(other.sentence(labels: ["cat", "dog"]) == ".: CAT is no label; \(allowed)")
  }

  @Test func `folders of which none is a label are an error that names the nearest`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("bird/1.png", "dgo/1.png")
    #expect(
      folder.sentence(labels: ["cat", "dog"])
        == ".: no folder is named for a label, only bird, dgo; allowed: cat, dog, several joined by "
        + "+ or _, or neither; did you mean dog for dgo?")
  }

  @Test func `hidden files and listings are passed over, other files are problems`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("cat/1.png", "cat/.hidden.png", ".cache/1.png")
    for name in ["cat/notes.txt", "meta.CSV", "cat/box.xml", "README.md", "cat/Thumbs.db"] {
      try folder.write("x", to: name)
    }
    try folder.write("x", to: "cat/2.png")
    try folder.write("", to: "cat/3.jpg")
    let dataset = try folder.open()
    #expect(dataset.names == ["cat/1.png"])
    #expect(
      dataset.problems.map(\.description) == [
        "cat/2.png: is text; allowed: JPEG, PNG", "cat/3.jpg: the file is empty",
      ])
  }

  @Test func `links are followed to files, and never into folders`() throws {
    let outside = try TemporaryFolder()
    try outside.writeImages("1.png", "more/2.png")
    let folder = try TemporaryFolder()
    try folder.writeImages("cat/0.png")
    try folder.link("cat/linked.png", to: "\(outside.path)/1.png")
    try folder.link("cat/folder", to: "\(outside.path)/more")
    try folder.link("cat/loop", to: folder.path)
    try folder.link("cat/gone.png", to: "\(outside.path)/none.png")
    let dataset = try folder.open()
    #expect(dataset.names == ["cat/0.png", "cat/linked.png"])
    #expect(
      dataset.problems.map(\.description) == [
        "cat/folder: is a link to a folder; links are followed to files only",
        "cat/gone.png: is a link to nothing",
        "cat/loop: is a link to a folder; links are followed to files only",
      ])
  }

  @Test func `a pipe and a name that is no text are problems and are not waited for`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("cat/1.png")
    #expect(mkfifo("\(folder.path)/cat/2.png", 0o600) == 0)
    let bytes = Array("\(folder.path)/cat/3".utf8) + [0xff]
    let descriptor = open(bytes.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o600)
    #expect(descriptor >= 0)
    close(descriptor)
    let dataset = try folder.open()
    #expect(dataset.names == ["cat/1.png"])
    #expect(dataset.problems.count == 2)
    #expect(dataset.problems.first?.cause == "is neither a file nor a folder")
  }

  @Test func `folders called train and test are parts, and test stays the test part`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages(
      "train/cat/1.png", "train/dog/1.png", "val/cat/2.png", "test/dog/2.png", "test/none/3.png")
    let dataset = try folder.open()
    #expect(dataset.labels == ["cat", "dog"])
    #expect(
      folder.describe(dataset) == """
        test/dog/2.png dog
        test/none/3.png -
        train/cat/1.png cat
        train/dog/1.png dog
        val/cat/2.png cat
        """)
    #expect(SplitPart.allCases.map(dataset.images(in:)) == [[2, 3], [4], [], [0, 1]])
    // Unless they are labels.
    let trains = try TemporaryFolder()
    try trains.writeImages("train/1.png", "test/2.png")
    #expect(try trains.open(labels: ["train", "test"]).labels == ["train", "test"])
  }

  @Test func `folders called tune and val are parts too`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("train/cat/1.png", "tune/cat/2.png", "validation/dog/3.png")
    #expect(try folder.listing().entries.map(\.part) == [.train, .tune, .validation])
  }

  @Test func `a folder that says nothing of labels says what is missing`() throws {
    let folder = try TemporaryFolder()
    let allowed =
      "allowed: a folder for each label, labels.csv, COCO, VOC, YOLO or IDX files, or labels in "
      + "the names of the images"
    #expect(folder.sentence() == ".: it is empty; \(allowed)")
    try folder.write("x", to: "notes.txt")
    #expect(
      folder.sentence()
        == ".: nothing in it says which images have which labels; it holds notes.txt; \(allowed)")
    try folder.writeImages("1.png", "none/2.png")
    #expect(
      folder.sentence()
        == ".: no folder in it is named for a label; a folder for each label, or a listing called "
        + "labels.csv")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/empty/cat", withIntermediateDirectories: true)
    #expect(
      folder.sentence("empty") == "empty: there is no image in it; allowed: JPEG and PNG files")
  }

  @Test func `the same file in folders of two labels is one image with both`() throws {
    let folder = try TemporaryFolder()
    for name in ["cat/1.png", "dog/1.png", "none/3.png"] {
      try folder.write(try TemporaryFolder.image(), to: name)
    }
    try folder.write(try TemporaryFolder.image("png-grey-8"), to: "cat/2.png")
    try folder.write(try TemporaryFolder.image("png-grey-8"), to: "cat/4.png")
    let dataset = try folder.open()
    // In a folder for none it is a contradiction, and in one for the same label a copy.
    #expect(
      folder.describe(dataset) == """
        cat/1.png cat+dog
        cat/2.png cat
        cat/4.png cat
        none/3.png -
        """)
    #expect(dataset.bytes.count == 4 * 4 * 4 * 3)
    #expect(dataset.problems.isEmpty)
  }
}
