import Curation
import Datasets
import Dispatch
import Experiments
import RunStore
import Synchronization
import TerminalUI
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
  }

  private let store: RunStore
  private let deliver: @Sendable ([Message]) -> Void
  private let queue = DispatchQueue(label: "thresh.data", qos: .utility)
  private let opened = Mutex<Opened?>(nil)
  /// The newest page asked for; older ones are not worked out any more.
  private let wanted = Mutex<SamplesRequest?>(nil)

  /// - Parameter deliver: takes messages, on any thread.
  init(store: RunStore, deliver: @escaping @Sendable ([Message]) -> Void) {
    self.store = store
    self.deliver = deliver
  }

  /// Answers `Effect.inspectMix`.
  func inspect(_ run: RunID) {
    queue.async { @Sendable [self] in
      do {
        let opened = try open(run)
        deliver([
          .mix(run: run, MixView(opened.data, opened.experiment))
        ])
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
        let pages = SamplePages(opened.data, opened.experiment)
        deliver([.samples(pages.page(request))])
      } catch {
        deliver([.samplesFailed(request, "\(error)")])
      }
    }
  }

  private func open(_ run: RunID) throws -> Opened {
    if let opened = opened.withLock({ $0 }), opened.run == run { return opened }
    opened.withLock { $0 = nil }
    let text = try store.run(run, now: Clock.now()).resolvedText
    let experiment = try Experiment.read(
      text: text, file: "run \(run.runText)", directory: "/", overrides: [])
    let deliver = deliver
    let data = try CuratedData.open(
      experiment, directory: "/", cache: CacheFolder.path(store: store.path)
    ) { done, total in
      if done % 50 == 0 { deliver([.mixProgress(run: run, done: done, total: total)]) }
    }
    let result = Opened(run: run, experiment: experiment, data: data)
    opened.withLock { $0 = result }
    return result
  }
}

/// Training pictures, a page at a time, beside what training makes of them.
struct SamplePages {
  private let data: CuratedData
  private let experiment: Experiment

  init(_ data: CuratedData, _ experiment: Experiment) {
    self.data = data
    self.experiment = experiment
  }

  /// Each training image once, in the order of the set, though an epoch may visit it more often.
  func page(_ request: SamplesRequest) -> SamplesView {
    let training = data.split.train
    let start = min(max(0, request.page) * request.rows, training.count)
    let images = Array(training[start..<min(start + request.rows, training.count)])
    let sheet = ContactSheet(
      dataset: data.dataset, images: images, augmentation: experiment.augment,
      seed: experiment.seed, variants: 0, training: data.balance.images)
    func sample(_ image: Int, epoch: Int?) -> SamplesView.Sample {
      let tile = sheet.tile(
        image: image, epoch: epoch, within: (height: request.height, width: request.width))
      let labelSet = data.dataset.labelSet(of: image)
      return SamplesView.Sample(
        name: data.dataset.names[image],
        labels: labelSet.map(data.dataset.images.name) ?? "unlabelled",
        picture: Picture(height: tile.height, width: tile.width, pixels: tile.pixels))
    }
    return SamplesView(
      request: request, total: training.count,
      rows: images.map { image in
        SamplesView.Row(
          original: sample(image, epoch: nil),
          variants: (0..<request.variants).map {
            sample(image, epoch: max(0, request.epoch - 1) + $0)
          })
      })
  }
}
