/// The labels screen.
extension ExpectedScreens {
  // swift-format-ignore
  static let labels80x24 = #"""
     1Runs  2Train [3Labels] 4Mix  5Confusion  6Samples  7Compare  8System  9Study
     0139 no mix  TUNE 600 images  rule f1  thr v1 +5 moved  TEST sealed
    ╭─ labels 6 ──────────────── as listed ─╮╭─ bicycle ───────────────── by hand ─╮
    │    label         thr   F1  Δ.50   n+  ││            █▅▄▁                     │
    │  * cat           .44  .89  +.01  345  ││ n−  534   ▄█████▇▅▅▄▄▃▄▃▄▅▅▄▅▁      │
    │  • dog           .65  .84  +.04  155  ││                 ▁       ▁  ▂▂▂██    │
    │▸ • bicycle       .70  .61  +.10   66  ││ n+   66      ▇█▇██▅▅ ▅▅ █▇██████    │
    │  • horse         .82  .60  +.33   30  ││     .70 ────────┼─────────●━━━━━━━━ │
    │  • bus         .8146  .45  +.31   14  ││         0     .25   .5     .75    1 │
    │  • person        .77  .81  +.47   16  ││ ─ decisions ─────────────────────── │
    │                                       ││        predicted      not  P    .61 │
    │                                       ││ present TP   40  FN   26   R    .61 │
    │                                       ││ absent  FP   26  TN  508   F1   .61 │
    │                                       ││ F1 +.16 over v1            MCC  .56 │
    │                                       ││ ─ precision over recall ─────────── │
    │ ─ all labels ──────────────────────── ││ 1│⠉⠉⠉⠉⠉⢧⡀     AP .70  AUC .91       │
    │               now    v1   .50  none   ││  │      ●⠳⣄○  best F1 .62 at .718   │
    │  macro F1    .702  .474  .491     –   ││ 0│         ⠉⠙ P≥.80 at .767: R .50  │
    │  exact sets  .697  .220  .375  .253   ││  ╰───────────                       │
    │  Hamming     .057  .196  .147  .174   ││ F1 .61 [.52, .69]  optimism .03     │
    │  alarms       20%   75%   61%    0%   ││ over .50 +.10 [+.03, +.18] ✓        │
    ╰───────────────────────────────────────╯╰─────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     a auto  A all  S save  r rule  Space lock  Enter images  ? help  q leave
    """#

  // swift-format-ignore
  static let labelsAscii80x24 = #"""
     1Runs  2Train [3Labels] 4Mix  5Confusion  6Samples  7Compare  8System  9Study
     0139 no mix  TUNE 600 images  rule f1  thr v1 +5 moved  TEST sealed
    +- labels 6 ---------------- as listed -++- bicycle ----------------- by hand -+
    |    label         thr   F1  d.50   n+  ||            #::.                     |
    |  * cat           .44  .89  +.01  345  || n-  534   :#####|||::.:::||::.      |
    |  . dog           .65  .84  +.04  155  ||                 .       .  ...##    |
    |> . bicycle       .70  .61  +.10   66  || n+   66      |#|##:: :: #|######    |
    |  . horse         .82  .60  +.33   30  ||     .70 --------+---------O======== |
    |  . bus         .8146  .45  +.31   14  ||         0     .25   .5     .75    1 |
    |  . person        .77  .81  +.47   16  || - decisions ----------------------- |
    |                                       ||        predicted      not  P    .61 |
    |                                       || present TP   40  FN   26   R    .61 |
    |                                       || absent  FP   26  TN  508   F1   .61 |
    |                                       || F1 +.16 over v1            MCC  .56 |
    |                                       || - precision over recall ----------- |
    | - all labels ------------------------ || 1|'''''|     AP .70  AUC .91        |
    |               now    v1   .50  none   ||  |     O||o  best F1 .62 at .718    |
    |  macro F1    .702  .474  .491     -   || 0|        '' P>=.80 at .767: R .50  |
    |  exact sets  .697  .220  .375  .253   ||  +----------                        |
    |  Hamming     .057  .196  .147  .174   || F1 .61 [.52, .69]  optimism .03     |
    |  alarms       20%   75%   61%    0%   || over .50 +.10 [+.03, +.18] +        |
    +---------------------------------------++-------------------------------------+
                                                          learning rate 6e-4 queued
     a auto  A all  S save  r rule  Space lock  Enter images  ? help  q leave
    """#

  // swift-format-ignore
  static let labels160x48 = #"""
     1 Runs   2 Train  [3 Labels]  4 Mix   5 Confusion   6 Samples   7 Compare   8 System   9 Study                                        ▶ 0142 running  ep 12/40
     0139 no mix  TUNE 600 images  rule f1  thr v1 +5 moved  TEST sealed
    ╭─ labels 6 ─────────────────────────────────────────────────────────────────── as listed ─╮╭─ bicycle ────────────────────────────────────────────── by hand ─╮
    │    label            thr 0 to 1         F1  Δ.50    P    R    TP    FN    FP    TN    n+  ││               █▅▂                                                │
    │  * cat              .44 ━━━━━╾──────  .89  +.01  .91  .88   302    43    29   226   345  ││               ███▆█▄▄                                            │
    │  • dog              .65 ━━━━━━━━────  .84  +.04  .89  .79   123    32    15   430   155  ││              ▇███████▄▇█▆▅ ▂▃ ▃            ▃▁▄ ▁▁  ▁             │
    │▸ • bicycle          .70 ━━━━━━━━╾───  .61  +.10  .61  .61    40    26    26   508    66  ││ n−  534      █████████████▇████▇▇▆▇▅▄██▅▆▇▆██████▇▆█▄            │
    │  • horse            .82 ━━━━━━━━━━──  .60  +.33 1.00  .43    13    17     0   570    30  ││                                                        ██▆       │
    │  • bus            .8146 ━━━━━━━━━━──  .45  +.31  .63  .36     5     9     3   583    14  ││                      ▁  ▁ ▅ ▁ ▁            ▁▁   █▁▅ █ ████       │
    │  • person           .77 ━━━━━━━━━───  .81  +.47 1.00  .69    11     5     0   584    16  ││                   ▄▄▄█▄▄█ █ █ █    ▄ ▄   ▄▄██▄▄▄███▄█▄████       │
    │                                                                                          ││ n+   66           ███████ █ █ █    █ █   █████████████████       │
    │                                                                                          ││     .70 ─────────────────┼─────────────────────●━━━━━━━━━━━━━━━━ │
    │                                                                                          ││         0    .1   .2    .3   .4    .5   .6    .7   .8    .9    1 │
    │                                                                                          │╰──────────────────────────────────────────────────────────────────╯
    │                                                                                          │╭─ decisions ──────────────────────────────────────────────────────╮
    │                                                                                          ││        predicted      not  P    .61   specificity  .95           │
    │                                                                                          ││ present TP   40  FN   26   R    .61   balanced     .78           │
    │                                                                                          ││ absent  FP   26  TN  508   F1   .61   present      11%           │
    │                                                                                          ││ F1 +.16 over v1            MCC  .56   predicted    11%           │
    │                                                                                          │╰──────────────────────────────────────────────────────────────────╯
    │                                                                                          │╭─ precision over recall ────────╮╭─ reliability ──────────────────╮
    │                                                                                          ││ 1│⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢧                ││ 1│                       ○   ⠂ │
    │                                                                                          ││  │            ⠘⡆               ││  │                       ⢸⠄⠈   │
    │                                                                                          ││  │             ⠳⡄              ││  │                      ⠐⡏     │
    │                                                                                          ││  │              ⠙⣆             ││  │                   ⢀ ⠁⢰⠃     │
    │                                                                                          ││  │               ⠸⢤⡀           ││  │                  ⠄   ⡼      │
    │                                                                                          ││  │                ●⠹⡄          ││  │               ⡀⠈     ⡇      │
    │                                                                                          ││  │                  ⠷⡆         ││  │             ⠠       ⢸⠁      │
    │                                                                                          ││  │                   ⠉⢹⣀       ││  │            ⠂        ⡞       │
    │                                                                                          ││  │                     ⠸⣤○⡀    ││  │         ⠄⠈         ○⠃       │
    │                                                                                          ││  │                        ⠉⠧⣄⡀ ││  │       ⠐           ⡴⠃        │
    │                                                                                          ││  │                           ⠙ ││  │    ⢀ ⠁          ⢀○⠁         │
    │                                                                                          ││  │                             ││  │   ⠂   ○⡤○⠒⠦○⣄⣀○⡴⠋           │
    │                                                                                          ││ 0│                             ││ 0│⡀⠈⢀○○⠖⠋⠁      ⠈⠉             │
    │                                                                                          ││  ╰──────────────────────────── ││  ╰──────────────────────────── │
    │                                                                                          ││ AP .70  AUC .91                ││ ○ as it is                     │
    │                                                                                          ││ best F1 .62 at .718            ││ ECE .211                       │
    │                                                                                          ││ P≥.80 at .767: R .50           ││ Brier .112                     │
    ╰──────────────────────────────────────────────────────────────────────────────────────────╯╰────────────────────────────────╯╰────────────────────────────────╯
    ╭─ all labels ─────────────────────────────────────────────────────────────────────────────╮╭─ on other images ─────────────────────────── images drawn again ─╮
    │                                         now      v1     .50    none                      ││ F1 .61 [.52, .69]                                                │
    │  macro F1                              .702    .474    .491       –                      ││ over .50 +.10 [+.03, +.18] ✓                                     │
    │  exact label sets                      .697    .220    .375    .253                      ││ optimism .03 of the F1 of a new choice does not hold             │
    │  Hamming loss                          .057    .196    .147    .174                      ││ threshold by f1 .68 to .80                                       │
    │  any label on images without            20%     75%     61%      0%                      ││                                                                  │
    ╰──────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────────╯
                                                                                                                                          learning rate 6e-4 queued
     a auto  A all  S save  r rule  ] next score  = type  Space lock  u undo  c calibrate  R reveal test  Enter images  ? help  : commands  Tab pane  q leave
    """#

  // swift-format-ignore
  static let labels40x10 = #"""
    TUNE 600 images  thr v1 +5 moved
    bicycle  .70  F1 .61 +.16  P .61  R .61
        .70 ──────────┼───────────●━━━━━━━━━
        label          thr   F1  Δ.50   n+
      * cat            .44  .89  +.01  345 ┃
      • dog            .65  .84  +.04  155 ┃
    ▸ • bicycle        .70  .61  +.10   66 │
      • horse          .82  .60  +.33   30 │
                  learning rate 6e-4 queued
     a auto  A all  S save  r rule  q leave
    """#
}
