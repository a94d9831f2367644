import Testing

@testable import Datasets

@Suite struct SplitListTests {
  private func apply(
    _ files: [String: String], _ path: String, to names: [String]
  ) throws -> (parts: [SplitPart?], unlisted: [Int]) {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: name) }
    var images = LabelledImages(
      labels: ["a"], names: names, targets: names.map { _ in .absent })
    let lists = try SplitLists.read(path: folder.path + "/" + path, place: path)
    let unlisted = try lists.apply(to: &images)
    return (images.details.map(\.part), unlisted)
  }

  private func sentence(
    _ files: [String: String], _ path: String, to names: [String] = ["cat.jpg"]
  ) -> String {
    do {
      _ = try apply(files, path, to: names)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `a table gives every image its part`() throws {
    let found = try apply(
      ["s.csv": "Part,x,File\ntrain,1,a.jpg\nval,2,\"b,c.jpg\"\nTEST,3,d.jpg\n"], "s.csv",
      to: ["a.jpg", "b,c.jpg", "d.jpg", "e.jpg"])
    #expect(found.parts == [.train, .validation, .test, nil])
    #expect(found.unlisted == [3])
  }

  @Test func `a folder of lists is read as VOC writes it`() throws {
    let found = try apply(
      [
        "Main/train.txt": "000012\n000017 \r\n\n", "Main/val.txt": "000023\n",
        "Main/cat_train.txt": "000012 -1\n", "Main/trainval.txt": "000012\n000023\n",
      ], "Main", to: ["JPEGImages/000012.jpg", "JPEGImages/000017.jpg", "JPEGImages/000023.jpg"])
    #expect(found.parts == [.train, .train, .validation])
    #expect(found.unlisted.isEmpty)
  }

  @Test func `names match from either end of the path, and exactly before nearly`() throws {
    let found = try apply(
      ["test.txt": "./data/images/x/1.jpg\nv1.2\n7.png\n"], "test.txt",
      to: ["x/1.jpg", "y/1.jpg", "v1.2.jpg", "v1.jpg", "7.jpg", "7.png"])
    #expect(found.parts == [.test, nil, .test, nil, nil, .test])
  }

  @Test func `an image is not taken for one of another folder`() {
    #expect(
      sentence(["test.txt": "y/1.jpg"], "test.txt", to: ["x/1.jpg"])
        == "test.txt:1: no image is called y/1.jpg; did you mean x/1.jpg?")
  }

  @Test func `slips are told with the line and the nearest guess`() {
    #expect(
      sentence(["tune.txt": "\ncta.jpg"], "tune.txt")
        == "tune.txt:2: no image is called cta.jpg; did you mean cat.jpg?")
    #expect(
      sentence(["tune.txt": "1"], "tune.txt", to: ["a/1.jpg", "b/1.jpg"])
        == "tune.txt:1: 1 may be a/1.jpg, b/1.jpg; write the name as the set has it")
    #expect(
      sentence(["s.csv": "file,part\ncat.jpg,tset"], "s.csv")
        == "s.csv:2: there is no part tset; allowed: train, validation, tune, test; "
        + "did you mean test?")
    #expect(
      sentence(["s.csv": "file,part\ncat.jpg,test\ncat,train"], "s.csv")
        == "s.csv:3: cat is in train, but s.csv:2 puts it into test; an image is in one part")
    #expect(
      sentence(["s.csv": "file,fold\ncat.jpg,1"], "s.csv")
        == "s.csv:1: the columns are file, fold; the first line must name the columns file and part"
    )
    #expect(
      sentence(["s.csv": "file,part\ncat.jpg"], "s.csv") == "s.csv:2: 1 cells under a header of 2")
    let allowed =
      "allowed: train.txt, validation.txt, tune.txt, test.txt, or a table with the columns file and "
      + "part"
    #expect(
      sentence(["list.txt": "cat"], "list.txt")
        == "list.txt: the list is not called for a part; \(allowed)")
    #expect(
      sentence(["Main/cat_train.txt": "cat"], "Main")
        == "Main: no list of a part is in it; \(allowed)")
    #expect(sentence([:], "train.txt") == "train.txt: there is no such file or folder")
  }

  @Test func `lists decide the split`() throws {
    let folder = try TemporaryFolder()
    try folder.write("image1\nimage3\n", to: "test.txt")
    var images = SplitFixture.images(SplitFixture.repeated([([0], 12)]))
    try SplitLists.read(path: folder.path + "/test.txt", place: "test.txt").apply(to: &images)
    #expect(images.split(SplitDescription(), seed: 1).test == [1, 3])
  }
}
