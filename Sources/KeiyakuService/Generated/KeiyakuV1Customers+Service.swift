// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// The hosting provider's customers.
///
/// Methods are called on an event loop and must not wait, unless they are `async`.
public protocol CustomerServiceProtocol: Sendable {
  /// Creates a customer and, in the same atomic change, a first subscription where one is given.
  /// Blocking.
  func create(_ request: CreateCustomerRequest, context: CallContext)
    async -> Gated<CreateCustomerReply>

  /// Returns one customer.
  func get(_ request: GetCustomerRequest, context: CallContext)
    -> Gated<GetCustomerReply>

  /// Returns several customers at once.
  /// Blocking.
  func batchGet(_ request: BatchGetCustomersRequest, context: CallContext)
    async -> Gated<BatchGetCustomersReply>

  /// Lists customers by ascending id.
  func list(_ request: ListCustomersRequest, context: CallContext)
    -> Gated<ListCustomersReply>

  /// Sets the fields of the spec that the mask names.
  func update(_ request: UpdateCustomerRequest, context: CallContext)
    -> Gated<UpdateCustomerReply>

  /// Sets the password with which the customer logs in.
  /// Blocking.
  func setCredential(_ request: SetCredentialRequest, context: CallContext)
    async -> Gated<SetCredentialReply>

  /// Suspends a customer: they cannot log in, and their subscriptions are suspended with them.
  func suspend(_ request: SuspendCustomerRequest, context: CallContext)
    -> Gated<SuspendCustomerReply>

  /// Ends a suspension.
  func activate(_ request: ActivateCustomerRequest, context: CallContext)
    -> Gated<ActivateCustomerReply>

  /// Deletes a customer, with exactly the subscriptions that the request names.
  func delete(_ request: DeleteCustomerRequest, context: CallContext)
    -> Gated<DeleteCustomerReply>

  /// Answers whether this login may enter the hosting panel with this password.
  /// Blocking.
  func authenticate(_ request: AuthenticateRequest, context: CallContext)
    async -> Gated<AuthenticateReply>
}

extension ServiceMethod {
  /// The methods of `keiyaku.v1.CustomerService`, carried out by `service`.
  public static func methods(of service: some CustomerServiceProtocol) -> [ServiceMethod] {
    [
      .blocking(CustomerServiceMethods.create) { request, context in
        await service.create(request, context: context)
      },
      .unary(CustomerServiceMethods.get) { request, context in
        service.get(request, context: context)
      },
      .blocking(CustomerServiceMethods.batchGet) { request, context in
        await service.batchGet(request, context: context)
      },
      .unary(CustomerServiceMethods.list) { request, context in
        service.list(request, context: context)
      },
      .unary(CustomerServiceMethods.update) { request, context in
        service.update(request, context: context)
      },
      .blocking(CustomerServiceMethods.setCredential) { request, context in
        await service.setCredential(request, context: context)
      },
      .unary(CustomerServiceMethods.suspend) { request, context in
        service.suspend(request, context: context)
      },
      .unary(CustomerServiceMethods.activate) { request, context in
        service.activate(request, context: context)
      },
      .unary(CustomerServiceMethods.delete) { request, context in
        service.delete(request, context: context)
      },
      .blocking(CustomerServiceMethods.authenticate) { request, context in
        await service.authenticate(request, context: context)
      },
    ]
  }
}
