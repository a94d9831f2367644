import Testing

@testable import Datasets

@Suite struct BatchDraftTests {
  private let assembler: BatchAssembler = {
    let dataset = jumble(count: 9)
    return BatchAssembler(
      dataset: dataset, images: Array(0..<9), batchSize: 4,
      augmentation: Augmentation(flip: true, crop: 0.5, colour: 0.4),
      normalization: asBytes(channels: 3), seed: 5, shuffled: true)
  }()

  @Test(arguments: [0, 1, 3, 4, 9])
  func `who needs a batch makes what others have not, to the same bits`(advances: Int) {
    let draft = BatchDraft(assembler, epoch: 2, index: 1)
    let more = (0..<advances).map { _ in draft.advance() }
    #expect(more == (0..<advances).map { $0 < 3 })
    #expect(draft.finish() == assembler.batch(epoch: 2, index: 1))
  }

  @Test func `nothing is left to do on a batch that was taken`() {
    let draft = BatchDraft(assembler, epoch: 0, index: 0)
    #expect(!draft.isOver)
    _ = draft.finish()
    #expect(draft.isOver && !draft.advance())
  }

  @Test func `a batch that its user keeps stays as it is when its memory's turn comes`() {
    let dataset = jumble(count: 8)
    let loader = BatchLoader(
      dataset: dataset, images: Array(0..<8), batch: 2, augmentation: nil,
      normalization: asBytes(channels: 3), seed: 1, shuffled: true, dropIncomplete: false)
    let kept = loader.batch(epoch: 0, index: 0)
    let copy = kept.images.map { $0 }
    for step in 1..<20 { _ = loader.batch(epoch: step / 4, index: step % 4) }
    #expect(kept.images == copy)
  }
}
