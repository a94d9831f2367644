/// The number of a run in its store and, in the high bits, which of the open stores that is.
///
/// With one store open it is the store's own number.
package typealias RunID = Int64

extension RunID {
  /// More stores than letters could not be told apart.
  package static let mostStores = 26
  private static let localBits: Int64 = 48

  /// - Precondition: `local` is a store's own number, `store` one of ``mostStores``.
  package init(_ local: Int64, inStore store: Int) {
    precondition((0..<Self.mostStores).contains(store), "store \(store)")
    self = Int64(store) << Self.localBits | local
  }

  /// The run's own number in its store.
  package var local: Int64 { self & (1 << Self.localBits - 1) }

  /// Which of the open stores the run is in; 0 for the first, or only, one.
  package var store: Int { Int(self >> Self.localBits) }

  /// As it is written everywhere: at least four digits, `0142`; of the second store `b:0142`.
  package var runText: String {
    let digits = String(local)
    let number = String(repeating: "0", count: Swift.max(4 - digits.count, 0)) + digits
    return store == 0 ? number : "\(OpenStore.letter(of: store)):\(number)"
  }
}
