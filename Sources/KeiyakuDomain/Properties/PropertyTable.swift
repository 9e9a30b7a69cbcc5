// The properties of registry version 1.
//
// Numbers, names, types and option numbers are permanent: they stand in logs and on the wire. A later version appends
// rows, or replaces a row's default, bounds, ranks or merge rule in a table of its own; it never reuses a number.

/// The rows of each registry version.
enum PropertyTable {
  static let version1: [PropertyDefinition] =
    resources + permissions + hosting + php + mail + dns + performance + logs

  private static let mebibyte: Int64 = 1 << 20
  private static let gibibyte: Int64 = 1 << 30

  // Quotas per mailbox and thresholds take the largest value, everything that is used up adds up.
  private static let resources: [PropertyDefinition] = [
    .bytes(
      1, "disk_space", in: .resources, default: 10 * gibibyte,
      "Disk space for everything the subscription stores"),
    .percent(
      2, "disk_space_soft", in: .resources, default: 80,
      "Share of disk_space at which a notice is sent; unlimited sends none"),
    .bytes(
      3, "max_traffic", in: .resources, default: 100 * gibibyte, unit: "bytes per month",
      "Traffic in and out in a calendar month"),
    .percent(
      4, "max_traffic_soft", in: .resources, default: 80,
      "Share of max_traffic at which a notice is sent; unlimited sends none"),
    .count(5, "max_site", in: .resources, default: 1, unit: "domains", "Domains with a site of their own"),
    .count(6, "max_subdom", in: .resources, default: 10, unit: "subdomains", "Subdomains"),
    .count(7, "max_dom_aliases", in: .resources, default: 5, unit: "aliases", "Domain aliases"),
    .count(8, "max_wu", in: .resources, default: 0, unit: "web users", "Web users with a page of their own"),
    .count(9, "max_subftp_users", in: .resources, default: 5, unit: "accounts", "Additional FTP accounts"),
    .count(10, "max_db", in: .resources, default: 5, unit: "databases", "Databases"),
    .count(11, "max_box", in: .resources, default: 20, unit: "mailboxes", "Mailboxes"),
    .bytes(
      12, "mbox_quota", in: .resources, default: gibibyte, unit: "bytes per mailbox", merge: .maximum,
      "Size of each mailbox"),
    .count(13, "max_maillists", in: .resources, default: 1, unit: "mailing lists", "Mailing lists"),
    .rate(
      14, "outgoing_messages_mbox_limit", in: .resources, default: 100, unit: "messages per hour",
      "Messages sent from each mailbox"),
    .rate(
      15, "outgoing_messages_domain_limit", in: .resources, default: 200, unit: "messages per hour",
      "Messages sent from each domain"),
    .rate(
      16, "outgoing_messages_subscription_limit", in: .resources, default: 400, unit: "messages per hour",
      "Messages sent from the whole subscription"),
    .count(17, "wp_instances", in: .resources, default: 3, unit: "installations", "WordPress installations"),
    .count(18, "backup_points", in: .resources, default: 7, unit: "backups", "Backups kept in the server's storage"),
    .choice(
      19, "overuse", in: .resources, default: 1,
      options: [("block", 1), ("notify", 2), ("normal", 3), ("not_suspend", 5), ("not_suspend_notify", 4)],
      "What happens when a resource is used up"),
  ]

  private static let manageDNS: PropertyNumber = 104
  private static let manageHosting: PropertyNumber = 105
  private static let managePHP: PropertyNumber = 107
  private static let manageShell: PropertyNumber = 109
  private static let manageMail: PropertyNumber = 116
  private static let manageLogs: PropertyNumber = 119

