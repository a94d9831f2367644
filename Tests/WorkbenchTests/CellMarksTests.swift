import Metrics
import TerminalUI
import Testing
import Workbench

/// Marking images of a cell, and opening their files.
@Suite struct CellMarksTests {
  @Test func `Space marks and unmarks, and marks survive the cell`() {
    var state = Sample.browsing()
    state.press(.right, .character(" "), .right, .character(" "))
    #expect(state.marks.map(\.image) == [3632, 3664])
    #expect(state.text.contains("2 marked · 3 of 9"))
    state.press(.character(" "))
    #expect(state.marks.map(\.image) == [3632])
    let mark = state.marks[0]
    #expect(mark.run == 139 && mark.name == "/data/photos/img_3632.jpg")
    #expect(mark.truth == "cat+dog+bicycle+bus" && mark.predicted == "cat+dog+bus")
    #expect(mark.labels == Sample.labels + ["bus", "person"] && mark.scores.count == 6)
    state.press(.backspace)
    #expect(state.marks.count == 1)
  }

  @Test func `a mark made before the data were opened gets its name later`() {
    var state = Sample.scored(on: .character("5"), versions: Sample.versions)
    state.open(.label(2, .falseNegative))
    state.press(.character(" "))
    #expect(state.marks.map(\.name) == [""])
    state.answerCell()
    #expect(state.marks.map(\.name) == ["/data/photos/img_3444.jpg"])
  }

  @Test func `E asks for a path and writes what is marked`() {
    var state = Sample.browsing()
    #expect(state.press(.character("E")) == [])
    #expect(state.text.contains("No image is marked; Space marks one."))
    state.press(.character(" "), .character("E"))
    #expect(state.text.contains("Write 1 marked image"))
    #expect(state.press(.enter) == [.exportMarks(state.marks, path: "marked.csv")])
    state.press(.character("E"), .control("u"))
    #expect(state.press(.enter) == [])
    #expect(state.text.contains("Write a path, such as marked.csv."))
  }

  @Test func `o opens the file and y copies its path`() {
    var state = Sample.browsing()
    #expect(state.press(.character("o")) == [.openFile("/data/photos/img_3444.jpg")])
    #expect(state.press(.character("y")) == [.copy("/data/photos/img_3444.jpg")])
    #expect(state.text.contains("copied /data/photos/img_3444.jpg"))
  }

  @Test func `an image that is no file says so`() {
    // Numbers that end in 0 are drawn in this sample.
    var state = Sample.browsing(.label(2, .falsePositive))
    #expect(state.selectedNumber == 3370)
    #expect(state.text.contains("photos/img_3370.jpg, a drawn picture"))
    #expect(state.press(.character("o")) == [])
    #expect(state.text.contains("Image 3370 is a drawn picture, no file."))
    #expect(state.press(.character("y")) == [])
  }

  @Test func `without the data, scores and the reason are shown, and 6 tries again`() {
    var state = Sample.scored(on: .character("5"), versions: Sample.versions)
    state.open(.label(2, .falseNegative))
    _ = state.update(.tick(now: Sample.now))
    let request = state.cell?.question ?? CellRequest(run: 0, images: [], height: 0, width: 0)
    _ = state.update(.cellFailed(request, "photos: there is no such folder."))
    #expect(state.text.contains("photos: there is no such folder."))
    #expect(state.text.contains("T -bicycle"))
    #expect(state.press(.end) == [])
    #expect(state.press(.character("o")) == [])
    state.press(.home)
    #expect(state.press(.character("6")) == [.loadCell(request)])
  }
}
