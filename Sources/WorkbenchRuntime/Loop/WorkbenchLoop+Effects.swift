import CProcess
import Dispatch
import Foundation
import RunStore
import Training
import Workbench

/// What the workbench asks of the world.
extension WorkbenchLoop {
  func perform(_ effect: Effect) {
    switch effect {
    case .openRun(let run): open(run)
    case .describeRun(let run): attempt { try feed(of: run).describe(run) }
    case .inspectMix(let run): data.inspect(run)
    case .loadSamples(let request): data.load(request)
    case .loadScores(let request): scores.load(request)
    case .saveThresholds(let version, let run): scores.save(version, of: run)
    case .confuse(let request, let decisions): scores.confuse(request, decisions)
    case .exportThresholds(let version, let run, let path):
      scores.export(version, of: run, to: path)
    case .estimateGain(let request, let ranked): scores.estimate(request, ranked)
    case .checkCalibration(let request, let values, let targets):
      scores.check(request, scores: values, targets: targets)
    case .lookAtTest(let run, let thresholds): scores.lookAtTest(run, thresholds: thresholds)
    case .loadCell(let request): data.load(request)
    case .compare(let request): comparison.compare(request)
    case .stopComparing: comparison.stop()
    case .watchStudies: studies.watch()
    case .stopWatchingStudies: studies.stop()
    case .continueStudy(let study): studies.goOn(with: study)
    case .exportMarks(let marks, let path): files.export(marks, to: path)
    case .exportChart(let chart, let path): files.export(chart, to: path)
    case .openFile(let path): files.open(path)
    case .lookAtMachine(let run, let start):
      system.look(
        at: run, printedFrom: start,
        SystemFeed.ScreenCost(
          cpuSeconds: cprocess_thread_seconds(), frameSeconds: frameSeconds,
          time: cprocess_monotonic_seconds()))
    case .exportLog(let lines, let path): files.export(lines, to: path)
    case .startRun(let source):
      start(inStore: 0) { [stores] store in
        let prepared = try PreparedRun.new(
          try source.open(in: stores), note: source.note, in: store)
        source.wasTaken()
        return prepared
      }
    case .resumeRun(let run):
      start(inStore: run.store) { store in try PreparedRun.resumed(run.local, in: store) }
    case .post(let command, let run, let number): post(command, to: run, number: number)
    case .setTags(let tags, let run): change(run) { try $0.setTags(tags, of: $1) }
    case .setNote(let note, let run): change(run) { try $0.setNote($1, to: note) }
    case .archive(let run): change(run) { try $0.archive($1, now: Clock.now()) }
    case .restore(let run): change(run) { try $0.restore($1) }
    case .rename(let run, let title): change(run) { try $0.rename($1, to: title) }
    case .purge(let runs): purge(runs)
    case .watchFields(let watch): for feed in feeds { feed.watch(watch) }
    case .enqueue(let source, let seeds): queue.add(source, seeds: seeds)
    case .queue(let command): queue.perform(command)
    case .editRun(let run): attempt { try self.edit(.begin(run, in: self.stores)) }
    case .editFile(let path, let run):
      attempt { try self.edit(EditedExperiment(run: run, path: path)) }
    case .dropEdit(let path, let run): EditedExperiment(run: run, path: path).discard()
    case .leave(let departure): begin(departure)
    case .suspend: screen.stopProcess()
    case .repaint: screen.repaint()
    case .copy(let text): screen.copy(text)
    case .ring: screen.beep()
    case .announce(let text): screen.announce(text)
    }
  }

  /// Has the feed of the run's store send its news, and no other feed any.
  private func open(_ run: RunID) {
    attempt {
      let feed = try feed(of: run)
      for other in feeds where other !== feed { other.close() }
      feed.open(run)
    }
  }

  private func feed(of run: RunID) throws -> StoreFeed {
    _ = try stores.find(run)
    return feeds[run.store]
  }

  private func start(inStore index: Int, _ prepare: (RunStore) throws -> PreparedRun) {
    if let session, !session.isOver, let sessionRun {
      return handle([
        .failed("run \(sessionRun.runText) trains here; stop it before another is started")
      ])
    }
    attempt {
      let (store, _) = try self.stores.find(RunID(0, inStore: index))
      let prepared = try prepare(store)
      let (inbox, wake) = (self.inbox, self.screen.wake)
      let run = RunID(prepared.lease.run, inStore: index)
      self.currentRun.set(run)
      self.session = TrainingSession(prepared, store: store, workers: self.workers) { text in
        inbox.put([.failed(text)])
        wake()
      }
      self.sessionRun = run
      if let row = try store.summary(of: run.local, now: Clock.now()) {
        self.handle([.started(RunRow(row, isHere: true, store: index))])
      }
    }
  }

  private func post(_ command: RunCommand, to run: RunID, number: Int) {
    do {
      let (verb, argument) = command.stored
      let (store, local) = try stores.find(run)
      let id = try store.post(verb, argument: argument, to: local, now: Clock.now())
      numbers[run.store].note(number, for: id)
    } catch {
      let answer = CommandRecord.Answer(isAccepted: false, text: "\(error)")
      handle([
        .command(run: run, CommandRecord(number: number, command: command, answer: answer))
      ])
    }
  }

  /// The screen stands still meanwhile, but what trains here trains on.
  private func edit(_ edit: EditedExperiment) throws {
    let editor = try TextEditor()
    try screen.suspend { try editor.edit(edit.path) }
    let size = screen.size
    handle([
      .terminal(.resize(width: size.width, height: size.height)),
      .edited(try edit.check(in: stores)),
    ])
  }

  /// Changes what the store says of a run. The screen shows it already: where it cannot be done, the
  /// row comes back as the store has it.
  private func change(_ run: RunID, _ body: (RunStore, Int64) throws -> Void) {
    do {
      let (store, number) = try stores.find(run)
      do { try body(store, number) } catch {
        handle([.failed("\(error)")])
        if let row = try store.summary(of: number, now: Clock.now()) {
          handle([.runChanged(RunRow(row, isHere: currentRun.run == run, store: run.store))])
        }
      }
    } catch {
      handle([.failed("\(error)")])
    }
  }

  /// Deletes runs for good, beside the screen: of a long one it takes a while.
  private func purge(_ runs: [RunID]) {
    let (stores, inbox, wake) = (stores, inbox, screen.wake)
    DispatchQueue.global(qos: .utility).async { @Sendable in
      for run in runs {
        do {
          let (store, number) = try stores.find(run)
          try store.purge(number)
        } catch {
          inbox.put([.failed("\(error)")])
          wake()
        }
      }
    }
  }

  private func attempt(_ body: () throws -> Void) {
    do { try body() } catch { handle([.failed("\(error)")]) }
  }
}

extension RunStore {
  fileprivate func setTags(_ tags: [String], of run: Int64) throws {
    let before = try summary(of: run, now: Clock.now())?.tags ?? []
    for tag in before where !tags.contains(tag) { try untag(run, tag) }
    for tag in tags where !before.contains(tag) { try self.tag(run, tag) }
  }
}
