import Datasets
import Foundation
import Testing
import Workbench

@testable import WorkbenchRuntime

@Suite struct CellPagesTests {
  /// Four images of 2 x 3 pixels in three channels, image `i` all of the value `10 * i`.
  private func dataset() -> Dataset {
    var dataset = Dataset(
      labels: ["cat"], shape: PixelShape(height: 2, width: 3, channels: 3),
      names: ["a.jpg", "b.jpg", "c.jpg", "d.jpg"],
      targets: [.present, .absent, .present, .unlabelled],
      pixels: (0..<4).flatMap { image in [UInt8](repeating: UInt8(10 * image), count: 18) })
    dataset.images.folders = ["/data"]
    dataset.fingerprint = "5f3a"
    return dataset
  }

  @Test func `the pictures are those of the numbers asked for, in their order`() throws {
    let request = CellRequest(run: 139, images: [3, 1], height: 8, width: 8)
    let view = try CellPages(dataset(), trainedOn: "5f3a").page(request)
    #expect(view.request == request)
    #expect(view.images.map(\.number) == [3, 1])
    #expect(view.images.map(\.name) == ["d.jpg", "b.jpg"])
    #expect(view.images.map(\.path) == ["/data/d.jpg", "/data/b.jpg"])
    #expect(view.images.map { Set($0.picture.pixels) } == [[30], [10]])
    #expect(view.images[0].picture.height == 2 && view.images[0].picture.width == 3)
  }

  @Test func `a picture is fitted into the room, its shape kept`() throws {
    let request = CellRequest(run: 139, images: [2], height: 1, width: 8)
    let picture = try CellPages(dataset(), trainedOn: "").page(request).images[0].picture
    #expect(picture.height == 1 && picture.width == 2)
    #expect(Set(picture.pixels) == [20])
  }

  @Test func `data that changed show no pictures of other images`() {
    let request = CellRequest(run: 139, images: [3], height: 8, width: 8)
    #expect(
      throws: RuntimeError(
        "the data of run 0139 have changed since it was trained, so its images cannot be told")
    ) { try CellPages(dataset(), trainedOn: "0000").page(request) }
    #expect(throws: RuntimeError("the data of run 0139 hold 4 images, none is 4")) {
      try CellPages(dataset(), trainedOn: "5f3a")
        .page(CellRequest(run: 139, images: [0, 4], height: 8, width: 8))
    }
  }

  @Test func `an image without a file says what it is instead`() throws {
    var dataset = dataset()
    dataset.images.folders = [nil]
    dataset.images.details[1].source = 1
    dataset.images.details[2].facts = FileFacts(
      format: .idx, bytes: 18, height: 2, width: 3, content: 0)
    let request = CellRequest(run: 139, images: [0, 1, 2], height: 8, width: 8)
    let view = try CellPages(dataset, trainedOn: "").page(request)
    #expect(
      view.images.map(\.file) == [
        .none("a drawn picture"), .none("composed of other images"), .none("a row of an IDX file"),
      ])
  }

  @Test func `files of several sources are found in their own folders`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/thresh-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let image = try #require(Data(base64Encoded: Self.png))
    for path in ["one/cat/1.png", "two/dog/2.png"] {
      let url = URL(filePath: "\(folder)/\(path)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try image.write(to: url)
    }
    var description = DataDescription(source: "one", height: 4, width: 4)
    description.sources = [SourceDescription("one"), SourceDescription("two")]
    let both = try Dataset.open(description, directory: folder, seed: 1)
    #expect(both.names == ["one/cat/1.png", "two/dog/2.png"])
    #expect(both.names.indices.map(both.images.path) == both.names.map { "\(folder)/\($0)" })
  }

  /// One grey pixel.
  private static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
}
