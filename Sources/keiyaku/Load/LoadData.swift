import KeiyakuMessages

/// What `load prepare` creates, as a function of the seed: plans, add-ons, customers and subscriptions like those of a
/// small Japanese provider.
struct LoadData {
  let seed: UInt64

  struct PlanData {
    let key: String
    let name: String
    let values: [String]
  }

  static let plans: [PlanData] = [
    PlanData(key: "light", name: "ライト", values: ["disk_space=10G", "max_site=1", "max_box=10", "max_db=1"]),
    PlanData(key: "standard", name: "スタンダード", values: ["disk_space=50G", "max_site=5", "max_box=50", "max_db=5"]),
    PlanData(
      key: "business", name: "ビジネス",
      values: ["disk_space=200G", "max_site=20", "max_box=300", "max_db=30", "manage_crontab=on"]),
    PlanData(
      key: "premium", name: "プレミアム",
      values: ["disk_space=1T", "max_site=unlimited", "max_box=unlimited", "max_db=unlimited"]),
  ]

  static let addOns: [PlanData] = [
    PlanData(key: "disk", name: "追加ディスク 50GB", values: ["disk_space=50G"]),
    PlanData(key: "mail", name: "追加メールボックス", values: ["max_box=20"]),
    PlanData(key: "database", name: "追加データベース", values: ["max_db=10"]),
    PlanData(key: "shell", name: "SSH アクセス", values: ["manage_sh_access=on"]),
  ]

  /// Subscriptions per customer, on average.
  static let subscriptionsPerCustomer = 4

  private static let surnames = [
    "佐藤", "鈴木", "高橋", "田中", "伊藤", "渡辺", "山本", "中村", "小林", "加藤", "吉田", "山田", "佐々木", "山口", "松本", "井上",
  ]
  private static let givenNames = [
    "翔太", "美咲", "健一", "由美子", "大輔", "さくら", "直樹", "陽菜", "拓也", "恵", "和夫", "千尋", "誠", "真由美", "蓮", "結衣",
  ]
  private static let trades = [
    "商店", "書店", "工房", "酒造", "食堂", "歯科", "設計", "写真館", "電器", "園芸", "旅館", "茶舗", "建設", "花店", "印刷", "楽器",
  ]
  private static let prefectures = [
    ("東京都", "千代田区"), ("大阪府", "大阪市北区"), ("京都府", "京都市中京区"), ("北海道", "札幌市中央区"), ("福岡県", "福岡市博多区"),
    ("愛知県", "名古屋市中区"), ("沖縄県", "那覇市"), ("宮城県", "仙台市青葉区"),
  ]

  func externalID(_ kind: String, _ key: String) -> String { "load-\(seed)-\(kind)-\(key)" }

  /// The plan of this seed with the values of the registry.
  func plan(_ data: PlanData, _ registry: PropertyRegistry) throws -> CreatePlanRequest {
    var request = CreatePlanRequest()
    request.spec = .with { spec in
      spec.externalID = externalID("plan", data.key)
      spec.name = "\(data.name) #\(seed)"
    }
    request.values = try registry.values(of: data.values.compactMap(PropertyAssignment.init(argument:)))
    return request
  }

  /// The add-on of this seed with the values of the registry.
  func addOn(_ data: PlanData, _ registry: PropertyRegistry) throws -> CreateAddOnRequest {
    var request = CreateAddOnRequest()
    request.spec = .with { spec in
      spec.externalID = externalID("addon", data.key)
      spec.name = "\(data.name) #\(seed)"
    }
    request.values = try registry.values(of: data.values.compactMap(PropertyAssignment.init(argument:)))
    return request
  }

  /// The customer of a number.
  func customer(_ index: Int) -> CreateCustomerRequest {
    var random = LoadRandom(seed: seed, stream: UInt64(index) << 1)
    let surname = random.pick(Self.surnames)
    let (region, city) = random.pick(Self.prefectures)
    var request = CreateCustomerRequest()
    request.spec = .with { spec in
      spec.externalID = externalID("customer", "\(index)")
      spec.login = "load-\(seed)-\(index)"
      spec.locale = "ja-JP"
      spec.contact = .with { contact in
        contact.name = surname + random.pick(Self.givenNames)
        contact.company = surname + random.pick(Self.trades)
        contact.email = "info@load-\(seed)-\(index).example.jp"
        contact.address = .with { address in
          address.lines = ["\(Int.random(in: 1...9, using: &random))丁目\(Int.random(in: 1...30, using: &random))番地"]
          address.city = city
          address.region = region
          address.country = "JP"
        }
      }
    }
    return request
  }

  /// The subscription of a number, of a customer below `customers`.
  func subscription(_ index: Int, customers: Int) -> CreateSubscriptionRequest {
    var random = LoadRandom(seed: seed, stream: UInt64(index) << 1 | 1)
    var request = CreateSubscriptionRequest()
    let owner = Int.random(in: 0..<customers, using: &random)
    request.owner = .with {
      $0.owner = .customer(.with { $0.by = .externalID(externalID("customer", "\(owner)")) })
    }
    let name = random.pick(Self.surnames) + random.pick(Self.trades)
    var selection = PlanSelection()
    let plan = random.pick(Self.plans)
    selection.plan = .with { $0.by = .externalID(externalID("plan", plan.key)) }
    // Half of them have one add-on, a quarter two.
    let start = Int.random(in: 0..<Self.addOns.count, using: &random)
    let count = random.pick([0, 1, 1, 2])
    selection.addOns = (0..<count).map { offset in
      let addOn = Self.addOns[(start + offset) % Self.addOns.count]
      return .with { $0.addOn = .with { $0.by = .externalID(externalID("addon", addOn.key)) } }
    }
    request.subscription = .with { subscription in
      subscription.spec = .with { spec in
        spec.externalID = externalID("subscription", "\(index)")
        // The number keeps names apart, within a seed and between seeds.
        spec.name = "\(name)-\(seed)-\(index).jp"
        spec.ipv4Addresses = ["203.0.113.\(index % 254 + 1)"]
        spec.systemUser = "u\(seed)-\(index)"
      }
      subscription.association = .bound(selection)
    }
    return request
  }
}
