// What Swift cannot see of the system: O_DIRECT and per-write durability, open file description locks,
// CRC32C by instruction, kernel randomness, crypt(3). Every function is safe to call from any thread.
#ifndef CKEIYAKU_SYSTEM_H
#define CKEIYAKU_SYSTEM_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Files. Functions that can fail answer a negative errno.

/// How a file is opened; both ways read and write.
enum keiyaku_open_mode {
  KEIYAKU_OPEN_EXISTING = 0,
  /// Creates the file, or empties the one that is there.
  KEIYAKU_OPEN_EMPTY = 1,
  /// Creates the file, or leaves the one that is there as it is.
  KEIYAKU_OPEN_OR_CREATE = 2,
};

/// Opens a file, past the page cache if `direct`. Answers a descriptor; -EINVAL if the file system has no O_DIRECT.
int keiyaku_open(const char *path, int mode, bool direct);

/// Reads until `count` bytes are there or the file ends. Answers the bytes read.
int64_t keiyaku_read_at(int descriptor, void *bytes, size_t count, int64_t offset);

/// One write. Answers the bytes written; anything but `count` is a failure for a log.
int64_t keiyaku_write_at(int descriptor, const void *bytes, size_t count, int64_t offset);

/// One write that is on the medium when it returns (RWF_DSYNC, or a write and fdatasync where that is unknown).
int64_t keiyaku_write_durably_at(int descriptor, const void *bytes, size_t count, int64_t offset);

/// Takes an exclusive lock of the open file description, without waiting: -EAGAIN if another one holds it.
/// Unlike fcntl's process locks it conflicts within one process too, and closing another descriptor keeps it.
int keiyaku_lock_exclusively(int descriptor);

/// Gives that lock up.
void keiyaku_unlock(int descriptor);

// Randomness.

/// Fills the bytes from the kernel's generator. Answers 0 or a negative errno.
int keiyaku_random(void *bytes, size_t count);

// Threads.

/// Names a thread for the system's tools; at most 15 bytes are shown.
void keiyaku_name_thread(pthread_t thread, const char *name);

/// Lets other threads go before the calling one where there are not processors enough.
void keiyaku_lower_thread_priority(void);

// Checksums and zeros.

/// CRC32C (Castagnoli, RFC 3720 B.4) of the bytes, going on from `crc`; start with 0.
uint32_t keiyaku_crc32c(uint32_t crc, const void *bytes, size_t count);

/// The same by table, for processors without the instruction.
uint32_t keiyaku_crc32c_portable(uint32_t crc, const void *bytes, size_t count);

/// True if every byte is zero.
bool keiyaku_is_zero(const void *bytes, size_t count);

/// Counts 512-byte sectors that begin inside the bytes and have at most `bits_max` bits set (0 or 1).
/// A last sector that is not whole counts by the bytes it has.
uint32_t keiyaku_count_sparse_sectors(const void *bytes, size_t count, uint32_t bits_max);

// Passwords.

/// Room that a password hash needs, the final zero included.
enum { KEIYAKU_PASSWORD_HASH_BYTES = 384 };

/// Hashes a password with yescrypt and a fresh salt. Answers 0 or a negative errno
/// (-ERANGE: password too long, or less room than KEIYAKU_PASSWORD_HASH_BYTES).
int keiyaku_password_hash(const char *password, char *output, size_t output_bytes);

/// True if the password has this crypt(3) hash. The comparison takes the same time wherever the hashes differ.
bool keiyaku_password_verify(const char *password, const char *hash);

/// False if the crypt library says that it cannot compute a hash of this method or with these parameters; true where it
/// cannot say (before libxcrypt 4.3).
bool keiyaku_password_setting_is_valid(const char *hash);

#endif
