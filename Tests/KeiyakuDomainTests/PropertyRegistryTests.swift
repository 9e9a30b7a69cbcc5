import Testing

@testable import KeiyakuDomain

@Suite struct PropertyRegistryTests {
  @Test func everyPropertyOfTheSemanticsIsThereInItsGroup() {
    let groups: [(PropertyGroup, String)] = [
      (
        .resources,
        """
        disk_space disk_space_soft max_traffic max_traffic_soft max_site max_subdom max_dom_aliases max_wu \
        max_subftp_users max_db max_box mbox_quota max_maillists outgoing_messages_mbox_limit \
        outgoing_messages_domain_limit outgoing_messages_subscription_limit wp_instances backup_points overuse
        """
      ),
      (
        .permissions,
        """
        create_domains manage_subdomains manage_domain_aliases manage_dns manage_phosting manage_phosting_ssl \
        manage_php_settings manage_php_version manage_sh_access manage_not_chroot_shell manage_anonftp manage_subftp \
        manage_crontab manage_spamfilter manage_virusfilter manage_mail_settings manage_maillists manage_webstat \
        manage_log manage_performance manage_quota manage_protected_dirs allow_local_backups allow_ftp_backups \
        allow_account_backups access_service_users access_appcatalog select_db_server remote_db_connection \
        manage_website_maintenance
        """
      ),
      (
        .hosting,
        """
        hosting_type ssl ssl_redirect webstat errdocs shell php_handler cgi fastcgi ssi perl python ftp_quota \
        unpaid_website_status
        """
      ),
      (.php, "memory_limit max_execution_time post_max_size upload_max_filesize disable_functions open_basedir"),
      (.mail, "mail_service webmail nonexistent_user maillists"),
      (.dns, "dns_zone_type"),
      (.performance, "max_connections bandwidth"),
      (.logs, "log_rotation log_max_files log_compress"),
    ]
    #expect(groups.map(\.0) == PropertyGroup.allCases)
    for (group, names) in groups {
      let listed = names.split(separator: " ").map(String.init)
      #expect(registry.definitions.filter { $0.group == group }.map(\.name) == listed)
    }
  }

  @Test func numbersNamesAndTypesArePermanent() {
    let lines = registry.definitions.map { "\($0.number):\($0.name):\($0.type.rawValue)" }
    #expect(lines == goldenProperties.split(separator: "\n").map(String.init))
  }

  @Test func optionNumbersArePermanent() {
    let lines = registry.definitions.filter { $0.type == .choice }.map { property in
      "\(property.name): " + property.options.map { "\($0.number)=\($0.name)" }.joined(separator: " ")
    }
    #expect(lines == goldenOptions.split(separator: "\n").map(String.init))
  }

  @Test func eachGroupHasARangeOfNumbers() {
    let ranges: [PropertyGroup: ClosedRange<PropertyNumber>] = [
      .resources: 1...100, .permissions: 101...200, .hosting: 201...300, .php: 301...400, .mail: 401...500,
      .dns: 501...600, .performance: 601...700, .logs: 701...800,
    ]
    for property in registry.definitions {
      #expect(ranges[property.group]?.contains(property.number) == true, "\(property.name)")
    }
  }

  @Test func numbersAndNamesAreUniqueAndFound() {
    #expect(Set(registry.definitions.map(\.number)).count == registry.definitions.count)
    #expect(Set(registry.definitions.map(\.name)).count == registry.definitions.count)
    for property in registry.definitions {
      #expect(registry.definition(property.number) == property)
      #expect(registry.definition(named: property.name) == property)
    }
  }

  @Test(arguments: [-1, 0, 20, 100, 704, .max, .min] as [PropertyNumber])
  func unknownNumbersAreNotFound(number: PropertyNumber) {
    #expect(registry.definition(number) == nil)
    #expect(!registry.contains(number))
  }

  @Test func delegableAndCustomizablePropertiesAreDisjoint() {
    for property in registry.definitions {
      #expect(!(property.isCustomizable && property.delegatingPermission != nil), "\(property.name)")
    }
  }

  @Test func onlyResourcesAndPermissionsAreCustomizable() {
    for property in registry.definitions {
      #expect(property.isCustomizable == [.resources, .permissions].contains(property.group), "\(property.name)")
    }
  }