  private static let permissions: [PropertyDefinition] = [
    .flag(101, "create_domains", in: .permissions, default: true, "Create domains"),
    .flag(102, "manage_subdomains", in: .permissions, default: true, "Create, change and remove subdomains"),
    .flag(103, "manage_domain_aliases", in: .permissions, default: true, "Create, change and remove domain aliases"),
    .flag(manageDNS, "manage_dns", in: .permissions, default: true, "Change DNS zones and the dns parameters"),
    .flag(
      manageHosting, "manage_phosting", in: .permissions, default: false,
      "Change the hosting parameters, except the shell"),
    .flag(106, "manage_phosting_ssl", in: .permissions, default: true, "Change certificates and TLS of sites"),
    .flag(managePHP, "manage_php_settings", in: .permissions, default: false, "Change the php parameters"),
    .flag(108, "manage_php_version", in: .permissions, default: true, "Choose the PHP version of a site"),
    .flag(manageShell, "manage_sh_access", in: .permissions, default: false, "Choose the shell of the system user"),
    .flag(
      110, "manage_not_chroot_shell", in: .permissions, default: false,
      "Choose a shell outside the chrooted environment"),
    .flag(111, "manage_anonftp", in: .permissions, default: false, "Set up anonymous FTP"),
    .flag(112, "manage_subftp", in: .permissions, default: true, "Create, change and remove additional FTP accounts"),
    .flag(113, "manage_crontab", in: .permissions, default: true, "Schedule tasks"),
    .flag(114, "manage_spamfilter", in: .permissions, default: true, "Set up the spam filter"),
    .flag(115, "manage_virusfilter", in: .permissions, default: true, "Set up the virus filter"),
    .flag(manageMail, "manage_mail_settings", in: .permissions, default: false, "Change the mail parameters"),
    .flag(117, "manage_maillists", in: .permissions, default: true, "Create, change and remove mailing lists"),
    .flag(118, "manage_webstat", in: .permissions, default: true, "Set up web statistics"),
    .flag(manageLogs, "manage_log", in: .permissions, default: true, "Change log rotation"),
    .flag(120, "manage_performance", in: .permissions, default: false, "Change limits of connections and bandwidth"),
    .flag(121, "manage_quota", in: .permissions, default: false, "Change the hard disk quota"),
    .flag(122, "manage_protected_dirs", in: .permissions, default: true, "Protect directories by a password"),
    .flag(123, "allow_local_backups", in: .permissions, default: true, "Back up to and restore from the server"),
    .flag(124, "allow_ftp_backups", in: .permissions, default: true, "Back up to and restore from remote storage"),
    .flag(125, "allow_account_backups", in: .permissions, default: false, "Back up the whole account"),
    .flag(126, "access_service_users", in: .permissions, default: true, "Give other people access to the panel"),
    .flag(127, "access_appcatalog", in: .permissions, default: true, "Install applications from the catalogue"),
    .flag(128, "select_db_server", in: .permissions, default: false, "Choose the database server"),
    .flag(129, "remote_db_connection", in: .permissions, default: false, "Let databases be reached from outside"),
    .flag(130, "manage_website_maintenance", in: .permissions, default: true, "Switch maintenance mode of a site"),
  ]

  private static let hosting: [PropertyDefinition] = [
    .choice(
      201, "hosting_type", in: .hosting, default: 4,
      options: [("none", 1), ("frame_forwarding", 2), ("standard_forwarding", 3), ("website", 4)],
      delegatedBy: manageHosting, "What a visitor of the domain gets"),
    .flag(202, "ssl", in: .hosting, default: true, delegatedBy: manageHosting, "Serve sites over TLS"),
    .flag(
      203, "ssl_redirect", in: .hosting, default: true, delegatedBy: manageHosting,
      "Redirect visitors from HTTP to HTTPS"),
    .choice(
      204, "webstat", in: .hosting, default: 3, options: [("none", 1), ("webalizer", 2), ("awstats", 3)],
      delegatedBy: manageHosting, "Program that prepares web statistics"),
    .flag(205, "errdocs", in: .hosting, default: true, delegatedBy: manageHosting, "Error documents of one's own"),
    .choice(
      206, "shell", in: .hosting, default: 1, options: [("none", 1), ("chrooted", 2), ("bash", 3)],
      delegatedBy: manageShell, "Shell of the system user"),
    .choice(
      207, "php_handler", in: .hosting, default: 4,
      options: [("none", 1), ("cgi", 2), ("fastcgi", 3), ("fpm", 4), ("dedicated_fpm", 5)],
      delegatedBy: manageHosting, "How PHP is run"),
    .flag(208, "cgi", in: .hosting, default: false, delegatedBy: manageHosting, "Run CGI programs"),
    .flag(209, "fastcgi", in: .hosting, default: true, delegatedBy: manageHosting, "Run FastCGI programs"),
    .flag(210, "ssi", in: .hosting, default: false, delegatedBy: manageHosting, "Server-side includes"),
    .flag(211, "perl", in: .hosting, default: false, delegatedBy: manageHosting, "Run Perl programs"),
    .flag(212, "python", in: .hosting, default: false, delegatedBy: manageHosting, "Run Python programs"),
    .bytes(
      213, "ftp_quota", in: .hosting, default: unlimited, delegatedBy: manageHosting,
      "Hard disk quota of the system user"),
    .choice(
      214, "unpaid_website_status", in: .hosting, default: 2,
      options: [("disabled", 1), ("suspended", 2), ("active", 3)], delegatedBy: manageHosting,
      "What sites show while the subscription is suspended"),
  ]

