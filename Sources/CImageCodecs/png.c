#include "CImageCodecs.h"

#include <spng.h>
#include <stdio.h>
#include <string.h>

// Bounds what chunks beside the image data may hold, compressed or not.
static const size_t side_limit = 16 << 20;

static int fail(int error, char *message, int32_t message_capacity) {
  const char *text = error == SPNG_ECHUNK_LIMITS
                         ? "text or other data beside the image of more than 16 MiB"
                         : spng_strerror(error);
  snprintf(message, (size_t)message_capacity, "%s", text);
  switch (error) {
  case SPNG_IO_EOF:
  case SPNG_EIDAT_TOO_SHORT:
    return IC_TRUNCATED;
  case SPNG_EMEM:
  case SPNG_EOVERFLOW:
  case SPNG_ECHUNK_LIMITS:
  case SPNG_EUSER_WIDTH:
  case SPNG_EUSER_HEIGHT:
    return IC_TOO_LARGE;
  default:
    return IC_CORRUPT;
  }
}

static int open_header(spng_ctx *context, const uint8_t *data, int64_t count,
                       struct spng_ihdr *ihdr, ic_png_header *header) {
  int error = spng_set_chunk_limits(context, side_limit, side_limit);
  if (!error) error = spng_set_png_buffer(context, data, (size_t)count);
  if (!error) error = spng_get_ihdr(context, ihdr);
  if (error) return error;
  struct spng_trns transparency;
  error = spng_get_trns(context, &transparency);
  if (error && error != SPNG_ECHUNKAVAIL) return error;
  int grey = ihdr->color_type == SPNG_COLOR_TYPE_GRAYSCALE ||
             ihdr->color_type == SPNG_COLOR_TYPE_GRAYSCALE_ALPHA;
  int alpha = ihdr->color_type == SPNG_COLOR_TYPE_GRAYSCALE_ALPHA ||
              ihdr->color_type == SPNG_COLOR_TYPE_TRUECOLOR_ALPHA;
  header->width = (int32_t)ihdr->width;
  header->height = (int32_t)ihdr->height;
  header->bit_depth = ihdr->bit_depth;
  header->is_grey = grey;
  header->has_alpha = alpha || !error;
  return 0;
}

int ic_png_read_header(const uint8_t *data, int64_t count, ic_png_header *header, char *message,
                       int32_t message_capacity) {
  spng_ctx *context = spng_ctx_new(0);
  if (!context) return fail(SPNG_EMEM, message, message_capacity);
  struct spng_ihdr ihdr;
  int error = open_header(context, data, count, &ihdr, header);
  spng_ctx_free(context);
  return error ? fail(error, message, message_capacity) : IC_OK;
}

int ic_png_decode(const uint8_t *data, int64_t count, int32_t channels, uint8_t *output,
                  int64_t capacity, char *message, int32_t message_capacity) {
  spng_ctx *context = spng_ctx_new(0);
  if (!context) return fail(SPNG_EMEM, message, message_capacity);
  struct spng_ihdr ihdr;
  ic_png_header header;
  int error = open_header(context, data, count, &ihdr, &header);
  if (!error) {
    int format = channels == 1 ? SPNG_FMT_G8 : channels == 3 ? SPNG_FMT_RGB8 : SPNG_FMT_RGBA8;
    size_t size = 0;
    error = spng_decoded_image_size(context, format, &size);
    if (!error && size > (size_t)capacity) error = SPNG_EOVERFLOW;
    if (!error)
      error = spng_decode_image(context, output, size, format, channels == 4 ? SPNG_DECODE_TRNS : 0);
    // The checksum of the last piece of image data is looked at only when reading goes on. A file
    // that ends right there, or with odd data after the image, is whole as far as pixels go.
    if (!error && spng_decode_chunks(context) == SPNG_ECHUNK_CRC) error = SPNG_ECHUNK_CRC;
  }
  spng_ctx_free(context);
  return error ? fail(error, message, message_capacity) : IC_OK;
}

struct sink {
  uint8_t *output;
  size_t capacity;
  size_t written;
};

static int append(spng_ctx *context, void *user, void *data, size_t count) {
  (void)context;
  struct sink *sink = user;
  if (count > sink->capacity - sink->written) return SPNG_IO_ERROR;
  memcpy(sink->output + sink->written, data, count);
  sink->written += count;
  return 0;
}

int ic_png_encode(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels,
                  uint8_t *output, int64_t capacity, int64_t *written, char *message,
                  int32_t message_capacity) {
  spng_ctx *context = spng_ctx_new(SPNG_CTX_ENCODER);
  if (!context) return fail(SPNG_EMEM, message, message_capacity);
  struct sink sink = {output, (size_t)capacity, 0};
  struct spng_ihdr ihdr = {
      .width = (uint32_t)width,
      .height = (uint32_t)height,
      .bit_depth = 8,
      .color_type = channels == 1 ? SPNG_COLOR_TYPE_GRAYSCALE : SPNG_COLOR_TYPE_TRUECOLOR,
  };
  size_t size = (size_t)width * (size_t)height * (size_t)channels;
  int error = spng_set_ihdr(context, &ihdr);
  if (!error) error = spng_set_png_stream(context, append, &sink);
  if (!error) error = spng_encode_image(context, pixels, size, SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
  spng_ctx_free(context);
  *written = (int64_t)sink.written;
  if (error == SPNG_IO_ERROR) error = SPNG_EOVERFLOW;
  return error ? fail(error, message, message_capacity) : IC_OK;
}
