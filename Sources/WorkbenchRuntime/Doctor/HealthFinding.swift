/// One thing that was looked at: how it is, and what to do if that is not well.
package struct HealthFinding: Equatable, Sendable, Encodable {
  package enum Grade: String, CaseIterable, Sendable, Encodable {
    case good
    /// Worth knowing.
    case note
    /// Works, but not as it could.
    case warning
    /// Something does not work.
    case problem
  }

  package var section: String
  package var subject: String
  package var grade: Grade
  package var found: String
  package var remedy: String?

  package init(
    _ section: String, _ subject: String, _ grade: Grade, _ found: String, _ remedy: String? = nil
  ) {
    self.section = section
    self.subject = subject
    self.grade = grade
    self.found = found
    self.remedy = remedy
  }
}
