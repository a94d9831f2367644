/// Channels are stored in multiples of this many floats; the lanes beyond the true channels are
/// always zero.
package let channelBlock = 16

/// `channels` rounded up to whole blocks.
package func paddedChannels(_ channels: Int) -> Int {
  (channels + channelBlock - 1) / channelBlock * channelBlock
}

/// The shape of a batch of feature maps, stored `[batch, height, width, lanes]`.
///
/// A batch of vectors (a dense layer's outputs, logits) is a map of height and width 1.
package struct MapShape: Equatable, Sendable {
  package var batch: Int
  package var height: Int
  package var width: Int
  /// True channels, without padding.
  package var channels: Int

  package init(batch: Int, height: Int, width: Int, channels: Int) {
    require(
      batch > 0 && height > 0 && width > 0 && channels > 0,
      "a map of \(batch) x \(height) x \(width) x \(channels)")
    self.batch = batch
    self.height = height
    self.width = width
    self.channels = channels
  }

  /// A batch of vectors.
  package init(batch: Int, channels: Int) {
    self.init(batch: batch, height: 1, width: 1, channels: channels)
  }

  /// Stored channels.
  package var lanes: Int { paddedChannels(channels) }
  /// Positions over the whole batch.
  package var pixels: Int { batch * height * width }
  /// Stored floats.
  package var count: Int { pixels * lanes }
}
