import Testing

@testable import Datasets

/// Which format a folder is taken for when nobody says.
@Suite struct DetectionTests {
  @Test func `the first format that is there is read`() throws {
    let folder = try TemporaryFolder()
    func found() throws -> String {
      let source = try DataSource(source: ".", format: .auto, directory: folder.path)
      return "\(source)".replacingOccurrences(of: "\(folder.path)/.", with: "")
    }
    try folder.writeImages("cat.1.png")
    #expect(try found() == #"names(root: "")"#)
    try folder.writeImages("dog/1.png")
    #expect(try found() == #"folders(root: "")"#)
    try folder.write("file,labels\ncat.1.png,cat\n", to: "list.csv")
    try folder.write("group,file\n1,cat.1.png\n", to: "groups.csv")
    #expect(try found() == #"table(path: "/list.csv")"#)
    for file in ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"] {
      try folder.write([0], to: file)
    }
    #expect(try found() == #"idx(root: "")"#)
    try folder.write("model: resnet\n", to: "config.yaml")
    #expect(try found() == #"idx(root: "")"#)
    try folder.write("names: [cat]\n", to: "config.yaml")
    #expect(try found() == #"yolo(path: "")"#)
    try folder.write("<annotation></annotation>", to: "Annotations/1.xml")
    #expect(try found() == #"voc(root: "")"#)
    try folder.write("{\"shapes\": []}", to: "other.json")
    #expect(try found() == #"voc(root: "")"#)
    try folder.write("{\"images\": []}", to: "annotations/instances_val.json")
    #expect(try found() == #"coco(path: "")"#)
    try folder.write("file,labels\n", to: "labels.tsv")
    #expect(try found() == #"table(path: "/labels.tsv")"#)
  }

  @Test func `several listings are named, and folders called train hold names or folders`() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "b.tsv"] {
      try folder.write(
        "file\tlabels\n".replacing("\t", with: name == "a.csv" ? "," : "\t"), to: name)
    }
    #expect(folder.sentence().hasPrefix(".: several listings are in it: a.csv, b.tsv; allowed: a "))
    #expect(
      folder.sentence(format: .csv)
        == ".: several listings are in it: a.csv, b.tsv; allowed: a labels.csv in the folder, or "
        + "the path of a listing")
    let other = try TemporaryFolder()
    try other.writeImages("train/cat.1.png", "test/2.png")
    #expect(
      try DataSource(source: ".", format: .auto, directory: other.path)
        == .names(root: "\(other.path)/."))
    let images = try TemporaryFolder()
    try images.writeImages("images/cat.1.png")
    #expect(images.describe(try images.open()) == "images/cat.1.png cat")
    try other.writeImages("train/cat/1.png")
    #expect(
      try DataSource(source: ".", format: .auto, directory: other.path)
        == .folders(root: "\(other.path)/."))
  }
}
