/// The right to write into a run, held by one process at a time.
///
/// Every claim of a run gives a higher token, and each verb that writes checks it in the same
/// transaction: a process that slept through its run being taken over cannot write into it again.
package struct RunLease: Hashable, Sendable {
  package let run: Int64
  let token: Int64
}
