import Foundation
import Testing

@testable import Datasets

/// Real sets, on machines that have them.
@Suite struct SharedSetTests {
  private func open(
    _ name: String, format: DataFormat = .auto, labels: [String]? = nil,
    size: (Int, Int) = (16, 16),
    channels: Int = 3
  ) throws -> Dataset? {
    guard let folder = Reference.sharedSet(name) else { return nil }
    return try Dataset.open(
      DataDescription(
        source: folder, format: format, labels: labels, height: size.0, width: size.1,
        channels: channels), directory: ".", seed: 0)
  }

  private func support(_ dataset: Dataset) -> [String: Int] {
    var counts: [String: Int] = [:]
    for image in 0..<dataset.count {
      for (label, name) in dataset.labels.enumerated()
      where dataset.targets[image * dataset.labels.count + label] == .present {
        counts[name, default: 0] += 1
      }
    }
    return counts
  }

  @Test func `the listing and the folders of catdog say the same`() throws {
    guard let listed = try open("catdog"), let folders = try open("catdog", format: .folders)
    else { return }
    #expect(listed.count == 2015)
    #expect(support(listed) == ["cat": 709, "dog": 681])
    #expect(listed.problems.isEmpty)
    #expect(folders.names == listed.names)
    #expect(folders.targets == listed.targets)
    #expect(folders.fingerprint == listed.fingerprint)
  }

  @Test func `folders of apparel are pairs of labels`() throws {
    let labels = ["black", "blue", "red", "dress", "jeans", "shirt"]
    guard let listed = try open("apparel_examples"),
      let folders = try open("apparel", format: .folders, labels: labels)
    else { return }
    #expect(listed.count == 10)
    #expect(
      support(folders) == [
        "blue": 863, "dress": 595, "red": 551, "jeans": 545, "shirt": 542, "black": 268,
      ])
  }

  @Test func `the robustness set opens with its broken files as problems`() throws {
    guard let dataset = try open("robustness") else { return }
    #expect(dataset.count + dataset.problems.count == 236)
    #expect(dataset.names.contains("names/quote'and,comma.jpg"))
    #expect(dataset.names.contains("names/emoji_🐱🐶.jpg"))
  }

  @Test func `MNIST opens from its compressed files`() throws {
    guard let dataset = try open("mnist", size: (28, 28), channels: 1) else { return }
    #expect(dataset.count == 70000)
    #expect(dataset.images(in: .test) == Array(60000..<70000))
    #expect((0..<5).map { dataset.labelSet(of: $0) } == [[5], [0], [4], [1], [9]])
    let split = dataset.split(
      SplitFractions(train: 0.8, validation: 0.1, tune: 0.1, test: 0), seed: 1)
    #expect(split.train.count == 48000)
    #expect(split.validation.count == 6000)
    #expect(split.test.count == 10000)
  }
}
