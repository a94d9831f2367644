import CVectorUnit
import Foundation
import Kernels

/// Says so, instead of dying of an illegal instruction, when this processor lacks what the program
/// was built for.
enum ProcessorCheck {
  /// Ends the program with one sentence and status 1 if something is missing.
  static func run() {
    guard let missing = missing(of: VectorUnit.builtExtensions) else { return }
    printError(sentence(missing: missing))
    exit(1)
  }

  /// Names of the extensions that this processor lacks; nil if it has all.
  static func missing(of built: UInt32) -> String? {
    var names = [CChar](repeating: 0, count: 256)
    guard thresh_missing_extensions(built, &names, UInt(names.count)) > 0 else { return nil }
    return String(decoding: names.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The widest vectors of this processor, called as those of a build are.
  static var widestVectors: String {
    #if arch(x86_64)
      let has = { (bit: UInt32) in missing(of: 1 << bit) == nil }
      return has(7) ? "AVX-512" : has(3) ? "AVX2" : "baseline"
    #else
      return VectorUnit.name
    #endif
  }

  static func sentence(missing: String) -> String {
    "thresh: this program was built for a processor with \(missing), which this one lacks; "
      + "build it here in a clean folder, or with THRESH_MARCH set, say, to x86-64-v3 or x86-64."
  }
}
