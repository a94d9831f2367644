/// Kernels written to be plainly right: the oracle of the fast ones, with the same signatures.
///
/// They run on one thread, sum in double precision and use no scratch space.
package enum Naive {}
