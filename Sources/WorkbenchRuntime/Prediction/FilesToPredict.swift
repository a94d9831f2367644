import Datasets

/// The images that arguments name, in their order: files, folders, and with `-` the paths that come
/// on standard input.
package struct FilesToPredict: Sendable {
  /// A file, or what kept a place from being looked for files.
  struct Candidate: Sendable {
    var file: FilePath
    var problem: ImageError?
  }

  private enum Part: Sendable {
    case listed([Candidate])
    case stream
  }

  private var parts: [Part] = []
  private var stream: PathStream

  /// Folders are walked here and now.
  ///
  /// - Parameters:
  ///   - arguments: as ``PathStream``'s, `-` stands for standard input.
  ///   - stream: standard input.
  package init(_ arguments: [String], stream: PathStream) {
    self.stream = stream
    for argument in arguments {
      parts.append(argument == "-" ? .stream : .listed(Self.candidates(argument)))
    }
  }

  /// How many there are; nil where they come one after the other.
  package var count: Int? {
    var count = 0
    for part in parts {
      guard case .listed(let candidates) = part else { return nil }
      count += candidates.count
    }
    return count
  }

  /// At least one, for which it may wait, and at most `limit`; empty at the end.
  mutating func next(limit: Int) -> [Candidate] {
    while let part = parts.first {
      switch part {
      case .listed(let candidates):
        guard !candidates.isEmpty else { break }
        parts[0] = .listed(Array(candidates.dropFirst(limit)))
        return Array(candidates.prefix(limit))
      case .stream:
        let files = stream.next(limit: limit)
        guard files.isEmpty else { return files.map { Candidate(file: $0) } }
      }
      parts.removeFirst()
    }
    return []
  }

  private static func candidates(_ argument: String) -> [Candidate] {
    guard let search = ImageSearch(folder: argument) else {
      return [Candidate(file: FilePath(argument))]
    }
    let found =
      search.files.map { Candidate(file: $0) }
      + search.problems.map { Candidate(file: FilePath($0.name), problem: ImageError($0.cause)) }
    guard found.isEmpty else { return found }
    let problem = ImageError("there is no image in this folder")
    return [Candidate(file: FilePath(argument), problem: problem)]
  }
}
