import Foundation
import Testing

@testable import Datasets

@Suite struct IDXTests {
  /// `gzip.compress(bytes([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5]) + bytes(range(60)),
  /// mtime=0)` of Python: 3 images of 4x5.
  static let packedImages: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 99, 96, 224, 96, 102, 96, 96, 0, 97, 22, 32, 102, 101,
    96, 100, 98, 102, 97, 101, 99, 231, 224, 228, 226, 230, 225, 229, 227, 23, 16, 20, 18,
    22, 17, 21, 19, 151, 144, 148, 146, 150, 145, 149, 147, 87, 80, 84, 82, 86, 81, 85, 83,
    215, 208, 212, 210, 214, 209, 213, 211, 55, 48, 52, 50, 54, 49, 53, 51, 183, 176, 180,
    178, 6, 0, 236, 26, 149, 91, 76, 0, 0, 0,
  ]

  /// `count` images of 2x3 pixels whose value is their number, and labels that count to ten.
  private func write(
    _ count: Int, part: String, to folder: TemporaryFolder, labels: Int? = nil, under: String = ""
  ) throws {
    let images =
      header(3, [count, 2, 3]) + (0..<count).flatMap { Array(repeating: UInt8($0), count: 6) }
    let labelBytes = header(1, [labels ?? count]) + (0..<(labels ?? count)).map { UInt8($0 % 10) }
    try folder.write(images, to: "\(under)\(part)-images-idx3-ubyte")
    try folder.write(labelBytes, to: "\(under)\(part)-labels-idx1-ubyte")
  }

  private func header(_ axes: UInt8, _ sizes: [Int]) -> [UInt8] {
    [0, 0, 8, axes] + sizes.flatMap { [0, 0, UInt8($0 >> 8), UInt8($0 & 255)] }
  }

  @Test func `the training and test files become one set with a test part`() throws {
    let folder = try TemporaryFolder()
    try write(12, part: "train", to: folder)
    try write(3, part: "t10k", to: folder)
    let dataset = try folder.open(height: 2, width: 3, channels: 1)
    #expect(dataset.labels == (0...9).map(String.init))
    #expect(dataset.names[11] == "train-00011")
    #expect(dataset.names[12] == "t10k-00000")
    #expect(dataset.labelSet(of: 11) == [1])
    #expect(dataset.bytes[11 * 6..<13 * 6] == [11, 11, 11, 11, 11, 11, 0, 0, 0, 0, 0, 0])
    #expect(dataset.images(in: .test) == [12, 13, 14])
    let larger = try folder.open(height: 4, width: 6)
    #expect(larger.bytes.count == 15 * 4 * 6 * 3)
    #expect(larger.bytes[11 * 72..<12 * 72].allSatisfy { $0 == 11 })
  }

  @Test func `Fashion-MNIST's labels are named when the folder is`() throws {
    let folder = try TemporaryFolder()
    try write(10, part: "train", to: folder, under: "Fashion-MNIST/")
    let dataset = try folder.open("Fashion-MNIST/")
    #expect(dataset.labels.count == 10)
    #expect(folder.describe(dataset).hasSuffix("train-00009 ankle-boot"))
    #expect(dataset.images(in: .test).isEmpty)
  }

  @Test func `wrong files are told by what is wrong`() throws {
    let folder = try TemporaryFolder()
    try write(4, part: "train", to: folder, labels: 3)
    #expect(folder.sentence() == "./train-labels-idx1-ubyte: 3 labels for 4 images")
    try folder.write(header(3, [9, 2, 3]), to: "train-images-idx3-ubyte")
    #expect(
      folder.sentence()
        == "./train-images-idx3-ubyte: holds 0 bytes of data; its header says 9x2x3")
    try folder.write(
      [0, 0, 13, 3] + [UInt8](repeating: 255, count: 12), to: "train-images-idx3-ubyte")
    #expect(
      folder.sentence() == "./train-images-idx3-ubyte: starts with the number 3331; allowed: 2051")
    try folder.write(
      [0, 0, 8, 3] + [UInt8](repeating: 255, count: 12), to: "train-images-idx3-ubyte")
    #expect(folder.sentence().hasSuffix("its header says 4294967295x4294967295x4294967295"))
    try folder.write([0, 0], to: "train-images-idx3-ubyte")
    #expect(
      folder.sentence()
        == "./train-images-idx3-ubyte: has 2 bytes; an IDX file of 3 axes has a header of 16")
    let other = try TemporaryFolder()
    try other.write(header(3, [0, 2, 3]), to: "train-images.idx3-ubyte")
    #expect(
      other.sentence()
        == ".: train-images.idx3-ubyte has no labels beside it; "
        + "train-labels-idx1-ubyte, plain or .gz")
    #expect(
      try TemporaryFolder().sentence(format: .idx)
        == ".: no IDX images are in it; train-images-idx3-ubyte and train-labels-idx1-ubyte, plain "
        + "or .gz")
  }

  /// `gzip.compress(bytes(range(10)) * 30)` of Python.
  private let compressed = Array(
    Data(base64Encoded: "H4sIAAAAAAACA2NgZGJmYWVj5+BkGGURYAEAywh46ywBAAA=") ?? Data())

  @Test func `compressed files are inflated, and damaged ones refused`() throws {
    let content = try IDXFile.inflated(compressed)
    #expect(content == (0..<300).map { UInt8($0 % 10) })
    for count in 0..<compressed.count {
      #expect(throws: ImageError.self) { try IDXFile.inflated(Array(compressed.prefix(count))) }
    }
    var larger = compressed
    larger[larger.count - 4] = 0x2d
    #expect(throws: ImageError.self) { try IDXFile.inflated(larger) }
    larger[larger.count - 1] = 0x7f
    #expect {
      try IDXFile.inflated(larger)
    } throws: {
      "\($0)".hasPrefix("claims to inflate from ")
    }
    #expect(throws: ImageError.self) { try IDXFile.inflated(compressed + [0, 0, 1, 44]) }
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<2000 {
      var damaged = compressed
      damaged[generator.integer(below: damaged.count)] ^= 1 << UInt8(generator.integer(below: 8))
      _ = try? IDXFile.inflated(damaged)
    }
  }
}
