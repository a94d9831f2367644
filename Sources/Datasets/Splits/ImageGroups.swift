/// The images that must not end up in different parts.
///
/// Two images are of one group if they look the same, if the pattern of the description finds the
/// same key in their names, or, without a pattern, if their sources name the same group; and so on
/// through chains of such pairs. A key means the same in every source.
struct ImageGroups {
  /// Two images or more each, ascending; ordered by their first images.
  let groups: [[Int]]
  /// Per image, its place in ``groups``; nil for an image that is alone.
  private let places: [Int?]

  /// - Parameter duplicates: images that look the same, one list each.
  /// - Precondition: the pattern of the description was checked by ``GroupPattern``.
  init(of images: LabelledImages, _ description: SplitDescription, duplicates: [[Int]]) {
    var sets = DisjointSets(count: images.count)
    if description.duplicates == .together {
      for group in duplicates { sets.join(group) }
    }
    let keys = Self.keys(of: images, pattern: description.group)
    for members in Dictionary(grouping: keys.indices, by: { keys[$0] })
    where members.key != nil {
      sets.join(members.value)
    }
    var members: [Int: [Int]] = [:]
    for image in keys.indices { members[sets.root(of: image), default: []].append(image) }
    let groups = members.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    var places = [Int?](repeating: nil, count: images.count)
    for (place, group) in groups.enumerated() {
      for image in group { places[image] = place }
    }
    self.groups = groups
    self.places = places
  }

  private static func keys(of images: LabelledImages, pattern: String?) -> [String?] {
    guard let text = pattern else { return images.details.map(\.group) }
    guard let pattern = try? GroupPattern(text, place: "") else {
      preconditionFailure("the group pattern \(text) was not checked")
    }
    return images.names.map(pattern.group)
  }

  /// `images` cut into what goes to a part as a whole: images that are alone, and what a group has
  /// of `images`; ordered by their first images.
  ///
  /// - Precondition: `images` is ascending.
  func units(of images: [Int]) -> [[Int]] {
    var units: [[Int]] = []
    var unit: [Int: Int] = [:]
    for image in images {
      if let place = places[image], let known = unit[place] {
        units[known].append(image)
      } else {
        if let place = places[image] { unit[place] = units.count }
        units.append([image])
      }
    }
    return units
  }
}

/// Whole numbers in sets that grow together.
///
/// Source: Tarjan, "Efficiency of a good but not linear set union algorithm" (1975), with path
/// halving.
private struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }

  /// The smallest member of a set is its root, so the order of joining changes nothing.
  mutating func join(_ members: [Int]) {
    for (a, b) in zip(members, members.dropFirst()) {
      let (first, second) = (root(of: a), root(of: b))
      parents[max(first, second)] = min(first, second)
    }
  }
}
