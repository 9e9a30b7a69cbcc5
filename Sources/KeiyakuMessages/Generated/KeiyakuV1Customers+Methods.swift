// Generated from proto/ by Tools/generate.sh; do not edit.
// swift-format-ignore-file

/// Methods of `keiyaku.v1.CustomerService`.
public enum CustomerServiceMethods {
  /// Creates a customer and, in the same atomic change, a first subscription where one is given.
  /// Blocking.
  public static let create = MethodDescriptor<CreateCustomerRequest, CreateCustomerReply>(
    id: 0x2e01eab9, fullName: "keiyaku.v1.CustomerService/Create", kind: .unary,
    isRead: false, isBlocking: true)

  /// Returns one customer.
  public static let get = MethodDescriptor<GetCustomerRequest, GetCustomerReply>(
    id: 0x86537b6b, fullName: "keiyaku.v1.CustomerService/Get", kind: .unary,
    isRead: true, isBlocking: false)

  /// Returns several customers at once.
  /// Blocking.
  public static let batchGet = MethodDescriptor<BatchGetCustomersRequest, BatchGetCustomersReply>(
    id: 0xc9235969, fullName: "keiyaku.v1.CustomerService/BatchGet", kind: .unary,
    isRead: true, isBlocking: true)

  /// Lists customers by ascending id.
  public static let list = MethodDescriptor<ListCustomersRequest, ListCustomersReply>(
    id: 0x91da7d35, fullName: "keiyaku.v1.CustomerService/List", kind: .unary,
    isRead: true, isBlocking: false)

  /// Sets the fields of the spec that the mask names.
  public static let update = MethodDescriptor<UpdateCustomerRequest, UpdateCustomerReply>(
    id: 0x9ae0e8e8, fullName: "keiyaku.v1.CustomerService/Update", kind: .unary,
    isRead: false, isBlocking: false)

  /// Sets the password with which the customer logs in.
  /// Blocking.
  public static let setCredential = MethodDescriptor<SetCredentialRequest, SetCredentialReply>(
    id: 0x49932676, fullName: "keiyaku.v1.CustomerService/SetCredential", kind: .unary,
    isRead: false, isBlocking: true)

  /// Suspends a customer: they cannot log in, and their subscriptions are suspended with them.
  public static let suspend = MethodDescriptor<SuspendCustomerRequest, SuspendCustomerReply>(
    id: 0x2c84a43f, fullName: "keiyaku.v1.CustomerService/Suspend", kind: .unary,
    isRead: false, isBlocking: false)

  /// Ends a suspension.
  public static let activate = MethodDescriptor<ActivateCustomerRequest, ActivateCustomerReply>(
    id: 0xe036ed94, fullName: "keiyaku.v1.CustomerService/Activate", kind: .unary,
    isRead: false, isBlocking: false)

  /// Deletes a customer, with exactly the subscriptions that the request names.
  public static let delete = MethodDescriptor<DeleteCustomerRequest, DeleteCustomerReply>(
    id: 0xfc4c230e, fullName: "keiyaku.v1.CustomerService/Delete", kind: .unary,
    isRead: false, isBlocking: false)

  /// Answers whether this login may enter the hosting panel with this password.
  /// Blocking.
  public static let authenticate = MethodDescriptor<AuthenticateRequest, AuthenticateReply>(
    id: 0x8d646ca8, fullName: "keiyaku.v1.CustomerService/Authenticate", kind: .unary,
    isRead: true, isBlocking: true)

  /// All methods, in the order of the proto file.
  public static let all: [AnyMethodDescriptor] = [
    create.erased,
    get.erased,
    batchGet.erased,
    list.erased,
    update.erased,
    setCredential.erased,
    suspend.erased,
    activate.erased,
    delete.erased,
    authenticate.erased,
  ]
}
