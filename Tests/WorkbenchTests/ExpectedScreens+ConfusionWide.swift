/// The confusion screen where words stand beside the table; of large tables the upper lines.
extension ExpectedScreens {
  // swift-format-ignore
  static let confusionSets160x48 = #"""
     1 Runs   2 Train   3 Labels   4 Mix  [5 Confusion]  6 Samples   7 Compare   8 System   9 Study                                        ▶ 0142 running  ep 12/40
     0139 no mix  TUNE 600 images  thr .50  exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─ [label sets] labels  instead  together  coupling  ────────── columns 1–6 of 49  most first ─╮╭─ in words ─────────────────────────── taken for another 129 ─╮
    │                            ───────────────── predicted ──────────────────                    ││ cat told exactly: 81 of 209, 39%                             │
    │     true                        1       2       3       4       5       6  images exact      ││ predicted for 106 images, 76% of them rightly                │
    │▸  1 cat                       [81]     17       9       1      18       1     209   39%     ┃││                                                              │
    │   2 none                       10     [59]      ·       6       ·      12     152   39%     ┃││   cat taken for cat+bus: 24 of 209, 11%                      ┃
    │   3 cat+dog                     5       ·     [27]      5       4       ·      68   40%     ┃││   cat taken for cat+bicycle: 18 of 209, 8.6%                 ┃
    │   4 dog                         ·       4       6     [21]      ·       ·      55   38%     ┃││   cat taken for cat+horse: 18 of 209, 8.6%                   ┃
    │   5 cat+bicycle                 7       ·       ·       ·      [7]      3      24   29%     ┃││   cat taken for no label: 17 of 209, 8.1%                    ┃
    │   6 bicycle                     1       2       ·       ·       2      [7]     17   41%     ┃││   no label taken for bus: 14 of 152, 9.2%                    ┃
    │   7 cat+dog+bicycle             ·       1       1       ·       1       ·      12   42%     ┃││   no label taken for bicycle: 12 of 152, 7.9%                ┃
    │   8 cat+horse                   1       ·       ·       ·       2       ·      11   36%     ┃││   no label taken for horse: 11 of 152, 7.2%                  ┃
    │   9 horse                       ·       1       ·       ·       ·       ·       7   57%     ┃││   no label taken for cat: 10 of 152, 6.6%                    ┃
    │  10 dog+bicycle                 ·       ·       ·       ·       ·       ·       7   14%     ┃││   cat taken for cat+dog: 9 of 209, 4.3%                      ┃
    │  11 bus                         ·       1       ·       ·       ·       1       5   40%     ┃││   cat+bicycle taken for cat: 7 of 24, 29%                    ┃
    │  12 person                      ·       ·       ·       ·       ·       ·       5   20%     ┃││   no label taken for horse+bus: 7 of 152, 4.6%               ┃
    │  13 cat+person                  1       ·       ·       ·       ·       ·       4    0%     ┃││   cat taken for cat+person: 6 of 209, 2.9%                   │
    │  14 cat+bus                     ·       ·       ·       ·       ·       ·       3   67%     ┃││   cat taken for cat+horse+bus: 6 of 209, 2.9%                │
    │  15 cat+dog+bus                 ·       ·       ·       ·       ·       ·       3   33%     ┃││   dog taken for cat+dog: 6 of 55, 11%                        │
    │  16 cat+dog+person              ·       ·       ·       ·       ·       ·       3    0%     ┃││   no label taken for dog: 6 of 152, 3.9%                     │
    │  17 dog+horse                   ·       ·       ·       ·       ·       ·       2    0%     ┃││   no label taken for bicycle+horse: 6 of 152, 3.9%           │
    │  18 horse+person                ·       ·       ·       ·       ·       ·       2    0%     ┃││   cat taken for cat+bicycle+horse: 5 of 209, 2.4%            │
    │  19 cat+dog+horse               ·       1       ·       ·       ·       ·       2    0%     ┃││   cat+dog taken for cat: 5 of 68, 7.4%                       │
    │  20 cat+bicycle+horse           ·       ·       ·       ·       1       ·       2    0%     ┃││   cat+dog taken for dog: 5 of 68, 7.4%                       │
    │  21 dog+bus                     ·       ·       ·       ·       ·       ·       1    0%     ┃││   cat+dog taken for cat+dog+bus: 5 of 68, 7.4%               │
    """#

  // swift-format-ignore
  static let confusionLabels160x48 = #"""
     1 Runs   2 Train   3 Labels   4 Mix  [5 Confusion]  6 Samples   7 Compare   8 System   9 Study                                        ▶ 0142 running  ep 12/40
     0139 no mix  TUNE 600 images  thr .50  exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─  label sets [labels] instead  together  coupling  ───────────────────────────── most first ─╮╭─ in words ──────────────────────────────── most mistakes 12 ─╮
    │             label there  ─ not there ──                 alarm                                ││ cat found: 296 of 345, 86%                                   │
    │  label       TP      FN      FP      TN     P    R   F1  rate  thr                           ││ F1 .88, precision .91, recall .86, MCC .74                   │
    │▸ cat        296      49      28     227   .91  .86  .88   11%  .50                           ││ cat is on 345 of 600, 57%, predicted for 324                 │
    │  dog        128      27      39     406   .77  .83  .80  8.8%  .50                           ││                                                              │
    │  bicycle     49      17      79     455   .38  .74  .51   15%  .50                           ││   bus predicted where it is not: 132 of 586, 23%             │
    │  horse       20      10      96     474   .17  .67  .27   17%  .50                           ││   horse predicted where it is not: 96 of 570, 17%            │
    │  person      13       3      46     538   .22  .81  .35  7.9%  .50                           ││   bicycle predicted where it is not: 79 of 534, 15%          │
    │  bus         11       3     132     454   .08  .79  .14   23%  .50                           ││   cat missed: 49 of 345, 14%                                 │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│   person predicted where it is not: 46 of 584, 7.9%          │
    ╭─ instead ────────────────────────────────────────────────────────────────────────────────────╮│   dog predicted where it is not: 39 of 445, 8.8%             │
    │          ───────────────────────── predicted ─────────────────────────                       ││   cat predicted where it is not: 28 of 255, 11%              │
    │  true        cat      dog  bicycle    horse   person      bus     none     row right         ││   dog missed: 27 of 155, 17%                                 │
    │  cat      [296]      22       31.2     47.2     13       58.3     29     496.7   60%         ││   bicycle missed: 17 of 66, 26%                              │
    │  dog         9     [128]      10.7     15.2     13       19.3     14     209.2   61%         ││   horse missed: 10 of 30, 33%                                │
    │  bicycle     5        2      [49]       2.3      3        9.7     13      84     58%         ││   bus missed: 3 of 14, 21%                                   │
    │  horse         ·        ·      3.3    [20]       1        5.5      5      34.8   57%         ││   person missed: 3 of 16, 19%                                │
    │  person        ·      3        2        2.5    [13]       4.2      2      26.7   49%         ││                                                              │
    │  bus           ·        ·      1.8       .8      1      [11]       2      16.7   66%         ││                                                              │
    │  none       14       12       30       28       15       35      [59]    193     31%         ││                                                              │
    │                                                                                              ││                                                              │
    │  A wrong label counts 1, shared equally by the labels it may stand for.                      ││                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│                                                              │
    ╭─ together ───────────────────────────────────────────────────────────────────────────────────╮│                                                              │
    """#

  // swift-format-ignore
  static let confusionInstead160x48 = #"""
     1 Runs   2 Train   3 Labels   4 Mix  [5 Confusion]  6 Samples   7 Compare   8 System   9 Study                                        ▶ 0142 running  ep 12/40
     0139 no mix  TUNE 600 images  thr .50  exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─  label sets  labels [instead] together  coupling  ───────────────────────────── most first ─╮╭─ in words ─────────────────────────── instead of another 37 ─╮
    │          ───────────────────────── predicted ─────────────────────────                       ││ cat found: 296, 60% of the row                               │
    │  true        cat      dog  bicycle    horse   person      bus     none     row right         ││ cat: on 345 images, missed on 49, predicted for 324          │
    │▸ cat      [296]      22       31.2     47.2     13       58.3     29     496.7   60%         ││                                                              │
    │  dog         9     [128]      10.7     15.2     13       19.3     14     209.2   61%         ││   bus predicted instead of cat: 58.3, 12% of the row         │
    │  bicycle     5        2      [49]       2.3      3        9.7     13      84     58%         ││   horse predicted instead of cat: 47.2, 9.5% of the row      │
    │  horse         ·        ·      3.3    [20]       1        5.5      5      34.8   57%         ││   bus predicted where no label is: 35, 18% of the row        │
    │  person        ·      3        2        2.5    [13]       4.2      2      26.7   49%         ││   bicycle predicted instead of cat: 31.2, 6.3% of the row    │
    │  bus           ·        ·      1.8       .8      1      [11]       2      16.7   66%         ││   bicycle predicted where no label is: 30, 16% of the row    │
    │  none       14       12       30       28       15       35      [59]    193     31%         ││   cat missed, nothing in its place: 29, 5.8% of the row      │
    │                                                                                              ││   horse predicted where no label is: 28, 15% of the row      │
    │  A wrong label counts 1, shared equally by the labels it may stand for.                      ││   dog predicted instead of cat: 22, 4.4% of the row          │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│   bus predicted instead of dog: 19.3, 9.2% of the row        │
    ╭─ together ───────────────────────────────────────────────────────────────────────────────────╮│   horse predicted instead of dog: 15.2, 7.3% of the row      │
    │                  ── together ──          alarm  alarm found found   phi   phi                ││   person predicted where no label is: 15, 7.8% of the row    │
    │  a, b              true    pred    diff b if a a if b     b     a  true  pred                ││   dog missed, nothing in its place: 14, 6.7% of the row      │
    │  cat, dog            90      93      +3   9.8%    15%   82%   82%  +.01  +.02                ││   cat predicted where no label is: 14, 7.3% of the row       │
    │  cat, bicycle        41      71     +30    14%    24%   71%   88%  +.03  +.02                ││   person predicted instead of cat: 13, 2.6% of the row       │
    │  dog, bicycle        21      31     +10    10%   4.4%   76%   90%  +.05  -.04                ││   person predicted instead of dog: 13, 6.2% of the row       │
    │  cat, horse          17      55     +38    16%     0%   53%   88%   .00  -.06                ││   bicycle missed, nothing in its place: 13, 15% of the row   │
    │  cat, person          9      26     +17   5.1%     0%   67%   89%   .00  -.07                ││   dog predicted where no label is: 12, 6.2% of the row       │
    │  cat, bus             7      72     +65    22%     0%   86%   86%  -.02  -.04                ││   bicycle predicted instead of dog: 10.7, 5.1% of the row    │
    │  dog, horse           5      35     +30    17%   4.0%   80%   80%  -.05  +.03                ││   bus predicted instead of bicycle: 9.7, 12% of the row      │
    │  dog, bus             5      45     +40    22%     0%   80%   80%  +.03  +.05                ││   cat predicted instead of dog: 9, 4.3% of the row           │
    """#

  // swift-format-ignore
  static let confusionTogether160x48 = #"""
     1 Runs   2 Train   3 Labels   4 Mix  [5 Confusion]  6 Samples   7 Compare   8 System   9 Study                                        ▶ 0142 running  ep 12/40
     0139 no mix  TUNE 600 images  thr .50  exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─  label sets  labels  instead [together] coupling  ───────────────────────────── most first ─╮╭─ in words ────────────────────── too often or too seldom 15 ─╮
    │                  ── together ──          alarm  alarm found found   phi   phi                ││ cat and dog: together on 90 images, predicted together for   │
    │  a, b              true    pred    diff b if a a if b     b     a  true  pred                ││ 93, +3                                                       │
    │▸ cat, dog            90      93      +3   9.8%    15%   82%   82%  +.01  +.02                ││ cat without dog: dog predicted on 9.8%; on all images        │
    │  cat, bicycle        41      71     +30    14%    24%   71%   88%  +.03  +.02                ││ without it 8.8%                                              │
    │  dog, bicycle        21      31     +10    10%   4.4%   76%   90%  +.05  -.04                ││ dog without cat: cat predicted on 15%; on all images without │
    │  cat, horse          17      55     +38    16%     0%   53%   88%   .00  -.06                ││ it 11%                                                       │
    │  cat, person          9      26     +17   5.1%     0%   67%   89%   .00  -.07                ││ where both are, cat is found on 82%, dog on 82%              │
    │  cat, bus             7      72     +65    22%     0%   86%   86%  -.02  -.04                ││ phi +.01 in truth, +.02 as predicted                         │
    │  dog, horse           5      35     +30    17%   4.0%   80%   80%  -.05  +.03                ││                                                              │
    │  dog, bus             5      45     +40    22%     0%   80%   80%  +.03  +.05                ││   cat and bus predicted together +65: 72 instead of 7        │
    │  bicycle, horse       4      23     +19   6.5%    15%   75%   50%  +.02  -.02                ││   dog and bus predicted together +40: 45 instead of 5        │
    │  dog, person          3      18     +15    11%    31%  100%   67%  -.03  +.02                ││   cat and horse predicted together +38: 55 instead of 17     │
    │  horse, person        3      11      +8   7.4%    23%  100%   67%  +.10  -.01                ││   horse and bus predicted together +31: 32 instead of 1      │
    │  bicycle, bus         1      31     +30    23%    23%    0%    0%  -.02   .00                ││   cat and bicycle predicted together +30: 71 instead of 41   │
    │  bicycle, person      1      13     +12   7.7%    13%    0%  100%  -.03  +.01                ││   dog and horse predicted together +30: 35 instead of 5      │
    │  horse, bus           1      32     +31    24%    15%  100%  100%  +.02  +.04                ││   bicycle and bus predicted together +30: 31 instead of 1    │
    │  bus, person          ·      19     +19   7.1%    38%     –     –  -.03  +.06                ││   bicycle and horse predicted together +19: 23 instead of 4  │
    │                                                                                              ││   bus and person predicted together +19: 19 instead of 0     │
    │  alarm b if a: b predicted where a is and b is not; found: where both are.                   ││   cat and person predicted together +17: 26 instead of 9     │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│   dog and person predicted together +15: 18 instead of 3     │
    ╭─ coupling ───────────────────────────────────────────────────────────────────────────────────╮│   bicycle and person predicted together +12: 13 instead of 1 │
    │                  ───── correlation where ──────          true images                         ││   dog and bicycle predicted together +10: 31 instead of 21   │
    │  a, b              none  only a  only b    both  within   phi   both                         ││   horse and person predicted together +8: 11 instead of 3    │
    """#

  // swift-format-ignore
  static let confusionCoupling160x48 = #"""
     1 Runs   2 Train   3 Labels   4 Mix  [5 Confusion]  6 Samples   7 Compare   8 System   9 Study                                        ▶ 0142 running  ep 12/40
     0139 no mix  TUNE 600 images  thr .50  exact sets .375 (all-negative .253)  any label on images without 61% of 152
    ╭─  label sets  labels  instead  together [coupling] ───────────────────────────── most first ─╮╭─ in words ───────────────────────────────── most coupled 15 ─╮
    │                  ───── correlation where ──────          true images                         ││ cat and dog, where neither is: logits correlate -.08 over    │
    │  a, b              none  only a  only b    both  within   phi   both                         ││ 190 images                                                   │
    │▸ cat, dog          -.08    -.05    +.04    +.18     .00  +.01     90                         ││ within all four together .00; the labels themselves +.01     │
    │  cat, bicycle      -.02     .00    +.01    -.10    -.01  +.03     41                         ││ mean sum of scores: 1.59 on none, 2.05 on 1 label, 2.50 on   │
    │  dog, bicycle      -.04    -.05    -.18    +.22    -.04  +.05     21                         ││ 2, 2.93 on 3+                                                │
    │  cat, horse        -.13    -.09    +.65    +.25    -.09   .00     17                         ││                                                              │
    │  cat, person       +.05    +.01    -.47    +.03    +.03   .00      9                         ││   cat and horse: -.09 within, labels .00                     │
    │  cat, bus          -.07    +.05    +.07    +.07     .00  -.02      7                         ││   bicycle and person: +.09 within, labels -.03               │
    │  dog, bus          +.05    +.05    -.29    -.19    +.05  +.03      5                         ││   horse and person: -.07 within, labels +.10                 │
    │  dog, horse         .00     .00    +.05    +.86    +.01  -.05      5                         ││   bicycle and bus: -.05 within, labels -.02                  │
    │  bicycle, horse    -.02    +.01    -.19    -.33    -.03  +.02      4                         ││   dog and bus: +.05 within, labels +.03                      │
    │  horse, person     -.08    -.04    +.42    -.63    -.07  +.10      3                         ││   dog and bicycle: -.04 within, labels +.05                  │
    │  dog, person       +.02    -.05    +.10    -.06     .00  -.03      3                         ││   bicycle and horse: -.03 within, labels +.02                │
    │  bicycle, person   +.06    +.32    -.15       –    +.09  -.03      1                         ││   cat and person: +.03 within, labels .00                    │
    │  bicycle, bus      -.07    +.14    -.08       –    -.05  -.02      1                         ││   bus and person: +.02 within, labels -.03                   │
    │  horse, bus        +.01    +.07    +.26       –    +.01  +.02      1                         ││   horse and bus: +.01 within, labels +.02                    │
    │  bus, person       +.03    -.20    -.07       –    +.02  -.03      0                         ││   cat and bicycle: -.01 within, labels +.03                  │
    │                                                                                              ││   dog and horse: +.01 within, labels -.05                    │
    │  Of the two logits, among images that hold the same of a and b.                              ││   cat and bus: .00 within, labels -.02                       │
    """#

  // swift-format-ignore
  static let confusionPets160x48 = #"""
     1 Runs   2 Train   3 Labels   4 Mix  [5 Confusion]  6 Samples   7 Compare   8 System   9 Study                                        ▶ 0142 running  ep 12/40
     0139 no mix  TUNE 339 images  thr .50  exact sets .681 (all-negative .177)  any label on images without 8.3% of 60
    ╭─ [label sets] labels  instead  together  coupling  ───────────────────────────── most first ─╮╭─ in words ──────────────────────────── taken for another 11 ─╮
    │            ─────────── predicted ────────────                                                ││ cat told exactly: 83 of 103, 81%                             │
    │  true          cat      dog  cat+dog     none  images exact                                  ││ predicted for 129 images, 64% of them rightly                │
    │▸ cat           [83]       4        7        9     103   81%                                  ││                                                              │
    │  dog             3      [77]       5       11      96   80%                                  ││   cat+dog taken for cat: 41 of 80, 51%                       │
    │  cat+dog        41       22      [16]       1      80   20%                                  ││   cat+dog taken for dog: 22 of 80, 28%                       │
    │  none            2        3        ·      [55]     60   92%                                  ││   dog taken for no label: 11 of 96, 11%                      │
    │  predicted     129      106       28       76                                                ││   cat taken for no label: 9 of 103, 8.7%                     │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│   cat taken for cat+dog: 7 of 103, 6.8%                      │
    ╭─ labels ─────────────────────────────────────────────────────────────────────────────────────╮│   dog taken for cat+dog: 5 of 96, 5.2%                       │
    │           label there  ─ not there ──                 alarm                                  ││   cat taken for dog: 4 of 103, 3.9%                          │
    │  label     TP      FN      FP      TN     P    R   F1  rate  thr                             ││   dog taken for cat: 3 of 96, 3.1%                           │
    │  cat      147      36      10     146   .94  .80  .86  6.4%  .50                             ││   no label taken for dog: 3 of 60, 5.0%                      │
    │  dog      120      56      14     149   .90  .68  .77  8.6%  .50                             ││   no label taken for cat: 2 of 60, 3.3%                      │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│   cat+dog taken for no label: 1 of 80, 1.3%                  │
    ╭─ instead ────────────────────────────────────────────────────────────────────────────────────╮│                                                              │
    │       ───── predicted ──────                                                                 ││                                                              │
    │  true    cat     dog    none     row right                                                   ││                                                              │
    │  cat    [147]     11      32     190   77%                                                   ││                                                              │
    │  dog       8    [120]     53     181   66%                                                   ││                                                              │
    │  none      2       3     [55]     60   92%                                                   ││                                                              │
    │                                                                                              ││                                                              │
    │  A wrong label counts 1, shared equally by the labels it may stand for.                      ││                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│                                                              │
    ╭─ together ───────────────────────────────────────────────────────────────────────────────────╮│                                                              │
    │           ── together ──          alarm  alarm found found   phi   phi                       ││                                                              │
    │  a, b       true    pred    diff b if a a if b     b     a  true  pred                       ││                                                              │
    │  cat, dog     80      28     -52    11%   8.3%   48%   71%  -.18  -.41                       ││                                                              │
    │                                                                                              ││                                                              │
    │  alarm b if a: b predicted where a is and b is not; found: where both are.                   ││                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯│                                                              │
    ╭─ coupling ───────────────────────────────────────────────────────────────────────────────────╮│                                                              │
    │           ───── correlation where ──────          true images                                ││                                                              │
    │  a, b       none  only a  only b    both  within   phi   both                                ││                                                              │
    │  cat, dog   +.26    +.15    +.22    -.45    -.05  -.18     80                                ││                                                              │
    │                                                                                              ││                                                              │
    │  Of the two logits, among images that hold the same of a and b.                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    │                                                                                              ││                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────────────────────╯╰──────────────────────────────────────────────────────────────╯
                                                                                                                                          learning rate 6e-4 queued
     Enter images  t table  s sort  / filter  n shares  Q queue  ? help  : commands  Tab pane  z whole  q leave
    """#
}