  // Limits of one request, as quotas are of one mailbox: two add-ons of 256 MiB do not make requests of 512 MiB.
  private static let php: [PropertyDefinition] = [
    .bytes(
      301, "memory_limit", in: .php, default: 128 * mebibyte, unit: "bytes per request", merge: .maximum,
      delegatedBy: managePHP, "Memory of one request"),
    .count(
      302, "max_execution_time", in: .php, default: 30, unit: "seconds per request", merge: .maximum,
      delegatedBy: managePHP, "Run time of one request"),
    .bytes(
      303, "post_max_size", in: .php, default: 8 * mebibyte, unit: "bytes per request", merge: .maximum,
      delegatedBy: managePHP, "Size of the body of one request"),
    .bytes(
      304, "upload_max_filesize", in: .php, default: 8 * mebibyte, unit: "bytes per file", merge: .maximum,
      delegatedBy: managePHP, "Size of one uploaded file"),
    .textList(
      305, "disable_functions", in: .php, default: ["exec", "passthru", "popen", "proc_open", "shell_exec", "system"],
      delegatedBy: managePHP, "Functions that scripts may not call"),
    .textList(
      306, "open_basedir", in: .php, default: ["{TMP}", "{WEBSPACEROOT}"], delegatedBy: managePHP,
      "Directories that scripts may open files in"),
  ]

  private static let mail: [PropertyDefinition] = [
    .flag(401, "mail_service", in: .mail, default: true, delegatedBy: manageMail, "Mail on the domain"),
    .choice(
      402, "webmail", in: .mail, default: 2, options: [("none", 1), ("roundcube", 3), ("horde", 2)],
      delegatedBy: manageMail, "Mail program in the browser"),
    .choice(
      403, "nonexistent_user", in: .mail, default: 1, options: [("reject", 1), ("bounce", 2), ("forward", 3)],
      delegatedBy: manageMail, "What happens to mail for a user who does not exist"),
    .flag(404, "maillists", in: .mail, default: false, delegatedBy: manageMail, "Mailing lists on the domain"),
  ]

  private static let dns: [PropertyDefinition] = [
    .choice(
      501, "dns_zone_type", in: .dns, default: 2, options: [("secondary", 1), ("primary", 2)],
      delegatedBy: manageDNS, "Whether the server is the zone's primary or secondary")
  ]

  private static let performance: [PropertyDefinition] = [
    .count(
      601, "max_connections", in: .performance, default: unlimited, unit: "connections",
      "Connections to the web server at the same time"),
    .rate(
      602, "bandwidth", in: .performance, default: unlimited, unit: "bytes per second",
      "Bandwidth of the web server"),
  ]

  private static let logs: [PropertyDefinition] = [
    .choice(
      701, "log_rotation", in: .logs, default: 1,
      options: [("daily", 1), ("weekly", 2), ("monthly", 3), ("none", 4)], delegatedBy: manageLogs,
      "How often logs are rotated"),
    .count(
      702, "log_max_files", in: .logs, default: 10, unit: "files", from: 1, delegatedBy: manageLogs,
      "Rotated files that are kept"),
    .flag(703, "log_compress", in: .logs, default: true, delegatedBy: manageLogs, "Compress rotated logs"),
  ]
}
