/// Numbers, stretches of time and dates as they are written in a filter.
enum QueryQuantity {
  /// `.8`, `0.8`, `1e-3` or `80%`; nil for anything else, and for what is too large to be a number.
  static func number(_ text: String) -> Double? {
    let isPercent = text.hasSuffix("%")
    var digits = isPercent ? String(text.dropLast()) : text
    guard digits.contains(where: \.isNumber),
      digits.utf8.allSatisfy({ "0123456789.eE+-".utf8.contains($0) })
    else { return nil }
    if isPercent {
      // A decimal shift is exact where a division by 100 may be off by the last bit.
      guard !digits.contains(where: { "eE".contains($0) }) else { return nil }
      digits += "e-2"
    }
    guard let number = Double(digits), number.isFinite else { return nil }
    return number
  }

  /// Seconds of `90s`, `20m`, `1h30m`, `1.5h`, `2d` or `1w`: numbers, each with its unit.
  static func duration(_ text: String) -> Double? {
    var (seconds, digits) = (0.0, "")
    for character in text.lowercased() {
      if character == "." || ("0"..."9").contains(character) {
        digits.append(character)
        continue
      }
      guard let unit = units[character], let amount = number(digits) else { return nil }
      seconds += amount * unit
      digits = ""
    }
    return digits.isEmpty && !text.isEmpty ? seconds : nil
  }

  private static let units: [Character: Double] = [
    "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800,
  ]

  /// The seconds since 1970 of a day, `2026-11-20`, or of a month, `2026-11`, in a time zone.
  static func dates(_ text: String, _ calendar: CalendarText) -> Range<Double>? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard numbers.count == parts.count, parts[0].utf8.count == 4, (2...3).contains(parts.count),
      parts.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) })
    else { return nil }
    let (year, month) = (numbers[0], numbers[1])
    let isMonth = numbers.count == 2
    let first = CalendarText.day(year: year, month: month, day: isMonth ? 1 : numbers[2])
    let after =
      isMonth
      ? CalendarText.day(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
      : first.map { $0 + 1 }
    guard let first, let after else { return nil }
    func start(_ day: Int) -> Double { Double(day * 86_400 - calendar.secondsFromUTC) }
    return start(first)..<start(after)
  }
}

extension CalendarText {
  /// Days since 1 January 1970 of a Gregorian date; nil for a date that is in no calendar.
  ///
  /// - Source: Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, `days_from_civil`.
  fileprivate static func day(year: Int, month: Int, day: Int) -> Int? {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let number = era * 146_097 + dayOfEra - 719_468
    return date(day: number) == (year, month, day) ? number : nil
  }
}
