/// The confusion screen, table by table.
extension ExpectedScreens {
  // swift-format-ignore
  static let confusionSets80x24 = #"""
     1Runs  2Train  3Labels  4Mix [5Confusion] 6Samples  7Compare  8System  9Study
     0139 no mix  TUNE 339 images  thr .50
     exact sets .681 (all-negative .177)  any label on images without 8.3% of 60
    ╭─ [label sets] labels  instead  together  coupling  ───────────── most first ─╮
    │            ─────────── predicted ────────────                                │
    │  true          cat      dog  cat+dog     none  images exact                  │
    │▸ cat           [83]       4        7        9     103   81%                  │
    │  dog             3      [77]       5       11      96   80%                  │
    │  cat+dog        41       22      [16]       1      80   20%                  │
    │  none            2        3        ·      [55]     60   92%                  │
    │  predicted     129      106       28       76                                │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ in words ──────────────────────────────────────────── taken for another 11 ─╮
    │ cat told exactly: 83 of 103, 81%                                             │
    │ predicted for 129 images, 64% of them rightly                                │
    │                                                                              │
    │   cat+dog taken for cat: 41 of 80, 51%                                       ┃
    │   cat+dog taken for dog: 22 of 80, 28%                                       ┃
    │   dog taken for no label: 11 of 96, 11%                                      │
    │   cat taken for no label: 9 of 103, 8.7%                                     │
    │   cat taken for cat+dog: 7 of 103, 6.8%                                      │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     Enter images  t table  s sort  / filter  n shares  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let confusionManySets80x24 = #"""
     1Runs  2Train  3Labels  4Mix [5Confusion] 6Samples  7Compare  8System  9Study
     0139 no mix  TUNE 600 images  thr .50
     exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─ [label sets] labels  instead  together  coupling  ────── columns 1–4 of 49 ─╮
    │                            ───────── predicted ──────────                    │
    │     true                        1       2       3       4  images exact      │
    │▸  1 cat                       [81]     17       9       1     209   39%     ┃│
    │   2 none                       10     [59]      ·       6     152   39%     ││
    │   3 cat+dog                     5       ·     [27]      5      68   40%     ││
    │   4 dog                         ·       4       6     [21]     55   38%     ││
    │   5 cat+bicycle                 7       ·       ·       ·      24   29%     ││
    │   6 bicycle                     1       2       ·       ·      17   41%     ││
    │   7 cat+dog+bicycle             ·       1       1       ·      12   42%     ││
    │     predicted                 106      86      44      33                    │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ in words ─────────────────────────────────────────── taken for another 129 ─╮
    │ cat told exactly: 81 of 209, 39%                                             │
    │ predicted for 106 images, 76% of them rightly                                │
    │                                                                              │
    │   cat taken for cat+bus: 24 of 209, 11%                                      ┃
    │   cat taken for cat+bicycle: 18 of 209, 8.6%                                 │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     Enter images  t table  s sort  / filter  n shares  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let confusionLabels80x24 = #"""
     1Runs  2Train  3Labels  4Mix [5Confusion] 6Samples  7Compare  8System  9Study
     0139 no mix  TUNE 600 images  thr .50
     exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─  label sets [labels] instead  together  coupling  ───────────── most first ─╮
    │             label there  ─ not there ──                 alarm                │
    │  label       TP      FN      FP      TN     P    R   F1  rate  thr           │
    │▸ cat        296      49      28     227   .91  .86  .88   11%  .50           │
    │  dog        128      27      39     406   .77  .83  .80  8.8%  .50           │
    │  bicycle     49      17      79     455   .38  .74  .51   15%  .50           │
    │  horse       20      10      96     474   .17  .67  .27   17%  .50           │
    │  person      13       3      46     538   .22  .81  .35  7.9%  .50           │
    │  bus         11       3     132     454   .08  .79  .14   23%  .50           │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ in words ──────────────────────────────────────────────── most mistakes 12 ─╮
    │ cat found: 296 of 345, 86%                                                   │
    │ F1 .88, precision .91, recall .86, MCC .74                                   │
    │ cat is on 345 of 600, 57%, predicted for 324                                 │
    │                                                                              │
    │   bus predicted where it is not: 132 of 586, 23%                             ┃
    │   horse predicted where it is not: 96 of 570, 17%                            │
    │   bicycle predicted where it is not: 79 of 534, 15%                          │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     Enter images  t table  s sort  / filter  n shares  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let confusionInstead80x24 = #"""
     1Runs  2Train  3Labels  4Mix [5Confusion] 6Samples  7Compare  8System  9Study
     0139 no mix  TUNE 600 images  thr .50
     exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─  label sets  labels [instead] together  coupling  ─────── columns 1–6 of 7 ─╮
    │            ───────────────── predicted ──────────────────                    │
    │    true         1       2       3       4       5       6     row right      │
    │▸ 1 cat     [296]     22      31.2    47.2    13      58.3   496.7   60%      │
    │  2 dog        9    [128]     10.7    15.2    13      19.3   209.2   61%      │
    │  3 bicycle    5       2     [49]      2.3     3       9.7    84     58%      │
    │  4 horse        ·       ·     3.3   [20]      1       5.5    34.8   57%      │
    │  5 person       ·     3       2       2.5   [13]      4.2    26.7   49%      │
    │  6 bus          ·       ·     1.8      .8     1     [11]     16.7   66%      │
    │  7 none      14      12      30      28      15      35     193     31%      │
    │  A wrong label counts 1, shared equally by the labels it may stand for.      │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ in words ─────────────────────────────────────────── instead of another 37 ─╮
    │ cat found: 296, 60% of the row                                               │
    │ cat: on 345 images, missed on 49, predicted for 324                          │
    │                                                                              │
    │   bus predicted instead of cat: 58.3, 12% of the row                         ┃
    │   horse predicted instead of cat: 47.2, 9.5% of the row                      │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     Enter images  t table  s sort  / filter  n shares  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let confusionTogether80x24 = #"""
     1Runs  2Train  3Labels  4Mix [5Confusion] 6Samples  7Compare  8System  9Study
     0139 no mix  TUNE 600 images  thr .50
     exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─  label sets  labels  instead [together] coupling  ───────────── most first ─╮
    │                  ── together ──          alarm  alarm found found   phi      │
    │  a, b              true    pred    diff b if a a if b     b     a  pred      │
    │▸ cat, dog            90      93      +3   9.8%    15%   82%   82%  +.02     ┃│
    │  cat, bicycle        41      71     +30    14%    24%   71%   88%  +.02     ┃│
    │  dog, bicycle        21      31     +10    10%   4.4%   76%   90%  -.04     ┃│
    │  cat, horse          17      55     +38    16%     0%   53%   88%  -.06     ││
    │  cat, person          9      26     +17   5.1%     0%   67%   89%  -.07     ││
    │  cat, bus             7      72     +65    22%     0%   86%   86%  -.04     ││
    │  dog, horse           5      35     +30    17%   4.0%   80%   80%  +.03     ││
    │  alarm b if a: b predicted where a is and b is not; found: where both are.   │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ in words ────────────────────────────────────── too often or too seldom 15 ─╮
    │ cat and dog: together on 90 images, predicted together for 93, +3            │
    │ cat without dog: dog predicted on 9.8%; on all images without it 8.8%        │
    │ dog without cat: cat predicted on 15%; on all images without it 11%          │
    │   cat and bus predicted together +65: 72 instead of 7                        ┃
    │   dog and bus predicted together +40: 45 instead of 5                        │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     Enter images  t table  s sort  / filter  n shares  ? help  Tab pane  q leave
    """#

  // swift-format-ignore
  static let confusionCoupling80x24 = #"""
     1Runs  2Train  3Labels  4Mix [5Confusion] 6Samples  7Compare  8System  9Study
     0139 no mix  TUNE 600 images  thr .50
     exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─  label sets  labels  instead  together [coupling] ───────────── most first ─╮
    │                  ───── correlation where ──────          true images         │
    │  a, b              none  only a  only b    both  within   phi   both         │
    │▸ cat, dog          -.08    -.05    +.04    +.18     .00  +.01     90        ┃│
    │  cat, bicycle      -.02     .00    +.01    -.10    -.01  +.03     41        ┃│
    │  dog, bicycle      -.04    -.05    -.18    +.22    -.04  +.05     21        ┃│
    │  cat, horse        -.13    -.09    +.65    +.25    -.09   .00     17        ││
    │  cat, person       +.05    +.01    -.47    +.03    +.03   .00      9        ││
    │  cat, bus          -.07    +.05    +.07    +.07     .00  -.02      7        ││
    │  dog, bus          +.05    +.05    -.29    -.19    +.05  +.03      5        ││
    │  Of the two logits, among images that hold the same of a and b.              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭─ in words ───────────────────────────────────────────────── most coupled 15 ─╮
    │ cat and dog, where neither is: logits correlate -.08 over 190 images         │
    │ within all four together .00; the labels themselves +.01                     │
    │ mean sum of scores: 1.59 on none, 2.05 on 1 label, 2.50 on 2, 2.93 on 3+     │
    │   cat and horse: -.09 within, labels .00                                     ┃
    │   bicycle and person: +.09 within, labels -.03                               │
    ╰──────────────────────────────────────────────────────────────────────────────╯
                                                          learning rate 6e-4 queued
     Enter images  t table  s sort  / filter  ? help  : commands  Tab pane  q leave
    """#

  // swift-format-ignore
  static let confusionSets40x12 = #"""
    label sets  TUNE 339 images  thr .50
                     predicted
        true          1      2  exact
    ▸ 1 cat         [83]     4    81%
      2 dog           3    [77]   80%
      3 cat+dog      41     22    20%
      4 none          2      3    92%
        predicted   129    106


                  learning rate 6e-4 queued
     Enter images  t table  s sort  q leave
    """#
}
