import TerminalUI
import Testing
import Workbench

@Suite struct MixTests {
  // MARK: Asking

  @Test func `showing the mix asks once for the data of the open run`() {
    var state = Sample.training()
    #expect(state.press(.character("4")) == [.inspectMix(142)])
    #expect(state.text.contains("looking at the data of 0142"))
    #expect(state.press(.down) == [])
    #expect(state.press(.character("2"), .character("4")) == [])
    _ = state.update(.mix(run: 142, Sample.mix))
    #expect(state.press(.character("4")) == [])
    #expect(state.mix?.answer == Sample.mix)
  }

  @Test func `with nothing open it is about the run of this process, else about the selected one`()
  {
    var here = Sample.state([.runs(Sample.rows)])
    here.press(.end)
    #expect(here.press(.character("4")) == [.inspectMix(142)])
    var past = Sample.state([.runs(Array(Sample.rows.dropFirst()))])
    past.press(.down)
    #expect(past.selectedRun?.id == 137)
    #expect(past.press(.character("4")) == [.inspectMix(137)])
  }

  @Test func `another run in sight is asked about anew, and late answers are ignored`() {
    var state = Sample.mixing()
    state.press(.character("1"), .down, .enter)
    #expect(state.press(.character("4")) == [.inspectMix(139)])
    _ = state.update(.mix(run: 142, Sample.mix))
    _ = state.update(.mixProgress(run: 142, done: 1, total: 2))
    _ = state.update(.mixFailed(run: 142, "no such file"))
    #expect(state.mix?.question == 139)
    #expect(state.mix?.answer == nil)
    #expect(state.text.contains("looking at the data of 0139"))
  }

  @Test func `progress is shown, and the same progress again draws nothing anew`() {
    var state = Sample.training()
    state.press(.character("4"))
    _ = state.update(.mixProgress(run: 142, done: 812, total: 2000))
    #expect(state.text.contains("looking through the pictures of 0142: 812/2000"))
    let revision = state.revision
    _ = state.update(.mixProgress(run: 142, done: 812, total: 2000))
    #expect(state.revision == revision)
    // What comes after the answer is late.
    _ = state.update(.mix(run: 142, Sample.mix))
    _ = state.update(.mixProgress(run: 142, done: 2000, total: 2000))
    #expect(state.mix?.stage == .answered)
  }

  @Test func `a failure says why, and 4 tries again`() {
    var state = Sample.training()
    state.press(.character("4"))
    _ = state.update(.mixFailed(run: 142, "photos: there is no such folder."))
    #expect(state.text.contains("photos: there is no such folder."))
    #expect(state.text.contains("4 tries again"))
    _ = state.update(.mixProgress(run: 142, done: 1, total: 2))
    #expect(state.mix?.hasFailed == true)
    #expect(state.press(.down) == [])
    #expect(state.press(.character("4")) == [.inspectMix(142)])
    #expect(!state.text.contains("no such folder"))
  }

  @Test func `without any run it says what to do`() {
    var state = Sample.state([.runs([])])
    #expect(state.press(.character("4")) == [])
    #expect(state.text.contains("There is no run to look at."))
    #expect(state.text.contains("1 lists the runs  N starts one"))
  }

  // MARK: Looking

