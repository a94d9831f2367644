#include "CImageCodecs.h"

#include <stdio.h>
#include <string.h>
#include <turbojpeg.h>

// A handle lives for one call: the library keeps quantisation and Huffman tables in it, and a
// damaged file that lacks its own must not be decoded with those of the file before.

static int fail(tjhandle handle, char *message, int32_t message_capacity) {
  const char *text = tjGetErrorStr2(handle);
  // "tjDecompress2(): " and the like say nothing to the person who owns the file.
  const char *colon = strstr(text, "(): ");
  if (colon) text = colon + 4;
  int status = IC_CORRUPT;
  if (strstr(text, "Premature end of JPEG file") || strstr(text, "Empty input") ||
      strstr(text, "contains no image"))
    status = IC_TRUNCATED;
  else if (strstr(text, "Unsupported") || strstr(text, "not supported") ||
           strstr(text, "determine colorspace"))
    status = IC_UNSUPPORTED;
  else if (strstr(text, "nsufficient memory") || strstr(text, "allocation"))
    status = IC_TOO_LARGE;
  const char *redundant = "Corrupt JPEG data: ";
  if (strncmp(text, redundant, strlen(redundant)) == 0) text += strlen(redundant);
  snprintf(message, (size_t)message_capacity, "%s", text);
  return status;
}

static int no_handle(char *message, int32_t message_capacity) {
  snprintf(message, (size_t)message_capacity, "no memory for a decoder");
  return IC_TOO_LARGE;
}

int ic_jpeg_read_header(const uint8_t *data, int64_t count, ic_jpeg_header *header,
                        char *message, int32_t message_capacity) {
  tjhandle handle = tjInitDecompress();
  if (!handle) return no_handle(message, message_capacity);
  int width = 0, height = 0, subsampling = -1, colours = -1;
  int result = tjDecompressHeader3(handle, data, (unsigned long)count, &width, &height,
                                   &subsampling, &colours);
  int status = IC_OK;
  if (result != 0) {
    // Factors of sampling without a name of their own decode all the same.
    int unnamed = strstr(tjGetErrorStr2(handle), "subsampling type") != NULL;
    int warning = tjGetErrorCode(handle) == TJERR_WARNING;
    if (!unnamed && !warning) status = fail(handle, message, message_capacity);
  }
  tjDestroy(handle);
  if (status != IC_OK) return status;
  if (width < 1 || height < 1 || colours < 0) {
    snprintf(message, (size_t)message_capacity, "no image in it");
    return IC_TRUNCATED;
  }
  header->width = width;
  header->height = height;
  header->colours = colours == TJCS_GRAY    ? IC_JPEG_GREY
                    : colours == TJCS_YCbCr ? IC_JPEG_YCC
                    : colours == TJCS_RGB   ? IC_JPEG_RGB
                                            : IC_JPEG_CMYK;
  header->reducible = header->colours != IC_JPEG_CMYK && subsampling >= 0 &&
                      subsampling != TJSAMP_411;
  return IC_OK;
}

int32_t ic_jpeg_scaled(int32_t length, int32_t eighths) {
  tjscalingfactor factor = {eighths, 8};
  return TJSCALED(length, factor);
}

int ic_jpeg_decode(const uint8_t *data, int64_t count, int32_t width, int32_t height,
                   int32_t channels, uint8_t *output, int64_t capacity, char *message,
                   int32_t message_capacity) {
  if (width < 1 || height < 1 || (int64_t)width * height > capacity / channels) {
    snprintf(message, (size_t)message_capacity, "no room for the image");
    return IC_TOO_LARGE;
  }
  tjhandle handle = tjInitDecompress();
  if (!handle) return no_handle(message, message_capacity);
  int format = channels == 1 ? TJPF_GRAY : channels == 3 ? TJPF_RGB : TJPF_CMYK;
  // The first warning ends the decoding: what follows a damaged place would be garbage. More than
  // 500 scans are an attack on time, not an image.
  int flags = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
  int result = tjDecompress2(handle, data, (unsigned long)count, output, width, width * channels,
                             height, format, flags);
  if (result != 0 && tjGetErrorCode(handle) == TJERR_WARNING &&
      strstr(tjGetErrorStr2(handle), "extraneous bytes before marker 0xd9")) {
    // Padding before the end marker, which some cameras write. All of the image has been read by
    // then, so nothing is left to be warned of; a progressive file is put out only after it.
    flags &= ~TJFLAG_STOPONWARNING;
    tjDestroy(handle);
    handle = tjInitDecompress();
    if (!handle) return no_handle(message, message_capacity);
    result = tjDecompress2(handle, data, (unsigned long)count, output, width, width * channels,
                           height, format, flags);
    if (result != 0 && tjGetErrorCode(handle) == TJERR_WARNING) result = 0;
  }
  int status = result == 0 ? IC_OK : fail(handle, message, message_capacity);
  tjDestroy(handle);
  return status;
}

static int subsampling_of(int32_t channels) { return channels == 1 ? TJSAMP_GRAY : TJSAMP_420; }

int64_t ic_jpeg_encoded_limit(int32_t width, int32_t height, int32_t channels) {
  return (int64_t)tjBufSize(width, height, subsampling_of(channels));
}

int ic_jpeg_encode(const uint8_t *pixels, int32_t width, int32_t height, int32_t channels,
                   int32_t quality, uint8_t *output, int64_t capacity, int64_t *written,
                   char *message, int32_t message_capacity) {
  *written = 0;
  if (capacity < ic_jpeg_encoded_limit(width, height, channels)) {
    snprintf(message, (size_t)message_capacity, "no room for the file");
    return IC_TOO_LARGE;
  }
  tjhandle handle = tjInitCompress();
  if (!handle) return no_handle(message, message_capacity);
  unsigned char *file = output;
  unsigned long size = (unsigned long)capacity;
  int result = tjCompress2(handle, pixels, width, width * channels, height,
                           channels == 1 ? TJPF_GRAY : TJPF_RGB, &file, &size,
                           subsampling_of(channels), quality, TJFLAG_NOREALLOC);
  int status = result == 0 ? IC_OK : fail(handle, message, message_capacity);
  if (status == IC_OK) *written = (int64_t)size;
  tjDestroy(handle);
  return status;
}
