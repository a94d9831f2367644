import Kernels
import Testing

@testable import thresh

@Suite struct ProcessorCheckTests {
  @Test func `the processor that built the program has all that it needs`() {
    #expect(ProcessorCheck.missing(of: VectorUnit.builtExtensions) == nil)
    #expect(ProcessorCheck.missing(of: 0) == nil)
  }

  @Test func `the sentence names what is missing and the remedy`() {
    let sentence = ProcessorCheck.sentence(missing: "avx512f, avx512bw")
    #expect(
      sentence == "thresh: this program was built for a processor with avx512f, avx512bw, which "
        + "this one lacks; build it here in a clean folder, or with THRESH_MARCH set, say, to "
        + "x86-64-v3 or x86-64.")
  }
}
