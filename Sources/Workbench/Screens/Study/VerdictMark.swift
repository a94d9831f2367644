import Metrics
import Studies
import TerminalUI

/// How a verdict is written: a sign, a word and a colour, each of which says it alone.
struct VerdictMark {
  let sign: Character
  let word: String
  let style: Style

  init(_ verdict: PairedVerdict?, _ glyphs: GlyphSet) {
    switch verdict {
    case .better: (sign, word, style) = (glyphs.check, "better", .good)
    case .worse: (sign, word, style) = (glyphs.cross, "worse", .bad)
    case .noDifference: (sign, word, style) = ("=", "no difference", .plain)
    case .notResolved: (sign, word, style) = ("?", "not resolved", .warning)
    case nil: (sign, word, style) = (glyphs.dash, "", .faint)
    }
  }

  init(_ answer: StudySheet.Advice.Answer, _ glyphs: GlyphSet) {
    word = answer.rawValue
    switch answer {
    case .yes: (sign, style) = (glyphs.check, .good)
    case .no: (sign, style) = (glyphs.cross, .bad)
    case .mixed: (sign, style) = ("~", .accent)
    case .notResolved: (sign, style) = ("?", .warning)
    case .notTested: (sign, style) = (glyphs.dash, .muted)
    }
  }

  var text: StyledText {
    StyledText("\(sign) ", style.emphasized) + StyledText(word, style)
  }
}
