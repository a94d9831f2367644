/// What menus offer, and what choosing does.
extension WorkbenchState {
  /// The title and a line of explanation.
  func heading(of kind: Menu.Kind) -> (title: String, text: String) {
    switch kind {
    case .leave:
      guard let run = runHere else {
        return ("Leave Thresh?", unkept ?? "No run trains in this process.")
      }
      let lost = unkept.map { " \($0)" } ?? ""
      return (
        "Leave Thresh?",
        "\(run.id.runText) \(run.title) is \(run.status.rawValue) in this process.\(lost)"
      )
    case .stop(let id): return ("Stop \(id.runText)?", "A stopped run can be resumed later.")
    case .resume(let id):
      let status = run(id)?.status.rawValue ?? "not running"
      return (
        "Resume \(id.runText)?", "It is \(status); training goes on from its last checkpoint."
      )
    case .ignoreRule(let id):
      return ("Ignore a rule of \(id.runText)?", "It raises no alarm for the rest of the run.")
    case .group: return ("Group runs by", "Enter, Left and Right open and close a group.")
    case .newRun, .newRunFrom, .runAgain, .waiting, .edited: return newRunHeading(of: kind)
    case .sort: return ("Sort runs by", "The same column again turns the order around.")
    case .thresholdRule, .thresholdVersion, .testLook: return labelsHeading(of: kind)
    case .comparedRuns: return comparedRunsHeading
    case .continueStudy(let study): return continueStudyHeading(study)
    }
  }

  func items(of kind: Menu.Kind) -> [MenuItem] {
    switch kind {
    case .leave:
      guard runHere != nil else {
        return [
          MenuItem("q", unkept == nil ? "Leave" : "Leave all the same", choice: .leave(.quit)),
          MenuItem("s", "Stay", choice: .stay),
        ]
      }
      return [
        MenuItem("b", "Keep training in the background", choice: .leave(.handOver)),
        MenuItem("c", "Checkpoint and stop", choice: .leave(.stopWithCheckpoint)),
        MenuItem("s", "Stay", choice: .stay),
      ]
    case .stop(let id):
      return [
        MenuItem(
          "n", "Stop now, with a checkpoint", choice: .post(.stop(afterEpoch: false), to: id)),
        MenuItem(
          "e", "Stop when the epoch ends", choice: .post(.stop(afterEpoch: true), to: id)),
        MenuItem("g", "Go on training", choice: .stay),
      ]
    case .resume(let id):
      return [
        MenuItem("r", "Resume in this process", choice: .resume(id), isEnabled: runHere == nil),
        MenuItem("q", "Let it wait in the queue", choice: .queue(.add(id))),
        MenuItem("l", "Leave it as it is", choice: .stay),
      ]
    case .ignoreRule(let id):
      return rulesThatFired(in: id).map { rule in
        MenuItem(nil, rule, choice: .post(.ignore(rule: rule), to: id))
      } + [MenuItem(nil, "Ignore none", choice: .stay)]
    case .group:
      return RunGrouping.allCases.map { grouping in
        let isCurrent = interface.runs.grouping == grouping
        return MenuItem(
          nil, grouping.name, detail: isCurrent ? String(glyphs.check) : "",
          choice: .group(grouping))
      }
    case .newRun, .newRunFrom, .runAgain, .waiting, .edited: return newRunItems(of: kind)
    case .sort:
      return sortableColumns.map { column in
        let current = interface.runs.sort == column
        let order = interface.runs.isAscending ? glyphs.ascending : glyphs.descending
        return MenuItem(
          nil, column.name, detail: current ? String(order) : "", choice: .sort(column))
      }
    case .thresholdRule, .thresholdVersion, .testLook: return labelsItems(of: kind)
    case .comparedRuns: return comparedRunsItems
    case .continueStudy(let study):
      return [
        MenuItem("t", "Train them in the background", choice: .continueStudy(study)),
        MenuItem("l", "Leave it as it is", choice: .stay),
      ]
    }
  }

  /// Closes the menu and carries out the choice.
  mutating func choose(_ item: MenuItem?) -> [Effect] {
    interface.dialog = nil
    switch item?.choice {
    case .leave(let departure): return leave(departure)
    case .post(let command, let run): return post(command, to: run)
    case .resume(let run):
      notify("resuming \(run.runText)")
      return [.resumeRun(run)]
    case .start, .train, .enqueue, .seeds, .queue, .editRun, .editFile, .dropEdit:
      return item.map { chooseNewRun($0) } ?? []
    case .sort(let column):
      sort(by: column)
      return []
    case .group(let grouping):
      group(by: grouping)
      return []
    case .rule, .version, .lookAtTest: return item.map { chooseOnLabels($0) } ?? []
    case .compare(let run):
      toggleCompared(run)
      return []
    case .continueStudy(let study): return [.continueStudy(study)]
    case .stay, nil: return []
    }
  }
}
