extension LabelledImages {
  /// Adds pictures made of the images of `base`, which come from the last of the sources.
  ///
  /// - Parameter folder: what their names start with; numbers go on where those of it end.
  mutating func append(
    _ composites: [Composite], of base: LabelledImages, part: SplitPart, folder: String
  ) {
    var numbers: [[Int]: Int] = [:]
    for composite in composites {
      let path = "\(folder)/\(name(of: composite.labelSet))/"
      let number =
        numbers[composite.labelSet] ?? names.count { $0.hasPrefix(path) }
      numbers[composite.labelSet] = number + 1
      let digits = String(number)
      names.append(path + String(repeating: "0", count: max(0, 6 - digits.count)) + digits)
      targets += labels.indices.map { composite.labelSet.contains($0) ? .present : .absent }
      details.append(
        ImageDetail(
          source: sources.count - 1, part: part,
          categories: base.categories(of: composite.recipe),
          boxes: base.boxes(of: composite.recipe),
          weight: composite.recipe.pieces.map { base.details[$0.image].weight }.min() ?? 1))
    }
  }

  /// Per label, the share of the picture that shows it.
  func blendedTargets(of recipe: CompositeRecipe) -> [Float] {
    var shares = [Float](repeating: 0, count: labels.count)
    for piece in recipe.pieces {
      for label in labelSet(of: piece.image) ?? [] { shares[label] += piece.placement.share }
    }
    return shares.map { min($0, 1) }
  }

  private func categories(of recipe: CompositeRecipe) -> [String] {
    Set(recipe.pieces.flatMap { details[$0.image].categories }).sorted(by: FileTree.precedes)
  }

  /// Where the labels are: the boxes of the pieces' images, or the places of pieces that have none.
  private func boxes(of recipe: CompositeRecipe) -> [LabelledBox] {
    recipe.pieces.flatMap { piece -> [LabelledBox] in
      let placement = piece.placement
      let own = details[piece.image].boxes
      guard own.isEmpty else {
        return own.compactMap { box in
          box.box.moved(from: placement.source, to: placement.place)
            .map { LabelledBox(label: box.label, box: $0) }
        }
      }
      return (labelSet(of: piece.image) ?? []).map {
        LabelledBox(label: $0, box: placement.place)
      }
    }
  }
}
