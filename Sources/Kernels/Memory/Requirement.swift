import Glibc

/// Stops the program with one sentence when a caller breaks a kernel's contract.
///
/// This module is compiled with `-Ounchecked`, where `precondition` is assumed instead of tested;
/// counts that guard raw memory must be tested in every build.
@inline(__always)
func require(_ condition: Bool, _ message: @autoclosure () -> String) {
  if !condition { stop(message()) }
}

/// Stops the program with one sentence.
@inline(never)
func stop(_ message: String) -> Never {
  let line = Array("Kernels: \(message)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  abort()
}
