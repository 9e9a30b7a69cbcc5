// Passwords by the system's libcrypt: yescrypt for new ones, whatever crypt(3) knows for those that are there.
#define _GNU_SOURCE
#include "CKeiyakuSystem.h"

#include <crypt.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void wipe(struct crypt_data *data) {
  explicit_bzero(data, sizeof *data);
  free(data);
}

int keiyaku_password_hash(const char *password, char *output, size_t output_bytes) {
  if (output_bytes < KEIYAKU_PASSWORD_HASH_BYTES) return -ERANGE;
  char setting[CRYPT_GENSALT_OUTPUT_SIZE];
  // No random bytes given: libcrypt asks the kernel for them. Cost 0 is the library's default.
  if (crypt_gensalt_rn("$y$", 0, NULL, 0, setting, sizeof setting) == NULL) return -errno;
  // 32 KiB: too much for the stack of a worker thread.
  struct crypt_data *data = calloc(1, sizeof *data);
  if (data == NULL) return -ENOMEM;
  errno = 0;
  const char *hash = crypt_r(password, setting, data);
  int result = 0;
  if (hash == NULL || hash[0] == '*') {
    result = errno != 0 ? -errno : -EINVAL;
  } else {
    memcpy(output, hash, strlen(hash) + 1);
  }
  wipe(data);
  return result;
}

bool keiyaku_password_verify(const char *password, const char *hash) {
  struct crypt_data *data = calloc(1, sizeof *data);
  if (data == NULL) return false;
  const char *computed = crypt_r(password, hash, data);
  bool same = false;
  if (computed != NULL && computed[0] != '*') {
    size_t length = strlen(hash);
    size_t computed_length = strlen(computed);
    // The lengths are no secret: they follow from the method, which the hash names.
    unsigned char difference = length == computed_length ? 0 : 1;
    for (size_t at = 0; at < length && at < computed_length; at++)
      difference |= (unsigned char)(hash[at] ^ computed[at]);
    same = difference == 0;
  }
  wipe(data);
  return same;
}

bool keiyaku_password_setting_is_valid(const char *hash) {
#ifdef CRYPT_CHECKSALT_AVAILABLE
  int verdict = crypt_checksalt(hash);
  return verdict != CRYPT_SALT_INVALID && verdict != CRYPT_SALT_METHOD_DISABLED;
#else
  (void)hash;
  return true;
#endif
}
