print("keiyaku")
