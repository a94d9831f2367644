/// Where the pixels of a set came from when it was opened.
package struct CacheUse: Equatable, Sendable {
  /// How many images were decoded or drawn, and how many the cache held.
  package var made = 0
  package var reused = 0
  /// The cache that holds them now; nil when none does and they last for this run.
  package var path: String?
  /// What was wrong with the cache, if anything was; the set itself is whole.
  package var trouble: String?

  package init(made: Int = 0, reused: Int = 0, path: String? = nil, trouble: String? = nil) {
    self.made = made
    self.reused = reused
    self.path = path
    self.trouble = trouble
  }
}
