import KeiyakuMessages
import Testing

@testable import KeiyakuWire

@Suite struct FrameFormatTests {
  @Test func theWorkedExampleIsTheseBytes() {
    #expect(header(FrameHeader(type: .pong, argument: 42)) == [0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x2A])
  }

  @Test func everyFieldStandsAtItsOffsetBigEndian() {
    let bytes = header(
      FrameHeader(
        length: 0x0102_0304, type: FrameType(rawValue: 5), flags: FrameFlags(rawValue: 0x86), metaLength: 0x0708,
        stream: 0x090A_0B0C, argument: 0x0D0E_0F10))
    #expect(bytes == [1, 2, 3, 4, 5, 0x86, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])
  }

  @Test func headersSurviveARoundTrip() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1000 {
      let original = FrameHeader(
        length: .random(in: 0 ... .max, using: &generator), type: FrameType(rawValue: .random(in: 0 ... .max)),
        flags: FrameFlags(rawValue: .random(in: 0 ... .max)), metaLength: .random(in: 0 ... .max),
        stream: .random(in: 0 ... .max), argument: .random(in: 0 ... .max))
      let decoded = header(original).withUnsafeBytes { FrameHeader(decoding: $0) }
      #expect(decoded == original)
    }
  }

  @Test func thePrefaceIsTheseBytes() {
    #expect(Preface.current.bytes == [0xF2, 0x4B, 0x59, 0x4B, 1, 0, 0, 0])
  }

  @Test(arguments: [
    (Array("GET / HTTP/1.1\r\n".utf8), Preface.Parse.foreign(.http)),
    (Array("PRI * HTTP/2.0".utf8), .foreign(.http)),
    (Array("GE".utf8), .incomplete),
    (Array("GEX ".utf8), .foreign(.unknown)),
    ([0x16, 0x03, 0x01], .foreign(.tls)),
    ([0x00], .foreign(.unknown)),
    ([0xF2, 0x4B], .incomplete),
    ([0xF2, 0x4B, 0x00], .foreign(.unknown)),
    ([0xF2, 0x4B, 0x59, 0x4B, 1, 0, 0], .incomplete),
    ([0xF2, 0x4B, 0x59, 0x4B, 9, 7, 1, 1], .preface(Preface(major: 9, minor: 7))),
    ([], .incomplete),
  ])
  func firstBytesAreToldAsSoonAsTheyCanBe(bytes: [UInt8], expected: Preface.Parse) {
    #expect(bytes.withUnsafeBytes { Preface.parse($0) } == expected)
  }

  @Test(arguments: [(0, 0, 1), (0, 64, 1), (0, 65, 2), (10, 54, 1), (10, 55, 2), (10, 118, 2), (10, 119, 3)])
  func aMessageIsSplitAtWhatTheReceiverAccepts(metaBytes: Int, bodyBytes: Int, frames: Int) {
    let fragments = Array(
      Fragmentation(
        type: .request, stream: 7, argument: 9, metaBytes: metaBytes, bodyBytes: bodyBytes, frameBytesMax: 64))
    #expect(fragments.count == frames)
    #expect(Fragmentation.frameCount(metaBytes: metaBytes, bodyBytes: bodyBytes, frameBytesMax: 64) == frames)
    #expect(fragments.flatMap { Array($0.body) } == Array(0..<bodyBytes))
    #expect(fragments.map(\.header.type) == [.request] + Array(repeating: .message, count: frames - 1))
    #expect(fragments.map(\.header.flags) == Array(repeating: .more, count: frames - 1) + [.end])
    #expect(fragments.map(\.header.metaLength) == [UInt16(metaBytes)] + Array(repeating: 0, count: frames - 1))
    #expect(fragments.map(\.header.argument) == [9] + Array(repeating: 0, count: frames - 1))
    #expect(fragments.allSatisfy { $0.header.length <= 64 && $0.header.stream == 7 })
  }

  @Test func aStatusIsCutToWhatThePeerAccepts() {
    let arena = MessageArena()
    var status = RPCStatus()
    status.reason = "PLAN_NOT_FOUND"
    status.notProcessed = true
    status.message = String(repeating: "契約", count: 500)
    status.violations = (0..<1000).map { number in .with { $0.field = "values[\(number)]" } }
    status.details = [.with { $0.value = Array(repeating: 1, count: 5000) }]
    #expect(status.trimmed(toByteCount: 100_000, arena: arena) == status)
    let cut = status.trimmed(toByteCount: 8192, arena: arena)
    #expect(cut.encodedBytes(arena).count <= 8192)
    #expect(!cut.violations.isEmpty && cut.violations == Array(status.violations.prefix(cut.violations.count)))
    #expect(cut.message == status.message)
    let tiny = status.trimmed(toByteCount: 100, arena: arena)
    #expect(tiny.encodedBytes(arena).count <= 100)
    #expect(tiny.reason == "PLAN_NOT_FOUND" && tiny.notProcessed && !tiny.message.isEmpty)
  }
}
