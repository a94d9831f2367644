/// A network that cannot be built: which layer is wrong, what it finds, what it needs.
package struct ShapeError: Error, Equatable, CustomStringConvertible {
  /// Where the layer stands, counted from 0, as in the names of its weights: `layers.3.body.0`;
  /// `input`, `head`, `loss` and `batch` are not layers.
  package let layer: String
  /// What the layer is, nil for what is not a layer.
  package let kind: String?
  /// What arrives or is set, as "gets 2x2x64" or "has kernel 4".
  package let found: String
  package let needed: String

  package init(layer: String, kind: String?, found: String, needed: String) {
    self.layer = layer
    self.kind = kind
    self.found = found
    self.needed = needed
  }

  package var description: String {
    "\(layer)\(kind.map { " (\($0))" } ?? "") \(found); it needs \(needed)"
  }
}
