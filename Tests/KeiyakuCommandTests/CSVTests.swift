import Foundation
import KeiyakuMessages
import Testing

@testable import keiyaku

@Suite("CSV")
struct CSVTests {
  /// The records of a text, whose bytes come in pieces of a size.
  private static func records(_ text: String, pieces: Int = .max) throws -> [CSVParser.Record] {
    var parser = CSVParser()
    var records: [CSVParser.Record] = []
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      try parser.take(rest.prefix(pieces)) { records.append($0) }
      rest = rest.dropFirst(pieces)
    }
    try parser.finish { records.append($0) }
    return records
  }

  @Test(
    "Cells are as RFC 4180 has them, wherever the bytes are cut",
    arguments: [
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
      ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
      ("a\rb\r", [["a"], ["b"]]),
      ("\"a,\"\"b\"\"\r\nc\",\"\"\n", [["a,\"b\"\r\nc", ""]]),
      ("a,\n,\n", [["a", ""], ["", ""]]),
      ("\n\r\n\na\n\n", [["a"]]),
      ("\"\"\n", [[""]]),
      ("田中商店.jp,\"特別、\"\"価格\"\"\"\n", [["田中商店.jp", "特別、\"価格\""]]),
      ("", []),
    ] as [(String, [[String]])])
  func cells(text: String, expected: [[String]]) throws {
    for pieces in [1, 2, 3, .max] {
      #expect(try Self.records(text, pieces: pieces).map(\.cells) == expected)
    }
  }

  @Test("A record is found by its line, also behind cells of several lines")
  func lines() throws {
    let records = try Self.records("a\r\n\r\n\"b\nb\nb\"\r\nc\n\"d\r\nd\"\ne")
    #expect(records.map(\.line) == [1, 3, 6, 7, 9])
  }

  @Test(
    "What is no CSV is refused with its line",
    arguments: [("a\n\"b\nc", 2), ("a\n\"b\"c\n", 2), ("a\nb\"c\n", 2)])
  func faults(text: String, line: Int) throws {
    let error = #expect(throws: CSVSyntaxError.self) { try Self.records(text) }
    #expect(error?.line == line)
  }

  @Test("A quote that is never closed does not fill the memory")
  func endless() {
    let error = #expect(throws: CSVSyntaxError.self) {
      try Self.records("a\n\"" + String(repeating: "x", count: CSVParser.recordBytesMax + 1))
    }
    #expect(error?.line == 2)
  }

  @Test("What is written is read")
  func roundTrip() throws {
    let pieces = ["", "a", ",", "\"", "\n", "\r\n", " ", "日本", "=1+1", "\u{FEFF}"]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let lines = (0..<5).map { _ in
        ["key"] + (0..<4).map { _ in (0..<3).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
      }
      #expect(try Self.records(lines.map(CSVText.line).joined()).map(\.cells) == lines)
    }
  }
}

@Suite("Rows in CSV")
struct CSVRowTests {
  private static let registry = PropertyRegistry([
    describe(1, "disk_space", .bytes) {
      $0.mayBeUnlimited = true
      $0.allowedInAddOn = true
      $0.customizable = true
      $0.synced = true
    },
    describe(2, "ssl", .flag) {
      $0.delegatingPermission = "manage_ssl"
      $0.synced = true
    },
    describe(3, "shell", .choice) { property in
      property.options = [.named(1, "none"), .named(3, "bash")]
      property.synced = true
    },
    describe(4, "functions", .textList) { $0.synced = true },
    describe(5, "log_max_files", .count),
  ])

  private static func describe(
    _ number: Int32, _ name: String, _ type: PropertyType, _ more: (inout PropertyDescription) -> Void = { _ in }
  ) -> PropertyDescription {
    var property = PropertyDescription()
    property.number = number
    property.name = name
    property.type = type
    more(&property)
    return property
  }

  private static func value(_ number: Int32, _ value: PropertyValue.Value) -> PropertyValue {
    .with {
      $0.property = number
      $0.value = value
    }
  }

  private static func list(_ entries: String...) -> PropertyValue.Value { .textList(.with { $0.entries = entries }) }

