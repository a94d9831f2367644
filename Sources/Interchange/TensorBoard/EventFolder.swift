import Foundation

/// The folder of one run below the one TensorBoard is pointed at, and the event files in it.
///
/// A file's name holds a number that rises, for TensorBoard reads files in the order of their names,
/// and the identity of its run, so that runs of two stores with one number and title do not mix.
package struct EventFolder: Sendable {
  package let path: String
  private let identity: String
  /// Seconds since 1970.
  private let created: Int

  private static let prefix = "events.out.tfevents."
  private static let live = ".live"

  /// - Parameters:
  ///   - folder: what TensorBoard is pointed at.
  ///   - name: of the run's folder: `0142-pets`. One that begins like it up to the first `-` and holds
  ///     this run already is taken instead.
  ///   - identity: of the run, hexadecimal.
  /// - Throws: a sentence where it cannot be made, or another run's events are in it.
  package init(
    in folder: String, name: String, identity: String, created: Double
  ) throws(InterchangeError) {
    self.identity = identity
    self.created = Int(created)
    let number = name.prefix { $0 != "-" }
    let known = OutputFolder.names(in: folder).first { other in
      other.hasPrefix("\(number)-")
        && OutputFolder.names(in: "\(folder)/\(other)").contains { $0.contains(".\(identity).") }
    }
    path = "\(folder)/\(known ?? name)"
    try OutputFolder.make(path)
    if let other = OutputFolder.names(in: path).first(where: isForeign) {
      throw InterchangeError(
        "\(path) holds the events of another run (\(other)); give another folder")
    }
  }

  /// The folder TensorBoard is pointed at itself, for what is not of one run.
  ///
  /// - Parameter name: of what is written into it, in place of a run's identity.
  package init(at folder: String, name: String) {
    path = folder
    identity = name
    created = 0
  }

  /// The names of the run's files, in the order in which they are read.
  package var files: [String] {
    OutputFolder.names(in: path).filter { $0.hasPrefix(Self.prefix) && !isForeign($0) }
  }

  /// Whether a training has written some of them.
  package var isWrittenLive: Bool { files.contains { $0.hasSuffix(Self.live) } }

  /// The path of a file that is read after those that are there.
  func nextPath(isLive: Bool) -> String {
    let last = files.compactMap { Int($0.split(separator: ".").dropFirst(5).first ?? "") }.max()
    let number = String((last ?? 0) + 1)
    let padded = String(repeating: "0", count: max(0, 6 - number.count)) + number
    let start = "\(path)/\(Self.prefix)\(created).\(identity).\(padded)"
    return isLive ? start + Self.live : start
  }

  /// Puts one file in the place of all that are there.
  ///
  /// A TensorBoard that is open takes the new file, which begins by saying that what was read before
  /// does not count any more.
  package func replace(
    time: Double, _ body: (_ write: (BoardEvent) throws -> Void) throws -> Void
  ) throws {
    let before = files
    let file = try OutputFile(nextPath(isLive: false))
    var encoder = EventEncoder()
    func write(_ event: BoardEvent) throws { try file.write(encoder.record(of: event)) }
    try write(BoardEvent(time: time, .fileVersion))
    try write(BoardEvent(time: time, .sessionStart))
    try body(write)
    try file.finish()
    for name in before { try OutputFolder.remove("\(path)/\(name)") }
  }

  private func isForeign(_ name: String) -> Bool {
    name.contains("tfevents") && !name.contains(".\(identity).")
  }
}
