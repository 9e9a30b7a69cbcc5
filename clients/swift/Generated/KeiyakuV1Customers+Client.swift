// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file
import KeiyakuMessages

/// The hosting provider's customers.
public struct CustomerServiceClient: Sendable {
  private let caller: KeiyakuClient

  /// Makes a client of the service over a client of the server.
  public init(_ caller: KeiyakuClient) {
    self.caller = caller
  }

  /// Creates a customer and, in the same atomic change, a first subscription where one is given.
  /// Blocking.
  public func create(
    _ request: CreateCustomerRequest, options: CallOptions = CallOptions()
  ) async throws -> CreateCustomerReply {
    try await caller.mutate(CustomerServiceMethods.create, request, options: options)
  }

  /// Returns one customer.
  public func get(
    _ request: GetCustomerRequest, options: CallOptions = CallOptions()
  ) async throws -> GetCustomerReply {
    try await caller.call(CustomerServiceMethods.get, request, options: options)
  }

  /// Returns several customers at once.
  /// Blocking.
  public func batchGet(
    _ request: BatchGetCustomersRequest, options: CallOptions = CallOptions()
  ) async throws -> BatchGetCustomersReply {
    try await caller.call(CustomerServiceMethods.batchGet, request, options: options)
  }

  /// Lists customers by ascending id.
  public func list(
    _ request: ListCustomersRequest, options: CallOptions = CallOptions()
  ) async throws -> ListCustomersReply {
    try await caller.call(CustomerServiceMethods.list, request, options: options)
  }

  /// Sets the fields of the spec that the mask names.
  public func update(
    _ request: UpdateCustomerRequest, options: CallOptions = CallOptions()
  ) async throws -> UpdateCustomerReply {
    try await caller.mutate(CustomerServiceMethods.update, request, options: options)
  }

  /// Sets the password with which the customer logs in.
  /// Blocking.
  public func setCredential(
    _ request: SetCredentialRequest, options: CallOptions = CallOptions()
  ) async throws -> SetCredentialReply {
    try await caller.mutate(CustomerServiceMethods.setCredential, request, options: options)
  }

  /// Suspends a customer: they cannot log in, and their subscriptions are suspended with them.
  public func suspend(
    _ request: SuspendCustomerRequest, options: CallOptions = CallOptions()
  ) async throws -> SuspendCustomerReply {
    try await caller.mutate(CustomerServiceMethods.suspend, request, options: options)
  }

  /// Ends a suspension.
  public func activate(
    _ request: ActivateCustomerRequest, options: CallOptions = CallOptions()
  ) async throws -> ActivateCustomerReply {
    try await caller.mutate(CustomerServiceMethods.activate, request, options: options)
  }

  /// Deletes a customer, with exactly the subscriptions that the request names.
  public func delete(
    _ request: DeleteCustomerRequest, options: CallOptions = CallOptions()
  ) async throws -> DeleteCustomerReply {
    try await caller.mutate(CustomerServiceMethods.delete, request, options: options)
  }

  /// Answers whether this login may enter the hosting panel with this password.
  /// Blocking.
  public func authenticate(
    _ request: AuthenticateRequest, options: CallOptions = CallOptions()
  ) async throws -> AuthenticateReply {
    try await caller.call(CustomerServiceMethods.authenticate, request, options: options)
  }
}
