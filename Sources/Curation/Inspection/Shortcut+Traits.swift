import Datasets
import Foundation

/// What an image has of each trait
extension Shortcut.Trait {
  /// In a sentence.
  var noun: String {
    switch self {
    case .source: "source"
    case .folder: "folder"
    case .name: "file name"
    case .format: "file format"
    case .size: "stored size"
    case .shape: "shape"
    case .quality: "JPEG quality"
    }
  }

  /// Per image; nil where it is not known. Pictures without a file have a source and nothing else.
  func values(in images: LabelledImages) -> [String?] {
    let values = images.names.indices.map { image -> String? in
      let detail = images.details[image]
      if self == .source { return detail.isFar ? nil : images.sources[detail.source] }
      return detail.facts.flatMap { value(name: images.names[image], $0) }
    }
    return self == .name ? Self.withoutLabels(values, images.labels) : values
  }

  private func value(name: String, _ facts: FileFacts) -> String? {
    switch self {
    case .source: nil
    case .folder:
      name.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/")
    case .name: facts.format == .idx ? nil : Self.pattern(of: name)
    case .format: facts.format.rawValue
    case .size: "\(facts.width)x\(facts.height)"
    case .shape:
      facts.width == facts.height ? "square" : facts.width > facts.height ? "wide" : "tall"
    case .quality: facts.quality.map(Self.step)
    }
  }

  /// Between the settings that are in common use.
  private static func step(_ quality: Int) -> String {
    let bounds = [50, 70, 80, 90, 95]
    let passed = bounds.count { $0 <= quality }
    if passed == 0 { return "below 50" }
    return passed == bounds.count
      ? "95 and above" : "\(bounds[passed - 1]) to \(bounds[passed] - 1)"
  }

  /// The last part of a name, each number in it a `#`: `IMG_#.jpg`.
  private static func pattern(of name: String) -> String {
    var pattern: [UInt8] = []
    for byte in name.utf8 {
      if byte == UInt8(ascii: "/") {
        pattern = []
      } else if !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        pattern.append(byte)
      } else if pattern.last != UInt8(ascii: "#") {
        pattern.append(UInt8(ascii: "#"))
      }
    }
    return String(decoding: pattern, as: UTF8.self)
  }

  /// Each label in the patterns a `*`: `*.#.jpg` for `cat.#.jpg`; those of one image stay.
  private static func withoutLabels(_ patterns: [String?], _ labels: [String]) -> [String?] {
    var counts: [String: Int] = [:]
    for pattern in patterns { if let pattern { counts[pattern, default: 0] += 1 } }
    let longestFirst = labels.sorted { $0.count > $1.count }
    var replaced: [String: String] = [:]
    for pattern in counts.keys where counts[pattern, default: 0] > 1 {
      replaced[pattern] = longestFirst.reduce(pattern) {
        $0.replacingOccurrences(of: $1, with: "*", options: .caseInsensitive)
      }
    }
    return patterns.map { $0.map { replaced[$0] ?? $0 } }
  }
}
