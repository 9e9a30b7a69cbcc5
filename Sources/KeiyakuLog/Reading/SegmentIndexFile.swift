/// Answers questions from the index of a sealed segment. Each block that is read is verified.
struct SegmentIndexFile {
  let header: SegmentIndexHeader
  private let file: any LogFile

  /// Opens the index of a segment.
  ///
  /// - Throws: What is wrong with it. It is of no use then.
  init(
    _ layout: DirectoryLayout, _ fileSystem: any LogFileSystem, direct: Bool, for segment: SegmentHeader,
    nextSequence: Int64, rulesVersion: UInt32
  ) throws(SegmentIndexFault) {
    let block = AlignedBuffer(byteCount: LogFormat.blockBytes)
    do throws(LogError) {
      file = try fileSystem.open(layout.index(segment.number), .existing, direct: direct)
      try file.readAll(block.bytes, at: 0)
    } catch {
      throw SegmentIndexFault("\(error)")
    }
    switch SegmentIndexHeader.decode(
      block.prefix(LogFormat.blockBytes), for: segment, nextSequence: nextSequence, rulesVersion: rulesVersion)
    {
    case .success(let decoded): header = decoded
    case .failure(let fault): throw fault
    }
  }

  /// Every frame of records of the segment.
  func frames() throws(SegmentIndexFault) -> [FramePlace] {
    let blocks = try blocks(at: header.frameOffset, count: header.frameBlocks)
    return (0..<header.frameCount).map { index in
      let block = index / SegmentIndexHeader.framesPerBlock * LogFormat.blockBytes
      let offset = block + index % SegmentIndexHeader.framesPerBlock * SegmentIndexHeader.frameBytes
      let bytes = blocks.prefix(blocks.bytes.count)
      return FramePlace(
        firstSequence: header.segment.firstSequence + Int64(bytes.number(at: offset, as: UInt32.self)),
        block: bytes.number(at: offset + 4), timeMilliseconds: bytes.number(at: offset + 8))
    }
  }

  /// Sequences of the newest records about an entity before `end`, ascending.
  func sequences(of entity: LogEntity, before end: Int64, countMax: Int) throws(SegmentIndexFault) -> [Int64] {
    let fences = try blocks(at: header.fenceOffset, count: header.fenceBlocks)
    func fence(_ index: Int) -> UInt64 {
      let block = index / SegmentIndexHeader.fencesPerBlock * LogFormat.blockBytes
      return fences.prefix(fences.bytes.count)
        .number(at: block + index % SegmentIndexHeader.fencesPerBlock * 8)
    }
    // Entries of the key may begin in the last block whose first key is smaller.
    var block = max(0, (0..<header.entryBlocks).partition { fence($0) < entity.key } - 1)
    var found: [Int64] = []
    while block < header.entryBlocks, fence(block) <= entity.key {
      found += try entries(block).lazy.filter { $0.key == entity.key && $0.sequence < end }.map(\.sequence)
      block += 1
    }
    return found.suffix(countMax)
  }

  /// The entries of one block.
  private func entries(_ index: Int) throws(SegmentIndexFault) -> [Posting] {
    let buffer = try blocks(at: header.entryOffset + index * LogFormat.blockBytes, count: 1)
    let bytes = buffer.prefix(SegmentIndexHeader.checksumOffset)
    var offset = SegmentIndexHeader.entryCountBytes
    func number() throws(SegmentIndexFault) -> UInt64 {
      var result: UInt64 = 0
      for shift in stride(from: UInt64(0), through: 63, by: 7) {
        guard offset < bytes.count else { break }
        let byte = bytes[offset]
        offset += 1
        result |= UInt64(byte & 0x7F) << shift
        if byte < 0x80 { return result }
      }
      throw SegmentIndexFault("block \(index) of its entries holds no number at \(offset)")
    }
    var postings: [Posting] = []
    var last = Posting(key: 0, sequence: 0)
    for place in 0..<Int(bytes.number(at: 0, as: UInt16.self)) {
      let key = last.key &+ (try number())
      let isSame = place > 0 && key == last.key
      let sequence = (isSame ? last.sequence : header.segment.firstSequence) &+ Int64(truncatingIfNeeded: try number())
      last = Posting(key: key, sequence: sequence)
      postings.append(last)
    }
    return postings
  }

  /// Reads and verifies blocks.
  private func blocks(at offset: Int, count: Int) throws(SegmentIndexFault) -> AlignedBuffer {
    let buffer = AlignedBuffer(byteCount: max(1, count) * LogFormat.blockBytes)
    guard count > 0 else { return buffer }
    do { try file.readAll(buffer.bytes, at: offset) } catch { throw SegmentIndexFault("\(error)") }
    let bytes = buffer.prefix(buffer.bytes.count)
    for block in 0..<count {
      let start = block * LogFormat.blockBytes
      guard bytes.range(start..<start + LogFormat.blockBytes).blockIsSound else {
        throw SegmentIndexFault("the block at offset \(offset + start) has another checksum")
      }
    }
    return buffer
  }
}
