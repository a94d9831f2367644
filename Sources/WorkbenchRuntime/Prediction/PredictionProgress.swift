/// How far a prediction has come, in one line that is written over.
package struct PredictionProgress {
  /// Nil where nobody knows.
  private let total: Int?
  private let start: Double
  private var done = 0
  private var told = -Double.infinity

  /// Seconds between two lines.
  private static let pause = 0.1

  /// - Parameter now: seconds of any clock.
  package init(total: Int?, now: Double) {
    self.total = total
    start = now
  }

  /// Takes note of images that are done. Returns what to show; nil where it was shown just now.
  package mutating func add(_ images: Int, now: Double) -> String? {
    done += images
    guard now - told >= Self.pause else { return nil }
    told = now
    return text(now: now)
  }

  /// `20000 images in 4s, 5128 a second; 3 of them failed`.
  package func sum(failures: Int, now: Double) -> String {
    let seconds = now - start
    let rate = seconds > 0 ? ", \(Self.rate(Double(done) / seconds)) a second" : ""
    let time = seconds < 10 ? "\(Format.fixed(seconds, places: 2))s" : Format.duration(seconds)
    let failed = failures > 0 ? "; \(failures) of them failed" : ""
    return "\(Self.images(done)) in \(time)\(rate)\(failed)"
  }

  private static func images(_ count: Int) -> String {
    count == 1 ? "1 image" : "\(count) images"
  }

  private static func rate(_ value: Double) -> String {
    value < 10 ? Format.fixed(value, places: 1) : "\(Int(value.rounded()))"
  }

  /// `1200 of 20000 images, 5210 a second, ETA 4s`.
  private func text(now: Double) -> String {
    let rate = now > start ? Double(done) / (now - start) : 0
    var text = total.map { "\(done) of \($0) images" } ?? Self.images(done)
    guard rate > 0 else { return text }
    text += ", \(Self.rate(rate)) a second"
    if let total, total > done { text += ", ETA \(Format.duration(Double(total - done) / rate))" }
    return text
  }
}
