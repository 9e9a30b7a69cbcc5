import SwiftProtobufPluginLibrary

/// Names in Swift.
enum Naming {
  /// `created_at_ms` → `createdAtMs`; a part that is `id` or `ids` is written `ID` or `IDs` unless it comes first.
  static func lowerCamel(_ name: String) -> String {
    let parts = name.lowercased().split(separator: "_").map(String.init)
    return parts.enumerated().map { $0 == 0 ? $1 : capitalized($1) }.joined()
  }

  static func upperCamel(_ name: String) -> String {
    name.split(separator: "_").map { capitalized(String($0)) }.joined()
  }

  private static func capitalized(_ part: String) -> String {
    switch part {
    case "id": "ID"
    case "ids": "IDs"
    default: part.prefix(1).uppercased() + part.dropFirst()
    }
  }

  /// `CreatePlan` → `createPlan`.
  static func lowerFirst(_ name: String) -> String {
    name.prefix(1).lowercased() + name.dropFirst()
  }

  /// `LockKind` → `LOCK_KIND_`.
  static func enumValuePrefix(_ name: String) -> String {
    CNaming.snake(name).uppercased() + "_"
  }

  /// In backticks where it is a word of the language.
  static func escaped(_ name: String) -> String {
    reserved.contains(name) ? "`\(name)`" : name
  }

  private static let reserved =
    swiftKeywordsUsedInDeclarations
    .union(swiftKeywordsUsedInStatements)
    .union(swiftKeywordsUsedInExpressionsAndTypes)
}

/// Names in the C that protoc-c emits; its rules, from `c_helpers.cc`.
enum CNaming {
  /// `keiyaku.v1.CustomerRef` → `Keiyaku__V1__CustomerRef`.
  static func type(_ fullName: String) -> String {
    fullName.split(separator: ".").map { part in
      part.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }.joined(separator: "__")
  }

  /// `keiyaku.v1.CustomerRef` → `keiyaku__v1__customer_ref`.
  static func function(_ fullName: String) -> String {
    fullName.split(separator: ".").map { snake(String($0)) }.joined(separator: "__")
  }

  static func field(_ name: String) -> String {
    let name = name.lowercased()
    return keywords.contains(name) ? name + "_" : name
  }

  /// `CustomerRef` → `customer_ref`; a run of capitals is one word.
  static func snake(_ name: String) -> String {
    var result = ""
    var wasUpper = true
    for character in name {
      if character.isUppercase, !wasUpper { result += "_" }
      result += character.lowercased()
      wasUpper = character.isUppercase
    }
    return result
  }

  private static let keywords: Set<String> = [
    "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch", "char", "class", "compl",
    "const", "const_cast", "continue", "default", "delete", "do", "double", "dynamic_cast", "else", "enum", "explicit",
    "extern", "false", "float", "for", "friend", "goto", "if", "inline", "int", "long", "mutable", "namespace", "new",
    "not", "not_eq", "operator", "or", "or_eq", "private", "protected", "public", "register", "reinterpret_cast",
    "return", "short", "signed", "sizeof", "static", "static_cast", "struct", "switch", "template", "this", "throw",
    "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile",
    "wchar_t", "while", "xor", "xor_eq",
  ]
}
