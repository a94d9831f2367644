import Reports
import RunStore

package enum ComparisonPage {
  package static func of(_ runs: [Int64], in store: RunStore) throws -> ReportPage {
    ReportPage(kind: "Comparison", title: "")
  }
}
