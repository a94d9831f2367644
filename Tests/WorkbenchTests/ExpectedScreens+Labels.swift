/// The labels screen.
extension ExpectedScreens {
  static let labels80x24 = ""
  static let labelsAscii80x24 = ""
  static let labels160x48 = ""
  static let labels40x10 = ""
}
