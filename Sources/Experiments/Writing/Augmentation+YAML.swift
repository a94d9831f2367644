import Datasets

extension Augmentation {
  func write(_ writer: inout YAMLWriter) {
    let range = ValueType<ClosedRange<Double>>.range(0...10).show
    writer.set("flip", String(flip))
    writer.set("flip_vertical", String(verticalFlip))
    writer.set("crop", YAMLWriter.number(crop))
    writer.set("rotation", YAMLWriter.number(rotation))
    writer.set("scale", range(scale))
    writer.set("shift", YAMLWriter.number(shift))
    writer.set("shear", YAMLWriter.number(shear))
    writer.set("least_visible", YAMLWriter.number(leastVisible))
    writer.set("colour", YAMLWriter.number(colour))
    for (key, value) in [
      ("brightness", brightness), ("contrast", contrast), ("saturation", saturation),
    ] { writer.set(key, value.map(YAMLWriter.number) ?? "colour") }
    writer.set("hue", YAMLWriter.number(hue))
    writer.set("grey", YAMLWriter.number(grey))
    writer.set("blur", YAMLWriter.number(blur))
    writer.set("noise", YAMLWriter.number(noise))
    writer.set("erasing", YAMLWriter.number(erasing))
    writer.set("erased_share", range(erasedShare))
    writer.set(
      "rand_augment",
      randAugment.map {
        YAMLWriter.map([("count", String($0.count)), ("magnitude", String($0.magnitude))])
      } ?? "none")
    writer.set("mixup", YAMLWriter.number(mixUp))
    writer.set("cutmix", YAMLWriter.number(cutMix))
    writer.set("mix_probability", YAMLWriter.number(mixProbability))
  }
}
