import Foundation
import Testing

@testable import Datasets

/// The set of odd and broken files, on machines that have it: every file is read as Pillow reads
/// it, or refused with a sentence.
@Suite struct RobustnessTests {
  /// Files that Pillow calls whole and that are refused here, with what is said of them.
  private let stricter = [
    // A part of the scan is gone, and with it a part of the picture.
    "jpeg/hopper_bad_exif.jpg": "corrupt: 1214 extraneous bytes before marker 0xd0"
  ]

  /// Files that Pillow refuses for something beside the image, which itself is whole.
  private let looser: Set = [
    "broken/png_decompression_dos.png",  // a comment too long for Pillow
    "broken/truncated_end_chunk.png",  // the end mark is cut
    "broken/unknown_compression_method.png",  // of the colour profile
  ]

  /// Most are within 2 levels; decoding at a reduced size may cost a third. Random bytes in a scan
  /// make coefficients beyond any picture's, which clip differently at different sizes.
  private let tolerances = ["broken/corrupt_scan.jpg": 9]

  @Test func `every file of the robustness set is read as Pillow does, or refused`() throws {
    guard let folder = Reference.sharedSet("robustness") else { return }
    let files = try Reference.read("robustness.json", as: [String: Reference.RobustnessFile].self)
    let decoder = ImageDecoder(height: 5, width: 6, channels: 3)
    for (name, expected) in files.sorted(by: { $0.key < $1.key }) {
      let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
      do {
        let pixels = try decoder.pixels(of: bytes)
        guard let thumbnail = expected.thumbnail else {
          #expect(looser.contains(name), "\(name) was read; Pillow: \(expected.pillow)")
          continue
        }
        let difference = Reference.largestDifference(pixels, Array(thumbnail))
        #expect(
          difference <= tolerances[name, default: 3], "\(name) is off by \(difference)")
      } catch {
        #expect("\(error)".count > 10, "\(name): \(error)")
        if expected.thumbnail != nil {
          #expect(stricter[name] == "\(error)", "\(name)")
        }
      }
    }
  }
}
