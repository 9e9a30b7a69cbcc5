// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// Subscriptions, their terms and their locks. docs/semantics.md is normative.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol SubscriptionServiceProtocol: Sendable {
  /// Creates a subscription: bound to a plan with add-ons, or custom; customised where asked for.
  func create(_ request: CreateSubscriptionRequest, context: CallContext)
    -> Gated<CreateSubscriptionReply>

  /// Returns one subscription.
  func get(_ request: GetSubscriptionRequest, context: CallContext)
    -> Gated<GetSubscriptionReply>

  /// Lists subscriptions by ascending id.
  func list(_ request: ListSubscriptionsRequest, context: CallContext)
    -> Gated<ListSubscriptionsReply>

  /// Sets the fields of the spec that the mask names. Never locks.
  func update(_ request: UpdateSubscriptionRequest, context: CallContext)
    -> Gated<UpdateSubscriptionReply>

  /// Returns the values that apply now, computed from plan, add-ons, lock and overrides.
  func getEffective(_ request: GetEffectiveRequest, context: CallContext)
    -> Gated<GetEffectiveReply>

  /// Gives a subscription values of its own. On a bound one this locks it.
  func customize(_ request: CustomizeSubscriptionRequest, context: CallContext)
    -> Gated<CustomizeSubscriptionReply>

  /// Freezes a bound subscription as it stands: changes of its plan and add-ons no longer reach it.
  func lock(_ request: LockSubscriptionRequest, context: CallContext)
    -> Gated<LockSubscriptionReply>

  /// Lets a locked subscription follow its plan and add-ons again.
  func unlock(_ request: UnlockSubscriptionRequest, context: CallContext)
    -> Gated<UnlockSubscriptionReply>

  /// Gives a subscription to another customer, or to the provider.
  func transfer(_ request: TransferSubscriptionRequest, context: CallContext)
    -> Gated<TransferSubscriptionReply>
}

extension ServiceMethod {
  /// The methods of `keiyaku.v1.SubscriptionService`, carried out by `service`.
  public static func methods(of service: some SubscriptionServiceProtocol) -> [ServiceMethod] {
    [
      .unary(SubscriptionServiceMethods.create) { request, context in
        service.create(request, context: context)
      },
      .unary(SubscriptionServiceMethods.get) { request, context in
        service.get(request, context: context)
      },
      .unary(SubscriptionServiceMethods.list) { request, context in
        service.list(request, context: context)
      },
      .unary(SubscriptionServiceMethods.update) { request, context in
        service.update(request, context: context)
      },
      .unary(SubscriptionServiceMethods.getEffective) { request, context in
        service.getEffective(request, context: context)
      },
      .unary(SubscriptionServiceMethods.customize) { request, context in
        service.customize(request, context: context)
      },
      .unary(SubscriptionServiceMethods.lock) { request, context in
        service.lock(request, context: context)
      },
      .unary(SubscriptionServiceMethods.unlock) { request, context in
        service.unlock(request, context: context)
      },
      .unary(SubscriptionServiceMethods.transfer) { request, context in
        service.transfer(request, context: context)
      },
    ]
  }
}
