import Datasets
import Experiments
import TerminalUI
import Workbench

/// Images of a data set by their numbers, as they are evaluated: without augmentation.
struct CellPages {
  private let dataset: Dataset
  private let isChanged: Bool

  /// - Parameter fingerprint: of the data set the scores belong to; empty if it is not known.
  init(_ dataset: Dataset, trainedOn fingerprint: String) {
    self.dataset = dataset
    isChanged = !fingerprint.isEmpty && fingerprint != dataset.fingerprint
  }

  /// - Throws: when numbers do not mean the images any more that they meant when the run was
  ///   scored: a picture of another image would be worse than none.
  func page(_ request: CellRequest) throws(RuntimeError) -> CellView {
    let run = request.run.runText
    if isChanged {
      throw RuntimeError(
        "the data of run \(run) have changed since it was trained, so its images cannot be told")
    }
    if let missing = request.images.first(where: { !(0..<dataset.count).contains($0) }) {
      throw RuntimeError("the data of run \(run) hold \(dataset.count) images, none is \(missing)")
    }
    let sheet = ContactSheet(
      dataset: dataset, images: request.images, augmentation: Augmentation(), seed: 0, variants: 0)
    let room = (height: max(request.height, 1), width: max(request.width, 1))
    return CellView(
      request: request,
      images: request.images.map { image in
        let tile = sheet.tile(image: image, epoch: nil, within: room)
        return CellView.Image(
          number: image, name: dataset.names[image], file: file(of: image),
          picture: Picture(height: tile.height, width: tile.width, pixels: tile.pixels))
      })
  }

  private func file(of image: Int) -> CellView.File {
    if let path = dataset.images.path(of: image) { return .path(path) }
    let detail = dataset.images.details[image]
    if detail.facts?.format == .idx { return .none("a row of an IDX file") }
    let isRead = dataset.images.folders.indices.contains(detail.source)
    return .none(isRead ? "a drawn picture" : "composed of other images")
  }
}
