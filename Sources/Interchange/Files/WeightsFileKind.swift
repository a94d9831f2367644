/// What a file that is given as one of weights is, by its first bytes.
enum WeightsFileKind: Equatable {
  case safetensors
  case onnx
  /// A pickle, alone or in a zip archive.
  case pytorch
  /// Known, and not read: its name with an article.
  case other(String)
  case empty
  case unknown

  /// As many bytes as are looked at.
  static let beginning = 512

  init(_ bytes: ArraySlice<UInt8>) {
    func starts(_ signature: [UInt8], at offset: Int = 0) -> Bool {
      bytes.dropFirst(offset).starts(with: signature)
    }
    func starts(_ text: String, at offset: Int = 0) -> Bool {
      starts(Array(text.utf8), at: offset)
    }
    if bytes.isEmpty {
      self = .empty
    } else if starts("{", at: SafetensorsFile.prologueBytes) {
      self = .safetensors
    } else if starts("PK\u{3}\u{4}") {
      self = Self.archive(bytes)
    } else if starts([0x80]), let version = bytes.dropFirst().first, (2...5).contains(version) {
      self = .pytorch
    } else if starts([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]) {
      self = .other("an HDF5 file, as Keras writes")
    } else if starts([0x93] + Array("NUMPY".utf8)) {
      self = .other("a NumPy array")
    } else if starts("GGUF") {
      self = .other("a GGUF file")
    } else if starts("THRESHCK") {
      self = .other("a checkpoint of thresh, which goes on with its run (thresh train --resume)")
    } else if starts("TFL3", at: 4) {
      self = .other("a TensorFlow Lite file")
    } else if starts("ustar", at: 257) {
      self = .other("a tar archive, as PyTorch wrote long ago")
    } else if starts([0x08]) {
      // The version that a model's message begins with.
      self = .onnx
    } else {
      self = .unknown
    }
  }

  /// By the name of the first file in it.
  private static func archive(_ bytes: ArraySlice<UInt8>) -> WeightsFileKind {
    let rest = bytes.dropFirst(26)
    guard let low = rest.first, let high = rest.dropFirst().first else { return .other(zip) }
    let name = String(
      decoding: bytes.dropFirst(30).prefix(Int(low) | Int(high) << 8), as: UTF8.self)
    if name.hasSuffix("data.pkl") { return .pytorch }
    return .other(name.hasSuffix(".npy") ? "an archive of NumPy arrays" : zip)
  }

  private static let zip = "a zip archive"
  private static let allowed = "allowed: safetensors, ONNX"

  /// Why a file of this kind is not read; nil for one that is.
  func problem(file: String) -> String? {
    switch self {
    case .safetensors, .onnx: nil
    case .empty: "is empty; \(Self.allowed)"
    case .unknown: "is no file of weights of a known kind; \(Self.allowed)"
    case .other(let kind): "is \(kind); \(Self.allowed)"
    case .pytorch:
      "is a PyTorch pickle, which is not read, as reading one may execute what it holds; "
        + "\(Self.allowed); Python converts it: "
        + "import torch, safetensors.torch; safetensors.torch.save_file(torch.load(\"\(file)\", "
        + "map_location=\"cpu\", weights_only=True), \"\(Self.converted(file))\")"
    }
  }

  /// The name of the file with another ending.
  private static func converted(_ file: String) -> String {
    let name = file.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return "\(file).safetensors"
    }
    return "\(file[..<dot]).safetensors"
  }
}
