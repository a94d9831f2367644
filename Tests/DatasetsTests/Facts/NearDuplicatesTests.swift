import Testing

@testable import Datasets

@Suite struct NearDuplicatesTests {
  private let shape = PixelShape(height: 32, width: 32, channels: 3)

  /// A picture of waves; another seed is another picture.
  private func picture(_ seed: UInt64) -> [UInt8] {
    var generator = SeededGenerator(seed: seed, stream: 1)
    let waves = (0..<6).map { _ in (0..<5).map { _ in generator.uniform() } }
    return (0..<32 * 32 * 3).map { index in
      let (y, x, channel) = (Float(index / 96), Float(index / 3 % 32), index % 3)
      let sum = waves.reduce(Float(0)) { sum, wave in
        let turn = Float(wave[0]) * x / 3 + Float(wave[1]) * y / 3 + Float(wave[2]) * 6
        // A wave of triangles: no library decides on the last bit of it.
        return sum + abs(turn.truncatingRemainder(dividingBy: 2) - 1) * Float(wave[3 + channel / 2])
      }
      return UInt8(max(0, min(255, sum * 60)))
    }
  }

  private func noisy(_ pixels: [UInt8], by amount: Int, seed: UInt64 = 9) -> [UInt8] {
    var generator = SeededGenerator(seed: seed, stream: 2)
    return pixels.map { pixel in
      UInt8(max(0, min(255, Int(pixel) + Int(generator.next() % UInt64(2 * amount + 1)) - amount)))
    }
  }

  /// - Parameter contents: of the files; each its own where nil.
  private func dataset(_ pictures: [[UInt8]], contents: [UInt64?] = []) -> Dataset {
    let hasher = PerceptualHasher(shape: shape)
    var set = Dataset(
      labels: ["a"], shape: shape, names: pictures.indices.map { "\($0)" },
      targets: pictures.map { _ in .present }, pixels: pictures.flatMap(\.self))
    for (index, pixels) in pictures.enumerated() {
      let content = (contents.isEmpty ? nil : contents[index]) ?? UInt64(1000 + index)
      set.images.details[index].facts = FileFacts(
        format: .png, bytes: 1, height: 32, width: 32, content: content,
        look: hasher.hash(of: pixels))
    }
    return set
  }

  @Test func `equal files are exact copies, noisy pictures near ones, others none`() {
    let (a, b) = (picture(1), picture(2))
    let set = dataset(
      [a, b, a, picture(3), noisy(b, by: 4), picture(4)], contents: [5, nil, 5, nil, nil, nil])
    #expect(
      NearDuplicates(of: set).groups == [
        .init(images: [0, 2], kind: .exact), .init(images: [1, 4], kind: .near),
      ])
    #expect(NearDuplicates.groups(of: set) == [[0, 2], [1, 4]])
  }

  @Test func `copies of a copy are one near group`() {
    let a = picture(1)
    let set = dataset([a, noisy(a, by: 3), a], contents: [5, nil, 5])
    #expect(NearDuplicates(of: set).groups == [.init(images: [0, 1, 2], kind: .near)])
  }

  @Test func `the same picture in another colour is another picture`() {
    let a = picture(1)
    let swapped = a.indices.map { a[$0 / 3 * 3 + (2 - $0 % 3)] }
    #expect(NearDuplicates(of: dataset([a, swapped])).groups.isEmpty)
  }

  @Test func `a brighter picture is a copy, one that is changed in a place is not`() {
    let a = picture(1).map { min($0, 200) }
    #expect(NearDuplicates.groups(of: dataset([a, a.map { $0 + 15 }])) == [[0, 1]])
    #expect(NearDuplicates.groups(of: dataset([a, a.map { $0 + 40 }])).isEmpty)
    var changed = a
    for y in 8..<16 {
      for x in 8..<16 { changed[(y * 32 + x) * 3] = a[(y * 32 + x) * 3] / 2 }
    }
    #expect(NearDuplicates.groups(of: dataset([a, changed])).isEmpty)
  }

  @Test func `a chain of small steps does not tie different pictures together`() {
    let (a, b) = (picture(1), picture(2))
    let steps = 40
    let chain = (0...steps).map { step in
      zip(a, b).map { UInt8((Int($0) * (steps - step) + Int($1) * step) / steps) }
    }
    let groups = NearDuplicates(of: dataset(chain)).groups
    #expect(groups.count > 1)
    let reduction = ComparedPicture.reduction(of: shape)
    for group in groups {
      let first = ComparedPicture(of: chain[group.images[0]], reduction)
      for image in group.images.dropFirst() {
        #expect(first.isCopy(of: ComparedPicture(of: chain[image], reduction)))
      }
    }
  }

  @Test func `pictures of one colour are nobody's copies, not even of an equal file`() {
    let black = [UInt8](repeating: 0, count: shape.count)
    #expect(NearDuplicates(of: dataset([black, black], contents: [5, 5])).groups.isEmpty)
  }

  @Test func `pictures without facts are nobody's copies`() {
    var set = dataset([picture(1), picture(1)])
    set.images.details[1].facts = nil
    #expect(NearDuplicates(of: set).groups.isEmpty)
  }

  @Test func `near-duplicates listed for real pictures of clothes are found, and no others`() throws
  {
    guard let folder = Reference.sharedSet("apparel") else { return }
    let set = try Dataset.open(
      DataDescription(source: folder, height: 32, width: 32), directory: ".", seed: 1)
    let table = try SeparatedValues(
      FileTree.bytes(of: "\(folder)/duplicates.csv"), separator: UInt8(ascii: ","))
    let group = Dictionary(
      uniqueKeysWithValues: table.records.dropFirst().map { ($0.cells[1], $0.cells[0]) })
    var pairs = 0
    for found in NearDuplicates(of: set).groups {
      let listed = Set(found.images.map { group[set.names[$0]] ?? "none" })
      #expect(listed.count == 1 && listed != ["none"])
      pairs += found.images.count * (found.images.count - 1) / 2
    }
    // Of 97.
    #expect(pairs == 79)
  }
}

@Suite struct HashNeighboursTests {
  @Test func `all hashes within seven bits are found, and no others`() {
    var generator = SeededGenerator(seed: 4, stream: 0)
    var hashes = (0..<60).map { _ in PerceptualHash(bits: generator.next()) }
    // Neighbours at every distance up to ten, and equal ones.
    for index in 0..<200 {
      var bits = hashes[index % 60].bits
      for _ in 0..<index % 11 { bits ^= 1 << (generator.next() % 64) }
      hashes.append(PerceptualHash(bits: bits))
    }
    let neighbours = HashNeighbours(hashes)
    var total = 0
    for index in hashes.indices {
      let expected = (0..<index).filter { hashes[$0].distance(to: hashes[index]) <= 7 }
        .sorted {
          (hashes[$0].distance(to: hashes[index]), $0) < (
            hashes[$1].distance(to: hashes[index]), $1
          )
        }
      total += expected.count
      #expect(neighbours.earlier(than: index, limit: .max) == expected)
      #expect(neighbours.earlier(than: index, limit: 2) == Array(expected.prefix(2)))
    }
    #expect(total > 200)
  }
}
