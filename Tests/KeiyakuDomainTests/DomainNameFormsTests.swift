import Testing

@testable import KeiyakuDomain

@Suite struct DomainNameFormsTests {
  @Test(
    arguments: [
      ("xn--wgv71a119e.jp", "日本語.jp"), ("www.xn--fsqu00a.xn--0zwm56d", "www.例子.测试"),
      ("xn--bcher-kva.example", "bücher.example"), ("xn--r8jz45g.xn--zckzah", "例え.テスト"), ("example.jp", "example.jp"),
      ("xn--!.jp", "xn--!.jp"), ("xn--99999999999.jp", "xn--99999999999.jp"), ("", ""),
    ])
  func encodedLabelsHaveAUnicodeFormAndBrokenOnesStay(ascii: String, unicode: String) {
    #expect(DomainNameForms.unicode(ascii) == unicode)
  }

  @Test(
    arguments: [
      "xn--wgv71a119e.jp", "www.xn--fsqu00a.xn--0zwm56d", "xn--bcher-kva.example", "a.xn--r8jz45g.xn--zckzah",
      "example.jp", "xn--!.jp", "axn--wgv71a119e.jp",
    ])
  func aNameBeginsWithEveryPrefixOfBothFormsAndNoOther(name: String) {
    let unicode = DomainNameForms.unicode(name)
    for form in [name, unicode] {
      for end in form.unicodeScalars.indices {
        let prefix = String(form.unicodeScalars[..<end])
        #expect(DomainNameForms.begins(name, with: prefix), "\(prefix)")
        let other = prefix + "☃"
        #expect(!DomainNameForms.begins(name, with: other), "\(other)")
        let longer = form + prefix + "a"
        #expect(!DomainNameForms.begins(name, with: longer), "\(longer)")
      }
      #expect(DomainNameForms.begins(name, with: form))
    }
  }
}
