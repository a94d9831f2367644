extension PageWriter {
  /// Images in rows, as many as there is room for.
  func gallery(_ samples: [PageSample]) -> HTML {
    HTML("div", ["class": "gallery"], samples.map { sample($0) })
  }

  private func sample(_ sample: PageSample) -> HTML {
    let picture = sample.picture.map { picture in
      HTML(
        "img",
        [
          "src": picture.address, "alt": sample.words, "width": "\(picture.width)",
          "height": "\(picture.height)", "decoding": "async",
        ])
    }
    var lines = [HTML("span", ["class": "truth"], text: sample.truth)]
    lines += sample.told.map { told in
      let sign = told.isRight.map { $0 ? "✓" : "✗" }
      let words = [sign, told.teller.map { "\($0):" }, told.labels].compactMap(\.self)
      let kind = told.isRight.map { $0 ? "right" : "wrong" } ?? "open"
      return HTML(
        "span", ["class": "told \(kind)"],
        // A sign is not left alone on its line.
        text: words.joined(separator: "\u{a0}"))
    }
    if !sample.scores.isEmpty {
      lines.append(HTML("span", ["class": "scores"], text: sample.scores))
    }
    lines.append(HTML("span", ["class": "name"], text: sample.name))
    return HTML(
      "figure", ["class": "sample"], [picture ?? .empty, HTML("figcaption", [:], lines)])
  }
}
