import Testing

@testable import keiyaku

@Suite("Tables and texts for people")
struct TableTests {
  @Test(
    "A text takes the columns that a terminal gives it",
    arguments: [
      ("", 0), ("plan", 4), ("日本語", 6), ("ｶﾀｶﾅ", 4), ("Ａ！", 4), ("が", 2), ("か\u{3099}", 2), ("e\u{301}", 1),
      ("한국어", 6), ("🎌", 2), ("👨‍👩‍👧", 2), ("❤️", 2), ("×2", 2), ("𠮷野家", 6), ("a\u{200b}b", 2),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test("Columns are aligned by display width, and no line ends in blanks")
  func aligned() {
    var table = Table([.right("ID"), .left("NAME"), .left("STATUS")])
    table.add(["1", "田中", "active"])
    table.add(["123", "Suzuki", ""])
    #expect(
      table.text(.plain) == """
         ID  NAME    STATUS
          1  田中    active
        123  Suzuki\("  ")

        """)
  }

  @Test("Text from the server cannot break lines or steer the terminal")
  func control() {
    var table = Table([.left("NOTES")])
    table.add(["a\nb\u{1b}[31mc\td"])
    #expect(table.text(.plain) == "NOTES\na b [31mc d\n")
  }

  @Test("Facts leave empty values out and indent further lines")
  func facts() {
    var facts = FactList()
    facts.add("Name", "田中")
    facts.add("Notes", "")
    facts.add("Address", "一丁目\n東京都")
    #expect(facts.text(.plain) == "Name     田中\nAddress  一丁目\n         東京都\n")
  }

  @Test("Emphasis appears only where asked for")
  func style() {
    #expect(TextStyle.plain.bold("x") == "x")
    #expect(TextStyle(isStyled: true).bold("x") == "\u{1b}[1mx\u{1b}[0m")
  }

  @Test(
    "ASCII forms of domains are shown in Unicode, and broken ones as they are",
    arguments: [
      ("xn--wgv71a119e.jp", "日本語.jp"), ("www.xn--fsqu00a.xn--0zwm56d", "www.例子.测试"),
      ("xn--bcher-kva.example", "bücher.example"), ("xn--r8jz45g.xn--zckzah", "例え.テスト"), ("example.jp", "example.jp"),
      ("xn--!.jp", "xn--!.jp"), ("xn--99999999999.jp", "xn--99999999999.jp"),
    ])
  func domain(ascii: String, unicode: String) {
    #expect(DomainText.unicode(ascii) == unicode)
  }

  @Test("Times are ISO 8601 in UTC, and none is empty")
  func time() {
    #expect(Terminal.time(1_795_469_719_766) == "2026-11-23T21:35:19Z")
    #expect(Terminal.time(0) == "")
  }
}
