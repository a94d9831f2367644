/// A setting as TensorBoard's table of hyperparameters holds it.
package enum BoardSetting: Hashable, Sendable {
  case number(Double)
  case text(String)
  case flag(Bool)

  /// A setting as an experiment file writes it.
  package init(_ text: String) {
    switch text {
    case "true": self = .flag(true)
    case "false": self = .flag(false)
    default:
      // "nan" and "inf" are words a title may be.
      let isNumber =
        text.contains(where: \.isNumber) && text.allSatisfy { "0123456789.eE+-".contains($0) }
      self = isNumber ? Double(text).map { .number($0) } ?? .text(text) : .text(text)
    }
  }

  /// As a `google.protobuf.Value`.
  func write(into writer: inout ProtobufWriter) {
    switch self {
    case .number(let number): writer.write(number, field: 2)
    case .text(let text): writer.write(text, field: 3)
    case .flag(let flag): writer.write(flag, field: 4)
    }
  }

  var text: String {
    switch self {
    case .number(let number): "\(number)"
    case .text(let text): text
    case .flag(let flag): "\(flag)"
    }
  }
}

/// Runs beside one another by their settings.
///
/// - Source: TensorBoard's `plugins/hparams/plugin_data.proto` and `api.proto`.
extension BoardSummary {
  package enum SessionStatus: Int, Sendable {
    case unknown, success, failure, running
  }

  /// What a run was started with.
  package static func sessionStart(
    settings: [(path: String, value: BoardSetting)], time: Double
  ) -> BoardSummary {
    hyperparameters("session_start_info", field: 3) { start in
      for setting in settings {
        start.write(field: 1) { entry in
          entry.write(setting.path, field: 1)
          entry.write(field: 2) { setting.value.write(into: &$0) }
        }
      }
      start.write(time, field: 5)
    }
  }

  /// - Parameter time: nil while the run is not over.
  package static func sessionEnd(_ status: SessionStatus, time: Double?) -> BoardSummary {
    hyperparameters("session_end_info", field: 4) { end in
      end.write(status.rawValue, field: 1)
      if let time { end.write(time, field: 2) }
    }
  }

  /// Which settings and measures the table has columns for.
  ///
  /// - Parameters:
  ///   - settings: those of all runs, with every value that occurs.
  ///   - measures: tags of curves, the most telling first, and what the column is called.
  package static func experiment(
    settings: [(path: String, values: Set<BoardSetting>)],
    measures: [(tag: String, name: String)], time: Double
  ) -> BoardSummary {
    hyperparameters("experiment", field: 2) { experiment in
      experiment.write(time, field: 3)
      for setting in settings {
        experiment.write(field: 4) { Self.write(setting.path, setting.values, into: &$0) }
      }
      for measure in measures {
        experiment.write(field: 5) { info in
          info.write(field: 1) { $0.write(measure.tag, field: 2) }
          info.write(measure.name, field: 3)
        }
      }
    }
  }

  private static func write(
    _ path: String, _ values: Set<BoardSetting>, into info: inout ProtobufWriter
  ) {
    info.write(path, field: 1)
    let numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    let flags = values.compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
    if let least = numbers.min(), let greatest = numbers.max(), numbers.count == values.count {
      info.write(3, field: 4)
      info.write(field: 6) { interval in
        interval.write(least, field: 1)
        interval.write(greatest, field: 2)
      }
    } else {
      let areFlags = flags.count == values.count
      info.write(areFlags ? 2 : 1, field: 4)
      let domain =
        areFlags
        ? flags.map { BoardSetting.flag($0) } : values.map(\.text).sorted().map { .text($0) }
      info.write(field: 5) { list in
        for value in domain { list.write(field: 1) { value.write(into: &$0) } }
      }
    }
    if values.count > 1 { info.write(true, field: 7) }
  }

  private static func hyperparameters(
    _ name: String, field: Int, _ body: (inout ProtobufWriter) -> Void
  ) -> BoardSummary {
    var content = ProtobufWriter()
    content.write(field: field, body)
    return BoardSummary(
      tag: "_hparams_/\(name)", plugin: "hparams", content: content.bytes,
      value: .tensor(BoardTensor(shape: [0], elements: .floats([]))))
  }
}
