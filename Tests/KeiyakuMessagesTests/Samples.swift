import KeiyakuMessages
import Testing

/// Messages that together use every kind of field of the schema.
enum Samples {
  static let customer = Customer.with {
    $0.id = 123_456
    $0.suspended = true
    $0.subscriptionCount = 3
    $0.createdAtMs = 1_760_000_000_000
    $0.revision = Int64.max
    $0.spec = CustomerSpec.with {
      $0.externalID = "crm-0001"
      $0.login = "taro.yamada"
      $0.locale = "ja-JP"
      $0.notes = "長期契約のお客様。🇯🇵"
      $0.contact = Contact.with {
        $0.name = "山田太郎"
        $0.email = "taro@example.jp"
        $0.address = PostalAddress.with {
          $0.lines = ["1-2-3 Chiyoda", "", "Building 4"]
          $0.country = "JP"
        }
      }
    }
  }

  static let subscription = Subscription.with {
    $0.id = 7
    $0.syncState = .partiallyLocked
    $0.statusReasons = [.provider, .expired, .unrecognized(99)]
    $0.association = .bound(BoundAssociation())
    $0.lock = Lock.with { $0.kind = .fields }
    $0.overrides = values
  }

  /// Every alternative of a oneof, and none.
  static let values: [PropertyValue] = [
    PropertyValue.with {
      $0.property = 1
      $0.value = .integer(-1)
    },
    PropertyValue.with { $0.value = .integer(0) },
    PropertyValue.with { $0.value = .flag(false) },
    PropertyValue.with { $0.value = .flag(true) },
    PropertyValue.with { $0.value = .choice(Int32.min) },
    PropertyValue.with { $0.value = .textList(TextList()) },
    PropertyValue.with { $0.value = .textList(TextList.with { $0.entries = ["a", "", "ü"] }) },
    PropertyValue(),
  ]

  static let createCustomer = CreateCustomerRequest.with {
    $0.options = MutationOptions.with {
      $0.requestID = Array(0..<16)
      $0.dryRun = true
    }
    $0.spec = customer.spec
    $0.credential = Credential.with { $0.kind = .password("hunter2-secret") }
  }

  static let hello = RPCHello.with {
    $0.software = "test"
    $0.frameBytesMax = UInt32.max
    $0.features = ["one", "two"]
    $0.databaseID = [0, 255, 0]
  }

  static let status = RPCStatus.with {
    $0.message = "no"
    $0.retryPushbackMs = -1
    $0.violations = [
      RPCFieldViolation.with {
        $0.field = "spec.login"
        $0.numbers = [-1, 0, Int64.min, Int64.max]
      }
    ]
    $0.trailers = [RPCMetadataEntry.with { $0.key = "k" }]
  }

  static let record = LogRecord.with {
    $0.sequence = 9
    $0.fingerprint = UInt64.max
    $0.method = 0x2e01_eab9
    $0.events = [
      LogEvent.with {
        $0.kind = .customerCreated(
          LogCustomerCreated.with {
            $0.customerID = 5
            $0.spec = customer.spec
          })
      },
      LogEvent.with {
        $0.kind = .addOnUpdated(
          LogAddOnUpdated.with {
            $0.clearedProperties = [1, -2, 3]
            $0.values = values
          })
      },
    ]
  }

  /// Encoded samples with a way to decode each again; messages without a common type are erased to closures.
  static let all: [Sample] = [
    Sample(customer), Sample(subscription), Sample(createCustomer), Sample(hello), Sample(status), Sample(record),
    Sample(GetServerInfoRequest()), Sample(CustomerRef.with { $0.by = .externalID("") }),
  ]
}

struct Sample: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  /// Decodes bytes as this sample's message and encodes the result again.
  let recode: @Sendable ([UInt8], MessageArena) throws(MessageDecodingError) -> [UInt8]
  /// Whether bytes decode to the very sample.
  let isReproduced: @Sendable ([UInt8]) throws -> Bool
  /// The message packed into memory of which so many bytes are there anyway.
  let packedWithoutMeasuring: @Sendable (Int) -> [UInt8]

  init<Message: ProtobufMessage>(_ message: Message) {
    name = Message.fullName
    bytes = message.encodedBytes(MessageArena())
    recode = { bytes, arena throws(MessageDecodingError) in
      try Message.decode(bytes, arena: arena).encodedBytes(arena)
    }
    packedWithoutMeasuring = { available in
      var bytes: [UInt8] = []
      message.pack(MessageArena(), available: available) { byteCount, write in
        bytes = [UInt8](unsafeUninitializedCapacity: max(1, byteCount)) { buffer, initialized in
          initialized = write(UnsafeMutableRawPointer(buffer.baseAddress!))
        }
      }
      return bytes
    }
    isReproduced = { try Message.decode($0, arena: MessageArena()) == message }
  }

  var testDescription: String { name }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}
