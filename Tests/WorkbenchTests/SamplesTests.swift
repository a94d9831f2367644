import TerminalUI
import Testing
import Workbench

@Suite struct SamplesTests {
  private func request(
    page: Int = 0, rows: Int = 2, variants: Int = 3, epoch: Int = 1, side: Int = 16
  ) -> SamplesRequest {
    SamplesRequest(
      run: 142, page: page, rows: rows, variants: variants, epoch: epoch, height: side, width: side)
  }

  @Test func `showing the samples asks once for as many pictures as fit`() {
    var state = Sample.training()
    #expect(state.press(.character("6")) == [.loadSamples(request())])
    #expect(state.text.contains("drawing the first pictures"))
    #expect(state.press(.character("6")) == [])
    #expect(state.press(.down) == [])
    state.answerSamples()
    #expect(state.press(.character("2"), .character("6")) == [])
  }

  @Test(arguments: [
    (60, 16, 1, 2, 16), (40, 10, 1, 2, 12), (160, 48, 3, 4, 26), (100, 30, 2, 3, 22),
    (20, 4, 1, 4, 2), (400, 120, 3, 4, 74),
  ])
  func `the size of the pictures follows the screen`(
    width: Int, height: Int, rows: Int, variants: Int, side: Int
  ) {
    var state = Sample.training(width: width, height: height)
    #expect(
      state.press(.character("6"))
        == [.loadSamples(request(rows: rows, variants: variants, side: side))])
  }

  @Test func `pages are turned up to the first and the last`() {
    var state = Sample.sampling()
    #expect(state.press(.down) == [.loadSamples(request(page: 1))])
    state.answerSamples()
    #expect(state.text.contains("3–4 of 300"))
    #expect(state.press(.pageDown) == [.loadSamples(request(page: 2))])
    #expect(state.press(.end) == [.loadSamples(request(page: 149))])
    #expect(state.press(.right) == [])
    #expect(state.press(.up) == [.loadSamples(request(page: 148))])
    #expect(state.press(.home) == [.loadSamples(request())])
    #expect(state.press(.pageUp) == [])
    let wheel = MouseEvent(.wheelDown, x: 5, y: 5)
    #expect(state.update(.terminal(.mouse(wheel))) == [.loadSamples(request(page: 1))])
  }

  @Test func `what was seen stays until the next page has come, and late pages are ignored`() {
    var state = Sample.sampling()
    state.press(.down)
    #expect(state.text.contains("cat  photos/img_1000.jpg"))
    #expect(state.text.contains("drawing ─╮"))
    state.press(.down)
    _ = state.update(.samples(Sample.samples(request(page: 1))))
    #expect(state.text.contains("cat  photos/img_1000.jpg"))
    _ = state.update(.samples(Sample.samples(request(page: 2))))
    #expect(state.text.contains("cat  photos/img_1004.jpg"))
    #expect(state.text.contains("5–6 of 300"))
  }

  @Test func `r shows the pictures of the next epochs`() {
    var state = Sample.sampling()
    #expect(state.press(.character("r")) == [.loadSamples(request(epoch: 4))])
    state.answerSamples()
    #expect(state.view().lines[2].contains("original"))
    #expect(state.view().lines[2].contains("epoch 4             epoch 5             epoch 6"))
  }

  @Test func `larger pictures are fewer, smaller ones are more, between bounds`() {
    var state = Sample.sampling()
    #expect(state.press(.character("+")) == [.loadSamples(request(rows: 1, variants: 2, side: 20))])
    #expect(state.press(.character("-")) == [.loadSamples(request())])
    #expect(state.press(.character("-")) == [.loadSamples(request(variants: 4, side: 12))])
    for _ in 0..<20 { state.press(.character("-")) }
    #expect(state.samples?.question == request(rows: 6, variants: 12, side: 4))
    #expect(state.press(.character("-")) == [])
    for _ in 0..<40 { state.press(.character("+")) }
    #expect(state.samples?.question.height == 34)
    #expect(state.press(.character("+")) == [])
    // Nothing pressed beyond the bound has to be taken back.
    state.press(.character("-"))
    #expect((state.samples?.question.height ?? 34) < 34)
  }

  @Test func `a resize asks only when other pictures fit, and keeps the first one in sight`() {
    var state = Sample.sampling()
    #expect(state.update(.terminal(.resize(width: 81, height: 24))) == [])
    for _ in 0..<5 { state.press(.down) }
    #expect(state.samples?.question.page == 5)
    _ = state.update(.terminal(.resize(width: 160, height: 48)))
    #expect(state.samples?.question == request(page: 3, rows: 3, variants: 4, side: 26))
    _ = state.update(.terminal(.resize(width: 80, height: 24)))
    #expect(state.samples?.question == request(page: 5))
  }

  @Test func `labels that augmentation changed stand below their picture`() {
    let lines = Sample.sampling().view().lines
    #expect(lines.contains { $0.contains("cat  photos/img_1000.jpg     ") })
    #expect(lines.contains { $0.contains("dog  photos/img_1001.jpg                cat+dog") })
  }

  @Test func `a failure says why, and 6 tries again`() {
    var state = Sample.training()
    state.press(.character("6"))
    _ = state.update(.samplesFailed(request(page: 7), "late"))
    #expect(!state.text.contains("late"))
    _ = state.update(.samplesFailed(request(), "photos: there is no such folder."))
    #expect(state.text.contains("photos: there is no such folder."))
    #expect(state.press(.character("6")) == [.loadSamples(request())])
    // Nor are older pictures shown as if they were those asked for.
    state.answerSamples()
    state.press(.down)
    _ = state.update(.samplesFailed(request(page: 1), "photos: there is no such folder."))
    #expect(state.text.contains("photos: there is no such folder."))
    #expect(!state.text.contains("img_1000.jpg"))
  }

  @Test func `another run begins at its first picture, without those of the one before`() {
    var state = Sample.sampling()
    state.press(.down, .character("r"))
    state.press(.character("1"), .down, .enter)
    var other = request()
    other.run = 139
    #expect(state.press(.character("6")) == [.loadSamples(other)])
    #expect(state.samples?.answer == nil)
  }

  @Test func `without pictures, and without a run, it says so`() {
    var state = Sample.training()
    state.press(.character("6"))
    state.answerSamples(total: 0)
    #expect(state.text.contains("There is no picture to train on."))
    var empty = Sample.state([.runs([])])
    #expect(empty.press(.character("6")) == [])
    #expect(empty.text.contains("There is no run to look at."))
  }

  @Test func `a terminal without colour shows shades`() {
    var state = WorkbenchState(width: 80, height: 24, hasColor: false)
    _ = state.update(.runs(Sample.rows))
    state.press(.character("6"))
    state.answerSamples()
    #expect(state.text.contains("▒▒▒▓▓"))
    #expect(!state.text.contains("▀"))
  }

  @Test func `Esc leads back to the runs`() {
    var state = Sample.sampling()
    state.press(.escape)
    #expect(state.interface.screen == .runs)
  }
}
