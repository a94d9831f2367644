#include "CImageCodecs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct ic_mapping {
  uint8_t *bytes;
  int64_t count;
  int is_file;
};

static ic_mapping *map(int64_t count, int protection, int flags, int descriptor) {
  if (count < 1) return NULL;
  ic_mapping *mapping = malloc(sizeof *mapping);
  if (!mapping) return NULL;
  void *bytes = mmap(NULL, (size_t)count, protection, flags, descriptor, 0);
  if (bytes == MAP_FAILED) {
    free(mapping);
    return NULL;
  }
  mapping->bytes = bytes;
  mapping->count = count;
  mapping->is_file = descriptor >= 0;
  return mapping;
}

ic_mapping *ic_map_file(int descriptor, int64_t count) {
  return map(count, PROT_READ, MAP_PRIVATE, descriptor);
}

ic_mapping *ic_map_memory(int64_t count) {
  return map(count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1);
}

void ic_unmap(ic_mapping *mapping) {
  munmap(mapping->bytes, (size_t)mapping->count);
  free(mapping);
}

static int holds(const ic_mapping *mapping, int64_t offset, int64_t count) {
  return offset >= 0 && count >= 0 && offset <= mapping->count &&
         count <= mapping->count - offset;
}

int ic_mapping_read(const ic_mapping *mapping, int64_t offset, int64_t count, uint8_t *output) {
  if (!holds(mapping, offset, count)) return -1;
  memcpy(output, mapping->bytes + offset, (size_t)count);
  return 0;
}

int ic_mapping_write(ic_mapping *mapping, int64_t offset, int64_t count, const uint8_t *input) {
  if (!holds(mapping, offset, count)) return -1;
  memcpy(mapping->bytes + offset, input, (size_t)count);
  return 0;
}

static uint64_t stirred(uint64_t word) {
  word = (word ^ (word >> 33)) * 0xff51afd7ed558ccd;
  word = (word ^ (word >> 33)) * 0xc4ceb9fe1a85ec53;
  return word ^ (word >> 33);
}

static uint64_t added(uint64_t state, uint64_t word) {
  state = (state ^ stirred(word)) * 0x100000001b3;
  return state << 23 | state >> 41;
}

int ic_mapping_hash(const ic_mapping *mapping, int64_t offset, int64_t count, uint64_t *state) {
  if (!holds(mapping, offset, count)) return -1;
  const uint8_t *bytes = mapping->bytes + offset;
  uint64_t hash = *state;
  int64_t index = 0;
  for (; index + 8 <= count; index += 8) {
    uint64_t word = 0;
    for (int byte = 0; byte < 8; byte++) word |= (uint64_t)bytes[index + byte] << (8 * byte);
    hash = added(hash, word);
  }
  uint64_t last = 0;
  for (; index < count; index++) last = last << 8 | bytes[index];
  *state = added(hash, last);
  return 0;
}

void ic_mapping_is_visited_at_random(const ic_mapping *mapping) {
  madvise(mapping->bytes, (size_t)mapping->count, MADV_RANDOM);
}

void ic_mapping_let_go(const ic_mapping *mapping) {
  // Memory would be gone for good.
  if (mapping->is_file) madvise(mapping->bytes, (size_t)mapping->count, MADV_DONTNEED);
}

void ic_mapping_will_be_read(const ic_mapping *mapping, int64_t offset, int64_t count) {
  const int64_t page = 4096;
  if (!holds(mapping, offset, count)) return;
  int64_t start = offset / page * page;
  madvise(mapping->bytes + start, (size_t)(offset + count - start), MADV_WILLNEED);
}
