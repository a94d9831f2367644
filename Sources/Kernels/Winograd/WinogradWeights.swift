/// Weights of a 3x3 convolution at the points of Winograd's algorithm.
///
/// - Layout: `[panel, position, depth, vectors]`, where a panel is as many blocks of 16 target
///   channels as a register tile is wide (the last may have fewer) and depth counts the source
///   channels: what one panel needs lies in the order in which it is used.
struct WinogradPanels {
  /// Stored source channels.
  let depth: Int
  /// Blocks of 16 target channels.
  let blocks: Int

  /// Panels.
  var count: Int { (blocks + ProductTile.columns - 1) / ProductTile.columns }

  func blocks(of panel: Int) -> Range<Int> { blocks(of: panel..<panel + 1) }

  func blocks(of panels: Range<Int>) -> Range<Int> {
    let columns = ProductTile.columns
    return panels.lowerBound * columns..<min(panels.upperBound * columns, blocks)
  }

  /// Writes the 36 values of the nine weights `taps`, `plane` vectors apart.
  @inline(__always)
  func transform(
    _ taps: UnsafePointer<Vector>, step: Int, to place: UnsafeMutablePointer<Vector>, plane: Int
  ) {
    let first = Winograd.transformedWeights((taps[0], taps[3 * step], taps[6 * step]))
    let second = Winograd.transformedWeights((taps[step], taps[4 * step], taps[7 * step]))
    let third = Winograd.transformedWeights((taps[2 * step], taps[5 * step], taps[8 * step]))
    @inline(__always)
    func write(_ row: Int, _ a: Vector, _ b: Vector, _ c: Vector) {
      let six = Winograd.transformedWeights((a, b, c))
      let line = place + row * Winograd.inputs * plane
      line[0] = six.0
      line[plane] = six.1
      line[2 * plane] = six.2
      line[3 * plane] = six.3
      line[4 * plane] = six.4
      line[5 * plane] = six.5
    }
    write(0, first.0, second.0, third.0)
    write(1, first.1, second.1, third.1)
    write(2, first.2, second.2, third.2)
    write(3, first.3, second.3, third.3)
    write(4, first.4, second.4, third.4)
    write(5, first.5, second.5, third.5)
  }
}

extension ConvolutionShape {
  /// Hands out the kernels between some source channels, whole blocks of 16, and a block of target
  /// channels: nine vectors `taps`, `step` vectors apart.
  ///
  /// - Parameters:
  ///   - isTurned: whether sources are the output channels, and kernels turned by half a circle.
  ///   - turned: scratch of `turnedCount` vectors.
  @inline(__always)
  func forEachKernel(
    from channels: Range<Int>, to block: Int, in weights: UnsafePointer<Vector>, isTurned: Bool,
    turned: UnsafeMutablePointer<Vector>,
    _ body: (_ channel: Int, _ taps: UnsafePointer<Vector>, _ step: Int) -> Void
  ) {
    guard isTurned else {
      let kernels = weights + block * 9 * inputLanes
      for channel in channels { body(channel, kernels + channel, inputLanes) }
      return
    }
    let floats = UnsafeRawPointer(weights).assumingMemoryBound(to: Float.self)
    for first in Swift.stride(from: channels.lowerBound, to: channels.upperBound, by: channelBlock)
    {
      turnWeights(floats, block: block, sourceBlock: first / channelBlock, to: turned)
      for lane in 0..<channelBlock { body(first + lane, turned + lane, channelBlock) }
    }
  }

  /// Writes the weights between a block of output and one of input channels, `[tap, output]`: the
  /// kernel turned by half a circle, a vector for each output channel.
  func turnWeights(
    _ weights: UnsafePointer<Float>, block: Int, sourceBlock: Int,
    to turned: UnsafeMutablePointer<Vector>
  ) {
    let floats = UnsafeMutableRawPointer(turned).assumingMemoryBound(to: Float.self)
    for tap in 0..<9 {
      let row = (sourceBlock * 9 + tap) * inputLanes + block * channelBlock
      transposeBlock(
        weights + row * channelBlock, to: floats + (8 - tap) * channelBlock * channelBlock)
    }
  }

  /// Vectors of the turned weights of one pair of blocks.
  static let turnedCount = 9 * channelBlock

  /// Writes weight gradients from their products at the points, `[position, input, output block]`
  /// with rows of `outputLanes / 16` vectors.
  func transformWeightsGradient(
    _ products: UnsafePointer<Vector>, to target: UnsafeMutablePointer<Vector>, workers: Workers
  ) {
    let blocks = outputLanes / channelBlock
    let plane = inputLanes * blocks
    // Safety: each piece writes the gradients of input channels of its own.
    nonisolated(unsafe) let (products, target) = (products, target)
    workers.forEach(pieces: inputLanes / channelBlock) { piece in
      for channel in piece * channelBlock..<(piece + 1) * channelBlock {
        for block in 0..<blocks {
          let source = products + channel * blocks + block
          let place = target + block * 9 * inputLanes + channel
          @inline(__always)
          func column(_ number: Int) -> (Vector, Vector, Vector) {
            let top = source + number * plane
            let step = Winograd.inputs * plane
            return Winograd.weightsGradient(
              (top[0], top[step], top[2 * step], top[3 * step], top[4 * step], top[5 * step]))
          }
          let columns = (column(0), column(1), column(2), column(3), column(4), column(5))
          @inline(__always)
          func write(_ row: Int, _ six: Winograd.Six) {
            let three = Winograd.weightsGradient(six)
            place[row * 3 * inputLanes] = three.0
            place[(row * 3 + 1) * inputLanes] = three.1
            place[(row * 3 + 2) * inputLanes] = three.2
          }
          write(
            0,
            (
              columns.0.0, columns.1.0, columns.2.0, columns.3.0, columns.4.0, columns.5.0
            ))
          write(
            1,
            (
              columns.0.1, columns.1.1, columns.2.1, columns.3.1, columns.4.1, columns.5.1
            ))
          write(
            2,
            (
              columns.0.2, columns.1.2, columns.2.2, columns.3.2, columns.4.2, columns.5.2
            ))
        }
      }
    }
  }
}
