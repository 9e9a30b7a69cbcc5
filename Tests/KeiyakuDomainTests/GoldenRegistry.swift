// The permanent part of the registry. A line may be added here for a new version; none may ever change.

let goldenProperties = """
  1:disk_space:bytes
  2:disk_space_soft:percent
  3:max_traffic:bytes
  4:max_traffic_soft:percent
  5:max_site:count
  6:max_subdom:count
  7:max_dom_aliases:count
  8:max_wu:count
  9:max_subftp_users:count
  10:max_db:count
  11:max_box:count
  12:mbox_quota:bytes
  13:max_maillists:count
  14:outgoing_messages_mbox_limit:rate
  15:outgoing_messages_domain_limit:rate
  16:outgoing_messages_subscription_limit:rate
  17:wp_instances:count
  18:backup_points:count
  19:overuse:choice
  101:create_domains:flag
  102:manage_subdomains:flag
  103:manage_domain_aliases:flag
  104:manage_dns:flag
  105:manage_phosting:flag
  106:manage_phosting_ssl:flag
  107:manage_php_settings:flag
  108:manage_php_version:flag
  109:manage_sh_access:flag
  110:manage_not_chroot_shell:flag
  111:manage_anonftp:flag
  112:manage_subftp:flag
  113:manage_crontab:flag
  114:manage_spamfilter:flag
  115:manage_virusfilter:flag
  116:manage_mail_settings:flag
  117:manage_maillists:flag
  118:manage_webstat:flag
  119:manage_log:flag
  120:manage_performance:flag
  121:manage_quota:flag
  122:manage_protected_dirs:flag
  123:allow_local_backups:flag
  124:allow_ftp_backups:flag
  125:allow_account_backups:flag
  126:access_service_users:flag
  127:access_appcatalog:flag
  128:select_db_server:flag
  129:remote_db_connection:flag
  130:manage_website_maintenance:flag
  201:hosting_type:choice
  202:ssl:flag
  203:ssl_redirect:flag
  204:webstat:choice
  205:errdocs:flag
  206:shell:choice
  207:php_handler:choice
  208:cgi:flag
  209:fastcgi:flag
  210:ssi:flag
  211:perl:flag
  212:python:flag
  213:ftp_quota:bytes
  214:unpaid_website_status:choice
  301:memory_limit:bytes
  302:max_execution_time:count
  303:post_max_size:bytes
  304:upload_max_filesize:bytes
  305:disable_functions:text_list
  306:open_basedir:text_list
  401:mail_service:flag
  402:webmail:choice
  403:nonexistent_user:choice
  404:maillists:flag
  501:dns_zone_type:choice
  601:max_connections:count
  602:bandwidth:rate
  701:log_rotation:choice
  702:log_max_files:count
  703:log_compress:flag
  """

let goldenOptions = """
  overuse: 1=block 2=notify 3=normal 4=not_suspend 5=not_suspend_notify
  hosting_type: 1=none 2=frame_forwarding 3=standard_forwarding 4=website
  webstat: 1=none 2=webalizer 3=awstats
  shell: 1=none 2=chrooted 3=bash
  php_handler: 1=none 2=cgi 3=fastcgi 4=fpm 5=dedicated_fpm
  unpaid_website_status: 1=disabled 2=suspended 3=active
  webmail: 1=none 2=roundcube 3=horde
  nonexistent_user: 1=reject 2=bounce 3=forward
  dns_zone_type: 1=secondary 2=primary
  log_rotation: 1=daily 2=weekly 3=monthly 4=none
  """
