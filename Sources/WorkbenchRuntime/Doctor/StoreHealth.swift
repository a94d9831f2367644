import Foundation
import RunStore
import Workbench

/// A store of runs and the disk it is on.
package struct StoreHealth: Equatable, Sendable {
  enum State: Equatable, Sendable {
    /// Nothing is there yet.
    case missing
    /// Why it cannot be opened.
    case refused(String)
    case open
    /// The disk did not answer in time.
    case silent
  }

  var path: String
  var state = State.missing
  var isWritable = true
  /// Bytes that may still be written; nil where the system does not say.
  var freeBytes: Int?
  var fileSystem: FileSystem?
  /// Version of the tables, and the newest that is known.
  var schema: Int?
  var knownSchema = 0
  var runs: [StoredStatus: [Int64]] = [:]
  /// What a check found; nil where it was not done in time.
  var findings: [StoreFinding]?
  var cachePath: String
  var cacheBytes: Int?

  /// What has been asked to be found out before training would run out of it.
  private static let leastBytes = 1_000_000_000

  package var healthFindings: [HealthFinding] {
    switch state {
    case .silent:
      return [
        finding(
          "store", .problem, "\(path): the disk does not answer",
          "look at the mount; --store FOLDER for another")
      ]
    case .refused(let reason):
      return [finding("store", .problem, reason, "--store FOLDER for another")] + diskFindings
    case .missing:
      let found = "none at \(path) yet"
      return [
        isWritable
          ? finding("store", .good, "\(found); the first run makes it")
          : finding(
            "store", .problem, "\(found), and none can be made there",
            "--store FOLDER, or THRESH_STORE, for one that may be written")
      ] + diskFindings
    case .open: return [storeFinding] + diskFindings + runFindings + [checkFinding] + [cacheFinding]
    }
  }

  private func finding(
    _ subject: String, _ grade: HealthFinding.Grade, _ found: String, _ remedy: String? = nil
  ) -> HealthFinding {
    HealthFinding("store", subject, grade, found, remedy)
  }

  private var storeFinding: HealthFinding {
    let count = runs.values.reduce(0) { $0 + $1.count }
    let version = schema.map { ", tables of version \($0)" } ?? ""
    let found = "\(path): \(count) run\(count == 1 ? "" : "s")\(version)"
    if !isWritable {
      return finding("store", .warning, "\(found); it may only be read", "--store FOLDER to train")
    }
    return schema.map { $0 < knownSchema } ?? false
      ? finding("store", .note, "\(found); the next training brings them to \(knownSchema)")
      : finding("store", .good, found)
  }

  // MARK: The disk

  private var diskFindings: [HealthFinding] {
    var found: [HealthFinding] = []
    if let freeBytes {
      let text = "\(Figures(.braille).bytes(freeBytes)) free"
      found.append(
        freeBytes < Self.leastBytes
          ? finding(
            "disk", .warning, text,
            "make room: a run that finds none left pauses (alarms.disk_free)")
          : finding("disk", .good, text))
    }
    switch fileSystem {
    case .network(let name):
      found.append(
        finding(
          "file system", .warning, "\(name): two machines must not work on one store",
          "keep the store on a local disk (--store), and only the images there"))
    case .passedThrough(let name):
      found.append(
        finding(
          "file system", .warning, "\(name): locks may not hold there",
          "keep the store on a disk of this system (--store)"))
    case .memory:
      found.append(
        finding(
          "file system", .warning, "in memory: the runs go when the machine is switched off",
          "--store FOLDER on a disk"))
    case .local: found.append(finding("file system", .good, "local"))
    case nil: break
    }
    return found
  }

  // MARK: What is in it

  private var runFindings: [HealthFinding] {
    let live = (runs[.running] ?? []) + (runs[.paused] ?? [])
    let interrupted = runs[.interrupted] ?? []
    var found: [HealthFinding] = []
    if !live.isEmpty { found.append(finding("live runs", .note, Self.list(live))) }
    if let first = interrupted.first {
      found.append(
        finding(
          "interrupted", .note, Self.list(interrupted), "thresh train --resume \(first.runText)"))
    }
    return found
  }

  private static func list(_ runs: [Int64]) -> String {
    let shown = runs.prefix(5).map(\.runText).joined(separator: ", ")
    return runs.count > 5 ? "\(shown) and \(runs.count - 5) more" : shown
  }

  private var checkFinding: HealthFinding {
    guard let findings else {
      return finding(
        "contents", .note, "too much to check in a moment", "thresh runs check takes its time")
    }
    let damage = findings.count { $0.weight == .damage }
    let leftovers = findings.count - damage
    if damage > 0 {
      return finding(
        "contents", .problem, "\(damage) damaged, such as \(Self.words(findings, .damage))",
        "thresh runs check says all; with --repair it mends what it can")
    }
    return leftovers == 0
      ? finding("contents", .good, "every row and checkpoint is sound")
      : finding(
        "contents", .note,
        "\(leftovers) left by killed processes, such as \(Self.words(findings, .leftover))",
        "thresh runs check --repair")
  }

  private static func words(_ findings: [StoreFinding], _ weight: StoreFinding.Weight) -> String {
    guard let first = findings.first(where: { $0.weight == weight }) else { return "" }
    return "\(first.run.map { "run \($0.runText)" } ?? "the store"), \(first.place): \(first.found)"
  }

  private var cacheFinding: HealthFinding {
    finding(
      "cache", .good,
      cacheBytes.map { "\(Figures(.braille).bytes($0)) of decoded images in \(cachePath)" }
        ?? "no decoded images are kept yet")
  }
}
