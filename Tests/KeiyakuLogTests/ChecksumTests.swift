import CKeiyakuSystem
import Testing

@testable import KeiyakuLog

@Suite struct ChecksumTests {
  /// RFC 3720, B.4, and the check value of the CRC catalogues.
  static let vectors: [([UInt8], UInt32)] = [
    ([], 0),
    (Array("123456789".utf8), 0xE306_9283),
    ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
    ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
    (Array(0...31), 0x46DD_794E),
    ((0...31).reversed(), 0x113F_DB5C),
  ]

  @Test(arguments: vectors)
  func crc32cHasTheKnownValues(bytes: [UInt8], expected: UInt32) {
    #expect(keiyaku_crc32c(0, bytes, bytes.count) == expected)
    #expect(keiyaku_crc32c_portable(0, bytes, bytes.count) == expected)
  }

  @Test func crc32cByTableAndByInstructionAgreeAtEverySizeAndSplit() {
    let bytes = record(7, bytes: 300)
    for count in 0...bytes.count {
      let whole = keiyaku_crc32c(0, bytes, count)
      #expect(whole == keiyaku_crc32c_portable(0, bytes, count))
      let half = count / 2
      let first = keiyaku_crc32c(0, bytes, half)
      #expect(whole == keiyaku_crc32c(first, Array(bytes[half..<count]), count - half))
    }
  }

  /// The reference implementation's vectors: key 00 to 0f, message 00, 01, …
  @Test(
    arguments: [
      (0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
    ] as [(UInt8, UInt64)])
  func sipHashHasTheKnownValues(count: UInt8, expected: UInt64) {
    let bytes = Array(0..<count)
    let hash = bytes.withUnsafeBytes {
      sipHash24(key0: 0x0706_0504_0302_0100, key1: 0x0f0e_0d0c_0b0a_0908, $0)
    }
    #expect(hash == expected)
  }

  @Test func sparseSectorsAreCountedByTheBitsTheyHave() {
    var bytes = [UInt8](repeating: 0, count: 1600)
    bytes[600] = 0x10
    bytes[1100] = 0x03
    bytes[1599] = 0x01
    bytes.withUnsafeBytes { bytes in
      #expect(bytes.sparseSectors(bitsMax: 0) == 1)
      #expect(bytes.sparseSectors(bitsMax: 1) == 3)
      #expect(bytes.range(0..<513).sparseSectors(bitsMax: 0) == 2)
      #expect(bytes.range(0..<600).isZero)
      #expect(!bytes.range(0..<601).isZero)
      #expect(bytes.range(0..<0).isZero)
    }
  }
}

@Suite struct PasswordTests {
  private func hash(_ password: String) throws -> String {
    var output = [CChar](repeating: 0, count: Int(KEIYAKU_PASSWORD_HASH_BYTES))
    try #require(keiyaku_password_hash(password, &output, output.count) == 0)
    return output.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  @Test func aHashVerifiesItsPasswordAlone() throws {
    let first = try hash("契約 password")
    #expect(first.hasPrefix("$y$"))
    #expect(keiyaku_password_verify("契約 password", first))
    #expect(!keiyaku_password_verify("契約 Password", first))
    #expect(!keiyaku_password_verify("", first))
  }

  @Test func theSameEmptyPasswordHasAnotherSaltEachTime() throws {
    let first = try hash("")
    let second = try hash("")
    #expect(first != second)
    #expect(keiyaku_password_verify("", first))
  }

  @Test(arguments: ["", "*0", "$y$", "plain text", "$y$j9T$"])
  func whatIsNoHashVerifiesNothing(text: String) {
    #expect(!keiyaku_password_verify("secret", text))
  }

  /// The SHA-512 example of crypt(3)'s specification: hashes from elsewhere verify as well.
  @Test func aHashOfAnotherMethodVerifies() {
    let hash =
      "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"
    #expect(keiyaku_password_verify("Hello world!", hash))
    #expect(!keiyaku_password_verify("Hello world", hash))
  }

  @Test func tooLongAPasswordOrTooLittleRoomIsRefused() {
    var output = [CChar](repeating: 0, count: Int(KEIYAKU_PASSWORD_HASH_BYTES))
    #expect(keiyaku_password_hash(String(repeating: "x", count: 600), &output, output.count) < 0)
    #expect(keiyaku_password_hash("x", &output, 100) < 0)
  }
}
