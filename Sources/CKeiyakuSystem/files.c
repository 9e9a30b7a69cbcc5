// O_DIRECT, per-write durability, locks, randomness: thin, with errno as the answer.
#define _GNU_SOURCE
#include "CKeiyakuSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <unistd.h>

int keiyaku_open(const char *path, int mode, bool direct) {
  int flags = O_RDWR | O_CLOEXEC | (direct ? O_DIRECT : 0);
  if (mode == KEIYAKU_OPEN_EMPTY) flags |= O_CREAT | O_TRUNC;
  if (mode == KEIYAKU_OPEN_OR_CREATE) flags |= O_CREAT;
  int descriptor;
  do {
    descriptor = open(path, flags, 0600);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor < 0 ? -errno : descriptor;
}

int64_t keiyaku_read_at(int descriptor, void *bytes, size_t count, int64_t offset) {
  size_t done = 0;
  while (done < count) {
    ssize_t got = pread(descriptor, (char *)bytes + done, count - done, offset + (int64_t)done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -errno;
    if (got == 0) break;
    done += (size_t)got;
    // The end of a file that is no multiple of a block: a direct read could not go on from there.
    if (got % 512 != 0) break;
  }
  return (int64_t)done;
}

int64_t keiyaku_write_at(int descriptor, const void *bytes, size_t count, int64_t offset) {
  ssize_t written = pwrite(descriptor, bytes, count, offset);
  return written < 0 ? -errno : written;
}

int64_t keiyaku_write_durably_at(int descriptor, const void *bytes, size_t count, int64_t offset) {
  struct iovec vector = {.iov_base = (void *)bytes, .iov_len = count};
  ssize_t written = pwritev2(descriptor, &vector, 1, offset, RWF_DSYNC);
  if (written >= 0) return written;
  // The kernel answers these before it writes a byte, so this is no retry of a failed write.
  if (errno != EOPNOTSUPP && errno != ENOSYS) return -errno;
  written = pwrite(descriptor, bytes, count, offset);
  if (written < 0) return -errno;
  return fdatasync(descriptor) < 0 ? -errno : written;
}

int keiyaku_lock_exclusively(int descriptor) {
  struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
  if (fcntl(descriptor, F_OFD_SETLK, &whole) == 0) return 0;
  return errno == EACCES ? -EAGAIN : -errno;
}

void keiyaku_unlock(int descriptor) {
  struct flock whole = {.l_type = F_UNLCK, .l_whence = SEEK_SET};
  fcntl(descriptor, F_OFD_SETLK, &whole);
}

int keiyaku_random(void *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    ssize_t got = getrandom((char *)bytes + done, count - done, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -errno;
    done += (size_t)got;
  }
  return 0;
}

void keiyaku_name_thread(pthread_t thread, const char *name) {
  // A name that is too long is refused; tools then show the process's name, which is no harm.
  pthread_setname_np(thread, name);
}

void keiyaku_lower_thread_priority(void) {
  // On Linux niceness belongs to the thread. A refusal leaves the priority as it was, which is no harm.
  setpriority(PRIO_PROCESS, (id_t)gettid(), 10);
}