  /// What a text comes to.
  private static func read(_ text: String) throws -> [InputRow] {
    var parser = CSVRowParser(path: "rows.csv", before: 100, registry: registry)
    var rows: [InputRow] = []
    try parser.take(Array(text.utf8)) { rows.append($0) }
    try parser.finish { rows.append($0) }
    return rows
  }

  /// A row that is written and read again.
  private static func again<Row>(_ row: Row, _ table: CSVTable<Row>) throws -> EntityRow? {
    let text = CSVText.line(table.header) + CSVText.line(table.cells(row))
    guard case .row(let number, let read)? = try read(text).first else { return nil }
    #expect(number == 102 || number == 101)
    return read
  }

  @Test("A plan is read as it was written")
  func plan() throws {
    var row = PlanRow()
    row.spec = .with {
      $0.name = "ライト, \"小\""
      $0.externalID = "B-1"
      $0.validityDays = 365
      $0.notes = "一行目"
    }
    row.isDefault = true
    row.values = [
      Self.value(1, .integer(-1)), Self.value(2, .flag(false)), Self.value(3, .choice(3)),
      Self.value(4, Self.list("exec", "a, b")), Self.value(5, .integer(10)),
    ]
    #expect(try Self.again(row, .plans(Self.registry))?.entity == .plan(row))
    // A list without entries is not a list that is not there.
    row.values = [Self.value(1, .integer(1 << 30 | 1)), Self.value(4, Self.list())]
    #expect(try Self.again(row, .plans(Self.registry))?.entity == .plan(row))
  }

  @Test("A customer is read as it was written")
  func customer() throws {
    var row = CustomerRow()
    row.suspended = true
    row.crypt = "$6$salt$hash,\"x"
    row.spec = .with { spec in
      spec.login = "tanaka"
      spec.locale = "ja-JP"
      spec.contact = .with { contact in
        contact.name = "田中 一郎"
        contact.email = "t@例え.jp"
        contact.address = .with {
          $0.lines = ["霞が関1丁目", "3番1号"]
          $0.country = "JP"
        }
      }
      spec.billing = .with { $0.currency = "JPY" }
    }
    #expect(try Self.again(row, .customers(credentials: true))?.entity == .customer(row))
    row.crypt = ""
    #expect(try Self.again(row, .customers(credentials: false))?.entity == .customer(row))
  }

  @Test("A subscription is read as it was written")
  func subscription() throws {
    var row = SubscriptionRow()
    row.spec = .with {
      $0.name = "xn--fiqw6opmicrx.jp"
      $0.ipv6Addresses = ["2001:db8::1", "2001:db8::2"]
    }
    row.owner = .with { $0.owner = .customer(.with { $0.by = .login("provider") }) }
    row.association = .bound(
      .with { bound in
        bound.plan = .with { $0.by = .name("ライト") }
        for (name, quantity) in [("容量:2", Int32(1)), ("メール", 3), ("x", 1)] {
          bound.addOns.append(
            .with {
              $0.addOn = .with { $0.by = .name(name) }
              $0.quantity = quantity
            })
        }
      })
    row.lock = .with {
      $0.kind = .whole
      $0.sinceMs = 1_760_000_000_123
      $0.actor = "op@host"
      $0.note = "特別"
    }
    row.statusReasons = [.provider, .expired]
    row.expiresAtMs = 1_760_000_000_000
    row.keptValues = [Self.value(5, .integer(7))]
    row.ownValues = [Self.value(3, .choice(1))]
    row.overrides = [Self.value(1, .integer(5))]
    row.subscriberSettings = [Self.value(2, .flag(true))]
    var read = row
    read.spec?.name = "田中商店.jp"
    #expect(try Self.again(row, .subscriptions(Self.registry))?.entity == .subscription(read))

    row = .with { row in
      row.spec = .with { $0.name = "a.jp" }
      row.owner = .with { $0.owner = .provider(Provider()) }
      row.association = .custom(CustomSelection())
    }
    #expect(try Self.again(row, .subscriptions(Self.registry))?.entity == .subscription(row))
  }

