extension Sequence<Int> {
  /// Those of the numbers whose name contains a part, in either case; all of them for an empty one.
  func named(_ part: String, _ name: (Int) -> String) -> [Int] {
    let part = part.lowercased()
    return filter { part.isEmpty || name($0).lowercased().contains(part) }
  }
}
