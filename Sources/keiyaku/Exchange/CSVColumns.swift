import KeiyakuMessages

// The columns of each kind.

extension CSVTable {
  private static func values(
    _ registry: PropertyRegistry, prefix: String = "", _ path: WritableKeyPath<Row, [PropertyValue]>,
    where isMeant: (PropertyDescription) -> Bool = { _ in true }
  ) -> [Column] {
    registry.properties.filter(isMeant).map { Column(prefix + $0.name, $0, path) }
  }
}

extension CSVTable<PlanRow> {
  static func plans(_ registry: PropertyRegistry) -> CSVTable {
    CSVTable(
      columns: [
        Column("plan", \.present.name), Column("external_id", \.present.externalID),
        Column(
          name: "validity_days",
          text: { row in
            let days = row.present.validityDays
            return days == 0 ? "" : "\(days)"
          },
          take: { row, cell in
            guard let days = Int32(cell) else { throw CSVCellError("takes a number of days") }
            row.present.validityDays = days
          }),
        Column("is_default", \.isDefault), Column("archived", \.archived), Column("notes", \.present.notes),
      ] + values(registry, \.values))
  }
}

extension CSVTable<AddOnRow> {
  static func addOns(_ registry: PropertyRegistry) -> CSVTable {
    CSVTable(
      columns: [
        Column("add_on", \.present.name), Column("external_id", \.present.externalID), Column("archived", \.archived),
        Column("notes", \.present.notes),
      ] + values(registry, \.values) { $0.allowedInAddOn })
  }
}

extension CSVTable<CustomerRow> {
  /// - Parameter credentials: Whether there is a column of password hashes.
  static func customers(credentials: Bool) -> CSVTable {
    let contact: WritableKeyPath<CustomerRow, Contact> = \.present.presentContact
    let address = contact.appending(path: \.presentAddress)
    let billing: WritableKeyPath<CustomerRow, Billing> = \.present.presentBilling
    var columns = [
      Column("customer", \.present.login), Column("external_id", \.present.externalID),
      Column("name", contact.appending(path: \.name)), Column("company", contact.appending(path: \.company)),
      Column("email", contact.appending(path: \.email)), Column("phone", contact.appending(path: \.phone)),
      Column(lines: "address", address.appending(path: \.lines)), Column("city", address.appending(path: \.city)),
      Column("region", address.appending(path: \.region)),
      Column("postal_code", address.appending(path: \.postalCode)),
      Column("country", address.appending(path: \.country)),
      Column("billing_name", billing.appending(path: \.name)), Column("tax_id", billing.appending(path: \.taxID)),
      Column("currency", billing.appending(path: \.currency)),
      Column("payment_reference", billing.appending(path: \.paymentReference)),
      Column("locale", \.present.locale), Column("suspended", \.suspended), Column("notes", \.present.notes),
    ]
    if credentials { columns.append(Column("crypt", \.crypt)) }
    return CSVTable(columns: columns)
  }
}

extension CSVTable<SubscriptionRow> {
  static func subscriptions(_ registry: PropertyRegistry) -> CSVTable {
    CSVTable(
      columns: [
        Column(
          name: "subscription", text: { DomainText.unicode($0.present.name) }, take: { $0.present.name = $1 }),
        Column("external_id", \.present.externalID), ownerColumn, planColumn, addOnsColumn, lockColumn,
        Column(moment: "lock_since", \.presentLock.sinceMs), Column("lock_by", \.presentLock.actor),
        Column("lock_note", \.presentLock.note), statusColumn, Column(moment: "expires", \.expiresAtMs),
        Column(lines: "ipv4", \.present.ipv4Addresses), Column(lines: "ipv6", \.present.ipv6Addresses),
        Column("system_user", \.present.systemUser), Column("notes", \.present.notes),
      ] + values(registry, prefix: "kept.", \.keptValues) { !$0.synced } + values(registry, prefix: "own.", \.ownValues)
        + values(registry, prefix: "override.", \.overrides) { $0.customizable }
        + values(registry, prefix: "setting.", \.subscriberSettings) { !$0.delegatingPermission.isEmpty })
  }

  private static var ownerColumn: Column {
    Column(
      name: "owner",
      text: { row in
        guard case .customer(let customer) = row.owner?.owner, case .login(let login) = customer.by else {
          return "provider"
        }
        return CSVCell.text(name: login)
      },
      take: { row, cell in
        row.owner = .with { reference in
          reference.owner =
            cell == "provider"
            ? .provider(Provider()) : .customer(.with { $0.by = .login(CSVCell.name(cell)) })
        }
      })
  }

  /// Empty for a custom subscription.
  private static var planColumn: Column {
    Column(
      name: "plan",
      text: { row in
        guard case .bound(let bound) = row.association, case .name(let name) = bound.plan?.by else { return "" }
        return name
      },
      take: { row, cell in row.selection.plan = .with { $0.by = .name(cell) } })
  }

