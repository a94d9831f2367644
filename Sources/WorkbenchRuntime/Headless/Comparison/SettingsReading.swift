import Experiments
import Workbench

/// The settings of a run as its resolved experiment has them.
enum SettingsReading {
  static func all(in text: String) -> [RunSetting] {
    ExperimentSetting.all(in: text).map { RunSetting(path: $0.path, value: $0.value) }
  }
}
