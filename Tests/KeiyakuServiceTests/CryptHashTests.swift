import KeiyakuDomain
import KeiyakuMessages
import TestSupport
import Testing

@testable import KeiyakuService

/// A hash names its own cost, and every login pays it: what comes from elsewhere is held against limits first.
@Suite struct CryptHashTests {
  private static let tail = String(repeating: "a", count: 43)

  // Settings as libxcrypt's crypt_gensalt makes them, with the parameter that it was given.
  @Test(
    arguments: [
      ("$y$j9T$3qSyP78gg2NkenJo0NC6r.$", .memory(16 << 20)),
      ("$y$j75$3qSyP78gg2NkenJo0NC6r.$", .memory(1 << 20)),
      ("$y$jBT$IClcX3ukMTPdV9XMx/7Fg1$", .memory(64 << 20)),
      ("$y$jCT$ru9MmDecW.4nCb4jCLHfK.$", .memory(128 << 20)),
      ("$y$jFT$XrATP1RdHxdsvQrMyFAd9.$", .memory(1 << 30)),
      ("$gy$j9T$p0xEmMjtNtEPZGEfUq3hl/$", .memory(16 << 20)),
      ("$7$BU..../....9ccSA8LV6tl8MKI2loHU1/$", .memory(32 << 20)),
      ("$7$GU..../....2TP3nutey0T/J2VvQYNlM.$", .memory(1 << 30)),
      ("$7$BU....2....9ccSA8LV6tl8MKI2loHU1/$", .memory(128 << 20)),
      ("$2b$12$NLg/g2EG6g0tAHupDNx6supKFAWPWi3z78", .bcrypt(12)),
      ("$6$UjQ0PRw81JSE9zrD$", .rounds(5000)),
      ("$5$rounds=200000$ztqAVHlAbdliesw4$", .rounds(200_000)),
      ("$6$rounds=99999999999999999999$ztqAVHlAbdliesw4$", .rounds(.max)),
      ("$y$j9T/$3qSyP78gg2NkenJo0NC6r.$", .extended),
    ] as [(String, CryptHash.Cost)])
  func theCostIsReadFromTheHash(crypt: String, cost: CryptHash.Cost) {
    #expect(CryptHash.cost(of: crypt + Self.tail) == cost)
  }

  @Test(arguments: [
    "", "$", "$$$", "abJnggxhB/yWI", "$1$salt$" + tail, "$y$", "$y$j$" + tail, "$7$BU$" + tail, "$2b$1$" + tail,
    "$2x$05$" + tail, "$6$rounds=$" + tail, "$6$rounds=-1$" + tail, "$y$j9T$\u{7F}" + tail, "$6$ab cd$" + tail,
    "$6$ゑ$" + tail, "$6$short$hash",
  ])
  func whatCannotBeVerifiedHereIsRefused(crypt: String) {
    #expect(throws: Refusal.self) { try CryptHash.check(crypt, field: "credential.crypt") }
  }

  @Test(arguments: [
    ("$6$rounds=500001$ztqAVHlAbdliesw4$", "500000"), ("$5$rounds=999999999$ztqAVHlAbdliesw4$", "500000"),
    ("$2b$14$NLg/g2EG6g0tAHupDNx6supKFAWPWi3z78", "13"), ("$2y$31$NLg/g2EG6g0tAHupDNx6supKFAWPWi3z78", "13"),
    ("$y$jCT$ru9MmDecW.4nCb4jCLHfK.$", "67108864"), ("$gy$jFT$XrATP1RdHxdsvQrMyFAd9.$", "67108864"),
    ("$7$DU..../....WT7Q1CTHlCQCO1wpIOVYa0$", "67108864"), ("$y$j9T/$3qSyP78gg2NkenJo0NC6r.$", "N and r"),
  ])
  func aHashThatCostsTooMuchIsRefusedByFieldLimitAndWayOut(crypt: String, limit: String) async throws {
    let services = try Services()
    let error = await services.error(
      CustomerServiceMethods.create,
      .with {
        $0.spec = .with { $0.login = "tanaka" }
        $0.credential = .with { $0.kind = .crypt(crypt + Self.tail) }
      })
    #expect(error?.reason == "FIELD_INVALID")
    #expect(error?.message.contains("credential.crypt") == true && error?.message.contains(limit) == true)
    #expect(error?.message.contains("lower cost") == true)
    #expect(error?.message.contains(Self.tail) == false, "a hash is a secret")
    // What is refused is not there.
    #expect(await services.reason(CustomerServiceMethods.get, .with { $0.customer = .login("tanaka") }) != "OK")
  }

  @Test(arguments: [
    "$6$UjQ0PRw81JSE9zrD$", "$6$rounds=500000$UjQ0PRw81JSE9zrD$", "$2b$13$NLg/g2EG6g0tAHupDNx6supKFAWPWi3z78",
    "$y$j9T$3qSyP78gg2NkenJo0NC6r.$", "$7$BU..../....9ccSA8LV6tl8MKI2loHU1/$",
  ])
  func aHashWithinTheLimitsIsAccepted(crypt: String) throws {
    try CryptHash.check(crypt + Self.tail, field: "credential.crypt")
  }
}
