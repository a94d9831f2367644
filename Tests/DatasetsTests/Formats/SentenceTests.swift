import Testing

@testable import Datasets

@Suite struct SentenceTests {
  @Test func `what a file holds cannot break a sentence or steer a terminal`() {
    let error = DatasetError(
      place: "a\nb", found: "\u{1b}[2Jred\u{202e}\u{2028}", allowed: "\tx", nearest: "🧑‍🌾 é")
    #expect(
      "\(error)" == "a\u{fffd}b: \u{fffd}[2Jred\u{fffd}\u{fffd}; \u{fffd}x; did you mean 🧑‍🌾 é?")
    #expect("\(BadImage(name: "a\r\nb", cause: "c"))" == "a\u{fffd}\u{fffd}b: c")
    let long = DatasetError(place: "p", found: String(repeating: "x", count: 5000))
    #expect("\(long)".count == 1001 && "\(long)".hasSuffix("x…"))
  }
}
