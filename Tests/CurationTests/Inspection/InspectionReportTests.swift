import Datasets
import Foundation
import Testing

@testable import Curation

@Suite struct InspectionReportTests {
  private var pets: InspectedSet {
    var set = InspectedSet(labels: ["cat", "dog"], sets: petSets(cat: 30, both: 10) + [nil])
    set.details = set.sets.indices.map {
      ImageDetail(
        facts: InspectedSet.facts(
          $0 == 3 ? 2 : $0, height: 75 + $0 * 37 % 81, quality: 80 + $0 % 3, look: UInt64($0) << 32)
      )
    }
    set.problems = [BadImage(name: "odd.jpg", cause: "truncated: the JPEG data ends too early")]
    return set
  }

  private let split = Split(train: Array(0..<60), test: Array(60..<80))

  @Test func `a report reads as drawn`() {
    #expect(
      InspectionReport(pets.inspection(split)).description == """
        81 images, 2 labels; squeezed to 1x1 pixels in grey

        FINDINGS
        ! 1 of 82 images cannot be read and is left out.
            Repair or remove them; on_bad_image: fail stops at them.
        ! Some parts hold fewer than 10 images of a label: test cat (0) and dog (0).
            Collect more, or give these parts a larger share: data.split. A threshold
            chosen on so few means little.
        - Nothing is known of 1 of 81 images; they are not trained on as negatives.
            Label them, or leave them out.
        - Training sees no image of none (20) that other parts hold.
            If that is not what is being tested, take some into training: mix.

        LABELS        all  train  test   share
        cat            40     40     0   49.4%
        dog            30     30     0   37.0%
        none of them   20      0    20   24.7%
        not known       1      0     0    1.2%
        images         81     60    20  100.0%

        LABEL SETS  all  train  test  share
        cat          30     30     0  37.5%
        none         20      0    20  25.0%
        dog          20     20     0  25.0%
        cat+dog      10     10     0  12.5%

        PAIRS    together  by chance    phi
        cat+dog        10       15.0  -0.26

        BALANCE
        labels an image             0.875
        as a share of all labels    0.438
        imbalance (MeanIR)          1.167
        its variation (CVIR)        0.202
        rare with common (SCUMBLE)  0.001

        FILES              least  median  most
        width                100     100   100
        height                75     115   155
        width over height   0.65    0.87  1.33
        JPEG quality          80      81    82
        81 JPEG, 0.1 MB; 0 smaller than the pixels of training

        COPIES
        1 picture in equal files, 0 in files that look the same; 0 in several parts, 0
        with different labels
          2.jpg and 3.jpg

        UNREADABLE
        odd.jpg: truncated: the JPEG data ends too early

        """)
  }

  @Test func `a line is no longer than eighty columns, whatever labels are called`() {
    let labels = (0..<90).map { "a label with a rather long name, number \($0)" }
    var set = InspectedSet(labels: labels, sets: ["a", "ab", "b", ""])
    set.sources = [String](repeating: "far/away/", count: 9).map { $0 + $0 + $0 + $0 }
    set.problems = (0..<60).map { BadImage(name: "\($0).jpg", cause: "the file is empty") }
    let lines = InspectionReport(set.inspection(Split(train: [0, 1], test: [2, 3]))).description
      .split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 && $0.last != " " })
    #expect(lines.contains("and 70 more") && lines.contains("and 50 more"))
  }

  @Test func `sources are compared where there are several`() {
    var set = pets
    set.sources = ["flickr", "shop"]
    for image in 40..<81 { set.details[image].source = 1 }
    let report = InspectionReport(set.inspection()).description
    #expect(
      report.contains(
        """
        SOURCES  images  none  not known  cat  dog
        flickr       40     0          0   30   10
        shop         41    20          1   10   20
        """))
  }

  @Test func `an empty set has a report`() {
    let report = InspectionReport(InspectedSet(labels: ["cat"], sets: []).inspection()).description
    #expect(report.hasPrefix("0 images, 1 label; "))
    #expect(report.contains("labels an image             –"))
  }

  @Test func `a record has the same in keys of snake case`() throws {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var set = InspectedSet(labels: ["cat"], sets: ["a", ""])
    set.problems = [BadImage(name: "x", cause: "y")]
    let text = String(
      decoding: try encoder.encode(InspectionRecord(set.inspection(Split(train: [0])))),
      as: UTF8.self)
    #expect(
      text.hasPrefix(
        #"{"channels":1,"copies":[],"findings":[{"kind":"unreadable","remedy":"Repair or remove"#))
    #expect(
      text.contains(
        #""parts":[{"cardinality":1,"density":1,"images":1,"label_sets":[{"count":1,"labels":["cat"]}]"#
      ))
    #expect(text.contains(#""unreadable":[{"cause":"y","name":"x"}]"#))
    #expect(text.contains(#""mean_imbalance":1,"name":"all","negatives":1,"partly_labelled":0"#))
  }
}
