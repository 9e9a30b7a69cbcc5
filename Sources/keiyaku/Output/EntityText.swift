import KeiyakuMessages

/// How entities are shown to people.
enum EntityText {
  static let customerColumns: [Table.Column] = [
    .right("ID"), .left("LOGIN"), .left("NAME"), .left("COMPANY"), .right("SUBSCRIPTIONS"), .left("STATUS"),
  ]

  static func row(_ customer: Customer) -> [String] {
    [
      "\(customer.id)", customer.spec?.login ?? "", customer.spec?.contact?.name ?? "",
      customer.spec?.contact?.company ?? "", "\(customer.subscriptionCount)",
      customer.suspended ? "suspended" : "active",
    ]
  }

  static func facts(_ customer: Customer?, _ style: TextStyle) -> String {
    guard let customer else { return "" }
    let spec = customer.spec ?? CustomerSpec()
    var facts = FactList()
    facts.add("Customer", "\(customer.id)")
    facts.add("External id", spec.externalID)
    facts.add("Login", spec.login)
    facts.add("Password", customer.hasCredential ? "set" : "none")
    facts.add("Status", customer.suspended ? "suspended" : "active")
    facts.add("Subscriptions", "\(customer.subscriptionCount)")
    if let contact = spec.contact {
      facts.add("Name", contact.name)
      facts.add("Company", contact.company)
      facts.add("E-mail", contact.email)
      facts.add("Phone", contact.phone)
      if let address = contact.address {
        let place = [address.postalCode, address.region, address.city, address.country].filter { !$0.isEmpty }
        facts.add("Address", (address.lines + [place.joined(separator: " ")]).joined(separator: "\n"))
      }
    }
    if let billing = spec.billing {
      facts.add("Billed to", billing.name)
      facts.add("Tax id", billing.taxID)
      facts.add("Currency", billing.currency)
      facts.add("Payment", billing.paymentReference)
    }
    facts.add("Locale", spec.locale)
    facts.add("Notes", spec.notes)
    add(customer.createdAtMs, customer.updatedAtMs, customer.revision, to: &facts)
    return facts.text(style)
  }

  static let planColumns: [Table.Column] = [
    .right("ID"), .left("NAME"), .left("EXTERNAL ID"), .right("SUBSCRIPTIONS"), .left("DEFAULT"), .left("STATUS"),
  ]

  static func row(_ plan: Plan) -> [String] {
    [
      "\(plan.id)", plan.spec?.name ?? "", plan.spec?.externalID ?? "", "\(plan.subscriptionCount)",
      plan.isDefault ? "yes" : "", plan.archived ? "archived" : "open",
    ]
  }

  static func facts(_ plan: Plan?, _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    guard let plan else { return "" }
    var facts = FactList()
    facts.add("Plan", "\(plan.id)")
    facts.add("External id", plan.spec?.externalID ?? "")
    facts.add("Name", plan.spec?.name ?? "")
    facts.add("Default", plan.isDefault ? "yes" : "no")
    facts.add("Status", plan.archived ? "archived" : "open")
    facts.add("Validity", (plan.spec?.validityDays).flatMap { $0 == 0 ? nil : "\($0) days" } ?? "")
    facts.add("Subscriptions", "\(plan.subscriptionCount)")
    facts.add("Notes", plan.spec?.notes ?? "")
    add(plan.createdAtMs, plan.updatedAtMs, plan.revision, to: &facts)
    return facts.text(style) + "\n" + values(plan.values, registry, style)
  }

  static let addOnColumns: [Table.Column] = [
    .right("ID"), .left("NAME"), .left("EXTERNAL ID"), .right("SUBSCRIPTIONS"), .left("STATUS"),
  ]

  static func row(_ addOn: AddOn) -> [String] {
    [
      "\(addOn.id)", addOn.spec?.name ?? "", addOn.spec?.externalID ?? "", "\(addOn.subscriptionCount)",
      addOn.archived ? "archived" : "open",
    ]
  }

  static func facts(_ addOn: AddOn?, _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    guard let addOn else { return "" }
    var facts = FactList()
    facts.add("Add-on", "\(addOn.id)")
    facts.add("External id", addOn.spec?.externalID ?? "")
    facts.add("Name", addOn.spec?.name ?? "")
    facts.add("Status", addOn.archived ? "archived" : "open")
    facts.add("Subscriptions", "\(addOn.subscriptionCount)")
    facts.add("Notes", addOn.spec?.notes ?? "")
    add(addOn.createdAtMs, addOn.updatedAtMs, addOn.revision, to: &facts)
    return facts.text(style) + "\n" + values(addOn.values, registry, style)
  }

  /// Values of properties, a row each.
  static func values(_ values: [PropertyValue], _ registry: PropertyRegistry, _ style: TextStyle) -> String {
    var table = Table([.left("GROUP"), .left("PROPERTY"), .left("VALUE")])
    for value in values {
      let (name, text) = registry.text(of: value)
      table.add([registry.property(value.property)?.group ?? "", name, text])
    }
    return table.text(style)
  }

  static func add(_ created: Int64, _ updated: Int64, _ revision: Int64, to facts: inout FactList) {
    facts.add("Created", Terminal.time(created))
    facts.add("Updated", updated == created ? "" : Terminal.time(updated))
    facts.add("Revision", "\(revision)")
  }
}
