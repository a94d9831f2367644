import TerminalUI

/// What the actions do.
extension WorkbenchState {
  package mutating func perform(_ action: Action) -> [Effect] {
    // From the palette an action of the other screen goes there first.
    if let binding = Keymap.binding(of: action) {
      for screen in Screen.allCases
      where (binding.scope == screen.scope || binding.scope == .cell && screen == .samples)
        && interface.screen != screen
      {
        interface.screen = screen
      }
    }
    // What was said of one screen is not about the next.
    if Screen.allCases.contains(where: { $0.action == action }) {
      interface.notice = nil
    }
    switch action {
    case .showRuns: interface.screen = .runs
    case .showTrain: return show(.train)
    case .showMix:
      interface.screen = .mix
      if mix?.hasFailed == true { mix = nil }
    case .showLabels:
      if scores?.hasFailed == true { scores = nil }
      return show(.labels)
    case .showConfusion:
      if scores?.hasFailed == true { scores = nil }
      return show(.confusion)
    case .showSamples:
      interface.screen = .samples
      if samples?.hasFailed == true { samples = nil }
      if cell?.hasFailed == true { cell = nil }
    case .showCompare:
      interface.screen = .compare
      if comparison?.hasFailed == true { comparison = nil }
    case .showSystem: return show(.system)
    case .showStudy: interface.screen = .study
    case .showQueue: showQueue()
    case .openQueued, .moveEarlier, .moveLater, .moveToFront, .takeOutOfQueue, .pauseQueue,
      .moreAtOnce, .fewerAtOnce, .workQueue:
      return performOnQueue(action)
    case .help: interface.dialog = .help(offset: 0)
    case .palette: interface.dialog = .palette(CommandPalette())
    case .repaint: return [.repaint]
    case .suspend: return [.suspend]
    case .leave: return askToLeave()
    case .interrupt: return interrupt()
    case .back: stepBack()
    case .nextPane: movePane(by: 1)
    case .previousPane: movePane(by: -1)
    case .zoomPane: zoomPane()
    case .moveUp, .moveDown, .moveLeft, .moveRight, .pageUp, .pageDown, .moveToStart, .moveToEnd:
      move(action)
    case .pauseOrResume, .checkpoint, .learningRate, .stop, .moreEpochs, .patience, .ignoreRule:
      return control(action)
    case .newRun: askForExperiment()
    case .openRun, .filter, .sort, .archive, .undo, .tag, .note, .hideFinished, .showArchived,
      .copyID, .runAgain, .markRun, .unmarkRuns, .pinRun, .rename, .purge, .chooseColumns,
      .groupRuns:
      return performOnRuns(action)
    case .zoomIn, .zoomOut, .panLeft, .panRight, .follow, .wholeRun, .smoothing, .logarithmic,
      .axis, .sortLabels, .dismissAlarm:
      performOnTrain(action)
    case .exportChart, .exportCurves, .exportDoses, .exportLabelChart, .exportProfile:
      return askForChartFile(action)
    case .raiseToNextScore, .lowerToNextScore, .raiseFinely, .lowerFinely, .typeThreshold,
      .automatic, .automaticAll, .chooseRule, .lock, .resetThreshold, .undoThreshold,
      .redoThreshold, .saveThresholds, .exportThresholds, .chooseVersion, .calibrate, .lookAtTest,
      .sortThresholds, .filterLabels, .openImages:
      return performOnLabels(action)
    case .nextTable, .sortConfusion, .filterConfusion, .normalizeConfusion, .openCell:
      return performOnConfusion(action)
    case .orderImages, .markImage, .exportMarks, .openFile, .copyPath, .closeCell:
      return performOnCell(action)
    case .sortMix, .openMixImages, .holdOut: performOnMix(action)
    case .otherVariants, .largerPictures, .smallerPictures: performOnSamples(action)
    case .chooseCompared, .pinBaseline, .nextCompared, .previousCompared, .dropCompared, .nextCurve,
      .compareAxis, .compareLogarithmic, .compareSmoothing, .compareZoomIn, .compareZoomOut,
      .comparePanLeft, .comparePanRight, .compareWhole, .foldSeeds, .seedBand, .allSettings,
      .comparedPart, .filterDisagreements, .enlargeDisagreement, .copyDisagreement:
      return performOnCompare(action)
    case .sortLayers, .searchLog, .nextFound, .previousFound, .logLevels, .followLog, .exportLog:
      return performOnSystem(action)
    case .nextFigure, .nextStudy, .studyDecisions, .continueStudy, .compareArm, .showArmImages:
      return performOnStudy(action)
    case .accept, .cancel, .previousItem, .nextItem, .otherWays: break
    }
    return []
  }

  /// With nothing open, the run of this process or else the selected one is what is meant.
  private mutating func show(_ screen: Screen) -> [Effect] {
    interface.screen = screen
    if opened != nil || interface.opening != nil { return [] }
    guard let run = runHere ?? selectedRun else { return [] }
    interface.opening = run.id
    return [.openRun(run.id)]
  }

  private mutating func askToLeave() -> [Effect] {
    if runHere == nil, unkept == nil { return leave(.quit) }
    interface.dialog = .menu(Menu(.leave))
    return []
  }