  @Test("The lines of the table of capabilities are one row")
  func capabilities() throws {
    let limits: [Capability] = [
      .with {
        $0.property = 1
        $0.limit = .atMost(50 << 30)
      },
      .with {
        $0.property = 2
        $0.limit = .unavailable(Unavailable())
      },
      .with {
        $0.property = 3
        $0.limit = .options(.with { $0.options = [3] })
      },
      .with {
        $0.property = 4
        $0.limit = .entries(.with { $0.entries = ["a, b", "c"] })
      },
    ]
    let table = CSVTable<CapabilityLine>.capabilities(Self.registry)
    let text =
      CSVText.line(table.header) + limits.map { CSVText.line(table.cells(CapabilityLine(capability: $0))) }.joined()
    let rows = try Self.read("\u{FEFF}" + text)
    guard rows.count == 1, case .row(_, let row) = rows[0] else {
      Issue.record("\(rows)")
      return
    }
    #expect(row.entity == .capabilities(.with { $0.capabilities = limits }))
    // A table without lines says that everything can be delivered.
    guard case .row(101, let empty)? = try Self.read("capability,limit\r\n").first else {
      Issue.record("no row")
      return
    }
    #expect(empty.entity == .capabilities(CapabilitiesRow()))
  }

  @Test(
    "A file that cannot be understood is refused as a whole",
    arguments: [
      ("domain,plan\na.jp,x\n", "domain"), ("plan,colour\nx,red\n", "colour"), ("plan,notes,notes\nx,,\n", "twice"),
      ("plan\nx\n\"y\n", "line 3"),
    ])
  func refusedFiles(text: String, named: String) throws {
    let error = #expect(throws: CommandFailure.self) { try Self.read(text) }
    #expect(error?.message.contains(named) == true && error?.code == Failure.usage)
  }

  @Test("A row that cannot be read is refused by its line, and the others are read")
  func refusedRows() throws {
    let text = """
      plan,disk_space,archived,validity_days,ssl
      a,10G,,,
      b,much,,,
      c,1G
      d,,perhaps,,
      e,,,x,
      \(String(repeating: "x", count: 129)),,,,
      f,,,,on

      """
    let rows = try Self.read(text)
    let shown = rows.map { row -> String in
      switch row {
      case .row(let number, _): "\(number)"
      case .unreadable(let number, let reason, let message): "\(number) \(reason) \(message)"
      }
    }
    #expect(shown.count == 7 && shown[0] == "102" && shown[6] == "108", "\(shown)")
    for (position, words) in [
      (1, ["103 ROW_UNREADABLE", "Column disk_space", "much"]), (2, ["104 ROW_UNREADABLE", "2 cells", "5 columns"]),
      (3, ["105 ROW_UNREADABLE", "Column archived", "yes or no"]), (4, ["106", "Column validity_days"]),
      (5, ["107 FIELD_TOO_LONG", "plan.spec.name", "128"]),
    ] {
      for word in words { #expect(shown[position].contains(word), "\(shown[position])") }
    }
  }
}

extension PropertyOption {
  fileprivate static func named(_ number: Int32, _ name: String) -> PropertyOption {
    .with {
      $0.number = number
      $0.name = name
    }
  }
}

@Suite("Files that are there whole or not at all")
struct AtomicFileTests {
  @Test("Nothing is there before the end, and nothing is left of what was given up")
  func whole() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "keiyaku-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.path + "/export.jsonl"
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: directory.path) }
    try "old".write(toFile: path, atomically: true, encoding: .utf8)
    do {
      let file = try AtomicFile(path: path, isPrivate: false)
      try file.write(String(repeating: "half", count: 100_000))
      #expect(try names().count == 2 && String(contentsOfFile: path, encoding: .utf8) == "old")
    }
    #expect(try names() == ["export.jsonl"] && String(contentsOfFile: path, encoding: .utf8) == "old")
    let file = try AtomicFile(path: path, isPrivate: true)
    try file.write("新しい")
    try file.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    try file.publish()
    #expect(try names() == ["export.jsonl"] && String(contentsOfFile: path, encoding: .utf8) == "新しい")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600, "hashes of passwords are for the owner alone")
    #expect(throws: CommandFailure.self) { try AtomicFile(path: directory.path + "/none/x", isPrivate: false) }
  }
}
