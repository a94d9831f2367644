import Foundation
import Glibc
import Synchronization
import Testing

@testable import RunStore

/// Two tensors, one of a size that fills no whole stripe, and words that need escaping.
func smallCheckpoint(_ step: Int) -> CheckpointFile {
  CheckpointFile(
    metadata: ["position": "{\"step\":\(step)}", "größe": "ü\n"],
    tensors: [
      .init(name: "layers.0.weight", shape: [2, 3, 3], values: (0..<18).map { Float($0 + step) }),
      .init(name: "layers.0.bias", shape: [], values: [.nan]),
      .init(name: "empty", shape: [0, 4], values: []),
      .init(
        name: "scale", shape: [8], values: [1, -0.0, .infinity, .leastNonzeroMagnitude, 5, 6, 7, 8]),
    ])
}

@Suite struct CheckpointTests {
  @Test func `the checksum is XXH64`() {
    // Frozen from the Python package xxhash 4.1.0 (XXH 0.8.4):
    // for n in (32, 64, 96, 4096): print(xxh64_hexdigest(bytes(i * 7 & 255 for i in range(n))))
    // print(xxh64_hexdigest(struct.pack("<16f", *[i * 0.5 - 3 for i in range(16)])))
    let frozen: [(Int, UInt64)] = [
      (32, 0x91b0_cb09_31a8_c629), (64, 0xbf30_52e3_4457_75d0), (96, 0x0c12_98be_dcd0_a493),
      (4096, 0xc806_6d80_a6fe_1426),
    ]
    for (count, value) in frozen {
      var hash = StripeHash()
      hash.add((0..<count).map { UInt8($0 * 7 & 255) })
      #expect(hash.value == value)
    }
    var hash = StripeHash()
    for start in [0, 8] { hash.add((start..<start + 8).map { Float($0) * 0.5 - 3 }) }
    #expect(hash.value == 0x289c_b677_b502_f180)
  }

