/// The system screen.
extension ExpectedScreens {
  // swift-format-ignore
  static let system80x24 = #"""
    """#

  // swift-format-ignore
  static let systemAscii80x24 = #"""
    """#

  // swift-format-ignore
  static let system160x48 = #"""
    """#

  // swift-format-ignore
  static let system40x10 = #"""
    """#
}
