/// Random numbers that repeat themselves: SplitMix64 (Steele, Lea, Flood, 2014).
struct LoadRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A generator for one of many things under one seed.
  init(seed: UInt64, stream: UInt64) {
    var base = LoadRandom(seed: seed)
    state = base.next() ^ (stream &* 0xd1b5_4a32_d192_ed03)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int(next() % UInt64(elements.count))]
  }
}
