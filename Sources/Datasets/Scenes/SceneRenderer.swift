/// Pictures drawn by the program, of which any label set can be had in any number.
///
/// "pets": cartoon cats and dogs in varied pose, size, colour, occlusion and surroundings, among
/// things that are neither. Cats and dogs differ in shape only: pointed or hanging ears, whiskers
/// and round face or long muzzle, thin or thick tail.
package struct SceneRenderer: Sendable {
  /// The label of each position is its index.
  package let labels: [String]
  private let animals: [Thing]

  /// Fails when there is no such scene; `names` lists those there are.
  package init?(name: String) {
    guard Self.names.contains(name) else { return nil }
    labels = ["cat", "dog"]
    animals = [.cat, .dog]
  }

  package static var names: [String] { ["pets"] }

  /// One picture as `[height, width, channels]` bytes: a pure function of the arguments, the same
  /// bytes on every machine.
  ///
  /// - Parameters:
  ///   - labelSet: indices of `labels`, in any order; empty draws a picture with neither.
  ///   - index: any number; pictures of different label sets differ even under the same index.
  ///   - channels: 1 (luma) or 3 (red, green, blue).
  package func pixels(
    labelSet: [Int], index: Int, seed: UInt64, height: Int, width: Int, channels: Int
  ) -> [UInt8] {
    precondition(
      labelSet.allSatisfy { animals.indices.contains($0) },
      "label set \(labelSet); allowed: indices below \(animals.count)")
    let shown = animals.indices.filter { labelSet.contains($0) }
    let mask = shown.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    var random = SeededGenerator(
      seed: seed, stream: Self.stream, mask, UInt64(bitPattern: Int64(index)))
    let composer = SceneComposer(required: shown.map { animals[$0] })
    return composer.compose(height: height, width: width, using: &random).bytes(channels: channels)
  }

  /// Keeps the pictures' numbers apart from those of splits and batches under the same seed.
  private static let stream: UInt64 = 0x7363_656e_6573
}
