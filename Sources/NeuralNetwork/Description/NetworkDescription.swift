/// The layers of a network between its image and its head.
///
/// The last dense layer, with one output a label, is not among them: `Network` adds it.
package struct NetworkDescription: Equatable, Sendable {
  package var layers: [LayerDescription]

  package init(layers: [LayerDescription]) {
    self.layers = layers
  }

  package static func preset(_ preset: NetworkPreset) -> NetworkDescription {
    NetworkDescription(layers: preset.layers)
  }
}
