// Compiled without -march, so that it runs on any processor of the architecture.

#include "CVectorUnit.h"

#include <string.h>

#if defined(__x86_64__)
#define VECTOR_EXTENSIONS(has)                                                 \
  has(0, "sse4.2") has(1, "popcnt") has(2, "avx") has(3, "avx2") has(4, "fma") \
  has(5, "bmi") has(6, "bmi2") has(7, "avx512f") has(8, "avx512bw")            \
  has(9, "avx512dq") has(10, "avx512vl") has(11, "avx512vbmi")                 \
  has(12, "avx512vbmi2") has(13, "avx512bf16") has(14, "avx512vnni")           \
  has(15, "gfni") has(16, "avx512fp16")
#else
#define VECTOR_EXTENSIONS(has)
#endif

int thresh_missing_extensions(unsigned built, char *names, unsigned long capacity) {
  int count = 0;
  if (capacity > 0) names[0] = 0;
#if defined(__x86_64__)
  __builtin_cpu_init();
#define CHECK(bit, name)                                                       \
  if ((built >> bit & 1) && !__builtin_cpu_supports(name)) {                   \
    if (strlen(names) + sizeof(name) + 2 < capacity) {                         \
      if (count > 0) strcat(names, ", ");                                      \
      strcat(names, name);                                                     \
    }                                                                          \
    count++;                                                                   \
  }
  VECTOR_EXTENSIONS(CHECK)
#endif
  return count;
}
