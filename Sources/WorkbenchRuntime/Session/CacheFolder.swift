import Foundation

/// Where decoded images are kept between runs.
package enum CacheFolder {
  /// `$THRESH_CACHE` if it is set, else `cache` in the store; absolute.
  ///
  /// - Parameter store: the store's folder.
  package static func path(
    store: String, environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String {
    let variable = environment["THRESH_CACHE"] ?? ""
    if variable.isEmpty { return "\(store)/cache" }
    return URL(filePath: variable, directoryHint: .notDirectory).standardizedFileURL
      .path(percentEncoded: false)
  }
}
