import Reports
import RunStore

/// How the run went.
extension RunPage {
  func training() throws -> [PageBlock] {
    guard !epochs.isEmpty || details.run.progress.step > 0 else {
      return [.text("Nothing has been trained yet.")]
    }
    let curves = try trainingFigures()
    var blocks: [PageBlock] = []
    if !curves.main.isEmpty { blocks.append(.figures(curves.main)) }
    if !curves.others.isEmpty {
      blocks.append(
        .folded(PageFold("Learning rate and gradient norm"), [.figures(curves.others)]))
    }
    if !epochs.isEmpty {
      blocks.append(
        .folded(
          PageFold("Epochs", note: "what each reached on validation, at 0.5"),
          [.table(epochTable)]))
    }
    return blocks
  }

  private var epochTable: PageTable {
    var table = PageTable(
      "Each epoch; measures on the validation split, decided at 0.5",
      [
        .init("epoch"), .init("step"), .init("train loss"), .init("val loss"), .init("macro F1"),
        .init("macro AP"), .init("exact sets"), .init("took"), .text("best"),
      ])
    for epoch in epochs {
      let measures = epoch.validation
      table.add([
        .count(epoch.epoch), .count(epoch.step), .loss(epoch.trainLoss), .loss(measures?.loss),
        .share(measures?.macroF1), .share(measures?.macroAveragePrecision),
        .share(measures?.subsetAccuracy),
        .init(Format.duration(epoch.seconds), order: epoch.seconds),
        .init(epoch.isBest ? "best so far" : ""),
      ])
    }
    return table
  }
}
