import TerminalUI
import Workbench

/// Fixed data of a run: what its mix and samples screens are drawn with.
extension Sample {
  typealias Counts = MixView.PartCounts

  static let mix = MixView(
    title: "cats and dogs, mixed",
    images: Counts(train: 1400, validation: 200, tune: 200, test: 200),
    labels: [
      .init(
        name: "cat", positives: Counts(train: 712, validation: 102, tune: 101, test: 104),
        imbalance: 1),
      .init(
        name: "dog", positives: Counts(train: 664, validation: 99, tune: 90, test: 96),
        imbalance: 1.07),
      .init(
        name: "bicycle", positives: Counts(train: 61, validation: 9, tune: 11, test: 8),
        unknowns: 240, imbalance: 11.7),
      .init(
        name: "horse", positives: Counts(train: 4, validation: 1, tune: 0, test: 1), imbalance: 178),
    ],
    sets: [
      .init([], images: Counts(train: 190, validation: 20, tune: 22, test: 19)),
      .init(["cat"], images: Counts(train: 580, validation: 81, tune: 83, test: 84)),
      .init(["dog"], images: Counts(train: 560, validation: 80, tune: 72, test: 77)),
      .init(["bicycle"], images: Counts(train: 9, validation: 0, tune: 3, test: 1)),
      .init(["cat", "dog"], images: Counts(train: 57, validation: 19, tune: 16, test: 18)),
      .init(["horse"], images: Counts(train: 4, validation: 1, tune: 0, test: 1)),
      .init(["cat", "bicycle"], images: Counts(train: 0, validation: 0, tune: 2, test: 1)),
    ],
    sources: [
      .init(name: "photos", images: 1500, negatives: 251, positives: [820, 700, 89, 0]),
      .init(name: "stables", images: 500, negatives: 0, positives: [199, 249, 0, 6]),
    ],
    pairs: .init(
      counts: [712, 57, 52, 0, 57, 664, 0, 0, 52, 0, 61, 0, 0, 0, 0, 4],
      phi: [
        1, -0.87, 0.15, -0.05, -0.87, 1, -0.2, -0.05, 0.15, -0.2, 1, nil, -0.05, -0.05, nil, 1,
      ]),
    cardinality: 1.029, meanImbalance: 47.9,
    findings: [
      .init(
        .warning, "Only 4 images in train show horse, fewer than the 10 a label needs.",
        remedy: "Add images that show horse, or leave the label out."),
      .init(
        .warning,
        "Source stables tells horse by itself: all 6 images that show it come from there, and the network may learn the source.",
        remedy: "Add images with horse from photos, or images without it from stables."),
      .init(
        .note, "No image shows both dog and bicycle.",
        remedy: "If the two can meet, add some that do."),
      .init(.note, "240 images say nothing about bicycle."),
    ],
    balance: .init(
      method: "oversampling", before: [712, 664, 61, 4], after: [724, 671, 240, 48]),
    mixNote: "cat+dog: 57 of 190 images; cat+bicycle: held out",
    duplicates: .init(exactGroups: 3, nearGroups: 5, acrossParts: 2), unreadable: 2,
    sizes: "120x160 to 1200x1600 pixels, trained on at 64x64")

  /// A thousand labels in two hundred sets, as a large public set has them.
  static let largeMix: MixView = {
    let count = 1000
    let labels = (0..<count).map { index in
      MixView.Label(
        name: "label \(index)",
        positives: Counts(
          train: 100_000 / (index + 1), validation: 9000 / (index + 1), tune: 900 / (index + 1),
          test: 9000 / (index + 1)),
        imbalance: Double(index + 1))
    }
    let sets = (0..<200).map { index in
      MixView.LabelSet(
        ["label \(index)", "label \(index + 1)", "label \(index + 2)"],
        images: Counts(train: 5000 / (index + 1), validation: 50, tune: 5, test: 50))
    }
    return MixView(
      title: "a thousand labels",
      images: Counts(train: 220_000, validation: 20_000, tune: 2000, test: 20_000), labels: labels,
      sets: sets,
      sources: [
        .init(
          name: "web", images: 262_000, negatives: 12,
          positives: labels.map(\.positives.train))
      ],
      pairs: .init(
        counts: (0..<count * count).map { $0 % count == $0 / count ? 100 : $0 % 7 },
        phi: (0..<count * count).map { Double($0 % 9) / 10 - 0.4 }), cardinality: 3.21,
      meanImbalance: 500.5,
      findings: (0..<900).map {
        .init(.warning, "Only \($0 % 10) images in train show label \($0), fewer than 10.")
      })
  }()

