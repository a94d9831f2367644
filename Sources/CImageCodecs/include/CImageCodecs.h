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

// MARK: JPEG

enum { IC_JPEG_GREY = 1, IC_JPEG_YCC = 2, IC_JPEG_RGB = 3, IC_JPEG_CMYK = 4 };

typedef struct {
  int32_t width;
  int32_t height;
  /// One of IC_JPEG_…, as stored; IC_JPEG_CMYK stands for YCCK too.
  int32_t colours;
  /// 1 when decoding at a reduced size comes close to resizing: not with inks, whose product is
  /// not the product of their means, nor with colours stored at a fourth of the size or less.
  int32_t reducible;
} ic_jpeg_header;

/// Reads the size and the kind of colours; allocates a few kilobytes.
int ic_jpeg_read_header(const uint8_t *data, int64_t count, ic_jpeg_header *header,
                        char *message, int32_t message_capacity);

/// A side of `length` pixels scaled by `eighths` / 8, as the decoder rounds it.
int32_t ic_jpeg_scaled(int32_t length, int32_t eighths);

/// Decodes to interleaved bytes, scaled while decoding.
///
/// `width` and `height` are the header's, each through ic_jpeg_scaled with the same eighths.
/// `channels` is 1 (grey; only from IC_JPEG_GREY and IC_JPEG_YCC), 3 (RGB; not from IC_JPEG_CMYK)
/// or 4 (CMYK as stored; only from IC_JPEG_CMYK). `output` holds `capacity` bytes, at least
/// width * height * channels. Anything in doubt is an error: a result of IC_OK is the whole image.
/// Allocates 6 bytes a stored pixel at most (progressive files).
int ic_jpeg_decode(const uint8_t *data, int64_t count, int32_t width, int32_t height,
                   int32_t channels, uint8_t *output, int64_t capacity, char *message,
                   int32_t message_capacity);

/// At most so many bytes come of encoding an image.
int64_t ic_jpeg_encoded_limit(int32_t width, int32_t height, int32_t channels);

/// Encodes interleaved bytes, 8 bits a sample, at a quality of 1 to 100.
///
/// `channels` is 1 (grey) or 3 (RGB). Writes `*written` bytes to `output`, whose `capacity` is at
/// least ic_jpeg_encoded_limit. Allocates a few rows.
int ic_jpeg_encode(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels,
                   int32_t quality, uint8_t *output, int64_t capacity, int64_t *written,
                   char *message, int32_t message_capacity);

// MARK: PNG

typedef struct {
  int32_t width;
  int32_t height;
  int32_t bit_depth;
  /// 1 without colour, 0 with it (palettes count as colour).
  int32_t is_grey;
  /// 1 when a pixel may be other than opaque: an alpha channel or a tRNS chunk.
  int32_t has_alpha;
} ic_png_header;

/// Reads all up to the image data; at most 16 MiB of it is kept or inflated.
int ic_png_read_header(const uint8_t *data, int64_t count, ic_png_header *header, char *message,
                       int32_t message_capacity);

/// Decodes the (first) image to interleaved bytes; 16 bits a sample become their high 8.
///
/// `channels` is 1 (grey; only from is_grey, at most 8 bits, without alpha), 3 (RGB) or 4 (RGB and
/// straight alpha). `output` holds `capacity` bytes, at least width * height * channels. Allocates
/// a few rows.
int ic_png_decode(const uint8_t *data, int64_t count, int32_t channels, uint8_t *output,
                  int64_t capacity, char *message, int32_t message_capacity);

/// Encodes interleaved bytes, 8 bits a sample.
///
/// `channels` is 1 (grey) or 3 (RGB). Writes `*written` bytes to `output`; what needs more than
/// `capacity` is IC_TOO_LARGE. Allocates a few rows and what zlib needs.
int ic_png_encode(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels,
                  uint8_t *output, int64_t capacity, int64_t *written, char *message,
                  int32_t message_capacity);

// MARK: Mappings

/// Bytes at addresses of their own: those of a file, or memory.
typedef struct ic_mapping ic_mapping;

/// Maps the first `count` bytes of an open file for reading; NULL when that cannot be done. The
/// descriptor may be closed, the file replaced and unlinked, but it must never be cut shorter.
ic_mapping *ic_map_file(int descriptor, int64_t count);

/// Maps `count` bytes of memory, all zero; NULL when there is not enough.
ic_mapping *ic_map_memory(int64_t count);

void ic_unmap(ic_mapping *mapping);

/// Copies `count` bytes from `offset` on. Returns 0, or -1 and copies nothing if they are not all
/// inside the mapping.
int ic_mapping_read(const ic_mapping *mapping, int64_t offset, int64_t count, uint8_t *output);

/// As ic_mapping_read, the other way; only for ic_map_memory.
int ic_mapping_write(ic_mapping *mapping, int64_t offset, int64_t count, const uint8_t *input);

/// Stirs `count` bytes from `offset` on into a hash: little-endian words of eight bytes, then the
/// bytes left over as one word, the first the most significant. The hash is Swift's ContentHash,
/// which holds the definition; this one reads a mapping where it lies. Returns as ic_mapping_read.
int ic_mapping_hash(const ic_mapping *mapping, int64_t offset, int64_t count, uint64_t *state);

/// The process holds none of a file's bytes any more, until they are looked at again.
void ic_mapping_let_go(const ic_mapping *mapping);

/// The bytes beside those that are read need not be fetched from the disk.
void ic_mapping_is_visited_at_random(const ic_mapping *mapping);

/// These bytes are fetched from the disk while the caller goes on.
void ic_mapping_will_be_read(const ic_mapping *mapping, int64_t offset, int64_t count);

#endif
