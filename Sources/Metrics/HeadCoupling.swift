/// How far the outputs of a network for different labels move together beyond what the images give.
package struct HeadCoupling: Equatable, Sendable {
}
