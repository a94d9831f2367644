/// Neighbouring cells of one line that must be sent to the terminal again.
package struct ChangedRun: Hashable, Sendable {
  package var x: Int
  package var y: Int
  /// With no covered cell at the start: a run begins at a whole character.
  package var cells: [Cell]
}

extension Grid {
  /// What must be drawn to turn a screen that shows `previous` into one that shows this grid.
  ///
  /// Everything, when there is no previous grid or it has another size.
  package func changes(from previous: Grid?) -> [ChangedRun] {
    var runs: [ChangedRun] = []
    let sameSize = previous?.width == width && previous?.height == height
    let old = sameSize ? previous?.cells : nil
    for y in 0..<height {
      let row = y * width
      var x = 0
      while x < width {
        if let old, old[row + x] == cells[row + x] {
          x += 1
          continue
        }
        var start = x
        while start > 0, cells[row + start].width == 0 { start -= 1 }
        var end = x + 1
        while end < width {
          if cells[row + end].width == 0 {
            end += 1
          } else if let old, old[row + end] == cells[row + end] {
            break
          } else {
            end += 1
          }
        }
        runs.append(ChangedRun(x: start, y: y, cells: Array(cells[row + start..<row + end])))
        x = end
      }
    }
    return runs
  }
}
