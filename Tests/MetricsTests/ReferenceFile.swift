import Foundation

/// What `Reference/<name>.json` holds, frozen by the script of the same name.
func decoded<Content: Decodable>(_ name: String) throws -> Content {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Reference/\(name).json")
  return try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
}

/// The cases a file holds; none if it is unreadable.
func referenceCases<Case: Decodable>(_ name: String) -> [Case] {
  (try? decoded(name)) ?? []
}
