import TerminalUI

/// Which pictures are wanted, and at what size.
package struct SamplesRequest: Equatable, Sendable {
  package var run: RunID
  /// From 0: a page holds `rows` images.
  package var page: Int
  package var rows: Int
  /// How many augmented pictures follow each original.
  package var variants: Int
  /// The epoch of the first variant, from 1; the others follow it.
  package var epoch: Int
  /// Room for a picture, in pixels; one of another shape is fitted into it.
  package var height: Int
  package var width: Int

  package init(
    run: RunID, page: Int, rows: Int, variants: Int, epoch: Int, height: Int, width: Int
  ) {
    self.run = run
    self.page = page
    self.rows = rows
    self.variants = variants
    self.epoch = epoch
    self.height = height
    self.width = width
  }
}

/// A page of training pictures beside what augmentation makes of them.
package struct SamplesView: Equatable, Sendable {
  /// What this answers.
  package var request: SamplesRequest
  /// Training images on all pages.
  package var total: Int
  package var rows: [Row]

  package init(request: SamplesRequest, total: Int, rows: [Row]) {
    self.request = request
    self.total = total
    self.rows = rows
  }

  package struct Row: Equatable, Sendable {
    package var original: Sample
    package var variants: [Sample]

    package init(original: Sample, variants: [Sample]) {
      self.original = original
      self.variants = variants
    }
  }

  package struct Sample: Equatable, Sendable {
    package var name: String
    /// Its label set: `cat+dog`, or `none`.
    package var labels: String
    package var picture: Picture

    package init(name: String, labels: String, picture: Picture) {
      self.name = name
      self.labels = labels
      self.picture = picture
    }
  }
}
