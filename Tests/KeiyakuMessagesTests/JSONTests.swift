import Testing

@testable import KeiyakuMessages

struct JSONTests {
  @Test
  func scalarsFollowTheProtobufMapping() {
    let hello = RPCHello.with {
      $0.software = "a \"quoted\"\n\u{1}\\ 日本"
      $0.frameBytesMax = UInt32.max
      $0.databaseID = [0xfb, 0xff, 0x00, 0x01]
      $0.features = ["x", ""]
    }
    #expect(
      hello.jsonText()
        == #"{"software":"a \"quoted\"\n\u0001\\ 日本", "frame_bytes_max":4294967295, "features":["x", ""], "#
        + #""database_id":"+/8AAQ=="}"#)
  }

  @Test
  func int64IsANumberAndAnEnumItsName() {
    let subscription = Subscription.with {
      $0.id = Int64.min
      $0.syncState = .locked
      $0.statusReasons = [.expired, .unrecognized(77)]
    }
    #expect(
      subscription.jsonText()
        == #"{"id":-9223372036854775808, "sync_state":"SYNC_STATE_LOCKED", "status_reasons":["STATUS_REASON_EXPIRED", 77]}"#
    )
  }

  @Test
  func oneofsShowTheAlternativeThatIsSetEvenWhenItIsZero() {
    #expect(PropertyValue.with { $0.value = .flag(false) }.jsonText() == #"{"flag":false}"#)
    #expect(PropertyValue.with { $0.value = .textList(TextList()) }.jsonText() == #"{"text_list":{}}"#)
    #expect(CustomerRef.with { $0.by = .login("") }.jsonText() == #"{"login":""}"#)
    #expect(PropertyValue().jsonText() == "{}")
  }

  @Test
  func defaultsAreWrittenOnDemandAndAbsentMessagesNever() {
    #expect(MutationResult().jsonText() == "{}")
    #expect(
      MutationResult().jsonText(includeDefaults: true)
        == #"{"sequence":0, "revision":0, "replayed":false, "unchanged":false}"#)
    #expect(Lock().jsonText(includeDefaults: true).hasPrefix(#"{"kind":"LOCK_KIND_NONE", "since_ms":0, "actor":"""#))
    #expect(!Customer().jsonText(includeDefaults: true).contains("spec"))
    #expect(TextList().jsonText(includeDefaults: true) == #"{"entries":[]}"#)
  }

  @Test
  func prettyIndentsByTwoSpaces() {
    let mask = UpdateMask.with { $0.paths = ["a", "b"] }
    #expect(mask.jsonText(pretty: true) == "{\n  \"paths\": [\n    \"a\",\n    \"b\"\n  ]\n}")
    #expect(UpdateMask().jsonText(pretty: true) == "{}")
  }

  @Test
  func aBadTextCannotBreakOutOfItsQuotes() {
    let contact = Contact.with { $0.name = "\u{2028}\u{2029}\u{85}\u{7f}\u{0}" }
    #expect(contact.jsonText() == #"{"name":"\u2028\u2029\u0085\u007f"# + "\u{fffd}\"}")
  }

  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64HasTheVectorsOfRFC4648(plain: String, encoded: String) {
    #expect(Base64.text(Array(plain.utf8)) == encoded)
  }
}
