import Curation
import Dispatch
import Experiments
import RunStore
import Synchronization
import Workbench

/// Opens the data of a run for the screens that look into it, off the screen's thread.
///
/// The data of the last run asked for stays open, so that turning a page decodes nothing anew.
///
/// A class because the screen and a queue share it; safe because its state is behind a lock.
final class DataFeed: Sendable {
  private struct Opened {
    var run: RunID
    var experiment: Experiment
    var data: CuratedData
    var pages: SamplePages
    var cells: CellPages
  }

  private let stores: RunStores
  private let deliver: @Sendable ([Message]) -> Void
  private let queue = DispatchQueue(label: "thresh.data", qos: .utility)
  private let opened = Mutex<Opened?>(nil)
  /// The newest page asked for; older ones are not worked out any more.
  private let wanted = Mutex<SamplesRequest?>(nil)
  private let wantedCell = Mutex<CellRequest?>(nil)

  /// - Parameter deliver: takes messages, on any thread.
  init(stores: RunStores, deliver: @escaping @Sendable ([Message]) -> Void) {
    self.stores = stores
    self.deliver = deliver
  }

  /// Answers `Effect.inspectMix`.
  func inspect(_ run: RunID) {
    queue.async { @Sendable [self] in
      do {
        let opened = try open(run)
        deliver([.mix(run: run, MixView(opened.data, opened.experiment))])
      } catch {
        deliver([.mixFailed(run: run, "\(error)")])
      }
    }
  }

  /// Answers `Effect.loadSamples`; of requests that come fast, the last.
  func load(_ request: SamplesRequest) {
    wanted.withLock { $0 = request }
    queue.async { @Sendable [self] in
      guard wanted.withLock({ $0 == request }) else { return }
      do {
        let opened = try open(request.run)
        deliver([.samples(opened.pages.page(request))])
      } catch {
        deliver([.samplesFailed(request, "\(error)")])
      }
    }
  }

  /// Answers `Effect.loadCell`; of requests that come fast, the last.
  func load(_ request: CellRequest) {
    wantedCell.withLock { $0 = request }
    queue.async { @Sendable [self] in
      guard wantedCell.withLock({ $0 == request }) else { return }
      do {
        deliver([.cell(try open(request.run).cells.page(request))])
      } catch {
        deliver([.cellFailed(request, "\(error)")])
      }
    }
  }

  private func open(_ run: RunID) throws -> Opened {
    if let opened = opened.withLock({ $0 }), opened.run == run { return opened }
    opened.withLock { $0 = nil }
    let (store, number) = try stores.find(run)
    let details = try store.run(number, now: Clock.now())
    let experiment = try Experiment.of(details)
    let deliver = deliver
    let data = try CuratedData.open(
      experiment, directory: "/", cache: CacheFolder.path(store: store.path)
    ) { done, total in
      if done % 50 == 0 { deliver([.mixProgress(run: run, done: done, total: total)]) }
    }
    let result = Opened(
      run: run, experiment: experiment, data: data, pages: SamplePages(data, experiment),
      cells: CellPages(data.dataset, trainedOn: details.facts.dataFingerprint))
    opened.withLock { $0 = result }
    return result
  }
}
