#include "CImageCodecs.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct ic_mapping {
  uint8_t *bytes;
  int64_t count;
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

void ic_mapping_is_visited_at_random(const ic_mapping *mapping) {
  madvise(mapping->bytes, (size_t)mapping->count, MADV_RANDOM);
}

void ic_mapping_will_be_read(const ic_mapping *mapping, int64_t offset, int64_t count) {
  const int64_t page = 4096;
  if (!holds(mapping, offset, count)) return;
  int64_t start = offset / page * page;
  madvise(mapping->bytes + start, (size_t)(offset + count - start), MADV_WILLNEED);
}
