import NIOCore

/// Takes whole frames out of what arrives, one by one.
struct FrameReader {
  static let headerBytes = 16

  private var rest: ByteBuffer?

  /// Calls `body` with the stream of each frame that is whole.
  mutating func read(_ incoming: inout ByteBuffer, _ body: (UInt32) -> Void) {
    if var buffer = rest {
      buffer.writeBuffer(&incoming)
      incoming = buffer
      rest = nil
    }
    let used = incoming.withUnsafeReadableBytes { bytes in
      var offset = 0
      while bytes.count - offset >= Self.headerBytes {
        let length = Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        guard bytes.count - offset >= Self.headerBytes + length else { break }
        body(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self)))
        offset += Self.headerBytes + length
      }
      return offset
    }
    incoming.moveReaderIndex(forwardBy: used)
    if incoming.readableBytes > 0 { rest = incoming.slice() }
  }
}

extension ByteBuffer {
  /// Writes a frame of `payload` on a stream.
  mutating func writeFrame(stream: UInt32, payload: ByteBuffer) {
    writeMultipleIntegers(UInt32(payload.readableBytes), UInt32(0x0401_0000), stream, UInt32(0))
    writeImmutableBuffer(payload)
  }
}
