import Foundation
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuService

/// Case, NFC and IDNA are settled once, at the edge.
@Suite struct NormalizationTests {
  @Test(
    arguments: [
      ("日本語.jp", "xn--wgv71a119e.jp"), ("xn--wgv71a119e.jp", "xn--wgv71a119e.jp"), ("日本語.JP.", "xn--wgv71a119e.jp"),
      ("日本語。jp", "xn--wgv71a119e.jp"), ("日本語。jp。", "xn--wgv71a119e.jp"), ("Example.JP", "example.jp"),
      ("example.jp.", "example.jp"), ("ｅｘａｍｐｌｅ.jp", "example.jp"), ("bücher.de", "xn--bcher-kva.de"),
      ("bu\u{308}cher.de", "xn--bcher-kva.de"), ("straße.de", "xn--strae-oqa.de"), ("a-b.c-d.jp", "a-b.c-d.jp"),
      ("1.example.jp", "1.example.jp"),
    ])
  func aDomainNameHasOneForm(name: String, form: String) throws {
    #expect(try DomainNames.ascii(name, field: "name") == form)
    #expect(try DomainNames.ascii(form, field: "name") == form)
  }

  // libidn2's own rules for ASCII drop a character that they do not accept, and so give another name.
  @Test(arguments: [
    "日＿本.jp", "a／b.jp", "日 本.jp", "a!b.jp", "日@本.jp",
    ".", "..", "jp", "a..jp", ".a.jp", "a.jp..", "-a.jp", "a-.jp", "a_b.jp", "a b.jp", "a.jp\0", "a\0.jp", "a\u{1}.jp",
    "192.0.2.1", "xn--a.jp", "xn--.jp", "日本語", String(repeating: "a", count: 64) + ".jp",
    String(repeating: "語", count: 60) + ".jp", String(repeating: "a.", count: 127) + "jp", "a.jp/b",
    "ex\u{202E}ample.jp",
  ])
  func whatIsNoDomainNameIsRefusedByField(name: String) async throws {
    let services = try Services()
    #expect(throws: (any Error).self) { try DomainNames.ascii(name, field: "name") }
    // On the wire a text with NUL is no text.
    if name.contains("\0") { return }
    let error = await services.error(
      SubscriptionServiceMethods.create,
      .with {
        $0.owner = .provider
        $0.subscription = .custom(name)
      })
    #expect(error?.violations.first?.field == "subscription.spec.name")
  }

  @Test func bothFormsNameTheSameSubscription() async throws {
    let services = try Services()
    let created = try await services.createSubscription(.provider, .custom("日本語.jp"))
    #expect(created.spec?.name == "xn--wgv71a119e.jp")
    for name in ["日本語.jp", "xn--wgv71a119e.jp", "XN--WGV71A119E.JP", "日本語.jp."] {
      #expect(try await services.subscription(name).id == 1)
      let taken = await services.reason(
        SubscriptionServiceMethods.create,
        .with {
          $0.owner = .provider
          $0.subscription = .custom(name)
        })
      #expect(taken == "NAME_TAKEN")
    }
  }

  @Test func addressesAreKeptInTheirCanonicalForm() async throws {
    let services = try Services()
    var new = NewSubscription.custom("a.jp")
    new.spec?.ipv6Addresses = ["2001:0DB8:0:0:0:0:0:0001", "::FFFF:192.0.2.1", "2001:db8::"]
    new.spec?.ipv4Addresses = ["192.0.2.1"]
    let created = try await services.createSubscription(.provider, new)
    #expect(created.spec?.ipv6Addresses == ["2001:db8::1", "::ffff:192.0.2.1", "2001:db8::"])
    #expect(created.spec?.ipv4Addresses == ["192.0.2.1"])
  }

