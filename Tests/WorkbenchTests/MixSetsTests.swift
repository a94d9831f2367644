import Metrics
import TerminalUI
import Testing
import Workbench

/// The label sets of the mix screen: how often they are told whole, their images, holding one out.
@Suite struct MixSetsTests {
  // MARK: Rates

  @Test func `once the data is there the scores are asked for, and what is taken for what`() {
    var state = Sample.state([.runs(Sample.rows)])
    state.press(.down, .enter)
    #expect(state.press(.character("4")) == [.inspectMix(139)])
    let request = ScoresRequest(run: 139, part: .tune)
    #expect(state.update(.mix(run: 139, Sample.mix)) == [.loadScores(request)])
    #expect(!state.text.contains("right"))
    let effects = state.update(.scores(Sample.scores(request, table: Sample.mixTable)))
    guard case .confuse = effects.first else {
      Issue.record("\(effects)")
      return
    }
    state.answerConfusion()
    #expect(state.text.contains("label sets 7  right on tune"))
  }

  @Test func `each set has its rate and interval, and what is undefined is a dash`() {
    var state = Sample.mixRated()
    let lines = state.view().lines
    func line(_ name: String) -> String { lines.first { $0.contains("  \(name) ") } ?? "" }
    #expect(line("cat").contains(".89 .81-.94"))
    #expect(line("cat+dog").contains(".25 .10-.49    -.60✗"))
    // Two images say too little, so that it is not marked.
    #expect(state.text.contains(".00 .00-.66    -.30 "))
    #expect(lines.first { $0.contains("! horse") }?.contains("–") == true)
    state.press(.down, .down, .down)
    #expect(
      state.text.contains(
        "cat+dog: 4 of 16 right; alone its labels promise .85; gap [-.76, -.33]"))
    state.press(.end)
    #expect(state.text.contains("alone its labels promise .30; gap [-.71, +.40]"))
    state.press(.up)
    #expect(state.text.contains("horse: no image is scored"))
  }

  @Test func `rates move with a threshold`() {
    var state = Sample.mixRated()
    state.press(.character("3"), .character("="))
    state.type("0.95")
    state.press(.enter, .character("4"))
    state.answerConfusion()
    // No cat is found any more, and none is seen where there is none.
    #expect(state.text.contains("cat+dog             57     19     16     18   .00"))
    #expect(state.text.contains("none               190     20     22     19  1.00"))
  }

  @Test func `the sets seldom told whole come first, those that are not scored last`() {
    var state = Sample.mixRated()
    state.press(.character("s"), .character("s"), .character("s"))
    #expect(
      state.interface.mix.sets.map { Sample.mix.sets[$0].name }
        == ["cat+bicycle", "cat+dog", "bicycle", "cat", "none", "dog", "horse"])
    #expect(state.text.contains("seldom right first"))
    #expect(state.interface.mix.labels.map { Sample.mix.labels[$0].name }.first == "bicycle")
  }

  @Test func `rates of another run are not shown`() {
    var state = Sample.mixRated()
    state.press(.character("1"), .up, .enter, .character("4"))
    _ = state.update(.mix(run: 142, Sample.mix))
    #expect(!state.text.contains("right on"))
    #expect(state.text.contains("label sets 7 ──"))
  }

  // MARK: Images

  @Test func `Enter shows the images of a set, nearest to the threshold first, Esc comes back`() {
    var state = Sample.mixRated()
    state.press(.down, .down, .down)
    let effects = state.press(.enter)
    #expect(state.interface.screen == .samples)
    let list = state.interface.samples.cell
    #expect(list?.cell == .sets(truth: .labels([0, 1]), predicted: nil, lines: []))
    #expect(list?.images.count == 16 && list?.order == .nearest)
    #expect(effects.contains { if case .loadCell = $0 { true } else { false } })
    state.press(.escape)
    #expect(state.interface.screen == .mix)
  }

  @Test func `a pair shows the images of both, and where there is none it says so`() {
    var state = Sample.mixRated()
    state.press(.tab, .enter)
    #expect(state.text.contains("Enter shows the images of a label set or a pair."))
    state.press(.tab, .tab, .enter)
    #expect(state.interface.samples.cell?.cell == .together(0, 1, predicted: false))
    state.press(.escape, .backTab, .backTab, .backTab, .end, .up, .enter)
    #expect(state.text.contains("There is no such image in tune."))
    var early = Sample.mixing()
    early.press(.enter)
    #expect(early.text.contains("The scores of 0142 are still being read."))
  }

  // MARK: Holding out

  @Test func `H asks whether the run is queued again without the set`() {
    var state = Sample.mixRated()
    state.press(.down, .down, .down)
    #expect(state.press(.character("H")) == [])
    #expect(state.text.contains("Run 0139 again without cat+dog?"))
    #expect(state.text.contains("with all training images but the 57 of cat+dog."))
    #expect(
      state.press(.enter) == [.enqueue(.without(["cat", "dog"], of: 139), seeds: [])])
    #expect(state.interface.dialog == nil)
    state.press(.character("H"))
    #expect(state.press(.escape) == [] && state.interface.dialog == nil)
    state.press(.home, .down, .down)
    state.press(.character("H"))
    #expect(state.press(.character("q")) == [.enqueue(.without([], of: 139), seeds: [])])
  }

  @Test func `what is not trained on, or all that is, cannot be held out`() {
    var state = Sample.mixRated()
    state.press(.end, .character("H"))
    #expect(state.text.contains("No training image is cat+bicycle."))
    state.press(.tab, .character("H"))
    #expect(state.text.contains("Label sets are held out in their own pane."))
    var single = Sample.mixing(
      MixView(
        title: "one", images: .init(train: 3), labels: [.init(name: "cat", positives: .init())],
        sets: [.init(["cat"], images: .init(train: 3))]))
    single.press(.character("H"))
    #expect(single.text.contains("Without cat there would be no training image left."))
    #expect(single.interface.dialog == nil)
  }

  @Test func `a second click on a set shows its images`() {
    var state = Sample.mixRated()
    let y = state.view().lines.firstIndex { $0.contains("cat+dog") } ?? 0
    let click = Message.terminal(.mouse(MouseEvent(.press, button: .left, x: 10, y: y)))
    _ = state.update(click)
    #expect(state.interface.mix.set == 3 && state.interface.screen == .mix)
    _ = state.update(click)
    #expect(state.interface.samples.cell?.images.count == 16)
  }
}
