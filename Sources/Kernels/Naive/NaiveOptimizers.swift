import Glibc

extension Naive {
  package enum Optimizers {}
}

extension Naive.Optimizers {
  package static func sgd(
    parameters: Slice, gradients: Slice, velocity: Slice, rate: Float, momentum: Float,
    nesterov: Bool, weightDecay: Float, workers: Workers
  ) {
    for index in 0..<parameters.count {
      let weight = Double(parameters[index])
      let gradient = Double(gradients[index]) + Double(weightDecay) * weight
      let speed = Double(momentum) * Double(velocity[index]) + gradient
      velocity[index] = Float(speed)
      let move = nesterov ? gradient + Double(momentum) * speed : speed
      parameters[index] = Float(weight - Double(rate) * move)
    }
  }

  package static func adamW(
    parameters: Slice, gradients: Slice, firstMoment: Slice, secondMoment: Slice, step: Int,
    rate: Float, beta1: Float, beta2: Float, epsilon: Float, weightDecay: Float, workers: Workers
  ) {
    let (beta1, beta2, rate) = (Double(beta1), Double(beta2), Double(rate))
    for index in 0..<parameters.count {
      let gradient = Double(gradients[index])
      let first = beta1 * Double(firstMoment[index]) + (1 - beta1) * gradient
      let second = beta2 * Double(secondMoment[index]) + (1 - beta2) * gradient * gradient
      firstMoment[index] = Float(first)
      secondMoment[index] = Float(second)
      let mean = first / (1 - pow(beta1, Double(step)))
      let deviation = (second / (1 - pow(beta2, Double(step)))).squareRoot()
      let decayed = Double(parameters[index]) * (1 - rate * Double(weightDecay))
      parameters[index] = Float(decayed - rate * mean / (deviation + Double(epsilon)))
    }
  }

  package static func average(
    _ average: Slice, towards parameters: Slice, decay: Float, workers: Workers
  ) {
    for index in 0..<average.count {
      let kept = Double(decay) * Double(average[index])
      average[index] = Float(kept + (1 - Double(decay)) * Double(parameters[index]))
    }
  }

  package static func sumOfSquares(_ values: Slice, scratch: Slice, workers: Workers) -> Double {
    var sum = 0.0
    for index in 0..<values.count { sum += Double(values[index]) * Double(values[index]) }
    return sum
  }

  package static func scale(_ values: Slice, by factor: Float, workers: Workers) {
    for index in 0..<values.count { values[index] *= factor }
  }
}
