import Experiments

extension ValueType where Value == Double {
  /// A share written as a percentage.
  static var percent: Self {
    ValueType(
      "a share from 0% to 100%",
      read: { tree in
        guard let text = tree.plainText, text.hasSuffix("%"),
          let number = Double(text.dropLast().filter { $0 != " " }), (0...100).contains(number)
        else { return nil }
        return number / 100
      },
      show: { Studies.percent($0) })
  }
}

extension ValueType where Value == [Double] {
  /// One share or a list of them, none twice.
  static var percents: Self {
    let one = ValueType<Double>.percent
    return ValueType(
      "a share such as 10%, or a list of them",
      read: { tree in
        guard case .list(let items) = tree.content else { return one.read(tree).map { [$0] } }
        let shares = items.compactMap(one.read)
        return shares.count == items.count && Set(shares).count == shares.count ? shares : nil
      },
      show: { "[\($0.map(one.show).joined(separator: ", "))]" })
  }
}

extension ValueType where Value == [UInt64] {
  /// How many seeds, from 1 on, or a list of them.
  static var seeds: Self {
    ValueType(
      "a count from 1 to 24, or a list of so many seeds",
      read: { tree in
        guard case .list(let items) = tree.content else {
          return ValueType<UInt64>.integer(1...24).read(tree).map { Array(1...$0) }
        }
        let seeds = items.compactMap(ValueType<UInt64>.integer(0...UInt64.max).read)
        let isSound = seeds.count == items.count && Set(seeds).count == seeds.count
        return isSound && (1...24).contains(seeds.count) ? seeds : nil
      },
      show: { $0 == Array(1...UInt64(max($0.count, 1))) ? "\($0.count)" : "\($0)" })
  }
}
