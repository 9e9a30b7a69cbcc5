import Foundation
import KeiyakuClient
import TestSupport
import Testing

/// What supervisors and Prometheus see of the real executable.
@Suite(.serialized, .timeLimit(.minutes(5))) struct MetricsTests {
  /// The value of a series, as it stands in the text.
  private func value(_ series: String, at address: String) throws -> Double {
    let text = try HTTPExchange.get("/metrics", at: address).body
    let line = try #require(
      text.split(separator: "\n").first { $0.hasPrefix(series + " ") }, "\(series) is not in\n\(text)")
    return try #require(Double(line.dropFirst(series.count + 1)))
  }

  @Test func countersAreWhatWasCalled() async throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path, options: ["--metrics-listen", "127.0.0.1:0"])
    let address = try #require(server.metricsAddress)
    #expect(try HTTPExchange.get("/readyz", at: address).status == 200)

    let client = try await KeiyakuClient.connect(server.address)
    for number in 1...3 {
      _ = try await client.customers.create(.with { $0.spec = .with { $0.login = "customer\(number)" } })
    }
    for id in 1...20 as ClosedRange<Int64> {
      // Only the first three exist.
      _ = try? await client.customers.get(.with { $0.customer = .with { $0.by = .id(id) } })
    }
    _ = try await client.health.check(.init())

    let customers = #"service="keiyaku.v1.CustomerService",method="#
    for (series, expected) in [
      ("keiyaku_server_calls_started_total{\(customers)\"Create\"}", 3.0),
      ("keiyaku_server_calls_handled_total{\(customers)\"Create\",code=\"OK\"}", 3),
      ("keiyaku_server_calls_handled_total{\(customers)\"Get\",code=\"OK\"}", 3),
      ("keiyaku_server_calls_handled_total{\(customers)\"Get\",code=\"NOT_FOUND\"}", 17),
      ("keiyaku_server_call_duration_seconds_count{\(customers)\"Get\"}", 20),
      ("keiyaku_server_call_duration_seconds_bucket{\(customers)\"Get\",le=\"+Inf\"}", 20),
      ("keiyaku_server_calls_handled_total{service=\"keiyaku.rpc.v1.Health\",method=\"Check\",code=\"OK\"}", 1),
      ("keiyaku_server_calls_in_flight", 0), ("keiyaku_server_replies_waiting", 0),
      ("keiyaku_entities{kind=\"customer\"}", 3), ("keiyaku_entities{kind=\"plan\"}", 1),
      // The first record creates the database.
      ("keiyaku_applied_sequence", 4), ("keiyaku_durable_sequence", 4), ("keiyaku_log_frame_records_sum", 4),
      ("keiyaku_log_pending_bytes", 0), ("keiyaku_serving", 1),
    ] {
      #expect(try value(series, at: address) == expected, "\(series)")
    }
    for series in [
      "keiyaku_server_connections", "keiyaku_server_connections_accepted_total", "keiyaku_log_written_bytes_total",
      "keiyaku_log_bytes", "keiyaku_log_sync_duration_seconds_count",
      "keiyaku_server_request_bytes_total{\(customers)\"Create\"}",
      "keiyaku_server_reply_bytes_total{\(customers)\"Create\"}",
    ] {
      #expect(try value(series, at: address) > 0, "\(series)")
    }
    await client.close()
    #expect(server.terminate() == 0)
  }

  @Test func everyCallOfALoadIsCounted() throws {
    let directory = try TemporaryDirectory()
    let server = try ServerProcess(dataDirectory: directory.path, options: ["--metrics-listen", "127.0.0.1:0"])
    let address = try #require(server.metricsAddress)
    let prepared = try ServerProcess.run(
      ["load", "prepare", "--connect", server.address, "--subscriptions", "50", "--seed", "1"])
    #expect(prepared.status == 0, "\(prepared.errors)")
    let report = directory.path + "/load.json"
    let loaded = try ServerProcess.run(
      [
        "load", "--connect", server.address, "--workload", "get", "--connections", "4", "--in-flight", "16",
        "--duration", "1s", "--json", report,
      ])
    #expect(loaded.status == 0, "\(loaded.errors)")
    let get = #"service="keiyaku.v1.SubscriptionService",method="Get""#
    let started = try value("keiyaku_server_calls_started_total{\(get)}", at: address)
    #expect(started > 100)
    // The load has ended, and with it every call.
    #expect(try value("keiyaku_server_calls_handled_total{\(get),code=\"OK\"}", at: address) == started)
    #expect(try value("keiyaku_server_call_duration_seconds_count{\(get)}", at: address) == started)
    #expect(try value("keiyaku_server_calls_in_flight", at: address) == 0)
    #expect(server.terminate() == 0)
  }

  @Test(arguments: ["0.0.0.0:0", "9423", "192.0.2.1:9423"])
  func anAddressBeyondLoopbackIsRefused(address: String) throws {
    let directory = try TemporaryDirectory()
    let data = directory.path + "/data"
    let ended = try ServerProcess.run(
      ["serve", "--listen", "127.0.0.1:0", "--metrics-listen", address, "--data-dir", data])
    #expect(ended.status == 2 && ended.errors.contains("127.0.0.1"), "\(ended.errors)")
    #expect(!FileManager.default.fileExists(atPath: data), "nothing is created for a server that may not serve")
  }

  @Test func anAddressThatIsTakenEndsTheServerWithItsReason() throws {
    let directory = try TemporaryDirectory()
    let first = try ServerProcess(dataDirectory: directory.path, options: ["--metrics-listen", "127.0.0.1:0"])
    let address = try #require(first.metricsAddress)
    let other = try TemporaryDirectory()
    let second = try ServerProcess.run(
      ["serve", "--listen", "127.0.0.1:0", "--metrics-listen", address, "--data-dir", other.path])
    #expect(second.status == 10 && second.errors.contains(address))
    #expect(first.terminate() == 0)
  }
}
