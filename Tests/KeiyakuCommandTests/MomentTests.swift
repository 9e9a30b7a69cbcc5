import Testing

@testable import keiyaku

@Suite struct MomentTests {
  // Against `date -d … +%s`.
  @Test(
    arguments: [
      ("1970-01-01", 0), ("2027-03-31", 1_806_451_200), ("2024-02-29T00:00:00Z", 1_709_164_800),
      ("2000-12-31T23:59:59Z", 978_307_199), ("2027-12-31T23:59:59+09:00", 1_830_265_199),
      ("2027-12-31T23:59:59-0330", 1_830_310_199), ("2027-12-31T08:00", 1_830_240_000), ("9999-12-31", 253_402_214_400),
    ] as [(String, Int64)])
  func aMomentIsReadAsItIsWritten(text: String, seconds: Int64) {
    #expect(Moment(argument: text)?.milliseconds == seconds * 1000)
  }

  @Test(
    arguments: [
      "", "tomorrow", "2027", "2027-3-1", "2027-02-29", "2100-02-29", "2027-13-01", "2027-00-10", "2027-04-31",
      "2027-01-01T24:00:00Z", "2027-01-01T00:60", "2027-01-01Z", "2027-01-01T00:00:00+24:00", " 2027-01-01",
    ])
  func whatIsNoMomentIsRefused(text: String) {
    #expect(Moment(argument: text) == nil)
  }

  @Test func aMomentIsShownInUTC() throws {
    #expect(try #require(Moment(argument: "2027-12-31T23:59:59+09:00")).description == "2027-12-31T14:59:59Z")
  }
}
