import Foundation
import NcursesTerminal
import RunStore
import TerminalUI
import WorkbenchRuntime

/// `thresh` without a subcommand: the workbench on this terminal.
struct WorkbenchProgram {
  let store: StoreOptions
  let threads: ThreadOptions
  let terminal: TerminalArguments

  func run() throws {
    let stores = try RunStores(paths: store.paths)
    let (workers, options) = (threads.count, terminal.options)
    try MainActor.assumeIsolated {
      let screen = try NcursesTerminal.open(options: options)
      let loop = WorkbenchLoop(screen: screen, stores: stores, workers: workers)
      let farewell = loop.run()
      let printed = screen.close()
      for line in printed { printError(line) }
      if let farewell { print(farewell) }
    }
  }
}

extension NcursesTerminal: WorkbenchScreen {
  package func stopProcess() { kill(getpid(), SIGTSTP) }

  package var wake: @Sendable () -> Void {
    let waker = waker
    return { waker.wake() }
  }
}