  @Test(
    arguments: [
      ("ipv4_addresses[1]", ["192.0.2.1", "192.0.2.01"], ["::1"]), ("ipv4_addresses[0]", [""], []),
      ("ipv6_addresses[0]", [], ["192.0.2.1"]), ("ipv6_addresses[1]", [], ["::1", "fe80::1%eth0"]),
    ] as [(String, [String], [String])])
  func aWrongAddressIsRefusedByItsPlace(field: String, ipv4: [String], ipv6: [String]) async throws {
    let services = try Services()
    var new = NewSubscription.custom("a.jp")
    new.spec?.ipv4Addresses = ipv4
    new.spec?.ipv6Addresses = ipv6
    let request = CreateSubscriptionRequest.with {
      $0.owner = .provider
      $0.subscription = new
    }
    let error = await services.error(SubscriptionServiceMethods.create, request)
    #expect(error?.reason == "FIELD_INVALID" && error?.violations.first?.field == "subscription.spec.\(field)")
  }

  @Test func loginsAreKeptInLowerCase() async throws {
    let services = try Services()
    let created = try await services.createCustomer("Tanaka.Ichiro@Example.JP", password: "right", .custom("a.jp"))
    #expect(created.customer?.spec?.login == "tanaka.ichiro@example.jp")
    #expect(await services.logIn("TANAKA.ICHIRO@example.jp", "right") == "OK")
    let got = try await services.call(
      CustomerServiceMethods.get, .with { $0.customer = .login("TANAKA.ichiro@EXAMPLE.jp") })
    #expect(got.customer?.id == 1)
    func reason(_ login: String) async -> String {
      await services.reason(CustomerServiceMethods.create, .with { $0.spec = .with { $0.login = login } })
    }
    #expect(await reason("TANAKA.ichiro@example.jp") == "LOGIN_TAKEN")
    // Not a letter of ASCII, so no login: the Kelvin sign would fold to k.
    #expect(await reason("\u{212A}ato") == "FIELD_INVALID")
  }

  @Test func whatIsTakenForComposedIsComposedAlreadyNextToAnything() {
    let marks: [Unicode.Scalar] = ["\u{300}", "\u{308}", "\u{3099}", "\u{309A}", "\u{11A8}", "\u{302A}"]
    for mark in marks { #expect(!Text.isAlwaysComposed(mark)) }
    var wrong: [Unicode.Scalar] = []
    for value in 0...0x1_FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value), Text.isAlwaysComposed(scalar) else { continue }
      let isComposed = String(scalar).precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual([scalar])
      if !isComposed || scalar.properties.canonicalCombiningClass != .notReordered { wrong.append(scalar) }
    }
    #expect(wrong.isEmpty)
    // Each with the one before it, so that nothing composes with its neighbour.
    let all = (0...0xFFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter(Text.isAlwaysComposed)
    let text = String(String.UnicodeScalarView(all))
    #expect(text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual(all))
  }

