#ifndef CVECTORUNIT_H
#define CVECTORUNIT_H

// What the importing module is compiled for: the values depend on its -march flag.

#ifdef __AVX512F__
#define THRESH_HAS_512_BIT_VECTORS 1
#else
#define THRESH_HAS_512_BIT_VECTORS 0
#endif

// A bit for each extension that a build may use, in the order of VECTOR_EXTENSIONS in
// extensions.c.
enum {
  thresh_built_extensions = 0
#ifdef __SSE4_2__
    | 1 << 0
#endif
#ifdef __POPCNT__
    | 1 << 1
#endif
#ifdef __AVX__
    | 1 << 2
#endif
#ifdef __AVX2__
    | 1 << 3
#endif
#ifdef __FMA__
    | 1 << 4
#endif
#ifdef __BMI__
    | 1 << 5
#endif
#ifdef __BMI2__
    | 1 << 6
#endif
#ifdef __AVX512F__
    | 1 << 7
#endif
#ifdef __AVX512BW__
    | 1 << 8
#endif
#ifdef __AVX512DQ__
    | 1 << 9
#endif
#ifdef __AVX512VL__
    | 1 << 10
#endif
#ifdef __AVX512VBMI__
    | 1 << 11
#endif
#ifdef __AVX512VBMI2__
    | 1 << 12
#endif
#ifdef __AVX512BF16__
    | 1 << 13
#endif
#ifdef __AVX512VNNI__
    | 1 << 14
#endif
#ifdef __GFNI__
    | 1 << 15
#endif
#ifdef __AVX512FP16__
    | 1 << 16
#endif
};

/// Tells the processor that the caller only waits.
static inline void thresh_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("isb");
#endif
}

/// Writes the names of the extensions in `built` that this processor lacks, separated by commas,
/// and returns how many there are. Names that do not fit are left out.
int thresh_missing_extensions(unsigned built, char *names, unsigned long capacity);

#endif
