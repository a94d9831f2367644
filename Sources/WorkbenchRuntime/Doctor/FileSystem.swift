import CProcess

/// What kind of file system something lies on, as far as that matters to a database with a log.
enum FileSystem: Equatable, Sendable {
  case local
  /// Several machines may see it at once; locks and shared memory cannot be relied on.
  case network(String)
  /// Gone when the machine is switched off.
  case memory
  /// Passed through from another system, which may or may not keep locks.
  case passedThrough(String)

  /// - Parameter magic: the type of `statfs`.
  init(magic: UInt32) {
    self =
      switch magic {
      case 0x6969: .network("NFS")
      case 0x517B, 0xFE53_4D42, 0xFF53_4D42: .network("SMB")
      case 0x0BD0_0BD0: .network("Lustre")
      case 0x4750_4653: .network("GPFS")
      case 0x1983_0326: .network("BeeGFS")
      case 0x00C3_6400: .network("Ceph")
      case 0x5346_414F, 0x6B41_4653: .network("AFS")
      case 0x0102_1994, 0x8584_58F6: .memory
      case 0x6573_5546: .passedThrough("FUSE")
      case 0x0102_1997: .passedThrough("9P")
      case 0x786F_4256: .passedThrough("VirtualBox")
      default: .local
      }
  }

  /// Nil where there is nothing at the path.
  static func of(_ path: String) -> FileSystem? {
    let magic = cprocess_file_system(path)
    return magic == .max ? nil : FileSystem(magic: UInt32(truncatingIfNeeded: magic))
  }
}
