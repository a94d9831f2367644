import Foundation
import Testing

@testable import Datasets

@Suite struct TableTests {
  @Test func `a listing gives each file its labels, none of them, or nothing known`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("b/1.png", "a.png", "c.png", "d, e.png")
    try folder.write(
      "\u{feff}score,labels,file\r\n1,dog cat,b/1.png\r\n2,,a.png\r\n"
        + "3,cat  cat,\"d, e.png\"\r\n\r\n4,\"\",c.png\r\n", to: "labels.csv")
    let dataset = try folder.open()
    #expect(dataset.labels == ["cat", "dog"])
    #expect(folder.describe(dataset) == "a.png -\nb/1.png cat+dog\nc.png -\nd, e.png cat")

    try folder.write("file,labels\na.png\nc.png,cat\nb/1.png,\n", to: "some.csv")
    #expect(folder.describe(try folder.open("some.csv")) == "a.png ?\nb/1.png -\nc.png cat")
    try folder.write("labels\tfile\ncat dog\ta.png\n", to: "tabs.tsv")
    #expect(folder.describe(try folder.open("tabs.tsv")) == "a.png cat+dog")
  }

  @Test func `labels outside a given vocabulary make no difference`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png", "2.png", "3.png")
    try folder.write("file,labels\n1.png,cat bird\n2.png,bird\n3.png,dog\n", to: "labels.csv")
    let dataset = try folder.open(labels: ["dog", "cat"])
    #expect(dataset.labels == ["dog", "cat"])
    #expect(folder.describe(dataset) == "1.png cat\n2.png -\n3.png dog")
    #expect(
      folder.sentence(labels: ["dog", "catt"])
        == "./labels.csv: no image has the label catt; labels found: bird, cat, dog; "
        + "did you mean cat?")
    #expect(
      folder.sentence(labels: ["dog", "dog"]) == "./labels.csv: the label dog is listed twice")
    #expect(
      folder.sentence(labels: [])
        == "./labels.csv: the list of labels is empty; at least one label is needed")
  }

  @Test func `a listed file that is missing or broken is a bad image`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png")
    try folder.write(Array(TemporaryFolder.image().prefix(100)), to: "2.png")
    try folder.write("file,labels\n1.png,cat\n2.png,cat\n3.png,dog\nsub,dog\n", to: "labels.csv")
    try folder.writeImages("sub/1.png")
    let dataset = try folder.open()
    #expect(dataset.names == ["1.png"])
    #expect(dataset.labels == ["cat", "dog"])
    #expect(
      dataset.problems.map(\.description) == [
        "2.png: truncated: the PNG data ends too early", "3.png: there is no such file",
        "sub: is not a regular file",
      ])
    #expect(
      folder.sentence(onBadImage: .fail)
        == "./labels.csv: 3 of 4 images cannot be read: 2.png: truncated: the PNG data ends too "
        + "early; 3.png: there is no such file; sub: is not a regular file; "
        + "on_bad_image: skip leaves them out")
    try folder.write("file,labels\n8.png,cat\n9.png,cat\n", to: "labels.csv")
    #expect(
      folder.sentence()
        == "./labels.csv: none of 2 images can be read; the first: 8.png: there is no such file")
  }

  @Test(arguments: [
    (
      "",
      "labels.csv: the listing is empty; the first line must name the columns file and labels, or "
        + "file and one column a label"
    ),
    (
      "a.png,cat\n",
      "labels.csv:1: no column is called file, only a.png, cat; the first line must name the "
        + "columns file and labels, or file and one column a label"
    ),
    ("file,labels\n", "labels.csv: no image is listed"),
    ("file,labels\n\n,cat\n", "labels.csv:3: no file is named"),
    (
      "file,labels\na.png,cat,dog\n",
      "labels.csv:2: 3 cells under a header of 2; a cell that holds the separator must be quoted"
    ),
    ("file,labels\na.png,cat\nb.png,\na.png,\n", "labels.csv:4: a.png is listed already on line 2"),
    ("file,labels\n\"a\nb\",x\n\"c.png,x\n", "labels.csv:4: a quote is not closed"),
    ("file,labels\n\"a\"b,x\n", "labels.csv:2: text follows a closing quote"),
    ("file,labels\na.png,\n", "labels.csv: no image has a label; at least one label is needed"),
  ])
  func `a wrong listing is told with its line`(text: String, sentence: String) throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("a.png")
    try folder.write(text, to: "labels.csv")
    #expect(folder.sentence() == "./" + sentence)
  }

  @Test func `bytes that are no text and listings that are folders are refused`() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("file,labels\n".utf8) + [0xff, 0xfe, 0x0a], to: "labels.csv")
    #expect(folder.sentence() == "./labels.csv:2: the text is not UTF-8")
    #expect(
      folder.sentence("none", format: .csv).hasPrefix("none: there is no none in TMP"))
    try folder.write("x", to: "empty/x.txt")
    #expect(
      folder.sentence("empty", format: .csv)
        == "empty: no listing is in it; allowed: a labels.csv in the folder, or the path of a listing"
    )
  }

  @Test func `quoted cells hold separators, quotes and every kind of line end`() throws {
    let text = "a,\"b,\"\"c\"\"\",\"d\r\ne\rf\ng\"\rh\r\n\n,\n"
    let table = try SeparatedValues(Array(text.utf8), separator: UInt8(ascii: ","))
    #expect(
      table.records == [
        .init(line: 1, cells: ["a", "b,\"c\"", "d\r\ne\rf\ng"]),
        .init(line: 5, cells: ["h"]),
        .init(line: 7, cells: ["", ""]),
      ])
  }

  @Test func `any bytes at all are a table or a failure`() {
    var generator = SeededGenerator(seed: 4)
    let alphabet = Array("\",\n\r\tab \u{e9}".utf8) + [0, 0xff]
    for _ in 0..<3000 {
      let bytes = (0..<generator.integer(in: 0...30)).map { _ in generator.pick(alphabet) }
      do {
        let table = try SeparatedValues(bytes, separator: UInt8(ascii: ","))
        #expect(table.records.allSatisfy { !$0.cells.isEmpty && $0.line >= 1 })
      } catch {
        #expect(error.line >= 1)
      }
    }
  }
}
