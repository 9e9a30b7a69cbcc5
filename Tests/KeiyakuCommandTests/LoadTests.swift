import KeiyakuMessages
import Testing

@testable import keiyaku

@Suite("Load")
struct LoadTests {
  @Test("The same seed makes the same data, another seed other data")
  func seeded() {
    let (first, again, other) = (LoadData(seed: 7), LoadData(seed: 7), LoadData(seed: 8))
    for index in 0..<200 {
      #expect(first.customer(index) == again.customer(index))
      #expect(first.subscription(index, customers: 50) == again.subscription(index, customers: 50))
      #expect(first.customer(index).spec?.login != other.customer(index).spec?.login)
    }
  }

  @Test("What must be unique is, and every field is within its limit")
  func unique() {
    let data = LoadData(seed: 1)
    let customers = (0..<1000).map(data.customer)
    let subscriptions = (0..<1000).map { data.subscription($0, customers: 250) }
    #expect(Set(customers.compactMap { $0.spec?.login }).count == 1000)
    #expect(Set(customers.compactMap { $0.spec?.externalID }).count == 1000)
    #expect(Set(subscriptions.compactMap { $0.subscription?.spec?.name }).count == 1000)
    #expect(Set(subscriptions.compactMap { $0.subscription?.spec?.externalID }).count == 1000)
    for customer in customers { #expect(customer.firstLimitViolation() == nil) }
    for subscription in subscriptions { #expect(subscription.firstLimitViolation() == nil) }
  }

  @Test("The figures have the names that programs look for")
  func report() {
    var report = LoadReport(workload: .get, connections: 2, inFlight: 3, seconds: 2)
    var sample = LoadSample()
    for microseconds in UInt64(1)...100 { sample.latencies.record(microseconds * 1000) }
    sample.errors = 1
    sample.firstError = "wrong"
    sample.sizedCalls = 2
    sample.requestBytes = 50
    sample.replyBytes = 366
    report.add(sample)
    #expect(report.callsPerSecond == 50)
    #expect(report.errors == 1 && report.firstError == "wrong")
    let parts = [
      "calls_per_second\": 50.0,", "p50_us\": 50.0,", "p99_us\": 99.0", "p999_us\": 100.", "errors\": 1,",
      "request_bytes_mean\": 25,", "reply_bytes_mean\": 183}",
    ]
    for part in parts { #expect(report.json.contains(part), "\(part) in \(report.json)") }
  }
}

struct CheckedRepliesTests {
  @Test
  func onlyTheVeryBytesOfTheSameIDAreKnown() {
    var checked = CheckedReplies(capacity: 100)
    let reply: [UInt8] = Array(0..<27)
    reply.withUnsafeBytes { checked.insert($0, for: 7) }
    func isKnown(_ bytes: [UInt8], _ id: Int64) -> Bool { bytes.withUnsafeBytes { checked.contains($0, for: id) } }
    #expect(isKnown(reply, 7))
    #expect(!isKnown(reply, 8))
    #expect(!isKnown(reply, 7 + 128), "another id in the same place")
    #expect(!isKnown(reply + [0], 7))
    #expect(!isKnown([], 7))
    for position in reply.indices {
      var changed = reply
      changed[position] ^= 1
      #expect(!isKnown(changed, 7))
    }
  }
}
