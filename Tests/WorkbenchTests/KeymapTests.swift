import TerminalUI
import Testing
import Workbench

@Suite struct KeymapTests {
  @Test func `no key has two meanings on a screen`() {
    for screen in Screen.allCases {
      var seen: [Key: Action] = [:]
      for binding in Keymap.bindings(on: screen) {
        for key in binding.keys {
          #expect(seen[key] == nil, "\(key) on \(screen)")
          seen[key] = binding.action
        }
      }
    }
  }

  @Test func `every key of the table leads to its action`() {
    for binding in Keymap.bindings {
      for key in binding.keys {
        switch binding.scope {
        case .dialog: #expect(Keymap.dialogAction(for: key) == binding.action)
        case .queue: #expect(Keymap.queueAction(for: key) == binding.action)
        case .runs: #expect(Keymap.action(for: key, on: .runs) == binding.action)
        case .train: #expect(Keymap.action(for: key, on: .train) == binding.action)
        case .labels: #expect(Keymap.action(for: key, on: .labels) == binding.action)
        case .confusion: #expect(Keymap.action(for: key, on: .confusion) == binding.action)
        case .mix: #expect(Keymap.action(for: key, on: .mix) == binding.action)
        case .compare: #expect(Keymap.action(for: key, on: .compare) == binding.action)
        case .system: #expect(Keymap.action(for: key, on: .system) == binding.action)
        case .study: #expect(Keymap.action(for: key, on: .study) == binding.action)
        case .samples, .cell: #expect(Keymap.action(for: key, on: .samples) == binding.action)
        case .everywhere, .control:
          for screen in Screen.allCases {
            #expect(Keymap.action(for: key, on: screen) == binding.action)
          }
        }
      }
    }
  }

  @Test func `every action has a key`() {
    for action in Action.allCases { #expect(Keymap.binding(of: action) != nil, "\(action)") }
  }

  @Test func `run control is upper case and the same on every screen`() {
    for binding in Keymap.bindings where binding.scope == .control {
      for key in binding.keys {
        guard case .character(let letter) = key else {
          Issue.record("\(key) is no letter")
          continue
        }
        #expect(letter.isUppercase)
      }
    }
  }

  @Test func `the help shows every key with what it does`() {
    for width in [80, 160] {
      var state = Sample.training(width: width, height: 60)
      state.press(.character("?"))
      // The narrow help is longer than the screen.
      var text = ""
      for _ in 0..<5 {
        text += state.view().lines.joined(separator: "\n")
        state.press(.pageDown)
      }
      for binding in Keymap.bindings {
        #expect(text.contains(binding.title), "\(binding.title) at \(width)")
        #expect(text.contains(binding.keyNames(.braille)), "\(binding.keys) at \(width)")
      }
    }
  }

  @Test func `the palette offers every action with its key`() {
    var state = Sample.training()
    state.press(.character(":"))
    guard case .palette(let palette) = state.interface.dialog else {
      Issue.record("no palette")
      return
    }
    let offered = Set(palette.entries.map(\.action))
    for binding in Keymap.bindings where binding.scope != .dialog && binding.action != .palette {
      #expect(offered.contains(binding.action))
    }
  }

  @Test func `the palette finds a command by a few of its letters and does it`() {
    var state = Sample.training()
    state.press(.character(":"))
    state.type("chk now")
    let effects = state.press(.enter)
    #expect(effects == [.post(.checkpoint, to: 142, number: 2)])
    #expect(state.interface.dialog == nil)
  }

  @Test func `an action of the other screen goes there first`() {
    var state = Sample.training()
    state.press(.character(":"))
    state.type("filter")
    state.press(.enter)
    #expect(state.interface.screen == .runs)
    #expect(state.interface.runs.isFiltering)
  }

  @Test func `the documentation lists every key`() {
    for binding in Keymap.bindings {
      #expect(Keymap.markdown.contains("| \(binding.title) |"))
      for key in binding.keys { #expect(Keymap.markdown.contains("`\(key.name(.braille))`")) }
    }
  }

  @Test func `letters that begin words or follow one another match best`() {
    let rate = FuzzyMatch.score("ra", in: "Change the learning rate") ?? 0
    let run = FuzzyMatch.score("ra", in: "Start a run from an experiment file") ?? 0
    #expect(rate > run)
    #expect(FuzzyMatch.score("xyz", in: "Pause") == nil)
    #expect(FuzzyMatch.score("", in: "Pause") == 0)
  }
}
