import Testing

@testable import KeiyakuMessages

struct RPCErrorTests {
  @Test(arguments: [nil, .never, .afterMilliseconds(1), .afterMilliseconds(Int32.max)] as [RPCError.RetryPushback?])
  func survivesTheStatusFrame(pushback: RPCError.RetryPushback?) throws {
    let error = RPCError(
      code: .failedPrecondition, reason: "CUSTOM_SUBSCRIPTION", message: "no add-ons here",
      violations: [RPCFieldViolation.with { $0.field = "add_on" }],
      details: [RPCStatusDetail.with { $0.type = "t" }], trailers: [RPCMetadataEntry.with { $0.key = "k" }],
      retryPushback: pushback, notProcessed: true)
    let arena = MessageArena()
    let status = try RPCStatus.decode(error.status.encodedBytes(arena), arena: arena)
    #expect(RPCError(code: .failedPrecondition, status: status) == error)
  }

  @Test
  func okIsNoError() {
    #expect(RPCError(code: .ok, status: RPCStatus()).code == .unknown)
  }

  @Test
  func aPushbackOfZeroDoesNotTurnIntoNone() {
    let error = RPCError(code: .unavailable, reason: "", message: "", retryPushback: .afterMilliseconds(0))
    #expect(error.status.retryPushbackMs == 1)
  }

  @Test
  func descriptionHasCodeReasonMessageAndRows() {
    let row = RPCFieldViolation.with { ($0.field, $0.description) = ("login", "too long") }
    let error = RPCError(code: .invalidArgument, reason: "FIELD", message: "refused", violations: [row])
    #expect("\(error)" == "invalidArgument FIELD: refused; login: too long")
  }
}

struct ProtobufLibraryTests {
  @Test
  func theLibraryOfThisSystemIsAccepted() {
    #expect(throws: Never.self) { try ProtobufLibrary.verify() }
  }

  @Test
  func anOlderLibraryIsRefusedByVersion() {
    #expect(throws: UnsupportedProtobufLibrary(version: "1.4.0")) {
      try ProtobufLibrary.verify(number: 1_004_000, version: "1.4.0")
    }
  }

  @Test
  func theDescriptorSetHoldsEveryService() {
    let bytes = SchemaDescriptor.fileDescriptorSet
    for method in MethodDirectory.all {
      let name = method.fullName.split(separator: "/")[1]
      #expect(bytes.firstRange(of: name.utf8) != nil)
    }
  }
}
