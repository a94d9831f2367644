/// The number of a run in its store.
package typealias RunID = Int64

extension RunID {
  /// As it is written everywhere: at least four digits, `0142`.
  package var runText: String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(4 - digits.count, 0)) + digits
  }
}
