/// Short, aligned number and duration formats shared by the reporters.
enum Format {
  /// ".842", "1.00", or a dash where undefined.
  static func share(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    let text = fixed(value, places: 3)
    return text.hasPrefix("0.") ? String(text.dropFirst()) : fixed(value, places: 2)
  }

  /// A p-value: ".042", "<.001", or a dash where undefined.
  static func pValue(_ value: Double?) -> String {
    guard let value, value < 0.001 else { return share(value) }
    return "<.001"
  }

  /// A threshold; "none" for infinity, which calls the label present nowhere.
  static func threshold(_ value: Double) -> String {
    value.isFinite ? share(value) : "none"
  }

  /// A difference of shares: "+.024", "-.310", ".000".
  static func change(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    let text = share(value.magnitude)
    if text == ".000" { return text }
    return (value < 0 ? "-" : "+") + text
  }

  /// Four significant places for losses between 0 and 10.
  static func loss(_ value: Double?) -> String {
    guard let value else { return "–" }
    guard value.isFinite else { return "\(value)" }
    return fixed(value, places: 4)
  }

  /// "45s", "3m05s", "2h10m".
  static func duration(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite, seconds >= 0, seconds < 1e9 else { return "–" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole)s" }
    if whole < 3600 { return "\(whole / 60)m\(twoDigits(whole % 60))s" }
    return "\(whole / 3600)h\(twoDigits(whole / 60 % 60))m"
  }

  static func fixed(_ value: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    guard (value * scale).magnitude < 9e15 else { return "\(value)" }
    let scaled = Int((value * scale).rounded())
    let whole = scaled.magnitude / UInt(scale)
    var fraction = String(scaled.magnitude % UInt(scale))
    while fraction.count < places { fraction = "0" + fraction }
    return (scaled < 0 ? "-" : "") + (places == 0 ? "\(whole)" : "\(whole).\(fraction)")
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