  /// A disc upon a slope of colours, which each variant shifts.
  static func picture(_ height: Int, _ width: Int, shift: Int) -> Picture {
    var pixels: [UInt8] = []
    let side = max(height, width, 1)
    for y in 0..<height {
      for x in 0..<width {
        let (dx, dy) = (2 * (x - shift) - width, 2 * y - height)
        let isDisc = dx * dx + dy * dy < side * side / 3
        pixels +=
          isDisc
          ? [230, UInt8(90 + 12 * (shift % 10)), 60]
          : [UInt8(y * 255 / side), UInt8(x * 200 / side), UInt8(60 + 20 * (shift % 8))]
      }
    }
    return Picture(height: height, width: width, pixels: pixels)
  }

  static func samples(_ request: SamplesRequest, total: Int = 300) -> SamplesView {
    let sets = ["cat", "dog", "cat+dog", "none"]
    let first = request.page * request.rows
    let rows = (first..<max(min(first + request.rows, total), first)).map { image in
      let labels = sets[image % sets.count]
      func sample(_ shift: Int, _ labels: String) -> SamplesView.Sample {
        .init(
          name: "photos/img_\(1000 + image).jpg", labels: labels,
          picture: picture(request.height, max(request.width - 2 * (image % 2), 0), shift: shift))
      }
      return SamplesView.Row(
        original: sample(0, labels),
        variants: (0..<request.variants).map { variant in
          sample(
            request.epoch + variant, image % 3 == 1 && variant == 1 ? "cat+\(labels)" : labels)
        })
    }
    return SamplesView(request: request, total: total, rows: rows)
  }

  /// The mix screen of the run in training.
  static func mixing(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille, _ mix: MixView = mix
  ) -> WorkbenchState {
    var state = training(width: width, height: height, glyphs: glyphs)
    state.press(.character("4"))
    _ = state.update(.mix(run: 142, mix))
    return state
  }

  /// Scores of the tune part of ``mix``: both together are mostly taken for one.
  static let mixTable = table(
    labels: ["cat", "dog", "bicycle", "horse"],
    [
      ("cat", "cat", 74), ("cat", "", 6), ("cat", "cat+dog", 3), ("dog", "dog", 66), ("dog", "", 6),
      ("", "", 20), ("", "cat", 2), ("cat+dog", "cat+dog", 4), ("cat+dog", "cat", 9),
      ("cat+dog", "dog", 3), ("bicycle", "bicycle", 1), ("bicycle", "", 2),
      ("cat+bicycle", "cat", 2),
    ])

  /// The mix screen of the finished run 139 with its scores.
  static func mixRated(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille
  ) -> WorkbenchState {
    var state = scored(
      on: .character("3"), width: width, height: height, glyphs: glyphs, table: mixTable)
    state.press(.character("4"))
    _ = state.update(.mix(run: 139, mix))
    state.answerConfusion()
    return state
  }

  /// The samples screen of the run in training, answered.
  static func sampling(
    width: Int = 80, height: Int = 24, glyphs: GlyphSet = .braille
  ) -> WorkbenchState {
    var state = training(width: width, height: height, glyphs: glyphs)
    state.press(.character("6"))
    state.answerSamples()
    return state
  }
}

extension WorkbenchState {
  /// Gives the pictures that were asked for last.
  mutating func answerSamples(total: Int = 300) {
    guard let request = samples?.question else { return }
    _ = update(.samples(Sample.samples(request, total: total)))
  }
}
