import Testing

@testable import KeiyakuClient

@Suite("Endpoints, request ids, back-off")
struct TextFormTests {
  @Test(
    "An endpoint is read from the usual forms",
    arguments: [
      ("127.0.0.1:7423", "127.0.0.1", 7423), ("localhost", "localhost", 7423), ("[::1]:80", "::1", 80),
      ("[::1]", "::1", 7423), ("::1", "::1", 7423), ("例え.jp:1", "例え.jp", 1),
    ])
  func endpoint(text: String, host: String, port: Int) throws {
    let endpoint = try #require(Endpoint(text))
    #expect(endpoint == Endpoint(host: host, port: port))
    #expect(Endpoint("\(endpoint)") == endpoint)
  }

  @Test(
    "What is no endpoint is refused",
    arguments: ["", ":7423", "host:", "host:x", "host:65536", "host:-1", "[::1", "[::1]7423", "[::1]:", "a b:1"])
  func noEndpoint(text: String) {
    #expect(Endpoint(text) == nil)
  }

  @Test("Request ids are UUIDv7 and only grow, also while the clock stands still or goes back")
  func requestIDsGrow() {
    let generator = RequestIDGenerator()
    let times: [UInt64] = Array(repeating: 1000, count: 10_000) + Array(repeating: 900, count: 100) + [2000]
    var last = RequestID(high: 0, low: 0)
    for time in times {
      let (high, low) = generator.next(milliseconds: time)
      let id = RequestID(high: high, low: low)
      #expect(last.bytes.lexicographicallyPrecedes(id.bytes))
      #expect(RequestID(bytes: id.bytes) == id)
      last = id
    }
    #expect(last.bytes[0..<6].elementsEqual([0, 0, 0, 0, 0x07, 0xd0]))
  }

  @Test("A request id has the text form of RFC 9562")
  func requestIDText() throws {
    let text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
    let id = try #require(RequestID(text))
    #expect("\(id)" == text)
    #expect(RequestID(text.uppercased()) == id)
    #expect(RequestID("017f22e279b07cc398c4dc0c0c07398f") == id)
    #expect(RequestID("017f22e2-79b0-4cc3-98c4-dc0c0c07398f") == nil)
    #expect(RequestID("017f22e2") == nil)
    #expect(RequestID("017f22e2-79b0-7cc3-98c4-dc0c0c07398g") == nil)
  }

  @Test("Waits grow to the maximum, and keep at least half of it")
  func backoff() {
    let backoff = Backoff(initial: .milliseconds(10), maximum: .seconds(1), factor: 2)
    var random = SystemRandomNumberGenerator()
    for (failures, longest) in [(0, 10), (1, 20), (3, 80), (7, 1000), (1000, 1000)] {
      let delay = backoff.delay(failures: failures, using: &random)
      #expect((.milliseconds(longest) / 2 ... .milliseconds(longest)).contains(delay))
    }
  }
}
