import Foundation

/// What one COCO file says, as far as it is about labels and boxes.
///
/// - Source: Lin et al., "Microsoft COCO: Common Objects in Context" (2014); cocodataset.org, data
///   format. Detection, stuff, key points and panoptic segments are read alike.
struct COCOFile: Decodable {
  struct Image: Decodable {
    var id: Identifier
    var fileName: String
    var width: Double?
    var height: Double?

    private enum CodingKeys: String, CodingKey {
      case id, width, height
      case fileName = "file_name"
    }
  }

  struct Category: Decodable {
    var id: Identifier
    var name: String
  }

  /// A labelled region: an annotation of its own, or a segment of a panoptic one.
  struct Region: Decodable {
    var image: Identifier?
    var category: Identifier?
    /// `[left, top, width, height]` in pixels; nil where it is missing or something else.
    var box: [Double]?
    var segments: [Region]?

    private enum CodingKeys: String, CodingKey {
      case image = "image_id"
      case category = "category_id"
      case box = "bbox"
      case segments = "segments_info"
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      image = try values.decodeIfPresent(Identifier.self, forKey: .image)
      category = try values.decodeIfPresent(Identifier.self, forKey: .category)
      segments = try values.decodeIfPresent([Region].self, forKey: .segments)
      box = values.contains(.box) ? try? values.decode([Double].self, forKey: .box) : nil
    }
  }

  /// A number by the standard, a text in many an export.
  struct Identifier: Decodable, Hashable, CustomStringConvertible {
    var description: String

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int.self) {
        description = String(number)
      } else {
        description = try value.decode(String.self)
      }
    }
  }

  var images: [Image]
  /// Nil in a mere list of images.
  var annotations: [Region]?
  var categories: [Category]?

  /// - Parameter place: the file as it was written, for the sentences of errors.
  init(path: String, place: String) throws(DatasetError) {
    do {
      let text = COCOText.withoutMasks(try FileTree.bytes(of: path))
      // The decoder refuses nesting deeper than 512.
      self = try JSONDecoder().decode(COCOFile.self, from: Data(text))
    } catch let error as DecodingError {
      throw DatasetError(place: place, found: Self.sentence(error, path: path))
    } catch {
      throw DatasetError(place: place, found: "\(error)")
    }
  }

  private static func sentence(_ error: DecodingError, path: String) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      return "\(name(context.codingPath + [key])) is missing"
    case .valueNotFound(_, let context): return "\(name(context.codingPath)) is null"
    case .typeMismatch(let type, let context):
      let kind =
        type == String.self ? "text" : type == Double.self ? "a number" : "what COCO has there"
      return "\(name(context.codingPath)) is not \(kind)"
    case .dataCorrupted: return "is no JSON" + (cause(in: path).map { ": \($0)" } ?? "")
    @unknown default: return "is no COCO file"
    }
  }

  /// What is wrong where, as the other reader of JSON tells it; that one takes more memory.
  private static func cause(in path: String) -> String? {
    guard let bytes = try? FileTree.bytes(of: path), bytes.count < 64 << 20 else { return nil }
    do {
      _ = try JSONSerialization.jsonObject(with: Data(bytes))
      return nil
    } catch {
      return (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
    }
  }

  /// A place in the file: `images[3].id`.
  private static func name(_ path: [any CodingKey]) -> String {
    let name = path.reduce("") { name, key in
      key.intValue.map { "\(name)[\($0)]" } ?? (name.isEmpty ? "" : name + ".") + key.stringValue
    }
    return name.isEmpty ? "the whole" : name
  }

  /// Whether a file starts like a COCO file.
  static func isLikely(_ path: String) -> Bool {
    guard FileTree.kind(path) == .file, let file = FileHandle(forReadingAtPath: path),
      let head = try? file.read(upToCount: 1 << 16)
    else { return false }
    let text = String(decoding: head, as: UTF8.self)
    return text.drop { $0.isWhitespace || $0 == "\u{feff}" }.hasPrefix("{")
      && ["\"images\"", "\"annotations\"", "\"categories\""].contains { text.contains($0) }
  }
}
