import TerminalUI
import Testing
import Workbench

@Suite struct FiguresTests {
  private let figures = Figures(.braille)

  @Test(arguments: [
    (0.0, "0s"), (59.4, "59s"), (60, "1m00s"), (1300, "21m40s"), (842, "14m02s"),
    (7500, "2h05m"), (273_600, "3d04h"),
  ]) func `durations keep two units`(seconds: Double, text: String) {
    #expect(figures.duration(seconds) == text)
  }

  @Test func `the time to the end says how sure it is, coarsely`() {
    #expect(figures.eta(1300, spread: 130) == "21m40s (±2m)")
    #expect(figures.eta(1300, spread: 12.2) == "21m40s (±12s)")
    #expect(figures.eta(1300, spread: nil) == "21m40s")
    #expect(figures.eta(1300, spread: 0.1) == "21m40s")
    #expect(figures.eta(nil, spread: 3) == "–")
    #expect(Figures(.ascii).eta(1300, spread: 130) == "21m40s (+-2m)")
  }

  @Test func `what is undefined is a dash, what is not a number says so`() {
    #expect(figures.measure(nil) == "–")
    #expect(figures.loss(nil) == "–")
    #expect(figures.loss(.nan) == "nan")
    #expect(figures.duration(.nan) == "–")
    #expect(figures.bytes(nil) == "–")
    #expect(figures.progress(0, of: 0) == "–")
    #expect(Figures(.ascii).measure(nil) == "-")
  }

  @Test func `a share is 100 % only at the end`() {
    #expect(figures.percent(0.999) == "99%")
    #expect(figures.percent(1) == "100%")
    #expect(figures.percent(0) == "0%")
  }

  @Test func `small shares have a decimal, and none but 0 is written 0`() {
    #expect(figures.share(0.271) == "27%")
    #expect(figures.share(0.0409) == "4.1%")
    #expect(figures.share(0.0995) == "10%")
    #expect(figures.share(0.004) == ".4%")
    #expect(figures.share(0.0004) == "<.1%")
    #expect(figures.share(0) == "0%")
    #expect(figures.share(1) == "100%")
    #expect(figures.share(nil) == "–")
  }

  @Test func `counts are exact as long as five digits hold them`() {
    #expect(figures.count(0) == "0")
    #expect(figures.count(99_999) == "99999")
    #expect(figures.count(123_456) == "123k")
    #expect(figures.count(1_234_567) == "1.23M")
    #expect(figures.count(-4) == "-4")
  }

  @Test func `learning rates are short`() {
    #expect(Figures.rate(0.0012) == "1.2e-3")
    #expect(Figures.rate(0.1) == ".1")
    #expect(Figures.rate(0.05) == ".05")
    #expect(Figures.rate(6e-4) == "6e-4")
    #expect(Figures.rate(1) == "1")
    #expect(Figures.rate(10) == "10")
    #expect(Figures.rate(0) == "0")
  }

  @Test func `a moment is a time today, a day this year, a month before`() {
    let calendar = CalendarText()
    let now = Sample.now  // 2026-11-24 10:45
    #expect(calendar.short(now - 60, now: now) == "10:44")
    #expect(calendar.short(now - 86_400, now: now) == "23 Nov")
    #expect(calendar.short(now - 20 * 86_400, now: now) == " 4 Nov")
    #expect(calendar.short(now - 400 * 86_400, now: now) == "Oct 2025")
    #expect(calendar.day(0) == "1970-01-01")
    #expect(calendar.day(951_782_400) == "2000-02-29")
    #expect(calendar.day(-1) == "1969-12-31")
    #expect(calendar.day(.nan) == "?")
    #expect(CalendarText(secondsFromUTC: 5400).time(0) == "01:30:00")
    #expect(CalendarText(secondsFromUTC: -3600).day(0) == "1969-12-31")
  }

  @Test func `numbers of runs have at least four digits`() {
    #expect((7 as RunID).runText == "0007")
    #expect((12345 as RunID).runText == "12345")
  }
}
