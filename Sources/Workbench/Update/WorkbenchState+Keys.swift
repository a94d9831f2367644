import TerminalUI

/// From keys to actions.
extension WorkbenchState {
  mutating func press(_ key: Key, _ modifiers: Modifiers) -> [Effect] {
    // These hold whatever is open.
    switch Keymap.action(for: key, on: interface.screen) {
    case .interrupt: return interrupt()
    case .repaint: return [.repaint]
    case .suspend: return [.suspend]
    default: break
    }
    if interface.dialog != nil { return pressInDialog(key, modifiers) }
    if interface.runs.isFiltering, interface.screen == .runs {
      pressInFilter(key, modifiers)
      return []
    }
    if interface.system.isSearching, interface.screen == .system {
      pressInSearch(key, modifiers)
      return []
    }
    if modifiers.contains(.alt) { return [] }
    guard let action = Keymap.action(for: key, on: interface.screen) else { return [] }
    return perform(action)
  }

  mutating func paste(_ text: String) -> [Effect] {
    switch interface.dialog {
    case .palette(var palette):
      palette.field.insert(text)
      palette.selected = 0
      interface.dialog = .palette(palette)
    case .prompt(var prompt):
      prompt.field.insert(text)
      interface.dialog = .prompt(prompt)
    case .columns(var chooser):
      chooser.field.insert(text)
      chooser.selected = 0
      interface.dialog = .columns(chooser)
    case .menu(let menu): pasteIntoNewRun(text, menu)
    case .help, .queue: break
    case nil:
      if interface.runs.isFiltering, interface.screen == .runs {
        interface.runs.filter.field.insert(text)
        interface.runs.filter.history.stop()
        readFilter()
      }
      if interface.system.isSearching, interface.screen == .system { pasteInSearch(text) }
    }
    return []
  }

  private mutating func pressInFilter(_ key: Key, _ modifiers: Modifiers) {
    var filter = interface.runs.filter
    switch key {
    case .enter:
      // One that is not understood is written on.
      if filter.problem != nil { return }
      filter.history.add(filter.text)
      interface.runs.isFiltering = false
    case .escape:
      interface.runs.isFiltering = false
      filter.clear()
      filter.history.stop()
    case .up:
      if let text = filter.history.previous(from: filter.text) { filter.field = TextField(text) }
    case .down:
      if let text = filter.history.next() { filter.field = TextField(text) }
    case .tab: filter.complete(fields: fieldNames, tags: knownTags)
    default:
      let text = filter.text
      _ = filter.field.handle(key, modifiers)
      if filter.text != text { filter.history.stop() }
    }
    interface.runs.filter = filter
    readFilter()
  }

  private var knownTags: [String] { Set(runs.flatMap(\.tags)).sorted() }

  private mutating func pressInDialog(_ key: Key, _ modifiers: Modifiers) -> [Effect] {
    guard let dialog = interface.dialog else { return [] }
    let action = Keymap.dialogAction(for: key)
    if action == .cancel {
      interface.dialog = nil
      if case .menu(let menu) = dialog, case .edited(let edit) = menu.kind {
        notify("The text is kept as \(edit.path).")
      }
      return []
    }
    switch dialog {
    case .help(let offset): pressInHelp(key, offset)
    case .palette(let palette): return press(key, modifiers, action, in: palette)
    case .menu(let menu): return press(key, action, in: menu)
    case .prompt(let prompt): return press(key, modifiers, action, in: prompt)
    case .columns(let chooser): press(key, modifiers, action, in: chooser)
    case .queue(let selected): return press(key, action, inQueue: selected)
    }
    return []
  }

  private mutating func pressInHelp(_ key: Key, _ offset: Int) {
    let page = max(interface.height - 6, 1)
    let target: Int?
    switch Keymap.action(for: key, on: interface.screen) {
    case .moveUp: target = offset - 1
    case .moveDown: target = offset + 1
    case .pageUp: target = offset - page
    case .pageDown: target = offset + page
    case .moveToStart: target = 0
    case .moveToEnd: target = .max / 2
    case .help, .leave, .accept, .openRun: target = nil
    default: return
    }
    guard let target else {
      interface.dialog = nil
      return
    }
    let last = HelpOverlay.lastOffset(width: interface.width, height: interface.height, glyphs)
    interface.dialog = .help(offset: min(max(target, 0), last))
  }

  private mutating func press(
    _ key: Key, _ modifiers: Modifiers, _ action: Action?, in palette: CommandPalette
  ) -> [Effect] {
    var palette = palette
    let entries = palette.entries
    switch action {
    case .accept:
      interface.dialog = nil
      return palette.selected < entries.count ? perform(entries[palette.selected].action) : []
    case .previousItem: palette.selected = max(palette.selected - 1, 0)
    case .nextItem: palette.selected = max(min(palette.selected + 1, entries.count - 1), 0)
    default:
      let text = palette.field.text
      _ = palette.field.handle(key, modifiers)
      if palette.field.text != text { palette.selected = 0 }
    }
    interface.dialog = .palette(palette)
    return []
  }

  private mutating func press(_ key: Key, _ action: Action?, in menu: Menu) -> [Effect] {
    var menu = menu
    let items = items(of: menu.kind)
    switch action {
    case .accept:
      return menu.selected < items.count ? choose(items[menu.selected]) : choose(nil)
    case .previousItem: menu.selected = max(menu.selected - 1, 0)
    case .nextItem: menu.selected = max(min(menu.selected + 1, items.count - 1), 0)
    default:
      if case .newRun = menu.kind { return press(key, action, inNewRun: menu) }
      if case .character(let letter) = key {
        if let item = items.first(where: { $0.key == letter }) { return choose(item) }
        if letter == " ", menu.kind == .comparedRuns, items.indices.contains(menu.selected) {
          return choose(items[menu.selected])
        }
        if letter == "k" { menu.selected = max(menu.selected - 1, 0) }
        if letter == "j" { menu.selected = max(min(menu.selected + 1, items.count - 1), 0) }
      }
    }
    interface.dialog = .menu(menu)
    return []
  }

  private mutating func press(
    _ key: Key, _ modifiers: Modifiers, _ action: Action?, in prompt: Prompt
  ) -> [Effect] {
    var prompt = prompt
    if action == .accept {
      if prompt.problem != nil { return [] }
      interface.dialog = nil
      return answer(prompt)
    }
    _ = prompt.field.handle(key, modifiers)
    interface.dialog = .prompt(prompt)
    return []
  }
}
