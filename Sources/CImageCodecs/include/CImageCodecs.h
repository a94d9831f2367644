#ifndef CIMAGECODECS_H
#define CIMAGECODECS_H

#include <stdint.h>

/// Every function returns one of these, and writes a sentence about anything but
/// IC_OK to `message` (capacity `message_capacity`, always ended by a zero).
/// No function keeps a pointer, prints, or allocates more than its comment says.
enum {
  IC_OK = 0,
  /// The data ends before the image does.
  IC_TRUNCATED = 1,
  /// The data contradicts itself or its format.
  IC_CORRUPT = 2,
  /// Well-formed, but of a kind that the library does not decode.
  IC_UNSUPPORTED = 3,
  /// More memory would be needed than the caller allows, or than there is.
  IC_TOO_LARGE = 4
};

// MARK: gzip

/// Inflates one gzip file; trailing members and garbage are refused as corrupt.
///
/// `*written` is set also on failure. Data that inflates to more than `capacity` bytes is
/// IC_TOO_LARGE.
int ic_gzip_inflate(const uint8_t *data, int64_t count, uint8_t *output, int64_t capacity,
                    int64_t *written, char *message, int32_t message_capacity);

#endif
