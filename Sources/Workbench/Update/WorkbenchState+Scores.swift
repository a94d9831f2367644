import Metrics

/// The scores that labels, confusion and the images of a cell are about.
extension WorkbenchState {
  /// Asks for the scores of the run in sight, unless that has been asked already: of its tune part
  /// once it is done, of its validation part, as last evaluated, until then.
  mutating func askForScores() -> [Effect] {
    guard let id = runInSight, let row = run(id) else { return [] }
    let request =
      row.status == .done
      ? ScoresRequest(run: id, part: .tune)
      : ScoresRequest(run: id, part: .validation, epoch: lastEpoch(of: row))
    guard scores?.question != request else { return [] }
    let isOfSameRun = scores?.question.run == id
    if !isOfSameRun {
      editor = nil
      confusion = nil
      interface.samples.cell = nil
    }
    scores = Inquiry(request, keeping: isOfSameRun ? scores?.answer : nil)
    revision += 1
    return [.loadScores(request)]
  }

  /// The last epoch that has ended; nil before the first has.
  private func lastEpoch(of row: RunRow) -> Int? {
    if let opened, opened.id == row.id { return opened.epochs.last?.epoch }
    return row.epoch > 1 ? row.epoch - 1 : nil
  }

  /// Answers to what is not asked any more come too late.
  mutating func take(_ view: ScoresView) {
    guard scores?.question == view.request else { return }
    scores?.stage = .answered
    // The editor holds the scores; here only what they were asked for is kept.
    if let editor, editor.source.request.run == view.request.run,
      editor.source.request.part == view.request.part,
      editor.decisions.labels == view.decisions.labels
    {
      self.editor?.follow(view)
    } else {
      editor = ThresholdEditor(view)
      interface.labels.label = min(
        interface.labels.label, max(view.decisions.labels.count - 1, 0))
    }
    revision += 1
  }

  mutating func failScores(_ request: ScoresRequest, _ sentence: String) {
    guard scores?.question == request else { return }
    scores?.stage = .failed(sentence)
    revision += 1
  }

  /// Shows the images of a cell on the samples screen; Esc there comes back here.
  package mutating func open(_ cell: DecisionCell) {
    guard let editor else { return }
    let order = interface.samples.cell?.order ?? .nearest
    interface.samples.cell = CellList(
      run: editor.source.request.run, cell: cell, order: order,
      images: editor.decisions.images(in: cell, by: order), origin: interface.screen,
      source: CellList.Source(editor))
    interface.screen = .samples
  }
}
