import Foundation

/// The cases of `Reference/<name>.json`, frozen by the script of the same name; none if unreadable.
func referenceCases<Case: Decodable>(_ name: String) -> [Case] {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Reference/\(name).json")
  return (try? JSONDecoder().decode([Case].self, from: Data(contentsOf: file))) ?? []
}
