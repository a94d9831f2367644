import Datasets
import Foundation
import NeuralNetwork
import Training

/// Scores image files with the network of a run, in the order in which they come.
///
/// A thread reads and decodes, on all cores, while the caller's scores what is decoded: a disk that
/// is waited for holds up no score. What an image scores depends neither on the images beside it nor
/// on the number of threads.
///
/// A class because it owns a network, which is not Sendable.
package final class Predictor {
  private let network: any Classifier
  private let reader: ImageReader
  private let rule: DecisionRule
  /// Images the network takes at a time, and the most that are decoded together.
  private let batch: Int
  private let mostTogether: Int

  /// A larger batch scores no faster.
  private static let usualBatch = 32
  /// Decoded images of so many bytes wait at a time, at most.
  private static let bytesTogether = 64 << 20

  /// - Parameter threads: that decode, and that score.
  package init(_ trained: TrainedNetwork, by rule: DecisionRule, threads: Int) throws {
    // What training had memory for fits.
    batch = min(Self.usualBatch, trained.experiment.train.batch)
    network = try trained.classifier(maximumBatch: batch, workers: threads)
    reader = ImageReader(
      shape: trained.shape, normalization: trained.normalization, threads: threads)
    self.rule = rule
    let image = trained.shape.count * MemoryLayout<Float>.size
    mostTogether = max(batch, min(4 * batch * threads, Self.bytesTogether / image))
  }

  private struct DecodedFile: Sendable {
    var file: FilePath
    var image: Result<[Float], ImageError>
  }

  /// - Parameter body: told of the images that have been scored together; those that come slowly
  ///   one by one.
  package func predict(
    _ files: FilesToPredict, _ body: ([Prediction]) throws -> Void
  ) rethrows {
    let decoded = Handover<[DecodedFile]>(ahead: 1)
    defer { decoded.close() }
    let (reader, first, most) = (reader, batch, mostTogether)
    let thread = Thread {
      var files = files
      // So that the first results are there soon.
      var limit = first
      while true {
        let candidates = files.next(limit: limit)
        guard !candidates.isEmpty, decoded.put(Self.read(candidates, with: reader)) else { break }
        limit = min(2 * limit, most)
      }
      decoded.close()
    }
    thread.name = "thresh.images"
    thread.start()
    while let some = decoded.take() { try body(predictions(some)) }
  }

  private static func read(
    _ candidates: [FilesToPredict.Candidate], with reader: ImageReader
  ) -> [DecodedFile] {
    var images = reader.read(candidates.filter { $0.problem == nil }.map(\.file))[...]
    return candidates.map { candidate in
      let image = candidate.problem.map { .failure($0) } ?? images.removeFirst()
      return DecodedFile(file: candidate.file, image: image)
    }
  }

  private func predictions(_ decoded: [DecodedFile]) -> [Prediction] {
    var scores = scores(of: decoded.compactMap { try? $0.image.get() })[...]
    return decoded.map { decoded in
      switch decoded.image {
      case .failure(let error):
        return Prediction(file: decoded.file, outcome: .failed(error.description))
      case .success:
        let own = scores.prefix(rule.labels.count)
        scores.removeFirst(own.count)
        return Prediction(file: decoded.file, outcome: outcome(of: own))
      }
    }
  }

  private func outcome(of scores: ArraySlice<Float>) -> Prediction.Outcome {
    guard scores.allSatisfy(\.isFinite) else {
      return .failed("the network's scores of it are not finite")
    }
    return .scored(scores: Array(scores), labelSet: rule.labelSet(of: scores))
  }

  /// `[image, label]`.
  private func scores(of images: [[Float]]) -> [Float] {
    var logits: [Float] = []
    var together: [Float] = []
    for start in stride(from: 0, to: images.count, by: batch) {
      together.removeAll(keepingCapacity: true)
      let part = images[start..<min(start + batch, images.count)]
      for image in part { together += image }
      logits += network.logits(images: together, count: part.count, averaged: false)
    }
    return network.probabilities(logits: logits)
  }
}
