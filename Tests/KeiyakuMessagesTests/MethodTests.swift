import KeiyakuMessages
import Testing

struct MethodTests {
  /// Numbers on the wire. Permanent once released: a line may be added, none changed or removed.
  static let golden: [(UInt32, String)] = [
    (0x97b9_c771, "keiyaku.rpc.v1.Health/Check"),
    (0x7d05_e696, "keiyaku.rpc.v1.Health/Watch"),
    (0x933c_9cef, "keiyaku.v1.AdminService/GetServerInfo"),
    (0xa6be_ffe2, "keiyaku.v1.AdminService/Checkpoint"),
    (0x1b3b_b9b7, "keiyaku.v1.CatalogService/CreatePlan"),
    (0x89bc_9fcf, "keiyaku.v1.CatalogService/GetPlan"),
    (0x2842_0c78, "keiyaku.v1.CatalogService/ListPlans"),
    (0xb242_0b2e, "keiyaku.v1.CatalogService/UpdatePlan"),
    (0xe761_125a, "keiyaku.v1.CatalogService/SetDefaultPlan"),
    (0x794d_635a, "keiyaku.v1.CatalogService/CreateAddOn"),
    (0x9a0d_99a2, "keiyaku.v1.CatalogService/GetAddOn"),
    (0xe2d7_179f, "keiyaku.v1.CatalogService/ListAddOns"),
    (0x8f23_16e1, "keiyaku.v1.CatalogService/UpdateAddOn"),
    (0xe2c9_25ba, "keiyaku.v1.CatalogService/GetCapabilities"),
    (0xc70a_0256, "keiyaku.v1.CatalogService/SetCapabilities"),
    (0x135e_8710, "keiyaku.v1.CatalogService/DescribeProperties"),
    (0x2e01_eab9, "keiyaku.v1.CustomerService/Create"),
    (0x8653_7b6b, "keiyaku.v1.CustomerService/Get"),
    (0xc923_5969, "keiyaku.v1.CustomerService/BatchGet"),
    (0x91da_7d35, "keiyaku.v1.CustomerService/List"),
    (0x9ae0_e8e8, "keiyaku.v1.CustomerService/Update"),
    (0x4993_2676, "keiyaku.v1.CustomerService/SetCredential"),
    (0x2c84_a43f, "keiyaku.v1.CustomerService/Suspend"),
    (0xe036_ed94, "keiyaku.v1.CustomerService/Activate"),
    (0x8d64_6ca8, "keiyaku.v1.CustomerService/Authenticate"),
    (0xe32b_91a0, "keiyaku.v1.SubscriptionService/Create"),
    (0x2ebe_3390, "keiyaku.v1.SubscriptionService/Get"),
    (0xc6cf_7a48, "keiyaku.v1.SubscriptionService/BatchGet"),
    (0x14a4_ee7c, "keiyaku.v1.SubscriptionService/List"),
    (0xbb7c_f18b, "keiyaku.v1.SubscriptionService/Count"),
    (0x8d16_c035, "keiyaku.v1.SubscriptionService/Update"),
    (0xf820_a81d, "keiyaku.v1.SubscriptionService/GetEffective"),
    (0x8652_cff5, "keiyaku.v1.SubscriptionService/BatchGetEffective"),
    (0xcb54_a687, "keiyaku.v1.SubscriptionService/Customize"),
    (0xb93f_02bb, "keiyaku.v1.SubscriptionService/Lock"),
    (0xea72_dd70, "keiyaku.v1.SubscriptionService/Unlock"),
    (0x54ae_cc58, "keiyaku.v1.SubscriptionService/ResetOverrides"),
    (0x22fd_d753, "keiyaku.v1.SubscriptionService/SwitchPlan"),
    (0xdcf4_015c, "keiyaku.v1.SubscriptionService/DetachPlan"),
    (0xd8d4_1b43, "keiyaku.v1.SubscriptionService/AddAddOn"),
    (0xba19_ca83, "keiyaku.v1.SubscriptionService/SetAddOns"),
    (0x256d_d1ba, "keiyaku.v1.SubscriptionService/RemoveAddOn"),
    (0xf176_ccef, "keiyaku.v1.SubscriptionService/SetSubscriberSettings"),
    (0xb95d_ebaf, "keiyaku.v1.SubscriptionService/ListConflicts"),
    (0xdbd1_fba7, "keiyaku.v1.SubscriptionService/Transfer"),
    (0x6d48_2191, "keiyaku.v1.SubscriptionService/BulkUpdate"),
    (0xc5d4_bfdc, "keiyaku.rpc.v1.Diagnostics/Echo"),
    (0x6e27_0919, "keiyaku.rpc.v1.Diagnostics/Expand"),
    (0x542a_02e9, "keiyaku.rpc.v1.Diagnostics/Collect"),
    (0x3f61_cf2a, "keiyaku.rpc.v1.Diagnostics/Relay"),
    (0x949d_085a, "keiyaku.rpc.v1.Reflection/ListServices"),
    (0xae1d_9197, "keiyaku.rpc.v1.Reflection/GetFileDescriptorSet"),
    (0xd236_725a, "keiyaku.v1.AdminService/ConfirmClock"),
    (0xf1a7_762d, "keiyaku.v1.AdminService/AdoptRegistry"),
    (0xf60f_7b52, "keiyaku.v1.AdminService/Export"),
    (0x57fd_b629, "keiyaku.v1.AdminService/Import"),
    (0x9700_b432, "keiyaku.v1.EventService/Watch"),
    (0x553a_f6ce, "keiyaku.v1.EventService/ListEvents"),
    (0x0185_ce60, "keiyaku.v1.SubscriptionService/WatchEffective"),
    (0x481a_ad3a, "keiyaku.v1.AdminService/Backup"),
    (0x69e8_ee2d, "keiyaku.v1.CatalogService/SetPlanArchived"),
    (0x96e7_1ef4, "keiyaku.v1.CatalogService/DeletePlan"),
    (0xf5fb_8698, "keiyaku.v1.CatalogService/SetAddOnArchived"),
    (0xa0e5_78a7, "keiyaku.v1.CatalogService/DeleteAddOn"),
    (0xfc4c_230e, "keiyaku.v1.CustomerService/Delete"),
    (0xe090_1d58, "keiyaku.v1.SubscriptionService/Suspend"),
    (0xa781_a6a5, "keiyaku.v1.SubscriptionService/Activate"),
    (0x3cd8_7c21, "keiyaku.v1.SubscriptionService/Renew"),
    (0xe9ee_9e1f, "keiyaku.v1.SubscriptionService/Delete"),
  ]

