import KeiyakuMessages
import Testing

struct RoundTripTests {
  @Test(arguments: Samples.all)
  func everyFieldSurvivesEncodingAndDecoding(sample: Sample) throws {
    #expect(try sample.isReproduced(sample.bytes))
  }

  @Test(arguments: Samples.all)
  func oneArenaServesMessageAfterMessage(sample: Sample) throws {
    let arena = MessageArena(chunkBytes: 1024)
    for _ in 0..<3 {
      #expect(try sample.recode(sample.bytes, arena) == sample.bytes)
    }
  }

  @Test
  func encodingIsTheProtobufWireFormat() {
    let arena = MessageArena()
    // protobuf.dev/programming-guides/encoding: tag = number << 3 | wire type; sint64 is zigzag; zeros are left out.
    #expect(GetCustomerRequest.with { $0.customer = byID(150) }.encodedBytes(arena) == [0x0a, 3, 0x08, 0x96, 0x01])
    #expect(PropertyValue.with { $0.value = .integer(-1) }.encodedBytes(arena) == [0x10, 0x01])
    #expect(PropertyValue.with { $0.property = 2 }.encodedBytes(arena) == [0x08, 2])
    #expect(UpdateMask.with { $0.paths = ["a", ""] }.encodedBytes(arena) == [0x0a, 1, 0x61, 0x0a, 0])
    #expect(RPCSettings.with { $0.concurrentCallsMax = 1 }.encodedBytes(arena) == [0x0d, 1, 0, 0, 0])
    #expect(Customer().encodedBytes(arena) == [])
  }

  @Test
  func emptyAlternativesOfAOneofAreStillThere() throws {
    let arena = MessageArena()
    let byName = CustomerRef.with { $0.by = .login("") }
    #expect(byName.encodedBytes(arena) == [0x1a, 0])
    #expect(try CustomerRef.decode([0x1a, 0], arena: arena).by == .login(""))
    #expect(try CustomerRef.decode([], arena: arena).by == nil)
  }

  @Test
  func theLastAlternativeOfAOneofWins() throws {
    let ref = try CustomerRef.decode([0x08, 5, 0x1a, 1, 0x61], arena: MessageArena())
    #expect(ref.by == .login("a"))
  }

  @Test
  func numberListsAreReadPackedAndUnpacked() throws {
    let arena = MessageArena()
    let packed: [UInt8] = [0x32, 3, 1, 2, 3]
    let unpacked: [UInt8] = [0x30, 1, 0x30, 2, 0x30, 3]
    for bytes in [packed, unpacked] {
      #expect(try UpdateAddOnRequest.decode(bytes, arena: arena).clearProperties == [1, 2, 3])
    }
  }

  @Test
  func nulInsideATextIsEncodedAsTheReplacementCharacter() throws {
    let arena = MessageArena()
    let bytes = Contact.with { $0.name = "a\u{0}b\u{0}" }.encodedBytes(arena)
    #expect(try Contact.decode(bytes, arena: arena).name == "a\u{fffd}b\u{fffd}")
    let oneof = CustomerRef.with { $0.by = .login("\u{0}") }.encodedBytes(arena)
    #expect(try CustomerRef.decode(oneof, arena: arena).by == .login("\u{fffd}"))
  }

  @Test(arguments: [Int32(0), 1, 5, 6, 250, Int32.max])
  func enumsAreOpen(number: Int32) throws {
    let state = SyncState(rawValue: number)
    #expect(state.rawValue == number)
    #expect(SyncState.allCases.contains(state) == (number <= 5))
    let arena = MessageArena()
    let subscription = Subscription.with { $0.syncState = state }
    #expect(try Subscription.decode(subscription.encodedBytes(arena), arena: arena).syncState == state)
  }

  @Test
  func packedBytesGoStraightToTheCallersMemory() {
    let arena = MessageArena()
    let sample = Samples.customer
    var target = [UInt8](repeating: 0xaa, count: 4096)
    let count = target.withUnsafeMutableBytes { buffer in
      sample.withPacked(arena) { packed in
        // The array is not empty, so it has an address.
        packed.copy(to: buffer.baseAddress!)
        return packed.byteCount
      }
    }
    #expect(Array(target[..<count]) == sample.encodedBytes(arena))
    #expect(target[count] == 0xaa)
  }

  private func byID(_ id: Int64) -> CustomerRef {
    CustomerRef.with { $0.by = .id(id) }
  }

  @Test(arguments: Samples.all)
  func packingWithoutMeasuringGivesTheSameBytes(sample: Sample) {
    #expect(sample.packedWithoutMeasuring(1 << 20) == sample.bytes)
    #expect(sample.packedWithoutMeasuring(0) == sample.bytes, "measured, where there is no room")
  }

  @Test
  func theWorstNumbersFitIntoTheRoomThatIsTakenForThem() {
    // Ten bytes and a tag for each four bytes of memory: flags, choices and negative numbers.
    let worst = ListSubscriptionsReply.with {
      $0.subscriptions = [
        .with { subscription in
          subscription.id = -1
          subscription.ownerCustomerID = -1
          subscription.syncState = .unrecognized(-1)
          subscription.statusReasons = Array(repeating: .unrecognized(-1), count: 100)
          subscription.overrides = Array(
            repeating: .with {
              $0.property = -1
              $0.value = .choice(-1)
            }, count: 100)
          subscription.association = .bound(
            .with { bound in
              bound.addOns = Array(repeating: .with { $0.quantity = -1 }, count: 100)
            })
        }
      ]
    }
    #expect(Sample(worst).packedWithoutMeasuring(1 << 20) == worst.encodedBytes(MessageArena()))
  }
}
