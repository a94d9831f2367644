/// Where a trainer's words go and where its time comes from. None of the closures may block.
package struct TrainerPorts {
  /// Takes what must not be lost, in order.
  package var emit: @Sendable (TrainingEvent) -> Void
  /// Takes what is true now; the newest replaces the one before.
  package var post: @Sendable (TrainingSnapshot) -> Void
  /// Seconds on a clock that never goes back.
  package var clock: @Sendable () -> Double
  /// Takes a command a rule asks for; whether it may be started is not the trainer's to say.
  package var run: @Sendable (AlarmCommand) -> Void

  package init(
    emit: @escaping @Sendable (TrainingEvent) -> Void,
    post: @escaping @Sendable (TrainingSnapshot) -> Void,
    clock: @escaping @Sendable () -> Double,
    run: @escaping @Sendable (AlarmCommand) -> Void = { _ in }
  ) {
    self.emit = emit
    self.post = post
    self.clock = clock
    self.run = run
  }
}
