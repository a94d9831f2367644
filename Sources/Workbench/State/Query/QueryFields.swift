/// The names a filter may use: those of every run, and those known of the runs in the store.
struct QueryFields {
  let known: [String]
  /// Known names that are paths of settings.
  private let settings: [String]

  init(known: [String]) {
    self.known = known
    settings = known.filter { QueryFields.family(of: $0) == nil }
  }

  /// The field of a name that begins at an offset.
  ///
  /// While nothing is known yet, a path of settings is taken as it is.
  func field(named name: String, at start: Int) throws(RunQueryError) -> QueryField {
    let lowercased = name.lowercased()
    if let own = QueryField.own.first(where: { $0.name == lowercased }) { return own.field }
    if let measure = measure(lowercased) { return .value([measure], isNumber: true) }
    if let family = QueryFields.family(of: name) {
      return .value(try names(of: family, name, at: start), isNumber: true)
    }
    if let setting = try setting(name, at: start) { return .value([setting], isNumber: false) }
    throw unknown(name, at: start)
  }

  /// `best` of `best:macro-f1`; nil for a name of no family.
  static func family(of name: String) -> String? {
    guard let colon = name.firstIndex(of: ":") else { return nil }
    let family = name[..<colon].lowercased()
    return QueryScanner.families.contains(family) ? family : nil
  }

  static func labels(of set: Substring) -> [Substring] {
    set.split(separator: "+", omittingEmptySubsequences: false)
  }

  /// Refuses a set with a label that no known set has.
  func check(set: String, at start: Int) throws(RunQueryError) {
    let sets = known.filter { QueryFields.family(of: $0) == "mix" && $0 != "mix:none" }
    var labels: [String] = []
    for set in sets {
      labels += QueryFields.labels(of: set.dropFirst("mix:".count)).map(String.init)
        .filter { !labels.contains($0) }
    }
    guard !labels.isEmpty else { return }
    let names = labels.map { $0.lowercased() }
    for label in QueryFields.labels(of: set.lowercased()[...]).map(String.init)
    where !names.contains(label) {
      throw RunQueryError(
        column: start + 1, found: "no label is called \(label.isEmpty ? "\"\"" : label)",
        allowed: "both, none, or sets of \(labels.listed)",
        nearest: NearestField.among(labels, to: label))
    }
  }

  /// `best:loss` of `loss`, and `last:loss` of `last.loss` or `last:loss`.
  private func measure(_ name: String) -> String? {
    if QueryField.measures.contains(name) { return "best:\(name)" }
    let parts = name.split(maxSplits: 1, omittingEmptySubsequences: false) { ".:".contains($0) }
    guard parts.count == 2, ["best", "last", "smooth"].contains(parts[0]),
      QueryField.measures.contains(String(parts[1]))
    else { return nil }
    return "\(parts[0]):\(parts[1])"
  }

  /// The known names that mean the same, or the name itself when none of its family is known.
  private func names(
    of family: String, _ name: String, at start: Int
  ) throws(RunQueryError) -> [String] {
    let isSet = family == "set" || family == "mix"
    func key(_ name: String) -> [String] {
      let own = name.dropFirst(family.count + 1).lowercased()
      return isSet ? QueryFields.labels(of: own[...]).map(String.init).sorted() : [own]
    }
    let relatives = known.filter { QueryFields.family(of: $0) == family }
    let wanted = key(name)
    if wanted == [""] {
      throw RunQueryError(
        column: start + name.count + 1, found: "no name follows \(name)",
        allowed: isSet
          ? "labels, such as \(family):cat+dog"
          : family == "label" ? "a label, such as label:cat" : QueryField.measures.listed)
    }
    let same = relatives.filter { key($0) == wanted }
    if !same.isEmpty { return same }
    let measures = QueryField.measures.map { "\(family):\($0)" }
    if family == "label" || isSet {
      guard !relatives.isEmpty else { return [name] }
      throw unknown(name, at: start, among: relatives)
    }
    throw unknown(name, at: start, among: measures)
  }

  /// The path a shortened one stands for: its parts in their order, the first and the last the same.
  private func setting(_ name: String, at start: Int) throws(RunQueryError) -> String? {
    let wanted = name.lowercased()
    if let whole = settings.first(where: { $0.lowercased() == wanted }) { return whole }
    if known.isEmpty { return name.contains(".") ? name : nil }
    let parts = wanted.split(separator: ".", omittingEmptySubsequences: false)
    var (shortest, count) = ([String](), Int.max)
    for path in settings {
      let lowercased = path.lowercased()
      let components = lowercased.split(separator: ".")
      guard components.count <= count, parts.shortens(components) else { continue }
      if components.count < count { shortest = [] }
      count = components.count
      shortest.append(path)
    }
    if shortest.count > 1 {
      throw RunQueryError(
        column: start + 1, found: "\(name) may be any of \(shortest.count) settings",
        allowed: shortest.listed)
    }
    return shortest.first
  }

  private func unknown(
    _ name: String, at start: Int, among family: [String]? = nil
  ) -> RunQueryError {
    let own = QueryField.own.map(\.name)
    let nearest =
      NearestField.among(family ?? own + QueryField.measures + known, to: name)
      ?? (family == nil ? NearestField.ending(like: name, among: settings) : nil)
    return RunQueryError(
      column: start + 1, found: "no field is called \(name)",
      allowed: family?.listed ?? "\(own.joined(separator: ", ")), a measure or a setting",
      nearest: nearest)
  }
}

extension [Substring] {
  /// Whether these are parts of a path in its order, its first and its last among them.
  fileprivate func shortens(_ path: [Substring]) -> Bool {
    guard count > 1, count <= path.count, first == path.first, last == path.last else {
      return false
    }
    var rest = path[1..<(path.count - 1)]
    for part in self[1..<(count - 1)] {
      guard let place = rest.firstIndex(of: part) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }
}

extension [String] {
  /// `a, b, c`, the first of many.
  var listed: String {
    count <= 6 ? joined(separator: ", ") : prefix(5).joined(separator: ", ") + ", …"
  }
}
