import KeiyakuMessages
import Testing

@testable import KeiyakuService

@Suite struct ReflectionTests {
  @Test func everyMethodThatIsServedIsListedAndNoOther() async throws {
    let services = try Services()
    let reply = try await services.call(ReflectionMethods.listServices, .init())
    let listed = reply.services.flatMap(\.methods)
    #expect(Set(listed.map(\.number)) == Set(services.methods.map(\.id)))
    #expect(listed.count == services.methods.count && listed.allSatisfy { !$0.comment.isEmpty })
    let streaming = services.methods.filter(\.isStreaming).map(\.fullName)
    #expect(Set(listed.filter { $0.shape != .unary }.map(\.name)) == Set(streaming))
    #expect(streaming.contains("keiyaku.v1.SubscriptionService/BulkUpdate"))
    #expect(reply.services.map(\.name) == reply.services.map(\.name).sorted())
    let get = listed.first { $0.name == "keiyaku.v1.CustomerService/Get" }
    #expect(get?.reads == true && get?.number == CustomerServiceMethods.get.id)
    #expect(get?.request == "keiyaku.v1.GetCustomerRequest" && get?.reply == "keiyaku.v1.GetCustomerReply")
    #expect(listed.first { $0.name == "keiyaku.v1.CustomerService/Create" }?.reads == false)
  }

  private func schema(_ services: Services, _ symbol: String) async throws -> DynamicSchema {
    let reply = try await services.call(ReflectionMethods.getFileDescriptorSet, .with { $0.symbol = symbol })
    return try DynamicSchema(fileDescriptorSet: reply.fileDescriptorSet)
  }

  @Test(arguments: [
    "keiyaku.v1.AdminService", "keiyaku.v1.AdminService/GetServerInfo", "keiyaku.v1.GetServerInfoReply",
  ])
  func theFilesOfASymbolAreAllThatItNeeds(symbol: String) async throws {
    let services = try Services()
    let schema = try await schema(services, symbol)
    #expect(schema.services.contains { $0.name == "keiyaku.v1.AdminService" })
    #expect(schema.messages["keiyaku.v1.GetServerInfoReply"] != nil)
    // It is imported by what is imported.
    #expect(schema.messages["keiyaku.v1.SubscriptionSpec"] != nil)
    #expect(schema.messages["keiyaku.v1.WatchReply"] == nil)
  }

  @Test func importsComeAlong() async throws {
    let services = try Services()
    let schema = try await schema(services, "keiyaku.v1.SubscriptionService")
    // subscriptions.proto speaks of options, which stand in common.proto.
    #expect(schema.messages["keiyaku.v1.MutationOptions"] != nil)
    #expect(schema.messages["keiyaku.log.v1.Record"] == nil)
    let whole = try await self.schema(services, "")
    #expect(whole.messages["keiyaku.log.v1.Record"] != nil)
  }

  @Test(arguments: ["keiyaku", "keiyaku.v1", "Customer", "keiyaku.v1.Customers", "x"])
  func aSymbolThatDoesNotExistIsRefusedWithTheWayOut(symbol: String) async throws {
    let error = await (try Services()).error(ReflectionMethods.getFileDescriptorSet, .with { $0.symbol = symbol })
    #expect(error?.code == .notFound && error?.reason == "SYMBOL_NOT_FOUND")
    #expect(error?.message.contains("ListServices") == true)
  }
}
