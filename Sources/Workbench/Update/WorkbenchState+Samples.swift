import TerminalUI

/// The samples screen.
extension WorkbenchState {
  var samplesLayout: SamplesLayout { samplesLayout(interface.width, interface.height) }

  func samplesLayout(_ width: Int, _ height: Int) -> SamplesLayout {
    SamplesLayout(width: width, height: height, zoom: interface.samples.zoom)
  }

  /// Asks for the pictures that fit the screen, unless that has been asked already.
  mutating func askForSamples() -> [Effect] {
    if interface.samples.cell != nil {
      // Of a run in training the images are those of its newest scores.
      let effects = askForScores() + askForCell()
      if interface.samples.cell != nil { return effects }
    }
    guard let run = runInSight,
      SizeClass(width: interface.width, height: interface.height) != .line
    else { return [] }
    if let samples, samples.question.run != run {
      self.samples = nil
      interface.samples.first = 0
      interface.samples.epoch = 1
    }
    let layout = samplesLayout
    guard layout.rows > 0, layout.columns > 0 else { return [] }
    let request = SamplesRequest(
      run: run, page: interface.samples.first / layout.rows, rows: layout.rows,
      variants: layout.columns - 1, epoch: interface.samples.epoch, height: layout.side,
      width: layout.side)
    if samples?.question == request { return [] }
    samples = Inquiry(request, keeping: samples?.answer)
    revision += 1
    return [.loadSamples(request)]
  }

  /// Answers to what is not asked any more come too late.
  mutating func take(_ view: SamplesView) {
    guard samples?.question == view.request else { return }
    samples?.stage = .answered
    samples?.answer = view
    revision += 1
  }

  mutating func failSamples(_ request: SamplesRequest, _ sentence: String) {
    guard samples?.question == request else { return }
    samples?.stage = .failed(sentence)
    revision += 1
  }

  mutating func performOnSamples(_ action: Action) {
    switch action {
    case .otherVariants where interface.samples.cell == nil:
      interface.samples.epoch = min(
        interface.samples.epoch + max(samplesLayout.columns - 1, 0), 1 << 30)
    case .largerPictures: zoomSamples(by: 1)
    case .smallerPictures: zoomSamples(by: -1)
    default: break
    }
  }

  /// Steps on until the size really changes; where it cannot, the wish is not kept either.
  private mutating func zoomSamples(by step: Int) {
    if interface.samples.cell != nil {
      zoom(\.cellZoom, by: step) { $0.cellLayout.side }
    } else {
      zoom(\.zoom, by: step) { $0.samplesLayout.side }
    }
  }

  private mutating func zoom(
    _ path: WritableKeyPath<SamplesPanes, Int>, by step: Int, side: (WorkbenchState) -> Int
  ) {
    let before = side(self)
    let zoom = interface.samples[keyPath: path]
    for _ in 0..<4 {
      interface.samples[keyPath: path] += step
      if side(self) != before { return }
    }
    interface.samples[keyPath: path] = zoom
  }

  mutating func moveInSamples(_ action: Action) {
    if interface.samples.cell != nil { return moveInCell(action) }
    switch action {
    case .moveUp, .moveLeft, .pageUp: turnSamples(by: -1)
    case .moveDown, .moveRight, .pageDown: turnSamples(by: 1)
    case .moveToStart: interface.samples.first = 0
    case .moveToEnd: turnSamples(by: 1 << 40)
    default: break
    }
  }

  /// Turns pages; the last one is known once one has been seen.
  mutating func turnSamples(by pages: Int) {
    let rows = samplesLayout.rows
    guard rows > 0, let total = samples?.answer?.total, total > 0 else { return }
    let page = interface.samples.first / rows
    interface.samples.first = min(max(page + pages, 0), (total - 1) / rows) * rows
  }

  mutating func pointInSamples(_ event: MouseEvent, _ isClick: Bool) {
    if interface.samples.cell != nil { return pointInCell(event, isClick) }
    if event.action == .wheelUp { turnSamples(by: -1) }
    if event.action == .wheelDown { turnSamples(by: 1) }
  }
}
