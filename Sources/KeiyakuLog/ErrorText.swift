import Glibc

/// The system's words for an errno.
func errorText(_ code: Int32) -> String {
  withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
    // The temporary allocation has a base address because its capacity is not zero.
    strerror_r(code, buffer.baseAddress!, buffer.count) == 0 ? String(cString: buffer.baseAddress!) : "unknown error"
  }
}
