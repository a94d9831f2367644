import Experiments
import Foundation

/// Whether rules of an experiment may start commands: an experiment file alone never starts a program.
///
/// Only the person's own settings allow it: `--allow-commands`, `THRESH_ALLOW_COMMANDS=1`, or the
/// line `allow_commands: true` in `thresh/settings.yaml` under `$XDG_CONFIG_HOME` (else `~/.config`).
package enum CommandPermission {
  package static let variable = "THRESH_ALLOW_COMMANDS"

  /// Allows them to this process, and to those it hands its run over to.
  package static func give() { setenv(variable, "1", 1) }

  static var isGiven: Bool { isGiven(in: ProcessInfo.processInfo.environment) }

  static func isGiven(in environment: [String: String]) -> Bool {
    if let word = environment[variable], !word.isEmpty { return word == "1" }
    guard let file = settingsFile(in: environment),
      let data = FileManager.default.contents(atPath: file),
      data.count <= 1_000_000, let text = String(validating: data, as: UTF8.self)
    else { return false }
    return ExperimentSetting.all(in: text)
      .contains { $0.path == "allow_commands" && $0.value == "true" }
  }

  /// Nil without a home.
  static func settingsFile(in environment: [String: String]) -> String? {
    let name = "thresh/settings.yaml"
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return "\(folder)/\(name)"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.config/\(name)"
  }
}
