/// The system screen.
extension ExpectedScreens {
  // swift-format-ignore
  static let system80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare [8System] 9Study
    ╭─ step of 0142 ───────────────────────────────────────────────────────────────╮
    │ 77.6 ms a step  409 images/s  24.2 GFLOP/s  2 threads  1.62 s an evaluation  │
    │ │━│forward ━━━━━━━━━━━━│backward ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━│━━━━━━━━│━ │
    │ load 2.10  forward 21.3  loss .04  backward 43.2  optimiser 9.10  other 1.88 │
    │  layer     kind     output    fwd ms forward  bwd ms backward share GFLOP/s  │
    │▸ 0         convolu… 64x64x16    4.21 ━╾──────   7.90 ━━━─────   16%    6.81 ┃│
    │  2         max-pool 32x32x16     .80 ╾───────   1.10 ╾───────  2.4%       – ┃│
    │  3.body.0  convolu… 32x32x32    9.87 ━━━╾────   21.4 ━━━━━━━━   40%    28.7 ││
    │  3         residual 32x32x32     .31 ╾───────    .50 ╾───────  1.0%       – ││
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ machine ────────────────────────────╮╭─ run 0142 ───────────────────────────╮
    │ cpu          ━━━━━━╾  94% of 2 cores┃││ process      4711 on tern, this pro…┃│
    │ load         2.31 2.04 1.17  1 5 15…┃││ heartbeat    0s ago                 ││
    │ memory       9.7 GB free of 16.0 GB │││ pace         412 images/s  2 threads││
    │ disk         81.0 GB free of 500.0 …│││ takes        196% cpu  1.4 GB memory││
    ╰──────────────────────────────────────╯╰──────────────────────────────────────╯
    ╭─ log ────────────────────────────────────────────────────────────── 5 lines ─╮
    │! 10:44:12 validation loss rose 3 times in a row                             ││
    │| 10:44:30 epoch 12 begins                                                   ││
    │| 10:44:30 a stray word                                                      ┃│
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     / search  v level  s sort  E export  ? help  : commands  Tab pane  q leave
    """#

  // swift-format-ignore
  static let systemAscii80x24 = #"""
     1Runs  2Train  3Labels  4Mix  5Confusion  6Samples  7Compare [8System] 9Study
    +- step of 0142 ---------------------------------------------------------------+
    | 77.6 ms a step  409 images/s  24.2 GFLOP/s  2 threads  1.62 s an evaluation  |
    | |=|forward ============|backward ================================|========|= |
    | load 2.10  forward 21.3  loss .04  backward 43.2  optimiser 9.10  other 1.88 |
    |  layer     kind     output    fwd ms forward  bwd ms backward share GFLOP/s  |
    |> 0         convolu~ 64x64x16    4.21 ##------   7.90 ###-----   16%    6.81 #|
    |  2         max-pool 32x32x16     .80 #-------   1.10 #-------  2.4%       - #|
    |  3.body.0  convolu~ 32x32x32    9.87 ####----   21.4 ########   40%    28.7 :|
    |  3         residual 32x32x32     .31 #-------    .50 #-------  1.0%       - :|
    +------------------------------------------------------------------------------+
    +- machine ----------------------------++- run 0142 ---------------------------+
    | cpu          ######-  94% of 2 cores#|| process      4711 on tern, this pro~#|
    | load         2.31 2.04 1.17  1 5 15~#|| heartbeat    0s ago                 :|
    | memory       9.7 GB free of 16.0 GB :|| pace         412 images/s  2 threads:|
    | disk         81.0 GB free of 500.0 ~:|| takes        196% cpu  1.4 GB memory:|
    +--------------------------------------++--------------------------------------+
    +- log -------------------------------------------------------------- 5 lines -+
    |! 10:44:12 validation loss rose 3 times in a row                             :|
    || 10:44:30 epoch 12 begins                                                   :|
    || 10:44:30 a stray word                                                      #|
    +------------------------------------------------------------------------------+
                                                          learning rate 6e-4 queued
     / search  v level  s sort  E export  ? help  : commands  Tab pane  q leave
    """#

  // swift-format-ignore
  static let system40x10 = #"""
     77.6 ms a step  409 images/s
     ││━━━━━━━━━│backward ━━━━━━━━━━━━│━━━│
     load 2.10  forward 21.3  backward 43.2
      layer   kind     fwd ms bwd ms share
    ▸ 0       convolu…   4.21   7.90   16% ┃
      2       max-pool    .80   1.10  2.4% ┃
      3.body… convolu…   9.87   21.4   40% │
      3       residual    .31    .50  1.0% │
                  learning rate 6e-4 queued
     / search  v level  ? help  q leave
    """#
}
