extension String {
  /// As much of the text from its beginning as fits.
  func truncated(toBytes byteCount: Int) -> String {
    if utf8.count <= byteCount { return self }
    var text = String.UnicodeScalarView()
    var size = 0
    for scalar in unicodeScalars {
      size += String(scalar).utf8.count
      if size > byteCount { break }
      text.append(scalar)
    }
    return String(text)
  }
}
