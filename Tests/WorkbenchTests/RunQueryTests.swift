import Testing
import Workbench

@Suite struct RunQueryTests {
  /// 2026-11-24 10:45:00 UTC.
  static let now = Sample.now

  static let night = RunRow(
    id: 142, title: "Cats and dogs, mixed", question: "Must both be in the set?", status: .running,
    started: now - 7200, duration: 5400, epoch: 12, epochs: 40,
    best: RunMeasures(macroF1: 0.82, macroAveragePrecision: 0.9, validationLoss: 0.25),
    last: RunMeasures(macroF1: 0.78, macroAveragePrecision: 0.88, validationLoss: 0.31),
    seed: 7, tags: ["Night", "q2"], note: "warm start",
    values: [
      "train.optimizer.rate": .number(0.003), "train.optimizer.kind": .text("Adam"),
      "best:micro-f1": .number(0.85), "smooth:macro-f1": .number(0.79),
      "label:cat": .number(0.91), "label:big dog": .number(0.4), "set:cat+dog": .number(0.45),
      "mix:cat": .number(40), "mix:cat+dog": .number(12), "mix:none": .number(0),
    ])
  static let base = RunRow(
    id: 139, title: "no mix", status: .done, started: now - 3 * 86_400, duration: 80, epoch: 40,
    best: RunMeasures(macroF1: 0.655, validationLoss: .nan), seed: 8, tags: ["base"],
    isArchived: true,
    values: [
      "train.optimizer.rate": .number(0.1), "mix:cat": .number(40), "mix:dog": .number(41),
      "mix:none": .number(3), "mix:cat+dog": .number(0),
    ])
  static let bare = RunRow(id: 7, title: "Übung", status: .queued)

  static let fields = [
    "train.optimizer.rate", "train.optimizer.kind", "train.schedule.warmup.rate", "train.epochs",
    "data.train.size", "data.test.size", "best:micro-f1", "smooth:macro-f1", "label:cat",
    "label:big dog", "set:cat+dog", "mix:cat", "mix:cat+dog", "mix:dog", "mix:none",
  ]

  /// The numbers of the runs let through.
  private func found(
    _ text: String, fields: [String] = fields, calendar: CalendarText = CalendarText(),
    now: Double? = now
  ) throws -> [RunID] {
    let query = try RunQuery(text, fields: fields, calendar: calendar)
    return [Self.night, Self.base, Self.bare].filter { query.matches($0, now: now) }.map(\.id)
  }

  @Test func `an empty filter lets all runs through`() throws {
    #expect(try found("") == [142, 139, 7])
    #expect(try found("  \n ") == [142, 139, 7])
  }

  @Test func `bare words are each in title, tags, status or number, whatever the case`() throws {
    #expect(try found("mix") == [142, 139])
    #expect(try found("MIX night") == [142])
    #expect(try found("queue") == [7])
    #expect(try found("0142") == [142])
    #expect(try found("14") == [142])
    #expect(try found("warm").isEmpty)
    #expect(try found("übung") == [7])
    #expect(try found("ÜBUNG") == [7])
    #expect(try found("title=übung or tag=übung") == [7])
  }

  @Test func `quotes keep words together and make keywords plain words`() throws {
    #expect(try found("\"dogs, mixed\"") == [142])
    #expect(try found("\"mixed dogs\"").isEmpty)
    #expect(try found("\"and\"") == [142])
    #expect(try found("title:\"cats and\"") == [142])
    #expect(try found("\"archived\"").isEmpty)
  }

  @Test func `and binds tighter than or, not tighter than both`() throws {
    #expect(try found("tag:base or tag:night and status:done") == [139])
    #expect(try found("(tag:base or tag:night) and status:running") == [142])
    #expect(try found("tag:night status:running or tag:base") == [142, 139])
    #expect(try found("not tag:base tag:night") == [142])
    #expect(try found("not (tag:base or tag:night)") == [7])
    #expect(try found("not not tag:base") == [139])
    #expect(try found("NOT tag:base AND tag:night OR status:queued") == [142, 7])
  }

  @Test(
    arguments: [
      ("epoch=12", [142]), ("epoch:12", [142]), ("epoch!=12", [139, 7]), ("epoch<12", [7]),
      ("epoch<=12", [142, 7]), ("epoch>12", [139]), ("epoch>=12", [142, 139]),
      ("epoch >= 12", [142, 139]), ("epoch:>12", [139]),
    ] as [(String, [RunID])])
  func `each relation compares numbers`(text: String, runs: [RunID]) throws {
    #expect(try found(text) == runs)
  }

  @Test(
    arguments: [
      ("status:done", [139]), ("status=Running", [142]), ("status!=done", [142, 7]),
      ("tag:night", [142]), ("tag:nigh", []), ("tag!=night", [139, 7]), ("tag=Q2", [142]),
      ("title:MIX", [142, 139]), ("title=\"no mix\"", [139]), ("title!=\"no mix\"", [142, 7]),
      ("note:warm", [142]), ("note=\"\"", [139, 7]), ("question:both", [142]),
      ("question!=why", [142]), ("seed=7", [142]), ("run:0139", [139]), ("run>100", [142, 139]),
      ("took>1h", [142]), ("took<90s", [139]), ("took=1h30m", [142]), ("took>=1.5h", [142]),
      ("archived", [139]), ("archived:yes", [139]), ("archived:no", [142, 7]),
      ("archived!=yes", [142, 7]), ("not archived", [142, 7]),
    ] as [(String, [RunID])])
  func `each field of a run is compared in its own way`(text: String, runs: [RunID]) throws {
    #expect(try found(text) == runs)
  }

