import KeiyakuMessages
import Testing

@testable import keiyaku

@Suite("Values of properties")
struct PropertyTextTests {
  private static let registry = PropertyRegistry([
    describe(1, "disk_space", .bytes) { $0.mayBeUnlimited = true },
    describe(2, "max_site", .count) { $0.mayBeUnlimited = true },
    describe(3, "disk_space_soft", .percent),
    describe(4, "manage_dns", .flag),
    describe(5, "overuse", .choice) { property in
      property.options = [
        .with { option in
          option.number = 1
          option.name = "block"
        },
        .with { option in
          option.number = 4
          option.name = "notify"
        },
      ]
    },
    describe(6, "disable_functions", .textList),
  ])

  private static func describe(
    _ number: Int32, _ name: String, _ type: PropertyType, _ more: (inout PropertyDescription) -> Void = { _ in }
  ) -> PropertyDescription {
    var property = PropertyDescription()
    property.number = number
    property.name = name
    property.type = type
    more(&property)
    return property
  }

  @Test(
    "A text is read by the property's type",
    arguments: [
      ("disk_space=0", .integer(0)), ("disk_space=1024", .integer(1024)), ("disk_space=10G", .integer(10 << 30)),
      ("disk_space=10 GiB", .integer(10 << 30)), ("disk_space=10gb", .integer(10 << 30)),
      ("disk_space=512k", .integer(512 << 10)), ("disk_space=2T", .integer(2 << 40)), ("disk_space=7 B", .integer(7)),
      ("disk_space=unlimited", .integer(-1)), ("max_site=unlimited", .integer(-1)), ("max_site=3", .integer(3)),
      ("disk_space_soft=80", .integer(80)), ("manage_dns=on", .flag(true)), ("manage_dns=No", .flag(false)),
      ("overuse=notify", .choice(4)),
      ("disable_functions=exec, system", .textList(.with { $0.entries = ["exec", "system"] })),
      ("disable_functions=", .textList(TextList())),
    ] as [(String, PropertyValue.Value)])
  func reads(argument: String, value: PropertyValue.Value) throws {
    let assignment = try #require(PropertyAssignment(argument: argument))
    let values = try Self.registry.values(of: [assignment])
    #expect(values.first?.value == value)
    // What is printed is read back as the same.
    let (name, text) = Self.registry.text(of: values[0])
    let again = try Self.registry.values(of: [PropertyAssignment(name: name, text: text)])
    #expect(again == values)
  }

  @Test(
    "A text that is no value says what the property takes",
    arguments: [
      ("disk_space=ten", "a size"), ("disk_space=10X", "a size"), ("disk_space=9999999999T", "a size"),
      ("disk_space=-1", "unlimited"), ("max_site=1G", "a number"), ("disk_space_soft=unlimited", "a number"),
      ("manage_dns=maybe", "on or off"), ("overuse=stop", "one of block, notify"),
    ])
  func refuses(argument: String, expectation: String) throws {
    let assignment = try #require(PropertyAssignment(argument: argument))
    let error = #expect(throws: PropertyTextError.self) { try Self.registry.values(of: [assignment]) }
    #expect(error?.description.contains(expectation) == true)
  }

  @Test("A property that does not exist is refused, with those that sound alike")
  func unknown() {
    let error = #expect(throws: PropertyTextError.self) { try Self.registry.property(named: "disk") }
    #expect(error?.description.contains("disk_space") == true)
  }

  @Test("Sizes are printed in the largest unit that is exact")
  func sizes() {
    for (size, text) in [(0, "0 B"), (1536, "1536 B"), (2048, "2 KiB"), (3 << 40, "3 TiB")] as [(Int64, String)] {
      let value = PropertyValue.with { value in
        value.property = 1
        value.value = .integer(size)
      }
      #expect(Self.registry.text(of: value).text == text)
    }
  }

  @Test("A value of a property that is not known here is still shown")
  func newer() {
    let value = PropertyValue.with { value in
      value.property = 77
      value.value = .flag(true)
    }
    #expect(Self.registry.text(of: value).name == "property 77")
  }
}