  @Test(arguments: golden)
  func numbersOnTheWireNeverChange(id: UInt32, fullName: String) {
    #expect(MethodDirectory.all.first { $0.fullName == fullName }?.id == id)
  }

  @Test
  func everyMethodHasAGoldenNumber() {
    #expect(Set(MethodDirectory.all.map(\.fullName)) == Set(Self.golden.map(\.1)))
  }

  @Test(arguments: MethodDirectory.all)
  func numbersAreTheHashOfTheFullName(method: AnyMethodDescriptor) {
    #expect(method.id == FNV1a.hash32(method.fullName))
  }

  @Test
  func numbersAreUnique() {
    #expect(Set(MethodDirectory.all.map(\.id)).count == MethodDirectory.all.count)
  }

  @Test
  func optionsAndCommentsOfTheProtoFilesArrive() {
    #expect(CustomerServiceMethods.get.isRead)
    #expect(!CustomerServiceMethods.create.isRead)
    #expect(CustomerServiceMethods.create.isBlocking)
    #expect(!CustomerServiceMethods.get.isBlocking)
    let erased = CustomerServiceMethods.create.erased
    #expect(erased.requestName == "keiyaku.v1.CreateCustomerRequest")
    #expect(erased.replyName == "keiyaku.v1.CreateCustomerReply")
    #expect(erased.kind == .unary)
  }
}

struct FNV1aTests {
  // Vectors of draft-eastlake-fnv, appendix C.
  @Test(
    arguments: [
      ("", 0x811c_9dc5, 0xcbf2_9ce4_8422_2325), ("a", 0xe40c_292c, 0xaf63_dc4c_8601_ec8c),
      ("foobar", 0xbf9c_f968, 0x8594_4171_f739_67e8),
    ] as [(String, UInt32, UInt64)])
  func hasTheKnownVectors(text: String, hash32: UInt32, hash64: UInt64) {
    #expect(FNV1a.hash32(text) == hash32)
    #expect(FNV1a.hash64(text) == hash64)
    #expect(FNV1a.hash32(Array(text.utf8)) == hash32)
  }
}
