import Datasets
import Experiments

/// Images as a test describes them: the labels of each.
enum BalanceFixture {
  static func images(_ sets: [[Int]], labels: Int) -> LabelledImages {
    LabelledImages(
      labels: (0..<labels).map { "l\($0)" }, names: sets.indices.map { "image\($0)" },
      targets: sets.flatMap { set in
        (0..<labels).map { set.contains($0) ? Target.present : .absent }
      })
  }

  static func repeated(_ counts: [([Int], Int)], labels: Int) -> LabelledImages {
    images(counts.flatMap { [[Int]](repeating: $0.0, count: $0.1) }, labels: labels)
  }

  /// As many images and labels as the set "emotions": image i holds label j where
  /// (i (2 j + 3) + j²) mod (5 + 6 j) < 3, as in make_balance.py.
  static let emotions = images(
    (0..<593).map { i in (0..<6).filter { (i * (2 * $0 + 3) + $0 * $0) % (5 + 6 * $0) < 3 } },
    labels: 6)

  static func counts(_ images: LabelledImages, _ list: [Int]) -> [Int] {
    images.labels.indices.map { label in
      list.count { images.target(image: $0, label: label) == .present }
    }
  }
}
