// CRC32C by the SSE4.2 instruction where the processor has it, by table elsewhere; and the search for zeros.
#include "CKeiyakuSystem.h"

#include <pthread.h>
#include <string.h>

enum { sector_bytes = 512 };

// The polynomial of Castagnoli, bits reversed.
static const uint32_t polynomial = 0x82F63B78;
static uint32_t table[8][256];

static void fill_table(void) {
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) ? polynomial : 0);
    table[0][byte] = crc;
  }
  for (uint32_t byte = 0; byte < 256; byte++)
    for (int slice = 1; slice < 8; slice++)
      table[slice][byte] = (table[slice - 1][byte] >> 8) ^ table[0][table[slice - 1][byte] & 0xFF];
}

uint32_t keiyaku_crc32c_portable(uint32_t crc, const void *bytes, size_t count) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, fill_table);
  const uint8_t *at = bytes;
  crc = ~crc;
  for (; count >= 8; count -= 8, at += 8) {
    uint32_t low = crc ^ ((uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24);
    crc = table[7][low & 0xFF] ^ table[6][(low >> 8) & 0xFF] ^ table[5][(low >> 16) & 0xFF] ^ table[4][low >> 24] ^
          table[3][at[4]] ^ table[2][at[5]] ^ table[1][at[6]] ^ table[0][at[7]];
  }
  for (; count > 0; count--, at++) crc = (crc >> 8) ^ table[0][(crc ^ *at) & 0xFF];
  return ~crc;
}

#if defined(__x86_64__)
#include <nmmintrin.h>

__attribute__((target("sse4.2"))) static uint32_t crc32c_by_instruction(uint32_t crc, const void *bytes, size_t count) {
  const uint8_t *at = bytes;
  uint64_t wide = (uint32_t)~crc;
  for (; count >= 8; count -= 8, at += 8) {
    uint64_t word;
    memcpy(&word, at, sizeof word);
    wide = _mm_crc32_u64(wide, word);
  }
  uint32_t narrow = (uint32_t)wide;
  for (; count > 0; count--, at++) narrow = _mm_crc32_u8(narrow, *at);
  return ~narrow;
}

uint32_t keiyaku_crc32c(uint32_t crc, const void *bytes, size_t count) {
  // A load and a test: the compiler's run-time keeps the processor's features.
  if (__builtin_cpu_supports("sse4.2")) return crc32c_by_instruction(crc, bytes, count);
  return keiyaku_crc32c_portable(crc, bytes, count);
}
#else
uint32_t keiyaku_crc32c(uint32_t crc, const void *bytes, size_t count) {
  return keiyaku_crc32c_portable(crc, bytes, count);
}
#endif

bool keiyaku_is_zero(const void *bytes, size_t count) {
  const uint8_t *at = bytes;
  // Equal to itself one byte on, and zero at the front: memcmp runs at the speed of memory.
  return count == 0 || (at[0] == 0 && memcmp(at, at + 1, count - 1) == 0);
}

uint32_t keiyaku_count_sparse_sectors(const void *bytes, size_t count, uint32_t bits_max) {
  uint32_t sparse = 0;
  for (size_t start = 0; start < count; start += sector_bytes) {
    const uint8_t *at = (const uint8_t *)bytes + start;
    size_t left = count - start < sector_bytes ? count - start : sector_bytes;
    uint32_t bits = 0;
    // Nearly every sector is settled by its first word.
    for (; left >= 8 && bits <= bits_max; left -= 8, at += 8) {
      uint64_t word;
      memcpy(&word, at, sizeof word);
      bits += (uint32_t)__builtin_popcountll(word);
    }
    for (; left > 0 && bits <= bits_max; left--, at++) bits += (uint32_t)__builtin_popcount(*at);
    if (bits <= bits_max) sparse++;
  }
  return sparse;
}
