import Experiments

/// The field that somebody who mistyped may have meant.
enum NearestField {
  /// The candidate that is nearest by its letters; nil when none is near.
  static func among(_ candidates: [String], to name: String) -> String? {
    Nearest.word(to: name, among: candidates)
  }

  /// The shortest path whose last part is the name: `train.optimizer.rate` for `rate`.
  static func ending(like name: String, among paths: [String]) -> String? {
    guard let wanted = name.lowercased().split(separator: ".").last else { return nil }
    return paths.filter { $0.lowercased().split(separator: ".").last == wanted }
      .min { $0.count < $1.count }
  }
}
