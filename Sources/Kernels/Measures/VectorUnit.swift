import CVectorUnit

/// The vector unit that kernels are compiled for.
package enum VectorUnit {
  /// A bit for each extension of the processor that kernels may use; see `CVectorUnit.h`.
  ///
  /// Nothing but a constant, so that a program can ask for it on a processor that has none of them.
  package static var builtExtensions: UInt32 { UInt32(thresh_built_extensions) }

  /// As shown to people.
  package static var name: String {
    #if arch(arm64)
      "NEON"
    #else
      builtExtensions >> 7 & 1 == 1
        ? "AVX-512" : builtExtensions >> 3 & 1 == 1 ? "AVX2" : "baseline"
    #endif
  }
}
