import KeiyakuService
import Logging
import ServiceLifecycle

/// Looks at the wall clock every second, so that a step shows in Health and in the log also where nothing is written.
struct ClockWatch: Service {
  let services: ServiceStack
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var isDoubted = false
      while !Task.isCancelled {
        let milliseconds = services.checkClock()
        if (milliseconds != 0) != isDoubted {
          isDoubted.toggle()
          log(milliseconds)
        }
        // Throws where the task is cancelled, which ends the loop.
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  private func log(_ milliseconds: Int64) {
    if milliseconds == 0 { return logger.notice("the wall clock is believed again") }
    let way = milliseconds > 0 ? "ahead of" : "behind"
    logger.warning(
      "the wall clock has stepped and is doubted: nothing expires until it agrees again or keiyaku admin confirm-clock",
      metadata: ["difference": "\(milliseconds.magnitude / 1000) s \(way) the time of records"])
  }
}
