/// Which images a batch holds, and what is done to each.
struct BatchPlan: Sendable {
  var items: [Item] = []

  /// One image of a batch.
  struct Item: Equatable, Sendable {
    var key: VariationKey
    var mixing: Mixing?
    /// The image it is mixed with.
    var partner: VariationKey?
  }
}
