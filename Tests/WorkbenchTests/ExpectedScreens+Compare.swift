/// The comparison of runs, as it is drawn.
extension ExpectedScreens {
  // swift-format-ignore
  static let compare80x24 = #"""
    compare80x24 line 0
    compare80x24 line 1
    compare80x24 line 2
    compare80x24 line 3
    compare80x24 line 4
    compare80x24 line 5
    compare80x24 line 6
    compare80x24 line 7
    compare80x24 line 8
    compare80x24 line 9
    compare80x24 line 10
    compare80x24 line 11
    compare80x24 line 12
    compare80x24 line 13
    compare80x24 line 14
    compare80x24 line 15
    compare80x24 line 16
    compare80x24 line 17
    compare80x24 line 18
    compare80x24 line 19
    compare80x24 line 20
    compare80x24 line 21
    compare80x24 line 22
    compare80x24 line 23
    """#

  // swift-format-ignore
  static let compareSettings80x24 = #"""
    compareSettings80x24 line 0
    compareSettings80x24 line 1
    compareSettings80x24 line 2
    compareSettings80x24 line 3
    compareSettings80x24 line 4
    compareSettings80x24 line 5
    compareSettings80x24 line 6
    compareSettings80x24 line 7
    compareSettings80x24 line 8
    compareSettings80x24 line 9
    compareSettings80x24 line 10
    compareSettings80x24 line 11
    compareSettings80x24 line 12
    compareSettings80x24 line 13
    compareSettings80x24 line 14
    compareSettings80x24 line 15
    compareSettings80x24 line 16
    compareSettings80x24 line 17
    compareSettings80x24 line 18
    compareSettings80x24 line 19
    compareSettings80x24 line 20
    compareSettings80x24 line 21
    compareSettings80x24 line 22
    compareSettings80x24 line 23
    """#

  // swift-format-ignore
  static let compareLabels80x24 = #"""
    compareLabels80x24 line 0
    compareLabels80x24 line 1
    compareLabels80x24 line 2
    compareLabels80x24 line 3
    compareLabels80x24 line 4
    compareLabels80x24 line 5
    compareLabels80x24 line 6
    compareLabels80x24 line 7
    compareLabels80x24 line 8
    compareLabels80x24 line 9
    compareLabels80x24 line 10
    compareLabels80x24 line 11
    compareLabels80x24 line 12
    compareLabels80x24 line 13
    compareLabels80x24 line 14
    compareLabels80x24 line 15
    compareLabels80x24 line 16
    compareLabels80x24 line 17
    compareLabels80x24 line 18
    compareLabels80x24 line 19
    compareLabels80x24 line 20
    compareLabels80x24 line 21
    compareLabels80x24 line 22
    compareLabels80x24 line 23
    """#

  // swift-format-ignore
  static let compareDecisions80x24 = #"""
    compareDecisions80x24 line 0
    compareDecisions80x24 line 1
    compareDecisions80x24 line 2
    compareDecisions80x24 line 3
    compareDecisions80x24 line 4
    compareDecisions80x24 line 5
    compareDecisions80x24 line 6
    compareDecisions80x24 line 7
    compareDecisions80x24 line 8
    compareDecisions80x24 line 9
    compareDecisions80x24 line 10
    compareDecisions80x24 line 11
    compareDecisions80x24 line 12
    compareDecisions80x24 line 13
    compareDecisions80x24 line 14
    compareDecisions80x24 line 15
    compareDecisions80x24 line 16
    compareDecisions80x24 line 17
    compareDecisions80x24 line 18
    compareDecisions80x24 line 19
    compareDecisions80x24 line 20
    compareDecisions80x24 line 21
    compareDecisions80x24 line 22
    compareDecisions80x24 line 23
    """#

  // swift-format-ignore
  static let compare160x48 = #"""
    compare160x48 line 0
    compare160x48 line 1
    compare160x48 line 2
    compare160x48 line 3
    compare160x48 line 4
    compare160x48 line 5
    compare160x48 line 6
    compare160x48 line 7
    compare160x48 line 8
    compare160x48 line 9
    compare160x48 line 10
    compare160x48 line 11
    compare160x48 line 12
    compare160x48 line 13
    compare160x48 line 14
    compare160x48 line 15
    compare160x48 line 16
    compare160x48 line 17
    compare160x48 line 18
    compare160x48 line 19
    compare160x48 line 20
    compare160x48 line 21
    compare160x48 line 22
    compare160x48 line 23
    compare160x48 line 24
    compare160x48 line 25
    compare160x48 line 26
    compare160x48 line 27
    compare160x48 line 28
    compare160x48 line 29
    compare160x48 line 30
    compare160x48 line 31
    compare160x48 line 32
    compare160x48 line 33
    compare160x48 line 34
    compare160x48 line 35
    compare160x48 line 36
    compare160x48 line 37
    compare160x48 line 38
    compare160x48 line 39
    compare160x48 line 40
    compare160x48 line 41
    compare160x48 line 42
    compare160x48 line 43
    compare160x48 line 44
    compare160x48 line 45
    compare160x48 line 46
    compare160x48 line 47
    """#

  // swift-format-ignore
  static let compare40x12 = #"""
    compare40x12 line 0
    compare40x12 line 1
    compare40x12 line 2
    compare40x12 line 3
    compare40x12 line 4
    compare40x12 line 5
    compare40x12 line 6
    compare40x12 line 7
    compare40x12 line 8
    compare40x12 line 9
    compare40x12 line 10
    compare40x12 line 11
    """#
}
