import Foundation
import Testing

@testable import Datasets

@Suite struct ImageSearchTests {
  @Test func `all below a folder is found, but for what is hidden or lies beside images`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("b/2.png", "a.png", "b/1", ".hidden.png", ".git/3.png")
    try folder.write("file,labels", to: "labels.csv")
    let search = try #require(ImageSearch(folder: folder.path + "/"))
    #expect(search.files.map(\.text) == ["a.png", "b/1", "b/2.png"].map { "\(folder.path)/\($0)" })
    #expect(search.problems == [])
    #expect(ImageSearch(folder: folder.path + "/a.png") == nil)
    #expect(ImageSearch(folder: folder.path + "/none") == nil)
  }

  @Test func `links in a circle end, and are named`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("a/1.png")
    try folder.link("a/round", to: "..")
    try folder.link("a/2.png", to: "1.png")
    try folder.link("a/3.png", to: "3.png")
    let search = try #require(ImageSearch(folder: folder.path))
    #expect(search.files.map(\.text) == ["a/1.png", "a/2.png"].map { "\(folder.path)/\($0)" })
    #expect(
      search.problems == [
        BadImage(name: "\(folder.path)/a/3.png", cause: "is a link to nothing"),
        BadImage(
          name: "\(folder.path)/a/round",
          cause: "is a link to a folder; links are followed to files only"),
      ])
  }
}
