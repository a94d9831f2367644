import Dispatch
import Foundation

/// Times repeats of some work until enough of them were undisturbed, by the peers' rule.
///
/// A repeat is quiet if other processes and the hypervisor took less than a twentieth of the time
/// of all processors. With fewer than three quiet ones when the time is up, the five least disturbed
/// count.
package struct QuietRepeats: Sendable {
  /// Least seconds of work before the first repeat.
  package var warmUp = 1.0
  /// Seconds that a repeat aims at.
  package var length = 0.5
  /// Quiet repeats to wait for.
  package var count = 7
  /// Seconds after which it is enough, once there are five repeats.
  package var ceiling = 40.0
  var meter = LoadMeter.machine

  static let quietShare = 0.05

  package init() {}

  /// - Parameter work: one unit of work; its number counts from 1 and starts again in each repeat.
  func measure(_ work: (Int) -> Void) -> RepeatTimes {
    var number = 0
    var last = 0.0
    let warm = meter.now()
    repeat {
      number += 1
      let start = meter.now()
      work(number)
      last = meter.now() - start
    } while meter.now() - warm < warmUp
    let units = last > 0 ? max(1, Int((length / last).rounded())) : 1

    var times = RepeatTimes(units: units)
    let start = meter.now()
    while times.quiet < count && (times.repeats.count < 5 || meter.now() - start < ceiling) {
      let (others, begin) = (meter.busyWithOthers(), meter.now())
      for number in 1...units { work(number) }
      let took = meter.now() - begin
      var disturbance = 0.0
      if let others, let after = meter.busyWithOthers() {
        disturbance = (after - others) / (took * Double(meter.processors))
      }
      times.repeats.append(.init(rate: Double(units) / took, disturbance: disturbance))
    }
    return times
  }
}

/// What `QuietRepeats` measured.
package struct RepeatTimes: Equatable, Sendable {
  package struct Repeat: Equatable, Sendable {
    /// Units of work a second.
    package var rate: Double
    /// Share of all processors' time that others took.
    package var disturbance: Double
  }

  /// Units of work in a repeat.
  package var units: Int
  package var repeats: [Repeat] = []

  /// How many repeats were quiet.
  package var quiet: Int { repeats.count { $0.disturbance < QuietRepeats.quietShare } }

  /// Units of work a second in the repeats that count, slowest first.
  package var rates: [Double] {
    let counted =
      quiet >= 3
      ? repeats.filter { $0.disturbance < QuietRepeats.quietShare }
      : Array(repeats.sorted { $0.disturbance < $1.disturbance }.prefix(5))
    return counted.map(\.rate).sorted()
  }

  /// Half the repeats disturbed no more than this.
  package var disturbance: Double { Self.median(repeats.map(\.disturbance).sorted()) }

  package var median: Double { Self.median(rates) }
  package var slowest: Double { rates.first ?? 0 }
  package var fastest: Double { rates.last ?? 0 }

  private static func median(_ sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}

/// The clock and the other load of a machine; a test has its own.
struct LoadMeter: Sendable {
  /// Seconds on a clock that never goes back.
  var now: @Sendable () -> Double
  /// Processor seconds that went to anyone else, all processors together; nil where the system does
  /// not tell.
  var busyWithOthers: @Sendable () -> Double?
  var processors: Int

  static var machine: LoadMeter {
    LoadMeter(
      now: { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 },
      busyWithOthers: { BusyTime.ofOthers() },
      processors: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
