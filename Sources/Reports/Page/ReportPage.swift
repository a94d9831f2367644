/// A report as one document: what it says, in an order a reader can follow, and nothing of how it is
/// drawn; ``PageWriter`` writes it.
package struct ReportPage: Equatable, Sendable {
  /// What the page is about, before its title: `Run 0007`.
  package var kind: String
  package var title: String
  /// What was to be found out.
  package var question: String?
  /// What tells it from others: status, seed, date.
  package var facts: [PageFact]
  package var sections: [PageSection]
  /// How, from what and when it was made.
  package var origin: String

  package init(
    kind: String, title: String, question: String? = nil, facts: [PageFact] = [],
    sections: [PageSection] = [], origin: String = ""
  ) {
    self.kind = kind
    self.title = title
    self.question = question
    self.facts = facts
    self.sections = sections
    self.origin = origin
  }

  /// The whole document, one file that needs no other.
  package var html: String { PageWriter(self).document }
}

/// A chapter, with an entry in the contents.
package struct PageSection: Equatable, Sendable {
  /// Ends the address of the section: letters, digits and hyphens; each once in a page.
  package var id: String
  package var title: String
  package var blocks: [PageBlock]

  package init(_ id: String, _ title: String, _ blocks: [PageBlock]) {
    self.id = id
    self.title = title
    self.blocks = blocks
  }
}

/// What a page is made of.
package enum PageBlock: Equatable, Sendable {
  case text(String)
  case notice(PageNotice)
  case keys([PageKey])
  case facts([PageFact])
  case figures([Figure])
  case table(PageTable)
  case matrix(PageMatrix)
  case samples([PageSample])
  case code(PageCode)
  /// A part with a heading of its own.
  indirect case part(String, [PageBlock])
  /// What is out of sight until it is asked for. On paper it is unfolded.
  indirect case folded(PageFold, [PageBlock])
}

package struct PageFact: Equatable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A sentence that must not be overlooked, and what may be done about it.
package struct PageNotice: Equatable, Sendable {
  package enum Severity: String, Sendable { case note, warning }

  package var severity: Severity
  package var text: String
  package var remedy: String?

  package init(_ severity: Severity, _ text: String, remedy: String? = nil) {
    self.severity = severity
    self.text = text
    self.remedy = remedy
  }
}

/// A figure that counts, with what it is worth.
package struct PageKey: Equatable, Sendable {
  package var name: String
  package var value: String
  /// How sure it is, and what it stands beside.
  package var note: String

  package init(_ name: String, _ value: String, note: String = "") {
    self.name = name
    self.value = value
    self.note = note
  }
}

/// Text as a file holds it, which can be copied whole.
package struct PageCode: Equatable, Sendable {
  package var caption: String
  package var text: String

  package init(_ caption: String, _ text: String) {
    self.caption = caption
    self.text = text
  }
}

/// The line that stands for what is folded away.
package struct PageFold: Equatable, Sendable {
  package var title: String
  package var note: String
  /// What a cell that leads here names; nil where none does.
  package var id: String?

  package init(_ title: String, note: String = "", id: String? = nil) {
    self.title = title
    self.note = note
    self.id = id
  }
}
