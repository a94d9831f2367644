import Foundation
import Testing
import Workbench

@testable import WorkbenchRuntime

@Suite struct MarksFileTests {
  private let marks = [
    MarkedImage(
      run: 139, image: 3012, name: "/data/cat, dog.jpg", truth: "cat+dog", predicted: "cat",
      labels: ["cat", "dog"], scores: [Double(Float(0.9)), Double(Float(0.3))]),
    MarkedImage(
      run: 142, image: 7, name: "a \"b\".png", truth: "none", predicted: "bus",
      labels: ["dog", "bus\r\nred"], scores: [0.25, 0.5]),
  ]

  @Test func `marked images of several runs share one table by the names of their labels`() {
    #expect(
      MarksFile.text(marks) == """
        run,image,file,truth,predicted,score_cat,score_dog,"score_bus\r\nred"
        0139,3012,"/data/cat, dog.jpg",cat+dog,cat,0.9,0.3,
        0142,7,"a ""b"".png",none,bus,,0.25,0.5

        """)
  }

  @Test func `without a mark there is only the head`() {
    #expect(MarksFile.text([]) == "run,image,file,truth,predicted\n")
  }

  @Test func `a tilde at the start is the person's folder`() {
    #expect(!FileDesk.place("~/marked.csv").contains("~"))
    #expect(FileDesk.place("marked.csv") == "marked.csv")
  }

  @Test func `what is written is told, and what cannot be written too`() async throws {
    let folder = FileManager.default.temporaryDirectory.path
    let path = "\(folder)/thresh-marks-\(UUID().uuidString).csv"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let told = await message { FileDesk(deliver: $0).export(marks, to: path) }
    #expect(told == "wrote 2 marked images to \(path)")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == MarksFile.text(marks))
    let failed = await message { FileDesk(deliver: $0).export(marks, to: "/nowhere/marked.csv") }
    #expect(failed.hasPrefix("/nowhere/marked.csv could not be written: "))
  }
}

/// The sentence of the first message that is delivered.
func message(_ body: (@escaping @Sendable ([Message]) -> Void) -> Void) async -> String {
  await withCheckedContinuation { continuation in
    body { messages in
      switch messages.first {
      case .notice(let text), .failed(let text): continuation.resume(returning: text)
      default: continuation.resume(returning: "")
      }
    }
  }
}
