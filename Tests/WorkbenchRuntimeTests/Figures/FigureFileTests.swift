import Foundation
import Reports
import Testing

@testable import WorkbenchRuntime

@Suite struct FigureFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "figures-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private static let figure = Figure(
    title: "Loss", xAxis: FigureAxis("step"), yAxis: FigureAxis("loss"),
    series: [
      FigureSeries(
        "train, raw", index: 0,
        points: [
          .init(x: 1, y: 0.5, band: 0.25...0.75), .init(x: 2, y: nil, note: "not a number"),
        ])
    ])

  @Test func `the ending says the form`() throws {
    for (name, start) in [("a.svg", "<?xml"), ("b.CSV", "series,x,y")] {
      let path = folder.appending(path: name).path
      try FigureFile(path: path).write(Self.figure)
      #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix(start))
    }
    try? FileManager.default.removeItem(at: folder)
  }

  @Test func `a table holds every point with its band and its note`() {
    #expect(
      FigurePoints(Self.figure).csv == """
        series,x,y,low,high,note
        "train, raw",1,0.5,0.25,0.75,
        "train, raw",2,,,,not a number

        """)
  }

  @Test func `of bars over names the table holds the names`() {
    let figure = Figure(
      title: "", xAxis: FigureAxis("", categories: ["cat"]), yAxis: FigureAxis(""),
      series: [FigureSeries("F1", index: 0, form: .bars, points: [.init(x: 0, y: 0.5)])])
    #expect(FigurePoints(figure).csv.hasSuffix("F1,cat,0.5,,,\n"))
  }

  @Test func `other endings and folders that are not there are refused in a sentence`() {
    #expect {
      try FigureFile(path: "a.gif")
    } throws: {
      "\($0)" == "a.gif ends in .gif; allowed: .svg, .png, .csv"
    }
    #expect {
      try FigureFile(path: "a", allowed: [.png])
    } throws: {
      "\($0)" == "a ends in nothing; allowed: .png"
    }
    #expect {
      try FigureFile(path: "/nowhere/at/all/a.svg").write(Self.figure)
    } throws: {
      "\($0)".hasPrefix("/nowhere/at/all/a.svg could not be written: ")
    }
  }

  @Test func `without rsvg-convert a PNG says what to install`() {
    #expect {
      try PictureConverter(environment: ["PATH": "/nowhere"])
    } throws: {
      "\($0)" == "a PNG is drawn by rsvg-convert, which is not here: install librsvg2-bin "
        + "(apt install librsvg2-bin), or write an .svg"
    }
  }

  @Test(.enabled(if: (try? PictureConverter()) != nil))
  func `a PNG has twice the size of the drawing`() throws {
    let data = [UInt8](try PictureConverter().png(of: FigureSVG(Self.figure, id: "f").document))
    #expect(data.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // Width and height of the header, big-endian: 1280 and 600.
    #expect(data[16..<24] == [0, 0, 5, 0, 0, 0, 2, 0x58])
  }
}
