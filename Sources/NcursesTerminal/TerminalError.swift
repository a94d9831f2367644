/// Why the workbench cannot show itself. Each says what was found and what to do instead.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  case notATerminal(input: Bool, output: Bool)
  case typeMissing
  case typeUnknown(String)
  case typeTooPlain(String)
  case databaseMissing
  case refused(String)
  case alreadyOpen

  package var description: String {
    let instead = "or use \"thresh train FILE\", which needs no screen."
    switch self {
    case .notATerminal(let input, let output):
      let which =
        input
        ? "Standard output is" : output ? "Standard input is" : "Standard input and output are"
      return "\(which) not a terminal. Start the workbench in one, \(instead)"
    case .typeMissing:
      return
        "TERM is not set. Set it to your terminal's type, as in TERM=xterm-256color, \(instead)"
    case .typeUnknown(let type):
      return "TERM is \"\(type)\", which this machine's terminal database does not know. "
        + "Set a known one, as in TERM=xterm-256color, \(instead)"
    case .typeTooPlain(let type):
      return "TERM is \"\(type)\", a terminal that cannot place its cursor. "
        + "If yours can, set its real type, as in TERM=xterm-256color, \(instead)"
    case .databaseMissing:
      return "This machine has no terminal database. Install the package ncurses-base, \(instead)"
    case .refused(let type):
      return "The terminal (TERM is \"\(type)\") could not be opened. "
        + "Try another type, as in TERM=xterm-256color, \(instead)"
    case .alreadyOpen:
      return "The terminal is already open."
    }
  }
}