  @Test func onlyLogsAreNotSynced() {
    for property in registry.definitions { #expect(property.isSynced == (property.group != .logs), "\(property.name)") }
  }

  @Test func addOnsCarryResourcesPermissionsHostingAndPHP() {
    for property in registry.definitions {
      let isAllowed = [.resources, .permissions, .hosting, .php].contains(property.group)
      #expect(property.isAllowedInAddOn == isAllowed, "\(property.name)")
    }
  }

  @Test func eachGroupIsDelegatedByItsPermission() {
    let permissions: [PropertyGroup: String] = [
      .dns: "manage_dns", .hosting: "manage_phosting", .php: "manage_php_settings", .mail: "manage_mail_settings",
      .logs: "manage_log",
    ]
    for property in registry.definitions {
      let name = property.name == "shell" ? "manage_sh_access" : permissions[property.group]
      #expect(property.delegatingPermission == name.map(number), "\(property.name)")
    }
  }

  @Test func permissionsAreFlags() {
    for property in registry.definitions where property.group == .permissions { #expect(property.type == .flag) }
  }

  @Test func defaultsAreValidAndComplete() throws {
    #expect(registry.defaults.count == registry.definitions.count)
    try registry.check(planValues: registry.defaults)
  }

  @Test func ranksAndOptionNumbersAreUniqueInEachChoice() {
    for property in registry.definitions {
      #expect(property.options.isEmpty == (property.type != .choice), "\(property.name)")
      #expect(Set(property.options.map(\.rank)).count == property.options.count, "\(property.name)")
      #expect(Set(property.options.map(\.name)).count == property.options.count, "\(property.name)")
      #expect(property.options.allSatisfy { (1...63).contains($0.number) && $0.rank > 0 }, "\(property.name)")
    }
  }

  @Test func mergeRulesFollowTheType() {
    for property in registry.definitions {
      switch property.type {
      case .flag: #expect(property.mergeRule == .or)
      case .choice: #expect(property.mergeRule == .leastRestrictive)
      case .textList: #expect(property.mergeRule == .union)
      case .percent, .rate: #expect(property.mergeRule == .maximum)
      case .count, .bytes:
        let isPerUnit = property.group == .php || property.name == "mbox_quota"
        #expect(property.mergeRule == (isPerUnit ? .maximum : .sum), "\(property.name)")
      }
    }
  }

  @Test func boundsBelongToIntegersAndNeverCoverTheMarkOfUnlimited() {
    for property in registry.definitions {
      #expect((property.bounds != nil) == property.type.isInteger, "\(property.name)")
      if let bounds = property.bounds { #expect(0 <= bounds.minimum && bounds.minimum < bounds.maximum) }
    }
  }

  @Test func versionsAreFoundByNumber() {
    #expect(PropertyRegistry.version(1) === PropertyRegistry.version1)
    #expect(PropertyRegistry.version(0) == nil)
    #expect(PropertyRegistry.version(PropertyRegistry.latest.version + 1) == nil)
    #expect(PropertyRegistry.all.map(\.version) == PropertyRegistry.all.indices.map { Int32($0 + 1) })
  }

  @Test func defaultsAreFilledInOnlyWhereMissing() {
    let filled = registry.fillingDefaults(in: values(["max_db": .integer(77)]))
    #expect(filled.count == registry.definitions.count)
    #expect(filled.integer(number("max_db")) == 77)
    #expect(filled.integer(number("max_box")) == registry.defaults.integer(number("max_box")))
  }

  @Test func valuesAreReadBackFromTheirText() {
    var generator = SeededGenerator(seed: 4)
    for property in registry.definitions {
      for _ in 0..<20 {
        let value = randomValue(of: property, using: &generator)
        #expect(property.value(from: property.text(of: value)) == value, "\(property.name)")
      }
    }
  }

  @Test(arguments: [
    ("disk_space", "10 GiB", 10 << 30), ("disk_space", "10gib", 10 << 30), ("disk_space", "512", 512),
    ("disk_space", "unlimited", -1), ("max_db", "7", 7),
  ])
  func peopleWriteSizesAndCounts(property: String, text: String, expected: Int64) {
    #expect(registry.definition(named: property)?.value(from: text) == .integer(expected))
  }

  @Test(arguments: [
    ("disk_space", "10 GB"), ("disk_space", "9 EiB"), ("disk_space", ""), ("disk_space", "- GiB"), ("max_db", "1 KiB"),
    ("ssl", "maybe"), ("shell", "zsh"), ("max_db", "٣"),
  ])
  func textsOfNoValueAreNotRead(property: String, text: String) {
    #expect(registry.definition(named: property)?.value(from: text) == nil)
  }
}
