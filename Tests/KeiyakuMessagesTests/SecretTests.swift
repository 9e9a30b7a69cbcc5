import KeiyakuMessages
import Testing

struct SecretTests {
  private static let secret = "hunter2-secret"

  /// Every message with a secret field, and one that holds such a message, each with the secret set.
  static let messages: [any ProtobufMessage] = [
    Credential.with { $0.kind = .password(secret) },
    Credential.with { $0.kind = .crypt(secret) },
    AuthenticateRequest.with { $0.password = secret },
    RPCRequestHeader.with { $0.token = Array(secret.utf8) },
    LogCredentialSet.with { $0.crypt = secret },
    CreateCustomerRequest.with { $0.credential = Credential.with { $0.kind = .password(secret) } },
    LogRecord.with {
      $0.events = [LogEvent.with { $0.kind = .credentialSet(LogCredentialSet.with { $0.crypt = secret }) }]
    },
  ]

  @Test(arguments: messages)
  func noTextOfAMessageShowsASecret(message: any ProtobufMessage) {
    var dumped = ""
    dump(message, to: &dumped)
    let texts = [
      "\(message)", String(reflecting: message), "\(Optional.some(message) as Any)", "\([message])", dumped,
      message.jsonText(), message.jsonText(pretty: true), message.jsonText(includeDefaults: true),
    ]
    for text in texts {
      #expect(!text.contains(Self.secret))
      #expect(!text.contains("aHVudGVyMi1zZWNyZXQ"), "the secret in base64")
      #expect(!text.contains("104, 117, 110"), "the secret as an array of bytes")
    }
    #expect(message.jsonText().contains("(redacted)"))
  }

  @Test
  func anAlternativeOfAOneofDoesNotShowItsSecretEither() {
    let kind = Credential.Kind.password(Self.secret)
    var dumped = ""
    dump(kind, to: &dumped)
    #expect("\(kind) \(String(reflecting: kind)) \(dumped)".contains(Self.secret) == false)
    #expect("\(kind)" == "password(redacted)")
  }

  @Test(arguments: messages)
  func removingSecretsEmptiesThemAtAnyDepth(message: any ProtobufMessage) {
    let bytes = message.removingSecrets().encodedBytes(MessageArena())
    #expect(message.encodedBytes(MessageArena()).firstRange(of: Self.secret.utf8) != nil)
    #expect(bytes.firstRange(of: Self.secret.utf8) == nil)
  }

  @Test
  func removingSecretsLeavesTheRestAlone() {
    var expected = Samples.createCustomer
    expected.credential?.kind = .password("")
    #expect(Samples.createCustomer.removingSecrets() == expected)
    #expect(Samples.customer.removingSecrets() == Samples.customer)
  }

  @Test
  func requestsThatDifferInOptionsAndSecretsHaveOneFingerprint() {
    var other = Samples.createCustomer
    other.options?.requestID = []
    other.credential = Credential.with { $0.kind = .password("another") }
    #expect(other.normalizedForFingerprint() == Samples.createCustomer.normalizedForFingerprint())
    #expect(other.normalizedForFingerprint().options == nil)
    other.spec?.login = "other"
    #expect(other.normalizedForFingerprint() != Samples.createCustomer.normalizedForFingerprint())
  }
}
