extension CaseIterable where Self: Equatable {
  /// The case after this one; after the last the first.
  var next: Self { stepped(by: 1) }

  /// The case so many places on, and round again at either end.
  func stepped(by steps: Int) -> Self {
    let all = Array(Self.allCases)
    let index = (all.firstIndex(of: self) ?? 0) + steps % all.count + all.count
    return all[index % all.count]
  }
}