  @Test func `Tab goes through all panes, the findings stay in sight`() {
    var state = Sample.mixing()
    var seen: [String] = []
    for _ in MixPane.allCases {
      seen.append(state.text)
      state.press(.tab)
    }
    for text in seen { #expect(text.contains("╭─ findings")) }
    let marks = ["╭─ label sets 7", "╭─ label sets 7", "╭─ labels 4", "╭─ together", "╭─ data"]
    for (text, mark) in zip(seen, marks) { #expect(text.contains(mark)) }
    #expect(state.interface.mix.focus == .sets)
    state.press(.backTab)
    #expect(state.interface.mix.focus == .facts)
  }

  @Test func `z gives a pane the whole screen, Esc takes it back, then leads to the runs`() {
    var state = Sample.mixing()
    state.press(.character("z"))
    #expect(!state.text.contains("findings"))
    state.press(.tab)
    #expect(state.text.contains("╭─ findings") && !state.text.contains("label sets"))
    state.press(.escape)
    #expect(state.text.contains("╭─ label sets"))
    state.press(.escape)
    #expect(state.interface.screen == .runs)
  }

  @Test func `S lists by count, by name and the rarest first, and keeps the selection`() {
    var state = Sample.mixing()
    func names() -> [String] {
      state.interface.mix.sets.map { Sample.mix.sets[$0].name }
    }
    func selected() -> String { names()[state.interface.mix.set] }
    state.press(.down)
    #expect(
      names() == ["cat", "dog", "none", "cat+dog", "bicycle", "horse", "cat+bicycle"])
    #expect(selected() == "dog")
    state.press(.character("S"))
    #expect(
      names() == ["bicycle", "cat", "cat+bicycle", "cat+dog", "dog", "horse", "none"])
    #expect(selected() == "dog")
    #expect(state.text.contains("by name ─╮"))
    state.press(.character("S"))
    #expect(
      names() == ["cat+bicycle", "horse", "bicycle", "cat+dog", "none", "dog", "cat"])
    #expect(selected() == "dog")
    #expect(state.interface.mix.labels.map { Sample.mix.labels[$0].name }.first == "horse")
    state.press(.character("S"), .character("S"))
    #expect(names().first == "cat" && selected() == "dog")
  }

  @Test func `the selection stops at both ends`() {
    var state = Sample.mixing()
    state.press(.end, .down)
    #expect(state.interface.mix.set == 6)
    state.press(.home, .up)
    #expect(state.interface.mix.set == 0)
    state.press(.pageDown)
    #expect(state.interface.mix.set == 6)
  }

  @Test func `arrows choose a pair, which is told in words`() {
    var state = Sample.mixing()
    state.press(.tab, .tab, .tab)
    #expect(state.text.contains("cat and dog: 57 images, 8.0% of cat, 8.6% of dog, phi -.87"))
    state.press(.right)
    #expect(
      state.text.contains("cat and bicycle: 52 images, 7.3% of cat, 85% of bicycle, phi +.15"))
    state.press(.down, .down, .right)
    #expect(
      state.text.contains("bicycle and horse: 0 images, 0% of bicycle, 0% of horse, phi –"))
    state.press(.left, .left)
    #expect(state.text.contains("bicycle and dog"))
    state.press(.right)
    #expect(state.text.contains("bicycle: 61 images in train"))
  }

  @Test func `findings and facts scroll`() {
    var state = Sample.mixing()
    state.press(.tab, .end)
    #expect(state.text.contains("i 240 images say nothing about bicycle."))
    #expect(!state.text.contains("Only 4 images"))
    state.press(.home)
    #expect(state.text.contains("! Only 4 images"))
    state.press(.tab, .tab, .tab)
    #expect(!state.text.contains("dog 249, cat 199, horse 6"))
    state.press(.end)
    #expect(state.text.contains("dog 249, cat 199, horse 6"))
    #expect(state.interface.mix.factsOffset == 1)
  }

  @Test func `nothing wrong, nothing looked for and nothing counted are said as such`() {
    var state = Sample.mixing(
      MixView(
        title: "bare", images: .init(train: 3), labels: [.init(name: "cat", positives: .init())]))
    #expect(state.text.contains("✓ Nothing was found wrong."))
    #expect(state.text.contains("no image has labels"))
    state.press(.backTab)
    #expect(state.text.contains("duplicates  not looked for"))
    #expect(state.text.contains("cardinality –, MeanIR –"))
    state.press(.backTab)
    #expect(state.text.contains("▸ cat       –"))
  }

  @Test func `a thousand labels and two hundred sets scroll about the selected one`() {
    var state = Sample.mixing(width: 160, height: 48, Sample.largeMix)
    #expect(state.text.contains("label sets 200"))
    #expect(state.text.contains("labels 1000"))
    state.press(.tab, .tab, .end)
    #expect(state.interface.mix.label == 999)
    #expect(state.text.contains("▸   label 999              100"))
    #expect(state.text.contains("<.1%"))
    // The part of the matrix in sight is the one about its diagonal.
    #expect(state.text.contains("│▸ label 999  "))
    #expect(state.text.contains("label 999: 100 images in train"))
    state.press(.tab, .home)
    for _ in 0..<40 { state.press(.left) }
    #expect(state.text.contains("label 0 and label 959: 0 images, 0% of label 0"))
    state.press(.tab, .tab, .tab, .end)
    #expect(state.text.contains("! Only 9 images in train show label 899, fewer than 10."))
  }

  // MARK: Mouse

  @Test func `a click focuses a pane and selects a row, the wheel scrolls`() {
    var state = Sample.mixing()
    func mouse(_ action: MouseEvent.Action, _ x: Int, _ y: Int) {
      let button: MouseEvent.Button? = action == .press ? .left : nil
      _ = state.update(.terminal(.mouse(MouseEvent(action, button: button, x: x, y: y))))
    }
    let y = state.view().lines.firstIndex { $0.contains("cat+dog") } ?? 0
    mouse(.press, 10, y)
    #expect(state.interface.mix.set == 3)
    mouse(.press, 10, 20)
    #expect(state.interface.mix.focus == .findings)
    mouse(.wheelDown, 10, 20)
    #expect(state.interface.mix.finding == 3)
    mouse(.wheelUp, 10, 6)
    #expect(state.interface.mix.set == 0)
    mouse(.press, 26, 0)
    #expect(state.interface.screen == .mix)
    mouse(.press, 45, 0)
    #expect(state.interface.screen == .samples)
  }

  @Test func `a run is steered from the mix too, and the answer is seen`() {
    var state = Sample.mixing()
    #expect(state.press(.character("P")) == [.post(.pause, to: 142, number: 2)])
    #expect(state.text.contains("learning rate 6e-4, pause queued"))
  }
}
