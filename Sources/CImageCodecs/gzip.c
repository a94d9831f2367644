#include "CImageCodecs.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

// zlib counts in unsigned int; larger buffers are handed over in pieces.
static const int64_t piece = 1 << 30;

int ic_gzip_inflate(const uint8_t *data, int64_t count, uint8_t *output, int64_t capacity,
                    int64_t *written, char *message, int32_t message_capacity) {
  *written = 0;
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  if (inflateInit2(&stream, 16 + MAX_WBITS) != Z_OK) {
    snprintf(message, (size_t)message_capacity, "no memory to inflate");
    return IC_TOO_LARGE;
  }
  int64_t read = 0;
  int64_t out = 0;
  int result = Z_OK;
  int full = 0;
  while (result == Z_OK) {
    int64_t in_piece = count - read < piece ? count - read : piece;
    int64_t out_piece = capacity - out < piece ? capacity - out : piece;
    unsigned char probe;
    full = out_piece == 0;
    stream.next_in = (unsigned char *)(uintptr_t)(data + read);
    stream.avail_in = (unsigned int)in_piece;
    stream.next_out = full ? &probe : output + out;
    stream.avail_out = full ? 1 : (unsigned int)out_piece;
    unsigned int offered = stream.avail_out;
    result = inflate(&stream, Z_NO_FLUSH);
    read += in_piece - stream.avail_in;
    int64_t produced = offered - stream.avail_out;
    if (full && produced > 0) {
      inflateEnd(&stream);
      *written = out;
      snprintf(message, (size_t)message_capacity, "inflates to more than %lld bytes",
               (long long)capacity);
      return IC_TOO_LARGE;
    }
    out += produced;
  }
  int status = IC_OK;
  if (result == Z_BUF_ERROR) {
    snprintf(message, (size_t)message_capacity, "the compressed data ends too early");
    status = IC_TRUNCATED;
  } else if (result != Z_STREAM_END) {
    snprintf(message, (size_t)message_capacity, "%s",
             stream.msg ? stream.msg : "not gzip data");
    status = IC_CORRUPT;
  } else if (read != count) {
    snprintf(message, (size_t)message_capacity, "%lld bytes follow the compressed data",
             (long long)(count - read));
    status = IC_CORRUPT;
  }
  inflateEnd(&stream);
  *written = out;
  return status;
}
