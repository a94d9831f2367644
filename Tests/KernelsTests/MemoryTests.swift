import Synchronization
import Testing

@testable import Kernels

@Suite struct MemoryTests {
  @Test func `an arena starts as zeros and its slices share it`() {
    let arena = Arena(count: 40)
    let slice = arena.slice(offset: 8, count: 4)
    #expect(slice.read() == [0, 0, 0, 0])
    slice.write([1, 2], at: 1)
    #expect(arena.slice(offset: 9, count: 2).read() == [1, 2])
    #expect(slice.slice(at: 2, count: 2).read() == [2, 0])
  }

  @Test func `rows are padded with zeros and read back without them`() {
    let slice = Arena(count: 32).whole
    slice.fill(9)
    slice.writeRows([1, 2, 3, 4], columns: 2, lanes: 16)
    #expect(slice.read().prefix(4) == [1, 2, 0, 0])
    #expect(slice.readRows(2, columns: 2, lanes: 16) == [1, 2, 3, 4])
  }

  @Test(arguments: [1, 2, 3, 7]) func `every piece runs once`(workers: Int) {
    let runs = Mutex([Int](repeating: 0, count: 100))
    Workers(count: workers).forEach(pieces: 100) { piece, worker in
      #expect(worker < workers)
      runs.withLock { $0[piece] += 1 }
    }
    #expect(runs.withLock { $0 } == [Int](repeating: 1, count: 100))
  }

  @Test func `pieces cover a range without overlap`() {
    let ranges = (0..<7).map { pieceRange($0, of: 7, count: 100, unit: 16) }
    #expect(ranges.flatMap { Array($0) } == Array(0..<100))
    #expect(ranges.allSatisfy { $0.lowerBound % 16 == 0 || $0.isEmpty })
  }
}