  /// Undoes one thing at a time, the nearest first.
  private mutating func stepBack() {
    switch interface.screen {
    case .runs:
      if !interface.runs.filter.text.isEmpty {
        interface.runs.filter.clear()
        refreshRuns()
      } else {
        interface.notice = nil
      }
    case .train:
      if interface.train.chart.cursor != nil {
        interface.train.chart.cursor = nil
      } else if interface.train.isZoomed {
        interface.train.isZoomed = false
      } else if interface.train.logOffset > 0 {
        interface.train.logOffset = 0
      } else if interface.notice != nil {
        interface.notice = nil
      } else {
        interface.screen = .runs
      }
    case .mix:
      if interface.mix.isZoomed {
        interface.mix.isZoomed = false
      } else if interface.notice != nil {
        interface.notice = nil
      } else {
        interface.screen = .runs
      }
    case .labels: stepBackInLabels()
    case .samples where interface.samples.cell != nil && interface.notice == nil:
      interface.screen = interface.samples.cell?.origin ?? .runs
    case .confusion where stepBackInConfusion(): break
    case .compare where stepBackInCompare(): break
    case .system where stepBackInSystem(): break
    case .study where interface.study.isZoomed: interface.study.isZoomed = false
    case .confusion, .samples, .compare, .system, .study:
      if interface.notice != nil { interface.notice = nil } else { interface.screen = .runs }
    }
  }

  private mutating func movePane(by step: Int) {
    switch interface.screen {
    case .train: break
    case .mix:
      // One that is not on the screen takes the place of another.
      interface.mix.focus = interface.mix.focus.stepped(by: step)
      return
    case .labels:
      interface.labels.focus = interface.labels.focus.stepped(by: step)
      return
    case .confusion:
      interface.confusion.focus = interface.confusion.focus.stepped(by: step)
      return
    case .compare:
      interface.compare.show(interface.compare.focus.stepped(by: step))
      return
    case .system:
      interface.system.focus = interface.system.focus.stepped(by: step)
      return
    case .study:
      interface.study.focus = interface.study.focus.stepped(by: step)
      return
    case .runs, .samples: return
    }
    // A zoomed pane gives way to any other; else only those on the screen take turns.
    let panes = interface.train.isZoomed ? TrainPane.allCases : trainLayout.panes
    guard !panes.isEmpty else { return }
    let index = panes.firstIndex(of: interface.train.focus) ?? (step > 0 ? -1 : 0)
    interface.train.focus = panes[((index + step) % panes.count + panes.count) % panes.count]
  }

  private mutating func zoomPane() {
    switch interface.screen {
    case .train: interface.train.isZoomed.toggle()
    case .mix: interface.mix.isZoomed.toggle()
    case .labels: interface.labels.isZoomed.toggle()
    case .confusion: interface.confusion.isZoomed.toggle()
    case .compare: interface.compare.isZoomed.toggle()
    case .system: interface.system.isZoomed.toggle()
    case .study: interface.study.isZoomed.toggle()
    case .runs, .samples: break
    }
  }

  // MARK: Run control

  private mutating func control(_ action: Action) -> [Effect] {
    guard let run = controlledRun else {
      notify("No run is open; N starts one from an experiment file.")
      return []
    }
    if run.status == .queued { return controlWaiting(run, action) }
    guard run.status.isActive else {
      if action == .pauseOrResume, run.status.isResumable {
        interface.dialog = .menu(Menu(.resume(run.id)))
      } else {
        notify("\(run.id.runText) is \(run.status.rawValue); there is nothing to control.")
      }
      return []
    }
    switch action {
    case .pauseOrResume: return post(willBePaused(run) ? .resume : .pause, to: run.id)
    case .checkpoint: return post(.checkpoint, to: run.id)
    case .learningRate:
      let rate =
        opened?.id == run.id
        ? opened?.snapshot?.learningRate ?? opened?.series.learningRate.lastValue : nil
      interface.dialog = .prompt(
        Prompt(.learningRate(run.id), text: rate.map(Figures.rate) ?? ""))
    case .stop: interface.dialog = .menu(Menu(.stop(run.id)))
    case .moreEpochs:
      interface.dialog = .prompt(
        Prompt(.epochs(run.id, planned: max(run.epochs, 0)), text: "+10"))
    case .patience: interface.dialog = .prompt(Prompt(.patience(run.id), text: ""))
    case .ignoreRule: askForRule(run.id)
    default: break
    }
    return []
  }

  private mutating func askForRule(_ run: RunID) {
    if rulesThatFired(in: run).isEmpty {
      notify("No rule of \(run.runText) has raised an alarm.")
    } else {
      interface.dialog = .menu(Menu(.ignoreRule(run)))
    }
  }

  /// The newest first.
  func rulesThatFired(in run: RunID) -> [String] {
    guard let opened, opened.id == run else { return [] }
    var rules: [String] = []
    // Of an alarm by an older version the rule is not known.
    for alarm in opened.alarms.reversed()
    where alarm.rule != "alarm" && !rules.contains(alarm.rule) { rules.append(alarm.rule) }
    return rules
  }

  private func willBePaused(_ run: RunRow) -> Bool {
    if let opened, opened.id == run.id { return opened.willBePaused }
    return run.status == .paused
  }

  /// Queues a command; it shows as queued until the trainer answers with a step.
  mutating func post(_ command: RunCommand, to run: RunID) -> [Effect] {
    let number = nextCommand
    nextCommand += 1
    if opened?.id == run {
      opened?.commands.append(CommandRecord(number: number, command: command, time: now))
      revision += 1
    } else {
      notify("\(run.runText): \(command.text) queued")
    }
    return [.post(command, to: run, number: number)]
  }
}