  /// A name a line, with its quantity behind a colon where that is not 1.
  private static var addOnsColumn: Column {
    Column(
      name: "add_ons",
      text: { row in
        guard case .bound(let bound) = row.association else { return "" }
        return bound.addOns.map { selection in
          guard case .name(let name) = selection.addOn?.by else { return "" }
          let hasColon = name.utf8.contains(UInt8(ascii: ":"))
          return selection.quantity > 1 || hasColon ? "\(name):\(max(selection.quantity, 1))" : name
        }.joined(separator: "\n")
      },
      take: { row, cell in
        for entry in CSVCell.entries(cell) {
          var (name, quantity) = (entry, Int32(1))
          if let colon = entry.lastIndex(of: ":"), let number = Int32(entry[entry.index(after: colon)...]) {
            (name, quantity) = (String(entry[..<colon]), number)
          }
          row.selection.addOns.append(
            .with {
              $0.addOn = .with { $0.by = .name(name) }
              $0.quantity = quantity
            })
        }
      })
  }

  private static var lockColumn: Column {
    Column(
      name: "lock",
      text: { row in
        switch row.lock?.kind ?? LockKind.none {
        case .none, .unrecognized: ""
        case .fields: "fields"
        case .whole: "whole"
        }
      },
      take: { row, cell in
        guard let kind = LockKind(argument: cell) else { throw CSVCellError("takes none, fields or whole") }
        row.presentLock.kind = kind
      })
  }

  private static var statusColumn: Column {
    let names: KeyValuePairs = ["provider": StatusReason.provider, "subscriber": .subscriber, "expired": .expired]
    return Column(
      name: "status",
      text: { row in
        row.statusReasons.compactMap { reason in names.first { $0.value == reason }?.key }.joined(separator: "\n")
      },
      take: { row, cell in
        for entry in CSVCell.entries(cell) {
          guard let reason = names.first(where: { $0.key == entry })?.value else {
            throw CSVCellError("takes provider, subscriber and expired, one a line")
          }
          row.statusReasons.append(reason)
        }
      })
  }
}

/// A line of the table of capabilities.
struct CapabilityLine {
  var capability = Capability()
}

extension CSVTable<CapabilityLine> {
  static func capabilities(_ registry: PropertyRegistry) -> CSVTable {
    CSVTable(columns: [
      Column(
        name: "capability", text: { registry.property($0.capability.property)?.name ?? "" },
        take: { $0.capability.property = try registry.property(named: $1).number }),
      Column(
        name: "limit",
        text: { line in
          guard let property = registry.property(line.capability.property) else { return "" }
          return switch line.capability.limit {
          case nil: ""
          case .atMost(let most): property.text(of: .with { $0.value = .integer(most) })
          case .unavailable: "off"
          case .options(let set) where set.options.isEmpty: "\n"
          case .options(let set):
            set.options.map { option in property.text(of: .with { $0.value = .choice(option) }) }
              .joined(separator: "\n")
          case .entries(let list): list.entries.isEmpty ? "\n" : list.entries.joined(separator: "\n")
          }
        },
        take: { line, cell in
          let property = registry.property(line.capability.property) ?? PropertyDescription()
          switch property.type {
          case .textList: line.capability.limit = .entries(.with { $0.entries = CSVCell.entries(cell) })
          case .choice:
            let options = try CSVCell.entries(cell).map { name in
              guard case .choice(let number) = try property.value(from: name).value else {
                throw CSVCellError("takes options")
              }
              return number
            }
            line.capability.limit = .options(.with { $0.options = options })
          default: line.capability.limit = try property.capability(from: cell)?.limit
          }
        }),
    ])
  }
}

// MARK: Messages that may be absent, to be written into

extension PlanRow {
  fileprivate var present: PlanSpec {
    get { spec ?? PlanSpec() }
    set { spec = newValue }
  }
}

extension AddOnRow {
  fileprivate var present: AddOnSpec {
    get { spec ?? AddOnSpec() }
    set { spec = newValue }
  }
}

extension CustomerRow {
  fileprivate var present: CustomerSpec {
    get { spec ?? CustomerSpec() }
    set { spec = newValue }
  }
}

extension CustomerSpec {
  fileprivate var presentContact: Contact {
    get { contact ?? Contact() }
    set { contact = newValue }
  }

  fileprivate var presentBilling: Billing {
    get { billing ?? Billing() }
    set { billing = newValue }
  }
}

extension Contact {
  fileprivate var presentAddress: PostalAddress {
    get { address ?? PostalAddress() }
    set { address = newValue }
  }
}

extension SubscriptionRow {
  fileprivate var present: SubscriptionSpec {
    get { spec ?? SubscriptionSpec() }
    set { spec = newValue }
  }

  fileprivate var presentLock: Lock {
    get { lock ?? Lock() }
    set { lock = newValue }
  }

  /// What it follows; makes it bound where it is written into.
  fileprivate var selection: PlanSelection {
    get { if case .bound(let selection) = association { selection } else { PlanSelection() } }
    set { association = .bound(newValue) }
  }
}
