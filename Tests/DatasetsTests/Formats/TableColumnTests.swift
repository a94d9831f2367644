import Testing

@testable import Datasets

@Suite struct TableColumnTests {
  private func entries(_ text: String) throws -> [ImageListing.Entry] {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "some.csv")
    return try folder.listing("some.csv").entries
  }

  @Test(arguments: [
    "file", "File Name", "file_name", "IMAGE", "image_id", "ImageID", "path", "Id", "img-path",
  ])
  func `the column of files has many names`(name: String) throws {
    #expect(try entries("labels,\(name)\ncat,a.png\n").map(\.name) == ["a.png"])
  }

  @Test func `one column a label says present, absent or nothing`() throws {
    let text = """
      id,year,cat,dog,traffic light
      1,1999,1,0,1.0
      2,2001,0,,nan
      3,1987,-1,NULL,
      4,2010,0,0,0
      """
    let found = try entries(text)
    #expect(found.map(\.labels) == [["cat", "traffic light"], [], nil, []])
    #expect(found.map(\.unknown) == [[], ["dog", "traffic light"], [], []])
  }

  @Test func `without zeros -1 is absent, and without that an empty cell`() throws {
    let signed = try entries("image_id,bald,smiling\n1,1,-1\n2,-1,-1\n3,,1\n")
    #expect(signed.map(\.labels) == [["bald"], [], ["smiling"]])
    #expect(signed.map(\.unknown) == [[], [], ["bald"]])
    let marks = try entries("image_id,bald,smiling\n1,1,\n2,,\n3,NA,1\n")
    #expect(marks.map(\.labels) == [["bald"], [], ["smiling"]])
    #expect(marks.map(\.unknown) == [[], [], ["bald"]])
  }

  @Test(arguments: [
    ("labels", "cat dog,bird", [["cat", "dog"], ["bird"]]),
    ("label", "cat dog,bird", [["cat dog"], ["bird"]]),
    ("tags", "hot dog|cat,a b", [["hot dog", "cat"], ["a b"]]),
    ("labels", "hot dog; cat;cat,a b", [["hot dog", "cat"], ["a b"]]),
    ("labels", "\"hot dog, cat\",a b", [["hot dog", "cat"], ["a b"]]),
    (
      "labels", "\"['hot dog', \"\"rock'n'roll\"\", don't]\",[]",
      [["hot dog", "rock'n'roll", "don't"], []]
    ),
    ("labels", "null,", [nil, []]),
    ("labels", "NaN,na", [nil, nil]),
  ])
  func `cells hold several labels in one way a column`(
    name: String, cells: String, labels: [[String]?]
  ) throws {
    // A comma ends a cell; here it stands for a line, unless it is quoted.
    var rows: [String] = [""]
    var isQuoted = false
    for character in cells {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        rows.append("")
      } else {
        rows[rows.count - 1].append(character)
      }
    }
    let text = rows.enumerated().map { "\($0).png,\($1)\n" }.joined()
    #expect(try entries("file,\(name)\n" + text).map(\.labels) == labels)
  }

  @Test func `rows with corners are objects, several of one image`() throws {
    let found = try entries(
      """
      filename,width,height,class,xmin,ymin,xmax,ymax
      a.png,20,10,traffic light,0,5,10,10
      b.png,20,10,,,,,
      a.png,20,10,cat,5,0,20,5
      a.png,20,10,cat,nan,0,20,5
      """)
    #expect(found.map(\.labels) == [["traffic light", "cat"], []])
    #expect(found[0].boxes.map(\.label) == ["traffic light", "cat"])
    #expect(
      found[0].boxes.map(\.box) == [
        Box(left: 0, top: 0.5, right: 0.5, bottom: 1),
        Box(left: 0.25, top: 0, right: 1, bottom: 0.5),
      ])
  }

  @Test func `parts, groups and categories are columns too`() throws {
    let found = try entries(
      "file,labels,Split,group,category\na,x,train,7,street\nb,x,val,,\nc,x,,8,null\nd,x,tune,7\n")
    #expect(found.map(\.part) == [.train, .validation, nil, .tune])
    #expect(found.map(\.group) == ["7", nil, "8", "7"])
    #expect(found.map(\.categories) == [["street"], [], [], []])
    // A column that never says a part is none.
    #expect(try entries("file,labels,set\na,x,birds\n").map(\.part) == [nil])
  }

  @Test func `files are found without ending, and in the folder of images`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("Images/tt1.png", "Images/tt2.png")
    try folder.write("notes", to: "more/notes.txt")
    try folder.write("Id,Drama,War\ntt1,1,0\ntt2,1,1\ntt3,0,0\n", to: "genres.csv")
    try folder.write("a,b\n1,2\n", to: "other.csv")
    let dataset = try folder.open()
    #expect(folder.describe(dataset) == "Images/tt1.png Drama\nImages/tt2.png Drama+War")
    #expect(dataset.problems.map(\.description) == ["tt3: there is no such file"])
    try folder.writeImages("genres_x/tt3.png", "test/tt4.png")
    #expect(folder.describe(try folder.open("genres.csv")) == "genres_x/tt3.png -")
  }

  @Test func `a listing for each part is one set`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("train/1.png", "valid/1.png")
    try folder.write("filename, cat, dog\n1.png, 1, 0\n", to: "train/_classes.csv")
    try folder.write("filename, cat, dog\n1.png, 1, 1\n../x.png,0,0", to: "valid/_classes.csv")
    let dataset = try folder.open()
    #expect(folder.describe(dataset) == "train/1.png cat\nvalid/1.png cat+dog")
    #expect(dataset.images.details.map(\.part) == [.train, .validation])
    #expect(dataset.problems.map(\.description) == ["valid/../x.png: is outside of the source"])

    let beside = try TemporaryFolder()
    try beside.write("id,label\na,cat\n", to: "train.csv")
    try beside.write("id,label\nb,dog\n", to: "test.csv")
    #expect(try beside.listing().entries.map(\.part) == [.train, .test])
    try beside.write("id,label\na,dog\n", to: "test.csv")
    #expect(beside.sentence() == "./train.csv: a is in test.csv too")
  }

  @Test func `no path leads out of the listing's folder`() throws {
    let outside = try TemporaryFolder()
    try outside.writeImages("1.png")
    let folder = try TemporaryFolder()
    try folder.writeImages("set/1.png", "2.png")
    try folder.link("set/3.png", to: "\(outside.path)/1.png")
    try folder.link("set/4.png", to: "1.png")
    try folder.write(
      "file,labels\n\(folder.path)/set/1.png,cat\n../2.png,cat\n3.png,cat\n./4.png,dog\n"
        + "/etc/passwd,cat\nin\\5.png,dog\n", to: "set/labels.csv")
    try folder.writeImages("set/in/5.png")
    let dataset = try folder.open("set")
    #expect(folder.describe(dataset) == "1.png cat\n4.png dog\nin/5.png dog")
    #expect(
      dataset.problems.map(\.description) == [
        "../2.png: is outside of the source", "/etc/passwd: is outside of the source",
        "3.png: is outside of the source",
      ])
  }

  @Test(arguments: [
    (
      "image,cat,dog\na,1,0\nb,2,0\nc,0,1\n",
      "some.csv:3: 2 stands in the column cat; allowed: 0, 1, -1, or nothing"
    ),
    (
      "file,labels,split\na,x,train\nb,x,trian\n",
      "some.csv:3: the part is trian; allowed: train, validation, tune, test, or nothing"
    ),
    (
      "file,notes\na,b\n",
      "some.csv:1: no column is called labels, only file, notes; the first line must name the "
        + "columns file and labels, or file and one column a label"
    ),
  ])
  func `a wrong cell is told with its line`(text: String, sentence: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "some.csv")
    #expect(folder.sentence("some.csv") == sentence)
  }
}
