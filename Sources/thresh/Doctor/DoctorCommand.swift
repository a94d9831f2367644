import ArgumentParser
import Foundation
import Glibc
import Kernels
import NcursesTerminal
import TerminalUI
import WorkbenchRuntime

/// `thresh doctor`: whether everything is here that the program needs.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look whether the machine, the terminal and the store are well.",
    discussion: """
      Changes nothing. On a terminal it also asks how wide the characters are that charts are drawn \
      with, and draws some to be judged by eye. Ends with 1 where something does not work, with 0 \
      also where something could be better.
      """)

  @Flag(help: "Print JSON.")
  var json = false
  @OptionGroup var store: StoreOptions
  @OptionGroup var terminal: TerminalArguments

  mutating func run() throws {
    let (terminalFindings, samples, glyphs) = lookAtTerminal()
    var findings = MachineHealth(
      isDebugBuild: Self.isDebugBuild, builtFor: VectorUnit.name,
      processorHas: ProcessorCheck.widestVectors
    ).findings
    findings += terminalFindings
    for path in store.paths { findings += StoreHealth.of(path).healthFindings }
    findings += ToolHealth().findings
    let report = HealthReport(findings)
    if json {
      print(JSONLine.text(of: report) ?? "")
    } else {
      for line in report.lines(glyphs) + (samples.isEmpty ? [] : [""] + samples) { print(line) }
    }
    if report.hasProblem { throw ExitCode(1) }
  }

  /// What is found of the terminal, lines to judge by eye, and what marks can be drawn with.
  private func lookAtTerminal() -> ([HealthFinding], samples: [String], GlyphSet) {
    func note(_ text: String, _ grade: HealthFinding.Grade) -> HealthFinding {
      HealthFinding("terminal", "terminal", grade, text)
    }
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      return ([note("none here; nothing was asked", .note)], [], .braille)
    }
    do {
      let examined = try TerminalExamination.of(
        samples: TerminalHealth.samples.map(\.text), options: terminal.options)
      let health = TerminalHealth(examined)
      return (health.findings, health.sampleLines, examined.choice.glyphs)
    } catch {
      return ([note("\(error)", .problem)], [], .ascii)
    }
  }

  private static var isDebugBuild: Bool {
    #if DEBUG
      true
    #else
      false
    #endif
  }
}

extension TerminalHealth {
  init(
    _ examined: TerminalExamination,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let surroundings = examined.surroundings
    var graphics: String?
    switch examined.graphics {
    case .sixel: graphics = "sixel"
    case .kitty: graphics = "kitty"
    case nil: break
    }
    var samples = TerminalHealth.samples
    for (index, columns) in examined.columns.enumerated() { samples[index].measured = columns }
    self.init(
      type: surroundings.type ?? "", openedAs: examined.choice.type, width: examined.width,
      height: examined.height, depth: examined.choice.depth,
      claimsTruecolor: surroundings.claimsTruecolor, refusesColor: surroundings.refusesColor,
      isUTF8: examined.choice.isUTF8, isInsideTmux: surroundings.isInsideTmux,
      isOverSSH: environment["SSH_CONNECTION"]?.isEmpty == false, graphics: graphics,
      answers: examined.answers, samples: samples)
  }
}
