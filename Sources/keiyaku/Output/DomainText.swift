import KeiyakuDomain

/// Domain names for people: the Unicode form beside the ASCII form that the server keeps.
enum DomainText {
  /// `日本語.jp (xn--wgv71a119e.jp)`, or the name itself where both forms are one.
  static func forPeople(_ name: String) -> String {
    let unicode = unicode(name)
    return unicode == name ? name : "\(unicode) (\(name))"
  }

  /// The Unicode form. A label that cannot be decoded stays as it is.
  static func unicode(_ name: String) -> String { DomainNameForms.unicode(name) }
}
