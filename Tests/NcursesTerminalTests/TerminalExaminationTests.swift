import Testing

@testable import NcursesTerminal

@Suite struct TerminalExaminationTests {
  @Test func `cursor reports give the columns of the samples in their order`() {
    let answers = TerminalExamination.answers(
      in: "\u{1B}[12;8R\u{1B}[12;11R\u{1B}[6;18;9t\u{1B}[?62;4c".utf8)
    #expect(answers.count == 4)
    #expect(TerminalExamination.columns(of: 3, in: answers) == [7, 10, nil])
    #expect(answers.last == .attributes([4]))
  }

  @Test func `keys and rubbish in between are no answers`() {
    let answers = TerminalExamination.answers(
      in: "q\u{1B}[0;0R\u{1B}[;R\u{1B}[1;99999999999999999999Rx".utf8)
    #expect(TerminalExamination.columns(of: 1, in: answers) == [nil])
    #expect(TerminalExamination.answers(in: [UInt8](repeating: 27, count: 9)) == [])
  }
}
