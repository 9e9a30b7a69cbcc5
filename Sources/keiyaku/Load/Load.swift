import ArgumentParser

/// `keiyaku load …`
struct Load: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure a server with calls whose answers are checked.",
    discussion: """
      Prepare data once, then measure:

        keiyaku load prepare --subscriptions 100000 --seed 1
        keiyaku load --workload get --connections 8 --in-flight 64 --duration 5s
        keiyaku load --workload create --connections 50 --in-flight 1 --json create.json
      """,
    subcommands: [LoadRun.self, LoadPrepare.self, LoadProbe.self],
    defaultSubcommand: LoadRun.self)
}
