import Metrics
import TerminalUI
import Testing
import Workbench

/// Whole screens of every table, compared line by line.
@Suite struct ConfusionScreenTests {
  private func state(
    _ table: ConfusionTable, width: Int = 80, height: Int = 24, _ scores: ScoreTable
  ) -> WorkbenchState {
    var state = Sample.confusing(width: width, height: height, table: scores)
    for _ in 0..<table.rawValue { state.press(.character("t")) }
    return state
  }

  @Test func `the label sets of two labels answer the question of the project at 80x24`() {
    expect(state(.sets, Sample.pets), draws: ExpectedScreens.confusionSets80x24)
  }

  @Test func `the label sets of six labels at 80x24`() {
    expect(state(.sets, Sample.scoreTable()), draws: ExpectedScreens.confusionManySets80x24)
  }

  @Test func `the decisions about each label at 80x24`() {
    expect(state(.labels, Sample.scoreTable()), draws: ExpectedScreens.confusionLabels80x24)
  }

  @Test func `one label instead of another at 80x24`() {
    expect(state(.instead, Sample.scoreTable()), draws: ExpectedScreens.confusionInstead80x24)
  }

  @Test func `labels together at 80x24`() {
    expect(state(.together, Sample.scoreTable()), draws: ExpectedScreens.confusionTogether80x24)
  }

  @Test func `coupled outputs at 80x24`() {
    expect(state(.coupling, Sample.scoreTable()), draws: ExpectedScreens.confusionCoupling80x24)
  }

  @Test func `the label sets in one pane at 40x12`() {
    expect(
      state(.sets, width: 40, height: 12, Sample.pets), draws: ExpectedScreens.confusionSets40x12)
  }

  @Test(arguments: ConfusionTable.allCases)
  func `every table with its words beside it at 160x48`(table: ConfusionTable) {
    let wanted =
      switch table {
      case .sets: ExpectedScreens.confusionSets160x48
      case .labels: ExpectedScreens.confusionLabels160x48
      case .instead: ExpectedScreens.confusionInstead160x48
      case .together: ExpectedScreens.confusionTogether160x48
      case .coupling: ExpectedScreens.confusionCoupling160x48
      }
    // The lines below show nothing else.
    let state = state(table, width: 160, height: 48, Sample.scoreTable())
    expect(state, draws: wanted, isWhole: false)
  }

  @Test func `of few labels all tables stand below one another at 160x48`() {
    let state = state(.sets, width: 160, height: 48, Sample.pets)
    expect(state, draws: ExpectedScreens.confusionPets160x48)
  }
}
