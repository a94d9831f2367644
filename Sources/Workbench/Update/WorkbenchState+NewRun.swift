import TerminalUI

/// Making runs: of experiment files, of earlier runs, of texts a person edited.
extension WorkbenchState {
  /// Trains a new run in this process; where one trains already, the new one waits in the queue.
  mutating func start(_ source: RunSource, title: String) -> [Effect] {
    if let here = runHere {
      notify("\(here.id.runText) trains here, so \(title) is queued")
      return [.enqueue(source, seeds: [])]
    }
    notify("starting \(title)")
    return [.startRun(source)]
  }

  /// What pause and stop mean for a run that waits.
  mutating func controlWaiting(_ run: RunRow, _ action: Action) -> [Effect] {
    if action == .pauseOrResume || action == .stop {
      interface.dialog = .menu(Menu(.waiting(run.id), selected: action == .stop ? 2 : 0))
    } else {
      notify("\(run.id.runText) waits in the queue; there is nothing to control yet.")
    }
    return []
  }

  // MARK: Menus

  func newRunHeading(of kind: Menu.Kind) -> (title: String, text: String) {
    switch kind {
    case .newRun:
      let other = Keymap.binding(of: .otherWays)?.keyNames(glyphs) ?? ""
      return (
        "New run",
        (runHere == nil ? "Enter trains one here" : "Enter queues one, as a run trains here")
          + "; \(other) offers other ways."
      )
    case .newRunFrom(.without(let labels, let id), let title):
      return ("Run \(id.runText) again without \(labelSetName(labels))?", "\(title).")
    case .newRunFrom(_, let title): return ("New run", "\(title).")
    case .runAgain(let id):
      let run = run(id)
      return (
        "Run \(id.runText) again?",
        "A new run of the experiment of \(run?.title ?? id.runText), seed \(run?.seed ?? 0)."
      )
    case .waiting(let id):
      let place = queue.waiting.firstIndex { $0.run == id }.map { ", number \($0 + 1)" } ?? ""
      return ("\(id.runText) waits", "It is in the queue\(place).")
    case .edited(let edit): return heading(of: edit)
    default: return ("", "")
    }
  }

  private func heading(of edit: ExperimentEdit) -> (title: String, text: String) {
    let count = edit.problems.count
    if count > 0 {
      return (
        "\(edit.run.runText), edited: \(count) problem\(count == 1 ? "" : "s")",
        edit.problems.joined(separator: "\n")
      )
    }
    return (
      "\(edit.run.runText), edited",
      edit.isChanged
        ? "A new run: \(edit.title)." : "Nothing was changed; a new run would be the same again."
    )
  }

  func newRunItems(of kind: Menu.Kind) -> [MenuItem] {
    switch kind {
    case .newRun(let field): return experimentItems(field.text)
    case .newRunFrom(let source, _): return ways(toRun: source)
    case .runAgain(let id):
      return ways(toRun: .again(id))
        + [MenuItem("e", "Edit its experiment first", choice: .editRun(id))]
    case .waiting(let id):
      return [
        MenuItem("s", "Start it here, now", choice: .resume(id), isEnabled: runHere == nil),
        MenuItem("n", "Have it start next", choice: .queue(.move(id, to: .first))),
        MenuItem("o", "Take it out of the queue", choice: .queue(.takeOut(id))),
        MenuItem("w", "Let it wait", choice: .stay),
      ]
    case .edited(let edit):
      return (edit.problems.isEmpty ? ways(toRun: edit.source) : [])
        + [
          MenuItem("e", "Edit it again", choice: .editFile(edit)),
          MenuItem("d", "Drop it", choice: .dropEdit(edit)),
        ]
    default: return []
    }
  }

  private func ways(toRun source: RunSource) -> [MenuItem] {
    [
      MenuItem("t", "Train it here, now", choice: .train(source), isEnabled: runHere == nil),
      MenuItem("q", "Queue it", choice: .enqueue(source)),
      MenuItem("s", "Queue it with other seeds", choice: .seeds(source)),
    ]
  }

  /// Experiments whose title or path holds the text, and the text as a path of its own.
  private func experimentItems(_ text: String) -> [MenuItem] {
    let part = text.lowercased()
    let listed = experiments.filter {
      part.isEmpty || $0.title.lowercased().contains(part) || $0.path.lowercased().contains(part)
    }
    var items = listed.map { entry in
      MenuItem(
        nil, entry.title,
        detail: entry.isStartable ? entry.path : "\(entry.problems.count) problems",
        choice: .start(path: entry.path), isEnabled: entry.isStartable)
    }
    let isPath = text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
    if !text.isEmpty, isPath || listed.isEmpty, !listed.contains(where: { $0.path == text }) {
      items.append(MenuItem(nil, text, detail: "as a file", choice: .start(path: text)))
    }
    return items
  }

  mutating func chooseNewRun(_ item: MenuItem) -> [Effect] {
    switch item.choice {
    case .start(let path):
      guard let entry = experiments.first(where: { $0.path == path }) else {
        return start(.file(path), title: path)
      }
      return start(entry)
    case .train(let source):
      notify("starting a run")
      return [.startRun(source)]
    case .enqueue(let source): return [.enqueue(source, seeds: [])]
    case .seeds(let source): interface.dialog = .prompt(Prompt(.seeds(source), text: ""))
    case .queue(.takeOut(let run)): return takeOutOfQueue(run)
    case .queue(.move(let run, .first)): return moveToFrontOfQueue(run)
    case .queue(let command): return [.queue(command)]
    case .editRun(let run): return [.editRun(run)]
    case .editFile(let edit): return [.editFile(path: edit.path, of: edit.run)]
    case .dropEdit(let edit):
      notify("edit of \(edit.run.runText) dropped")
      return [.dropEdit(path: edit.path, of: edit.run)]
    default: break
    }
    return []
  }

  // MARK: The list of experiments

  /// Typing lists fewer of them.
  mutating func press(_ key: Key, _ action: Action?, inNewRun menu: Menu) -> [Effect] {
    guard case .newRun(var field) = menu.kind else { return [] }
    if action == .otherWays {
      let items = items(of: menu.kind)
      guard menu.selected < items.count, items[menu.selected].isEnabled,
        case .start(let path) = items[menu.selected].choice
      else { return [] }
      interface.dialog = .menu(
        Menu(.newRunFrom(.file(path), title: items[menu.selected].title), selected: firstWay))
      return []
    }
    let before = field.text
    _ = field.handle(key)
    interface.dialog = .menu(
      Menu(.newRun(field), selected: field.text == before ? menu.selected : 0))
    return []
  }

  mutating func pasteIntoNewRun(_ text: String, _ menu: Menu) {
    guard case .newRun(var field) = menu.kind else { return }
    field.insert(text)
    interface.dialog = .menu(Menu(.newRun(field)))
  }

  /// The first of ``ways(toRun:)`` that can be chosen now.
  var firstWay: Int { runHere == nil ? 0 : 1 }
}
