import Foundation
import Testing

@testable import Datasets

@Suite struct ImageReaderTests {
  @Test(arguments: [1, 3])
  func `a file gives the numbers that a data set would, whatever the number of threads`(
    channels: Int
  ) throws {
    let folder = try TemporaryFolder()
    for kind in ["png-rgb-8", "png-rgba-8", "jpeg-orientation-6"] {
      try folder.write(try TemporaryFolder.image(kind), to: "cat/\(kind)")
    }
    let normalization = PixelNormalization(
      mean: Array([0.4, 0.5, 0.45].prefix(channels)),
      scale: Array([0.2, 0.25, 0.3].prefix(channels)))
    #expect(try folder.open().count == 3)
    let set = try folder.open(height: 5, width: 7, channels: channels)
    let loader = BatchLoader(
      dataset: set, images: Array(0..<set.count), batch: set.count, augmentation: nil,
      normalization: normalization, seed: 1, shuffled: false, dropIncomplete: false)
    let expected = loader.batch(epoch: 0, index: 0).images
    for threads in [1, 3] {
      let reader = ImageReader(shape: set.shape, normalization: normalization, threads: threads)
      let read = reader.read(set.names.map { FilePath("\(folder.path)/\($0)") })
      #expect(try read.flatMap { try $0.get() } == expected)
    }
  }

  @Test func `what is no image has a reason, and the others their numbers`() throws {
    let folder = try TemporaryFolder()
    try folder.writeImages("1.png")
    try folder.write("not at all", to: "2.png")
    let reader = ImageReader(
      shape: PixelShape(height: 2, width: 2, channels: 1),
      normalization: PixelNormalization(mean: [0], scale: [1]), threads: 2)
    let read = reader.read(
      ["2.png", "1.png", "3.png", "a\0b"].map { FilePath("\(folder.path)/\($0)") }
        + [FilePath(bytes: [0x2f, 0xff]), FilePath("")])
    let causes = read.map { result -> String? in
      if case .failure(let error) = result { error.description } else { nil }
    }
    #expect(
      causes == [
        "is text; allowed: JPEG, PNG", nil, "there is no such file", "its name holds a zero byte",
        "there is no such file", "there is no such file",
      ])
    #expect(reader.read([]).isEmpty)
  }

  @Test func `a path that is not text is opened as it is`() throws {
    let folder = try TemporaryFolder()
    let path = FilePath(bytes: Array("\(folder.path)/".utf8) + [0x63, 0xe9, 0x2e])
    #expect(!path.isText)
    #expect(path.text.hasSuffix("c\u{fffd}."))
    #expect(Array(path.lastName) == [0x63, 0xe9, 0x2e])
    let file = try #require(fopen(path.cString, "w"))
    let bytes = try TemporaryFolder.image()
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
    #expect(try FileTree.bytes(of: path) == bytes)
  }
}
