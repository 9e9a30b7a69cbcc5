import KeiyakuDomain
import KeiyakuMessages

/// Where a page of a list begins and how long it may be.
struct PagePosition {
  /// Entries whose ids are above this one.
  var after: Int64
  /// Entries at most.
  var size: Int

  /// Approximate bytes after which a page ends, whatever its number of entries: half of the floor of
  /// `message_bytes_max`, so that with the last entry it fits what the most modest client takes.
  static let bytesMax = 512 * 1024

  /// Whether a page with these entries takes no more.
  func isFull(_ count: Int, bytes: Int) -> Bool { count >= size || bytes >= Self.bytesMax }
}

/// Makes and reads the opaque tokens with which lists go on.
///
/// A token is 26 bytes: version 1, the kind of list, the first 8 bytes of the incarnation, a hash of the filters, and
/// the id after which to go on, big-endian. It holds no position in memory, so that it survives edits and restarts.
struct PageTokens: Sendable {
  /// Which list a token belongs to.
  enum Kind: UInt8 {
    case customers = 1
    case plans = 2
    case addOns = 3
    case subscriptions = 4
    /// Goes on before a sequence, and not after an id.
    case events = 5
  }

  private static let version: UInt8 = 1
  private static let byteCount = 26
  private static let sizeDefault = 100
  private static let sizeMax = 1000

  /// The first 8 bytes of the incarnation: enough to tell a database from its state before a restore.
  let incarnation: [UInt8]

  init(incarnation: [UInt8]) { self.incarnation = Array(incarnation.prefix(8)) }

  /// The token of the page after an id.
  func token(after id: Int64, of kind: Kind, filter: UInt64) -> [UInt8] {
    header(kind, filter) + Self.bytes(UInt64(bitPattern: id))
  }

  /// Where the page of a request begins.
  func position(_ request: PageRequest?, of kind: Kind, filter: UInt64) throws(Refusal) -> PagePosition {
    let size = Int(request?.size ?? 0)
    guard (0...Self.sizeMax).contains(size) else {
      throw .fieldInvalid(
        field: "page.size", reason: "is \(size); give 1 to \(Self.sizeMax), or 0 for \(Self.sizeDefault)")
    }
    return PagePosition(
      after: try after(request?.token ?? [], of: kind, filter: filter), size: size == 0 ? Self.sizeDefault : size)
  }

  /// Reads a page of a list without filters: its entries, and the token of the next page where there is one.
  ///
  /// - Parameters:
  ///   - next: The next id after one.
  ///   - view: The entry with an id.
  func read<Entry: ListEntry>(
    _ page: PagePosition, of kind: Kind, next: (Int64) -> Int64?, view: (Int64) -> Entry
  ) -> (entries: [Entry], nextToken: [UInt8]) {
    var entries: [Entry] = []
    var bytes = 0
    var cursor = page.after
    while let id = next(cursor) {
      if page.isFull(entries.count, bytes: bytes) { return (entries, token(after: cursor, of: kind, filter: 0)) }
      let entry = view(id)
      bytes += entry.approximateByteCount
      entries.append(entry)
      cursor = id
    }
    return (entries, [])
  }

  private func after(_ token: [UInt8], of kind: Kind, filter: UInt64) throws(Refusal) -> Int64 {
    if token.isEmpty { return 0 }
    guard token.count == Self.byteCount, token[0] == Self.version else {
      throw .pageTokenInvalid(reason: "was not made by this server")
    }
    guard token[1] == kind.rawValue else { throw .pageTokenInvalid(reason: "belongs to another list") }
    guard token[2..<10].elementsEqual(incarnation) else {
      throw .pageTokenInvalid(reason: "belongs to another database, or to this one before it was restored")
    }
    guard token[10..<18].elementsEqual(Self.bytes(filter)) else {
      throw .pageTokenInvalid(reason: "belongs to a list with other filters")
    }
    let id = token[18...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard id <= UInt64(Int64.max) else { throw .pageTokenInvalid(reason: "was not made by this server") }
    return Int64(id)
  }

  private func header(_ kind: Kind, _ filter: UInt64) -> [UInt8] {
    [Self.version, kind.rawValue] + incarnation + Self.bytes(filter)
  }

  private static func bytes(_ number: UInt64) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}

// Sizes for the limit of a page: texts in full, the rest near enough. Pages end far below the limit of a message.

/// An entry of a list.
protocol ListEntry {
  /// About how many bytes it takes in a reply.
  var approximateByteCount: Int { get }
}

extension Customer: ListEntry {
  var approximateByteCount: Int {
    guard let spec else { return 128 }
    let contact = spec.contact
    let address = contact?.address
    var texts = [spec.externalID, spec.login, spec.locale, spec.notes]
    texts += [contact?.name, contact?.company, contact?.email, contact?.phone].compactMap { $0 }
    texts += [address?.city, address?.region, address?.postalCode].compactMap { $0 } + (address?.lines ?? [])
    texts += [spec.billing?.name, spec.billing?.taxID, spec.billing?.paymentReference].compactMap { $0 }
    return 128 + texts.approximateByteCount
  }
}

extension Plan: ListEntry {
  var approximateByteCount: Int {
    128 + [spec?.externalID ?? "", spec?.name ?? "", spec?.notes ?? ""].approximateByteCount
      + values.approximateByteCount
  }
}

extension AddOn: ListEntry {
  var approximateByteCount: Int {
    128 + [spec?.externalID ?? "", spec?.name ?? "", spec?.notes ?? ""].approximateByteCount
      + values.approximateByteCount
  }
}

extension Subscription {
  var approximateByteCount: Int {
    var count = 128 + overrides.approximateByteCount + subscriberSettings.approximateByteCount
    count += ownValues.approximateByteCount
    if let spec {
      count += [spec.externalID, spec.name, spec.systemUser, spec.notes].approximateByteCount
      count += spec.ipv4Addresses.approximateByteCount + spec.ipv6Addresses.approximateByteCount
    }
    if let lock { count += [lock.actor, lock.note].approximateByteCount }
    guard case .bound(let bound) = association else { return count }
    return bound.addOns.reduce(count + bound.planName.utf8.count) { $0 + 20 + $1.name.utf8.count }
  }
}

extension [String] {
  fileprivate var approximateByteCount: Int { reduce(0) { $0 + 4 + $1.utf8.count } }
}

extension [KeiyakuMessages.PropertyValue] {
  var approximateByteCount: Int {
    reduce(0) { sum, value in
      guard case .textList(let list) = value.value else { return sum + 16 }
      return sum + 16 + list.entries.approximateByteCount
    }
  }
}