  @Test func textsAreKeptInNFC() async throws {
    let services = try Services()
    let composed = "Zo\u{EB}"
    let decomposed = "Zoe\u{308}"
    let plan = try await services.call(
      CatalogServiceMethods.createPlan, .with { $0.spec = .with { $0.name = decomposed } })
    #expect(plan.plan?.spec?.name.utf8.elementsEqual(composed.utf8) == true)
    for name in [composed, decomposed] {
      let got = try await services.call(
        CatalogServiceMethods.getPlan, .with { $0.plan = .with { $0.by = .name(name) } })
      #expect(got.plan?.id == 2)
      #expect(
        await services.reason(CatalogServiceMethods.createPlan, .with { $0.spec = .with { $0.name = name } })
          == "NAME_TAKEN")
    }
  }

  @Test func textsInListsAreKeptInNFC() async throws {
    let services = try Services()
    let list = [PropertyValue.textList(306, ["/home/Zo\u{EB}"])]
    // Both are one entry.
    let given = [PropertyValue.textList(306, ["/home/Zoe\u{308}", "/home/Zo\u{EB}"])]
    func bytes(_ values: [PropertyValue]?) -> [[UInt8]] {
      guard case .textList(let list) = values?.first(where: { $0.property == 306 })?.value else { return [] }
      return list.entries.map { Array($0.utf8) }
    }
    let plan = try await services.call(
      CatalogServiceMethods.createPlan,
      .with {
        $0.spec = .with { $0.name = "Gold" }
        $0.values = given
      })
    let addOn = try await services.call(
      CatalogServiceMethods.createAddOn,
      .with {
        $0.spec = .with { $0.name = "Paths" }
        $0.values = given
      })
    #expect(bytes(plan.plan?.values) == bytes(list) && bytes(addOn.addOn?.values) == bytes(list))
    // Either form is what is kept already.
    for values in [given, list] {
      let samePlan = try await services.call(
        CatalogServiceMethods.updatePlan,
        .with {
          $0.plan = .id(2)
          $0.values = values
        })
      let sameAddOn = try await services.call(
        CatalogServiceMethods.updateAddOn,
        .with {
          $0.addOn = .id(1)
          $0.values = values
        })
      #expect(samePlan.result?.unchanged == true && sameAddOn.result?.unchanged == true)
    }
    // A control character is still refused by the property.
    let wrong = await services.reason(
      CatalogServiceMethods.updatePlan,
      .with {
        $0.plan = .id(2)
        $0.values = [.textList(306, ["/a\u{7}"])]
      })
    #expect(wrong == "PROPERTY_VALUE_INVALID")
  }

  @Test(
    arguments: [
      ("spec.external_id", .with { $0.externalID = "a\u{7}" }), ("spec.login", .with { $0.login = "a\u{7}" }),
      ("spec.contact.name", .with { $0.contact = .with { $0.name = "a\u{7}" } }),
      ("spec.contact.company", .with { $0.contact = .with { $0.company = "\u{9B}a" } }),
      ("spec.contact.email", .with { $0.contact = .with { $0.email = "a\n@example.jp" } }),
      ("spec.contact.phone", .with { $0.contact = .with { $0.phone = "03\t" } }),
      (
        "spec.contact.address.lines[1]",
        .with { $0.contact = .with { $0.address = .with { $0.lines = ["a", "\u{7F}"] } } }
      ),
      ("spec.contact.address.city", .with { $0.contact = .with { $0.address = .with { $0.city = "\r" } } }),
      ("spec.contact.address.country", .with { $0.contact = .with { $0.address = .with { $0.country = "\u{1}" } } }),
      ("spec.billing.name", .with { $0.billing = .with { $0.name = "\u{85}" } }),
      ("spec.billing.tax_id", .with { $0.billing = .with { $0.taxID = "\u{1B}[0m" } }),
      ("spec.locale", .with { $0.locale = "ja\u{1}" }), ("spec.notes", .with { $0.notes = "one\u{2}" }),
    ] as [(String, CustomerSpec)])
  func aControlCharacterIsRefusedByItsField(field: String, spec: CustomerSpec) async throws {
    let services = try Services()
    var spec = spec
    if spec.login.isEmpty { spec.login = "tanaka" }
    let error = await services.error(CustomerServiceMethods.create, .with { $0.spec = spec })
    #expect(error?.reason == "FIELD_INVALID" && error?.violations.first?.field == field)
  }

  // Unicode's capitals of ß are SS, which is South Sudan.
  @Test(arguments: [("jp", "JP"), ("JP", "JP"), ("ß", nil), ("ﬁ", nil), ("xx", nil)] as [(String, String?)])
  func codesAreFoldedByASCIIAlone(country: String, kept: String?) async throws {
    let services = try Services()
    let reply = try? await services.call(
      CustomerServiceMethods.create,
      .with {
        $0.spec = .with {
          $0.login = "tanaka"
          $0.contact = .with { $0.address = .with { $0.country = country } }
        }
      })
    #expect(reply?.customer?.spec?.contact?.address?.country == kept)
  }

  @Test func fieldsOutsideTheMaskAreNotEvenLookedAt() async throws {
    let services = try Services()
    try await services.createCustomer("tanaka")
    let reply = try await services.call(
      CustomerServiceMethods.update,
      .with {
        $0.customer = .login("tanaka")
        $0.spec = .with {
          $0.notes = "メモ"
          $0.login = "not a login\u{1}"
        }
        $0.mask = .with { $0.paths = ["notes"] }
      })
    #expect(reply.customer?.spec?.notes == "メモ" && reply.customer?.spec?.login == "tanaka")
  }
}