  @Test(
    arguments: [
      ("macro-f1>.8", [142]), ("best:macro-f1<0.7", [139]), ("last:macro-f1<.8", [142]),
      ("last.macro-f1>=78%", [142]), ("Macro-F1>80%", [142]), ("loss<.3", [142]),
      ("last:loss>3e-1", [142]), ("macro-ap=.9", [142]), ("micro-f1>.8", [142]),
      ("smooth:macro-f1>.7", [142]), ("smooth.macro-f1<.7", []), ("label:cat>.9", [142]),
      ("label:CAT>.9", [142]), ("label:\"big dog\"<.5", [142]), ("set:cat+dog<.5", [142]),
      ("set:dog+cat<50%", [142]), ("mix:dog+cat>10", [142]), ("mix:cat = 40", [142, 139]),
    ] as [(String, [RunID])])
  func `measures, labels and sets are compared as numbers`(text: String, runs: [RunID]) throws {
    #expect(try found(text) == runs)
  }

  @Test func `label sets a run was trained with are asked for in any order`() throws {
    #expect(try found("has:both") == [142])
    #expect(try found("has:none") == [139])
    #expect(try found("has:cat") == [142, 139])
    #expect(try found("has:dog+cat") == [142])
    #expect(try found("has:Cat+Dog") == [142])
    #expect(try found("has:dog not has:both") == [139])
    #expect(try found("has:dog+cat", fields: []) == [142])
    #expect(try found("has:bird", fields: []).isEmpty)
    #expect(try found("has:both", fields: []) == [142])
  }

  @Test func `what a run does not have matches no relation, but its plain negation`() throws {
    #expect(try found("macro-f1!=.8") == [142, 139])
    #expect(try found("not macro-f1=.8") == [142, 139, 7])
    #expect(try found("loss!=1") == [142])
    #expect(try found("not loss<1") == [139, 7])
    #expect(try found("train.kind!=sgd") == [142])
    #expect(try found("took!=1h") == [142, 139])
    #expect(try found("question!=x") == [142])
  }

  @Test func `settings are found by the parts of their path that matter`() throws {
    #expect(try found("train.optimizer.rate<.01") == [142])
    #expect(try found("train.rate<.01") == [142])
    #expect(try found("Train.Rate=.1") == [139])
    #expect(try RunQuery("train.rate<1", fields: Self.fields).fields == ["train.optimizer.rate"])
    #expect(
      try RunQuery("train.warmup.rate<1", fields: Self.fields).fields
        == ["train.schedule.warmup.rate"])
    #expect(try found("train.kind=adam") == [142])
    #expect(try found("train.kind:da") == [142])
    #expect(try found("train.kind=ada").isEmpty)
    #expect(try found("train.kind!=adam").isEmpty)
    #expect(try found("train.kind<3").isEmpty)
    #expect(try found("train.optimizer.rate!=adam") == [142, 139])
    #expect(try found("train.optimizer.rate:0.003") == [142])
  }

  @Test func `while no names are known, paths and sets are taken as they are`() throws {
    #expect(try found("train.optimizer.rate<.01", fields: []) == [142])
    #expect(try RunQuery("train.rate<.01").fields == ["train.rate"])
    #expect(try found("label:cat>.9", fields: []) == [142])
    #expect(try RunQuery("set:a+b<1").fields == ["set:a+b"])
  }

  @Test func `dates are days of the time zone, ages count back from now`() throws {
    #expect(try found("started=2026-11-24") == [142])
    #expect(try found("started:2026-11-21") == [139])
    #expect(try found("started!=2026-11-21") == [142])
    #expect(try found("started>2026-11-21") == [142])
    #expect(try found("started>=2026-11-21") == [142, 139])
    #expect(try found("started<2026-11-24") == [139])
    #expect(try found("started<=2026-11-24") == [142, 139])
    #expect(try found("started:2026-11") == [142, 139])
    #expect(try found("started<2026-11").isEmpty)
    // 08:45 in Greenwich is still the day before, eleven hours to the west.
    let west = CalendarText(secondsFromUTC: -11 * 3600)
    #expect(try found("started:2026-11-23", calendar: west) == [142])
    #expect(try found("started<2d") == [142])
    #expect(try found("started>3h") == [139])
    #expect(try found("started:<1d12h") == [142])
    #expect(try found("started<2d", now: nil).isEmpty)
  }

  @Test func `a filter names the values it needs, each once`() throws {
    let query = try RunQuery(
      "macro-f1>.8 (train.rate<.1 or not label:cat>.5) train.rate>0 tag:x set:dog+cat>0",
      fields: Self.fields)
    #expect(
      query.fields == ["best:macro-f1", "train.optimizer.rate", "label:cat", "set:cat+dog"])
    #expect(!query.needsMix)
    #expect(try RunQuery("x or not has:none").needsMix)
    #expect(try RunQuery("x or not has:none").fields.isEmpty)
  }

  @Test func `a value that is no number equals itself`() {
    #expect(RunValue.number(.nan) == .number(.nan))
    #expect(RunValue.number(0) != .text("0"))
  }
}
