import Curation
import Datasets
import Experiments
import TerminalUI
import Workbench

/// Training pictures, a page at a time, beside what training makes of them.
struct SamplePages {
  private let data: CuratedData
  private let experiment: Experiment
  /// Each training image once, though an epoch may visit it more often: the label sets in turn, so
  /// that the first pages show all of them.
  private let order: [Int]

  init(_ data: CuratedData, _ experiment: Experiment) {
    self.data = data
    self.experiment = experiment
    order = data.examples(data.split.train.count)
  }

  func page(_ request: SamplesRequest) -> SamplesView {
    let start = min(max(0, request.page) * request.rows, order.count)
    let images = Array(order[start..<min(start + request.rows, order.count)])
    let sheet = ContactSheet(
      dataset: data.dataset, images: images, augmentation: experiment.augment,
      seed: experiment.seed, variants: 0, training: data.balance.images,
      epochVisits: experiment.train.epochVisits)
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
      request: request, total: order.count,
      rows: images.map { image in
        SamplesView.Row(
          original: sample(image, epoch: nil),
          variants: (0..<request.variants).map {
            sample(image, epoch: max(0, request.epoch - 1) + $0)
          })
      })
  }
}
