import Datasets

/// How training images are varied
extension ExperimentReader {
  func augmentation(_ reader: SettingsReader) -> Augmentation {
    let standard = Augmentation.none
    let share = ValueType<Double>.number(0...1)
    func jitter(_ key: String) -> Double? {
      reader.value(
        key, .or("colour", share), default: nil, "in place of colour, strength of random \(key)")
    }
    return Augmentation(
      flip: reader.value(
        "flip", .truth, default: standard.flip, "mirrors every other image, left for right"),
      verticalFlip: reader.value(
        "flip_vertical", .truth, default: standard.verticalFlip,
        "mirrors every other image, top for bottom"),
      crop: reader.value(
        "crop", .number(above: 0, upTo: 1), default: standard.crop,
        "least share of each side that a random crop keeps; 1 is off"),
      rotation: reader.value(
        "rotation", .number(0...180), default: standard.rotation,
        "turned by up to so many degrees either way"),
      scale: reader.value(
        "scale", .range(0.1...10), default: standard.scale,
        "enlarged by a factor from this range"),
      shift: reader.value(
        "shift", share, default: standard.shift, "moved by up to this share of each side"),
      shear: reader.value(
        "shear", .number(0...60), default: standard.shear,
        "slanted by up to so many degrees either way"),
      leastVisible: reader.value(
        "least_visible", share, default: standard.leastVisible,
        "share of every known box that crops and moves leave in sight"),
      colour: reader.value(
        "colour", share, default: standard.colour,
        "strength of random brightness, contrast and saturation; 0 is off"),
      brightness: jitter("brightness"), contrast: jitter("contrast"),
      saturation: jitter("saturation"),
      hue: reader.value(
        "hue", .number(0...0.5), default: standard.hue,
        "hue is turned by up to this share of the circle"),
      grey: reader.value(
        "grey", share, default: standard.grey, "share of images that lose their colours"),
      blur: reader.value(
        "blur", .number(0...10), default: standard.blur,
        "largest standard deviation of a blur, in pixels"),
      noise: reader.value(
        "noise", .number(0...255), default: standard.noise,
        "largest standard deviation of noise, in grey levels"),
      erasing: reader.value(
        "erasing", share, default: standard.erasing,
        "share of images in which a rectangle is replaced by random pixels"),
      erasedShare: reader.value(
        "erased_share", .range(0...1), default: standard.erasedShare,
        "the rectangle's share of the image"),
      randAugment: reader.sectionOrNone(
        "rand_augment", short: "count", "random operations, all of one strength"
      ) { reader in
        let usual = RandAugment()
        return RandAugment(
          count: reader.value(
            "count", .integer(1...14), default: usual.count, "operations on each image"),
          magnitude: reader.value(
            "magnitude", .integer(0...30), default: usual.magnitude, "their strength, to 30"))
      },
      mixUp: reader.value(
        "mixup", .number(0...100), default: standard.mixUp,
        "blends two images with weights from Beta(a, a); 0 is off"),
      cutMix: reader.value(
        "cutmix", .number(0...100), default: standard.cutMix,
        "lays a rectangle of another image over, its area from Beta(a, a); 0 is off"),
      mixProbability: reader.value(
        "mix_probability", share, default: standard.mixProbability,
        "share of images that mixup and cutmix change"))
  }
}
