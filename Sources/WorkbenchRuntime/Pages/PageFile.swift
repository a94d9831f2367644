import Foundation
import Reports

/// Where a page goes.
package struct PageFile {
  private let path: String

  package init(_ path: String) { self.path = path }

  /// Written aside and renamed, so that a page is there whole or not at all.
  ///
  /// - Returns: a line for whoever asked: `report.html: Run 0007, 412 kB`.
  package func write(_ page: ReportPage) throws(RuntimeError) -> String {
    let bytes = Data(page.html.utf8)
    do {
      try bytes.write(to: URL(filePath: path), options: .atomic)
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
      let reason = cause.map { String(cString: strerror(Int32(($0 as NSError).code))) }
      throw RuntimeError("\(path) cannot be written (\(reason ?? error.localizedDescription))")
    }
    return "\(path): \(page.kind), \((bytes.count + 500) / 1000) kB"
  }
}
