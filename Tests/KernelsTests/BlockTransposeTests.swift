import Testing

@testable import Kernels

@Suite struct BlockTransposeTests {
  @Test func `rows become columns`() {
    let source = makeSlice((0..<256).map { Float($0) })
    let target = makeStaleSlice(256)
    transposeBlock(source.pointer, to: target.pointer)
    let expected = (0..<256).map { place in Float(place % 16 * 16 + place / 16) }
    #expect(target.read() == expected)
  }
}
