import CVectorUnit

/// The vector unit that kernels are compiled for.
package enum VectorUnit {
  /// A bit for each extension of the processor that kernels may use; see `CVectorUnit.h`.
  ///
  /// Nothing but a constant, so that a program can ask for it on a processor that has none of them.
  package static var builtExtensions: UInt32 { UInt32(thresh_built_extensions) }

  /// As shown to people.
  package static var name: String {
    if THRESH_HAS_512_BIT_VECTORS == 1 { return "AVX-512" }
    #if arch(arm64)
      return "NEON"
    #else
      return builtExtensions >> 3 & 1 == 1 ? "AVX2" : "baseline"
    #endif
  }
}
