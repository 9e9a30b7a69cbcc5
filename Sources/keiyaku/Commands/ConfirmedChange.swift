import KeiyakuMessages

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a command would do, as its dry run says.
protocol ValueChangesReply {
  var changes: [ValueChange] { get }
}

extension UnlockSubscriptionReply: ValueChangesReply {}
extension SwitchPlanReply: ValueChangesReply {}
extension DetachPlanReply: ValueChangesReply {}
extension ResetOverridesReply: ValueChangesReply {}
extension CustomizeSubscriptionReply: ValueChangesReply {}
extension LockSubscriptionReply: ValueChangesReply {}
extension AddAddOnReply: ValueChangesReply {}
extension SetAddOnsReply: ValueChangesReply {}
extension RemoveAddOnReply: ValueChangesReply {}
extension SetSubscriberSettingsReply: ValueChangesReply {}

extension Session {
  /// The options of a change, once somebody at the terminal has seen what it does and said yes.
  ///
  /// The change is tried, its values are shown, and then it is made only if the subscription is still as it was.
  /// - Parameter attempt: Carries out the change with the options given.
  func confirmed(
    _ change: ChangeOptions, _ confirmation: ConfirmationOptions, _ subscription: SubscriptionRef, question: String,
    _ attempt: (MutationOptions) async throws -> any ValueChangesReply
  ) async throws -> MutationOptions {
    var options = change.message
    let isAsked =
      !confirmation.yes && !change.dryRun && !isJSON && Terminal.isTerminal(STDIN_FILENO)
      && Terminal.isTerminal(STDERR_FILENO)
    guard isAsked else { return options }
    let present = try await client.subscriptions.get(.with { $0.subscription = subscription }).subscription
    if options.ifRevision == 0 { options.ifRevision = present?.revision ?? 0 }
    var trial = options
    trial.dryRun = true
    let changes = try await attempt(trial).changes
    guard !changes.isEmpty else { return options }
    Terminal.printError(EntityText.changes(changes, try await registry(), .plain))
    Terminal.printError("\(question) [y/N] ")
    let answer = (readLine(strippingNewline: true) ?? "").lowercased()
    guard ["y", "yes"].contains(answer) else {
      throw CommandFailure(message: "nothing was changed", code: Failure.refused)
    }
    return options
  }

  /// Prints the reply of a change of a subscription's terms: what became of it, the subscription, and of a dry run which
  /// values would change.
  func show(
    _ reply: some ProtobufMessage & ValueChangesReply, _ result: MutationResult?, _ subscription: Subscription?
  ) async throws {
    try await show(reply, result) {
      let facts = try await facts(subscription)
      guard !reply.changes.isEmpty else { return facts }
      return facts + "\n" + EntityText.changes(reply.changes, try await registry(), style)
    }
  }
}
