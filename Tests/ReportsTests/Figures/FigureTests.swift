import Testing

@testable import Reports

@Suite struct FigureTests {
  @Test func `an axis has no range and no categories of its own unless they are given`() {
    let axis = FigureAxis("step")
    #expect(axis.range == nil && axis.categories.isEmpty && axis.scale == .linear)
  }
}
