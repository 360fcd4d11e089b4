/*
 * Decodes the JPEG files of a screen with libjpeg-turbo. It imports nothing, so a file that takes it over has this memory and no function. What it cannot
 * decode ends in a trap, after which an instance is not used any more.
 */
#include <stddef.h>
#include <stdio.h>
#include <jpeglib.h>

#define EXPORT(name) __attribute__((export_name(#name)))
#define PAGE_BYTES 65536
#define ALIGNMENT 16

extern unsigned char __heap_base;
static size_t used;
static unsigned char *file;

/* Nothing is freed: each file begins with an empty heap. */
void *malloc(size_t bytes) {
  if (bytes > (size_t)-1 - used - PAGE_BYTES) __builtin_trap();
  size_t begin = used, end = (begin + bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  size_t pages = (end + PAGE_BYTES - 1) / PAGE_BYTES, has = __builtin_wasm_memory_size(0);
  if (pages > has && __builtin_wasm_memory_grow(0, pages - has) == (size_t)-1) __builtin_trap();
  used = end;
  return (void *)begin;
}
void free(void *memory) { (void)memory; }

static void refuse(j_common_ptr common) { (void)common, __builtin_trap(); }
static void ignore(j_common_ptr common) { (void)common; }
static void ignore_message(j_common_ptr common, int level) { (void)common, (void)level; }

/* A file that ends too early ends as if it were complete, as with the library's own sources. */
static boolean fill(j_decompress_ptr decoder) {
  static const JOCTET END[] = {0xff, JPEG_EOI};
  decoder->src->next_input_byte = END;
  decoder->src->bytes_in_buffer = sizeof END;
  return TRUE;
}
static void skip(j_decompress_ptr decoder, long bytes) {
  if (bytes < 0 || (size_t)bytes > decoder->src->bytes_in_buffer) __builtin_trap();
  decoder->src->next_input_byte += bytes;
  decoder->src->bytes_in_buffer -= bytes;
}
static void ignore_source(j_decompress_ptr decoder) { (void)decoder; }

/* QEMU sends baseline files, whose colours are neither reduced nor made together with the pixels. */
void jinit_phuff_decoder(j_decompress_ptr decoder) { refuse((j_common_ptr)decoder); }
void jinit_merged_upsampler(j_decompress_ptr decoder) { refuse((j_common_ptr)decoder); }
void jinit_1pass_quantizer(j_decompress_ptr decoder) { refuse((j_common_ptr)decoder); }
void jinit_2pass_quantizer(j_decompress_ptr decoder) { refuse((j_common_ptr)decoder); }

/* Where to write a file of this length. What was decoded before is gone. */
EXPORT(room) unsigned char *room(size_t length) {
  used = ((size_t)&__heap_base + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
  return file = malloc(length);
}

/* Returns red, green, blue and one more byte for each pixel of the file in the room. */
EXPORT(decode) unsigned char *decode(size_t length, unsigned width, unsigned height) {
  struct jpeg_error_mgr errors = {
      .error_exit = refuse, .output_message = ignore, .reset_error_mgr = ignore, .emit_message = ignore_message};
  struct jpeg_source_mgr source = {.next_input_byte = file,
                                   .bytes_in_buffer = length,
                                   .init_source = ignore_source,
                                   .fill_input_buffer = fill,
                                   .skip_input_data = skip,
                                   .resync_to_restart = jpeg_resync_to_restart,
                                   .term_source = ignore_source};
  struct jpeg_decompress_struct decoder = {.err = &errors};
  jpeg_create_decompress(&decoder);
  decoder.src = &source;
  jpeg_read_header(&decoder, TRUE);
  if (decoder.image_width != width || decoder.image_height != height || decoder.progressive_mode) __builtin_trap();
  decoder.out_color_space = JCS_EXT_RGBX;
  jpeg_start_decompress(&decoder);
  unsigned char *pixels = malloc((size_t)width * height * 4);
  while (decoder.output_scanline < height) {
    JSAMPROW row = pixels + (size_t)decoder.output_scanline * width * 4;
    jpeg_read_scanlines(&decoder, &row, 1);
  }
  return pixels;
}
