import Foundation
import Testing

@testable import Datasets

/// Damages good files in seeded, repeatable ways: whatever comes out, nothing may crash.
@Suite struct FuzzTests {
  @Test func `thousands of damaged files are pictures or errors, and nothing worse`() throws {
    let images = try Reference.fixtures.get().images.sorted { $0.key < $1.key }
    let decoder = ImageDecoder(height: 5, width: 7, channels: 3)
    var generator = SeededGenerator(seed: 1)
    var pictures = 0
    var errors = 0
    let rounds =
      ProcessInfo.processInfo.environment["THRESH_FUZZ"].flatMap { Int($0) } ?? 6000
    for round in 0..<rounds {
      var file = Array(images[round % images.count].value.file)
      for _ in 0..<generator.integer(in: 1...6) { damage(&file, &generator) }
      do {
        pictures += try decoder.pixels(of: file).count == 5 * 7 * 3 ? 1 : 0
      } catch {
        errors += 1
        #expect(!"\(error)".isEmpty)
      }
    }
    #expect(pictures + errors == rounds)
    #expect(errors * 3 > rounds, "most damage is noticed: \(errors) errors, \(pictures) pictures")
  }

  private func damage(_ file: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !file.isEmpty else { return }
    let place = generator.integer(below: file.count)
    switch generator.integer(below: 6) {
    case 0: file[place] ^= 1 << UInt8(generator.integer(below: 8))
    case 1: file[place] = UInt8(generator.integer(below: 256))
    case 2: file.removeSubrange(place..<min(file.count, place + generator.integer(in: 1...9)))
    case 3: file.removeLast(min(file.count - 1, generator.integer(in: 0...20)))
    case 4: file.insert(contentsOf: file[place..<min(file.count, place + 16)], at: place)
    default: file[place] = 0xff
    }
  }
}
