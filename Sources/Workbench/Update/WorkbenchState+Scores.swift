import Metrics

/// The scores that labels, confusion and the images of a cell are about.
extension WorkbenchState {
  /// Asks for the scores of the run in sight, unless that has been asked already: of its tune part
  /// once it is done, of its validation part, as last evaluated, until then.
  mutating func askForScores() -> [Effect] {
    guard let id = runInSight, let row = run(id) else { return [] }
    let request =
      row.status == .done
      ? ScoresRequest(
        run: id, part: .tune, version: opened?.id == id ? opened?.thresholds?.version : nil)
      : ScoresRequest(run: id, part: .validation, epoch: lastEpoch(of: row))
    guard scores?.question != request else { return [] }
    let isOfSameRun = scores?.question.run == id
    if !isOfSameRun {
      keepDraft()
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
      tellKeptElsewhere(in: view)
      self.editor?.follow(view)
    } else {
      tellDropped(for: view)
      if editor?.source.request.run != view.request.run {
        interface.labels.filter = ""
        interface.confusion.filter = ""
      }
      editor = ThresholdEditor(view)
      if view.request.part == .tune, let draft = drafts.removeValue(forKey: view.request.run) {
        editor?.use(draft.version)
        editor?.locked = draft.locked
      }
      interface.labels.label = min(
        interface.labels.label, max(view.decisions.labels.count - 1, 0))
    }
    revision += 1
  }

  /// Thresholds that are moved and not kept wait for their run to be looked at again.
  private mutating func keepDraft() {
    guard let editor, editor.isTune, editor.isChanged else { return }
    drafts[editor.source.request.run] = (editor.candidate, editor.locked)
  }

  /// Another process has kept thresholds while these were being moved.
  private mutating func tellKeptElsewhere(in view: ScoresView) {
    guard let editor, editor.isChanged, editor.pending == nil, let newest = view.versions.last,
      newest.number > editor.source.versions.last?.number ?? 0
    else { return }
    notify("v\(newest.number) was kept by another process; what is moved here is not kept yet")
  }

  /// What leaving would lose, in a sentence; nil when nothing.
  var unkept: String? {
    var lost = drafts.keys.sorted()
    if let editor, editor.isTune, editor.isChanged { lost.append(editor.source.request.run) }
    var parts: [String] = []
    if !lost.isEmpty {
      parts.append(
        "Thresholds of \(lost.map(\.runText).joined(separator: ", ")) are moved and not kept.")
    }
    if !marks.isEmpty, !marksAreWritten {
      parts.append("\(marks.count) marked image\(marks.count == 1 ? " is" : "s are") not written.")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// What was tried on validation is not carried over to the part thresholds are chosen on.
  private mutating func tellDropped(for view: ScoresView) {
    guard let editor, editor.source.request.run == view.request.run, editor.isChanged else {
      return
    }
    notify(
      "\(view.request.run.runText) is done: what was tried on validation is dropped; these are "
        + "chosen on its tune part")
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
