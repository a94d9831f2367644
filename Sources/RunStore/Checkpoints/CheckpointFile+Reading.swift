import Glibc

/// Reading a file that may hold anything.
extension CheckpointFile {
  /// Reads a checkpoint file, and believes nothing in it before it is checked.
  ///
  /// - Throws: `StoreError.damagedCheckpoint` naming the file and the first thing wrong with it:
  ///   sizes are held against the file's before memory is taken, and the checksum must fit.
  package init(contentsOf path: String) throws(StoreError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .damagedCheckpoint(file: path, problem: StoreFolder.words(errno))
    }
    defer { close(descriptor) }
    do {
      try self.init(Input(descriptor: descriptor))
    } catch let problem as UnreadableValue {
      throw .damagedCheckpoint(file: path, problem: problem.text)
    } catch {
      throw .damagedCheckpoint(file: path, problem: "its header is not what it should be")
    }
  }

  /// What is wrong with a file that was recorded with this size and checksum; nil when nothing is.
  static func problem(with path: String, bytes: Int, checksum: UInt64) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return StoreFolder.words(errno) }
    defer { close(descriptor) }
    do {
      let input = Input(descriptor: descriptor)
      _ = try CheckpointFile(input)
      let size = try input.size()
      guard size == bytes else { return "\(size) bytes; recorded: \(bytes)" }
      let tail = try input.bytes(at: size - checksumBytes, count: checksumBytes)
      let found: UInt64 = LittleEndian.word(in: tail, at: 0)
      return found == checksum ? nil : "it is sound, but not the file that was recorded"
    } catch let problem as UnreadableValue {
      return problem.text
    } catch {
      return "its header is not what it should be"
    }
  }

  private init(_ input: Input) throws {
    let size = try input.size()
    guard size >= Self.prologueBytes + Self.checksumBytes else {
      throw UnreadableValue(text: "\(size) bytes are too few")
    }
    let prologue = try input.bytes(at: 0, count: Self.prologueBytes)
    guard Array(prologue[..<8]) == Self.magic else {
      throw UnreadableValue(text: "it does not start with THRESHCK")
    }
    let version: UInt32 = LittleEndian.word(in: prologue, at: 8)
    guard version == Self.version else {
      throw UnreadableValue(text: "version \(version); allowed: \(Self.version)")
    }
    let announced: UInt64 = LittleEndian.word(in: prologue, at: 16)
    guard announced <= UInt64(min(Self.headerLimit, size)) else {
      throw UnreadableValue(text: "a header of \(announced) bytes in a file of \(size)")
    }
    let headerBytes = Int(announced)
    let payload = Self.padded(Self.prologueBytes + headerBytes)
    guard payload + Self.checksumBytes <= size else {
      throw UnreadableValue(text: "it ends inside its header")
    }
    let head = try input.bytes(at: Self.prologueBytes, count: payload - Self.prologueBytes)
    let header = try JSONText.decode(
      String(decoding: head[..<headerBytes], as: UTF8.self), as: Header.self)
    try Self.check(header, payloadBytes: size - payload - Self.checksumBytes)

    var hash = StripeHash()
    hash.add(prologue)
    hash.add(head)
    var tensors: [Tensor] = []
    for entry in header.tensors {
      let values = try input.floats(
        at: payload + entry.offset, count: entry.shape.reduce(1, *), hash: &hash)
      tensors.append(Tensor(name: entry.name, shape: entry.shape, values: values))
    }
    let tail = try input.bytes(at: size - Self.checksumBytes, count: Self.checksumBytes)
    let checksum: UInt64 = LittleEndian.word(in: tail, at: 0)
    guard checksum == hash.value else {
      throw UnreadableValue(text: "its checksum does not fit: some of its bytes have changed")
    }
    self.init(metadata: header.metadata, tensors: tensors)
  }

  /// Tensors must lie one behind the other and fill the file: then no size can lie.
  private static func check(_ header: Header, payloadBytes: Int) throws(UnreadableValue) {
    var offset = 0
    var names: Set<String> = []
    for entry in header.tensors {
      guard names.insert(entry.name).inserted else {
        throw UnreadableValue(text: "two tensors are named \(entry.name)")
      }
      var count = 1
      for length in entry.shape {
        let (product, overflow) = count.multipliedReportingOverflow(by: length)
        guard length >= 0, !overflow, product <= payloadBytes / 4 else {
          throw UnreadableValue(
            text: "tensor \(entry.name) of shape \(entry.shape) in \(payloadBytes) bytes")
        }
        count = product
      }
      guard entry.offset == offset else {
        throw UnreadableValue(
          text: "tensor \(entry.name) lies at \(entry.offset); expected: \(offset)")
      }
      offset += padded(count * 4)
      guard offset <= payloadBytes else {
        throw UnreadableValue(text: "it ends inside tensor \(entry.name)")
      }
    }
    guard offset == payloadBytes else {
      throw UnreadableValue(text: "\(payloadBytes) bytes of tensors; expected: \(offset)")
    }
  }
}

/// An open file that is read at any place.
private struct Input {
  let descriptor: Int32

  func size() throws(UnreadableValue) -> Int {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw UnreadableValue(text: StoreFolder.words(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw UnreadableValue(text: "it is not a file")
    }
    return Int(status.st_size)
  }

  func bytes(at offset: Int, count: Int) throws(UnreadableValue) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: min(count, 1 << 20))
    while bytes.count < count {
      let wanted = min(piece.count, count - bytes.count)
      let got = try read(&piece, wanted, at: offset + bytes.count)
      bytes.append(contentsOf: piece[..<got])
    }
    return bytes
  }

  /// Reads and hashes values with the zeros that pad them.
  func floats(
    at offset: Int, count: Int, hash: inout StripeHash
  ) throws(UnreadableValue) -> [Float] {
    var values: [Float] = []
    values.reserveCapacity(count)
    while values.count < count {
      let wanted = min(
        CheckpointFile.pieceCount, CheckpointFile.padded(count * 4) / 4 - values.count)
      var piece = [Float](repeating: 0, count: wanted)
      let got = pread(descriptor, &piece, wanted * 4, off_t(offset + values.count * 4))
      if got != wanted * 4 {
        // Seldom: byte by byte, until all are there or it is clear that they will not come.
        let bytes = try self.bytes(at: offset + values.count * 4, count: wanted * 4)
        piece = LittleEndian.words(UInt32.self, in: bytes, from: 0, count: wanted)
          .map { Float(bitPattern: $0) }
      }
      hash.add(piece)
      values.append(contentsOf: piece.prefix(count - values.count))
    }
    return values
  }

  private func read(
    _ bytes: inout [UInt8], _ count: Int, at offset: Int
  ) throws(UnreadableValue) -> Int {
    while true {
      let got = pread(descriptor, &bytes, count, off_t(offset))
      if got > 0 { return got }
      if got == 0 { throw UnreadableValue(text: "it ends too early") }
      if errno != EINTR { throw UnreadableValue(text: StoreFolder.words(errno)) }
    }
  }
}
