/// Moments as a person in the given time zone reads them, from seconds since 1970.
package struct CalendarText: Equatable, Sendable {
  package var secondsFromUTC: Int

  package init(secondsFromUTC: Int = 0) { self.secondsFromUTC = secondsFromUTC }

  /// `10:42:07`
  package func time(_ moment: Double) -> String {
    let second = secondOfDay(moment)
    return "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }

  /// `10:42` on the day of `now`, else `23 Nov`, and in another year `Nov 2025`.
  package func short(_ moment: Double, now: Double?) -> String {
    guard let day = dayNumber(moment) else { return "?" }
    let date = CalendarText.date(day: day)
    if let now, let today = dayNumber(now) {
      if today == day {
        let second = secondOfDay(moment)
        return "\(two(second / 3600)):\(two(second / 60 % 60))"
      }
      if CalendarText.date(day: today).year == date.year {
        return "\(date.day < 10 ? " " : "")\(date.day) \(CalendarText.months[date.month - 1])"
      }
    }
    return "\(CalendarText.months[date.month - 1]) \(date.year)"
  }

  /// `2026-11-24`
  package func day(_ moment: Double) -> String {
    guard let day = dayNumber(moment) else { return "?" }
    let date = CalendarText.date(day: day)
    return "\(date.year)-\(two(date.month))-\(two(date.day))"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Days since 1 January 1970; nil for a moment no clock shows.
  private func dayNumber(_ moment: Double) -> Int? {
    seconds(moment).map { ($0 - modulo($0, 86400)) / 86400 }
  }

  private func secondOfDay(_ moment: Double) -> Int { modulo(seconds(moment) ?? 0, 86400) }

  private func seconds(_ moment: Double) -> Int? {
    guard moment.isFinite, abs(moment) < 1e11 else { return nil }
    return Int(moment.rounded(.down)) + secondsFromUTC
  }

  private func modulo(_ value: Int, _ size: Int) -> Int { ((value % size) + size) % size }

  private func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  /// The Gregorian date of a day counted from 1970.
  ///
  /// - Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `civil_from_days`.
  static func date(day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }
}
