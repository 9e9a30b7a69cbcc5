internal import CKeiyakuProto

/// The libprotobuf-c that this process runs with.
public enum ProtobufLibrary {
  /// Version of the library, such as `1.4.1`.
  public static var version: String {
    String(cString: protobuf_c_version())
  }

  /// Oldest version that is safe with bytes from a peer: 1.4.1 fixes CVE-2022-48468 and CVE-2022-33070.
  public static let versionNumberMin: UInt32 = 1_004_001

  /// Throws if the library is older than `versionNumberMin`.
  ///
  /// Call it once before serving: the library is shared, and the one found at run time need not be the one that this
  /// was built with.
  public static func verify() throws(UnsupportedProtobufLibrary) {
    try verify(number: protobuf_c_version_number(), version: version)
  }

  static func verify(number: UInt32, version: String) throws(UnsupportedProtobufLibrary) {
    guard number >= versionNumberMin else { throw UnsupportedProtobufLibrary(version: version) }
  }
}

/// The libprotobuf-c of this system is too old to be given bytes from a peer.
public struct UnsupportedProtobufLibrary: Error, Hashable, CustomStringConvertible {
  /// The version found.
  public let version: String

  init(version: String) { self.version = version }

  /// What is wrong and what to do, for people.
  public var description: String {
    "libprotobuf-c \(version) has known faults with hostile input; install 1.4.1 or later"
  }
}

/// The schema itself, as data.
public enum SchemaDescriptor {
  /// An encoded `google.protobuf.FileDescriptorSet` of all files of the schema, for reflection.
  public static var fileDescriptorSet: [UInt8] {
    // Static memory of the generated C file; read in bounds and copied.
    [UInt8](UnsafeBufferPointer(start: keiyaku_descriptor_set_data(), count: keiyaku_descriptor_set_length()))
  }
}