  @Test func `a checkpoint is read bit for bit, in pieces of any size`() throws {
    let folder = try TestFolder()
    let counts = [0, 1, 7, 8, 9, CheckpointFile.pieceCount, CheckpointFile.pieceCount + 3]
    let file = CheckpointFile(
      metadata: ["a": ""],
      tensors: counts.map { count in
        .init(name: "\(count)", shape: [count], values: [Float](repeating: 1.5, count: count))
      })
    let path = "\(folder.path)/state.ckpt"
    let (bytes, _) = try CheckpointFiles().write(file, to: path)
    #expect(try CheckpointFile(contentsOf: path) == file)
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == bytes)
    try CheckpointFiles().write(smallCheckpoint(3), to: path)
    #expect(try CheckpointFile(contentsOf: path) == smallCheckpoint(3))
    #expect(smallCheckpoint(3)["scale"]?.shape == [8] && smallCheckpoint(3)["x"] == nil)
  }

  @Test func `a file cut anywhere or with any byte changed is refused by name`() throws {
    let folder = try TestFolder()
    let path = "\(folder.path)/state.ckpt"
    try CheckpointFiles().write(smallCheckpoint(1), to: path)
    let sound = try Data(contentsOf: URL(filePath: path))
    func refusal(_ bytes: Data) throws -> String {
      try bytes.write(to: URL(filePath: path))
      return sentence { try CheckpointFile(contentsOf: path) }
    }
    for length in 0..<sound.count {
      #expect(try refusal(sound.prefix(length)).hasPrefix("\(path): not a sound checkpoint: "))
    }
    for place in sound.indices {
      var changed = sound
      changed[place] ^= 0x5A
      #expect(try refusal(changed).hasPrefix("\(path): not a sound checkpoint: "), "byte \(place)")
    }
    #expect(try refusal(sound + [0]).contains("expected: "))
    #expect(try refusal(sound) == "no error")
  }

  @Test(arguments: [
    (#"{"metadata":{},"tensors":[{"name":"w","shape":[-1],"offset":0}]}"#, "of shape [-1]"),
    (
      #"{"metadata":{},"tensors":[{"name":"w","shape":[4294967296,4294967296],"offset":0}]}"#,
      "of shape [4294967296, 4294967296] in 32 bytes"
    ),
    (#"{"metadata":{},"tensors":[{"name":"w","shape":[9],"offset":0}]}"#, "of shape [9]"),
    (#"{"metadata":{},"tensors":[{"name":"w","shape":[8],"offset":-32}]}"#, "lies at -32"),
    (#"{"metadata":{},"tensors":[{"name":"w","shape":[8],"offset":9223372036854775807}]}"#, "lies"),
    (#"{"metadata":{},"tensors":[]}"#, "32 bytes of tensors; expected: 0"),
    (
      #"{"metadata":{},"tensors":[{"name":"w","shape":[8],"offset":0},"#
        + #"{"name":"w","shape":[0],"offset":32}]}"#, "two tensors are named w"
    ),
    (#"{"metadata":7}"#, "its header is not what it should be"),
    (#"{"metadata":{},"tensors":[{"name":"w","shape":[1e99],"offset":0}]}"#, "its header"),
    ("[[[[", "its header"),
  ])
  func `a header that lies about sizes is refused before memory is taken`(
    header: String, problem: String
  ) throws {
    var bytes = CheckpointFile.magic
    LittleEndian.append(UInt64(1), to: &bytes)
    LittleEndian.append(UInt64(header.utf8.count), to: &bytes)
    LittleEndian.append(UInt64(0), to: &bytes)
    bytes += Array(header.utf8)
    bytes += [UInt8](repeating: 0, count: CheckpointFile.padded(bytes.count) - bytes.count + 32 + 8)
    let folder = try TestFolder()
    let path = "\(folder.path)/state.ckpt"
    try Data(bytes).write(to: URL(filePath: path))
    #expect(sentence { try CheckpointFile(contentsOf: path) }.contains(problem))
  }

  @Test func `what is no file is refused`() throws {
    let folder = try TestFolder()
    #expect(sentence { try CheckpointFile(contentsOf: folder.path) }.contains("it is not a file"))
    #expect(
      sentence { try CheckpointFile(contentsOf: "\(folder.path)/x") }
        == "\(folder.path)/x: not a sound checkpoint: No such file or directory")
  }

  @Test func `the two newest, the best and those asked for are kept`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    for step in 1...5 {
      try store.recordCheckpoint(
        lease, .last, epoch: step, step: step, smallCheckpoint(step), now: 0)
      if step == 2 || step == 3 {
        try store.recordCheckpoint(
          lease, .best, epoch: step, step: step, smallCheckpoint(step), now: 0)
      }
    }
    try store.recordCheckpoint(lease, .manual, epoch: 1, step: 1, smallCheckpoint(1), now: 0)
    let kept = try store.checkpoints(of: lease.run)
    #expect(kept.map { "\($0.kind) \($0.step)" } == ["last 5", "last 4", "best 3", "manual 1"])
    let files = try FileManager.default
      .contentsOfDirectory(atPath: "\(store.path)/checkpoints/0001").sorted()
    #expect(
      files == [
        "step-000000001.ckpt", "step-000000003.ckpt", "step-000000004.ckpt", "step-000000005.ckpt",
      ])
    #expect(try store.loadCheckpoint(of: 1).record.step == 5)
    #expect(try store.loadCheckpoint(of: 1, kinds: [.best]).file == smallCheckpoint(3))
    #expect(kept[0].bytes > 0 && store.path(of: kept[0]).hasSuffix("/0001/step-000000005.ckpt"))
  }

  @Test func `equal states of one step share a file, others get their own`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    let last = try store.recordCheckpoint(
      lease, .last, epoch: 1, step: 9, smallCheckpoint(9), now: 0)
    let best = try store.recordCheckpoint(
      lease, .best, epoch: 1, step: 9, smallCheckpoint(9), now: 0)
    let manual = try store.recordCheckpoint(
      lease, .manual, epoch: 1, step: 9, smallCheckpoint(8), now: 0)
    #expect(last.file == best.file && manual.file == "step-000000009-2.ckpt")
    #expect(try CheckpointFile(contentsOf: store.path(of: last)) == smallCheckpoint(9))
    #expect(try CheckpointFile(contentsOf: store.path(of: manual)) == smallCheckpoint(8))
  }

  @Test func `a damaged checkpoint is passed over for the one before, and said so`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    #expect(
      sentence { try store.loadCheckpoint(of: 1) }
        == "run 0001 has no checkpoint of kind last or manual")
    for step in [1, 2] {
      try store.recordCheckpoint(lease, .last, epoch: 1, step: step, smallCheckpoint(step), now: 0)
    }
    let records = try store.checkpoints(of: 1)
    try FileManager.default.removeItem(atPath: store.path(of: records[0]))
    let loaded = try store.loadCheckpoint(of: 1)
    #expect(loaded.record.step == 1 && loaded.file == smallCheckpoint(1))
    let said = "\(store.path(of: records[0])): not a sound checkpoint: No such file or directory"
    #expect(loaded.skipped == [said])
    try FileManager.default.removeItem(atPath: store.path(of: records[1]))
    #expect(
      sentence { try store.loadCheckpoint(of: 1) }
        == "run 0001 has no sound checkpoint; the newest: \(said)")
  }

  @Test func `what a killed writer left is no checkpoint, and goes with the next`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.recordCheckpoint(lease, .last, epoch: 1, step: 1, smallCheckpoint(1), now: 0)
    let directory = "\(store.path)/checkpoints/0001"
    for name in ["step-000000002.1.tmp", "step-000000002.ckpt"] {
      try Data("half".utf8).write(to: URL(filePath: "\(directory)/\(name)"))
    }
    #expect(try store.loadCheckpoint(of: 1).record.step == 1)
    try store.recordCheckpoint(lease, .last, epoch: 1, step: 2, smallCheckpoint(2), now: 0)
    #expect(try store.loadCheckpoint(of: 1).file == smallCheckpoint(2))
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 2)
  }

  @Test(arguments: [(ENOSPC, "the disk is full"), (EIO, "Input/output error")])
  func `a disk that fails at any byte loses nothing that was kept`(code: Int32, words: String)
    throws
  {
    let folder = try TestFolder()
    let limit = Mutex(Int.max)
    let files = CheckpointFiles { written in written >= limit.withLock { $0 } ? code : 0 }
    let store = try RunStore(
      folder: StoreFolder(path: folder.path), access: .readWrite, checkpointFiles: files)
    let lease = try store.createRun(.example(), now: 0)
    let sound = try store.recordCheckpoint(
      lease, .last, epoch: 1, step: 1, smallCheckpoint(1), now: 0)
    for allowed in stride(from: 0, to: sound.bytes, by: 64) {
      limit.withLock { $0 = allowed }
      let said = sentence {
        try store.recordCheckpoint(lease, .last, epoch: 1, step: 2, smallCheckpoint(2), now: 0)
      }
      #expect(said.contains(words) && said.contains("what was recorded before is safe"))
    }
    #expect(try store.checkpoints(of: 1) == [sound])
    #expect(try store.loadCheckpoint(of: 1).file == smallCheckpoint(1))
    let directory = store.folder.checkpoints(of: 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 1)
    limit.withLock { $0 = .max }
    try store.recordCheckpoint(lease, .last, epoch: 1, step: 2, smallCheckpoint(2), now: 0)
    #expect(try store.loadCheckpoint(of: 1).record.step == 2)
  }

  @Test func `a disk that is really full says so`() {
    // Every write to this device fails as on a full disk.
    let device = open("/dev/full", O_WRONLY | O_CLOEXEC)
    defer { close(device) }
    #expect(
      sentence {
        try CheckpointFiles().write(smallCheckpoint(1), into: device, path: "/dev/full")
      }
        == "/dev/full: the disk is full; what was recorded before is safe; free some space and go on"
    )
  }

  @Test func `a process that lost its run cannot record a checkpoint`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.recordCheckpoint(lease, .last, epoch: 1, step: 1, smallCheckpoint(1), now: 0)
    let next = try store.claim(lease.run, by: there, now: 50)
    #expect(
      sentence {
        try store.recordCheckpoint(lease, .last, epoch: 1, step: 2, smallCheckpoint(2), now: 51)
      }.contains("taken over"))
    try store.recordCheckpoint(next, .last, epoch: 1, step: 3, smallCheckpoint(3), now: 51)
    #expect(try store.checkpoints(of: 1).map(\.step) == [3, 1])
  }

  @Test func `going back to a step forgets the checkpoints after it`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    for step in [1, 2] {
      try store.recordCheckpoint(lease, .last, epoch: 1, step: step, smallCheckpoint(step), now: 0)
    }
    try store.rewind(lease, to: 1, now: 0)
    #expect(try store.checkpoints(of: 1).map(\.step) == [1])
    let directory = store.folder.checkpoints(of: 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 1)
  }

  @Test func `a record that points out of its folder is refused`() throws {
    let store = try RunStore.temporary()
    let lease = try store.createRun(.example(), now: 0)
    try store.recordCheckpoint(lease, .last, epoch: 1, step: 1, smallCheckpoint(1), now: 0)
    for name in ["../../x.ckpt", "/etc/passwd", ".ckpt", ""] {
      try store.write { try $0.run("UPDATE checkpoints SET file = ?", [name]) }
      #expect(sentence { try store.checkpoints(of: 1) }.contains("damaged (checkpoint 1 lies in"))
    }
  }
}
