package sadari.engine.imaging;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;

/// libvips through the foreign function interface, where the library is installed.
@SuppressWarnings("restricted") // calling a C library is its purpose
final class VipsCandidate implements EngineComparison.Candidate {
  private static final int SIZE_DOWN = 2;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup library =
      SymbolLookup.libraryLookup("libvips.so.42", Arena.global())
          .or(SymbolLookup.libraryLookup("libgobject-2.0.so.0", Arena.global()))
          .or(SymbolLookup.libraryLookup("libglib-2.0.so.0", Arena.global()));
  private final MethodHandle thumbnailBuffer =
      variadic("vips_thumbnail_buffer", 4, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT);
  private final MethodHandle thumbnailImage =
      variadic("vips_thumbnail_image", 3, ADDRESS, ADDRESS, JAVA_INT);
  private final MethodHandle copyMemory =
      function("vips_image_copy_memory", FunctionDescriptor.of(ADDRESS, ADDRESS));
  private final MethodHandle save =
      linker.downcallHandle(
          library.findOrThrow("vips_jpegsave_buffer"),
          FunctionDescriptor.of(
              JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS),
          Linker.Option.firstVariadicArg(3));
  private final MethodHandle unref = function("g_object_unref", FunctionDescriptor.ofVoid(ADDRESS));
  private final MethodHandle free = function("g_free", FunctionDescriptor.ofVoid(ADDRESS));

  VipsCandidate() {
    try {
      MemorySegment name = Arena.global().allocateFrom("comparison");
      int _ = (int) function("vips_init", FunctionDescriptor.of(JAVA_INT, ADDRESS)).invoke(name);
      function("vips_concurrency_set", FunctionDescriptor.ofVoid(JAVA_INT)).invoke(1);
      function("vips_cache_set_max", FunctionDescriptor.ofVoid(JAVA_INT)).invoke(0);
    } catch (Throwable failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Override
  public List<byte[]> develop(byte[] photo) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      // The scene's proportions are known here: 4032 × 3024.
      Frame frame = Frame.within(Frame.ORIGINAL_AREA, 4032, 3024);
      Frame smaller = Frame.within(Frame.SMALL_AREA, frame.width(), frame.height());
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, photo);
      MemorySegment out = arena.allocate(ADDRESS);
      check(
          (int)
              thumbnailBuffer.invoke(
                  bytes,
                  (long) photo.length,
                  out,
                  frame.width(),
                  arena.allocateFrom("height"),
                  frame.height(),
                  arena.allocateFrom("size"),
                  SIZE_DOWN,
                  MemorySegment.NULL));
      MemorySegment lazy = out.get(ADDRESS, 0);
      MemorySegment original = (MemorySegment) copyMemory.invoke(lazy);
      unref.invoke(lazy);
      check(
          (int)
              thumbnailImage.invoke(
                  original,
                  out,
                  smaller.width(),
                  arena.allocateFrom("height"),
                  smaller.height(),
                  arena.allocateFrom("size"),
                  SIZE_DOWN,
                  MemorySegment.NULL));
      MemorySegment small = out.get(ADDRESS, 0);
      List<byte[]> results = List.of(jpeg(arena, original), jpeg(arena, small));
      unref.invoke(small);
      unref.invoke(original);
      return results;
    } catch (IOException refused) {
      throw refused;
    } catch (Throwable failed) {
      throw new IllegalStateException(failed);
    }
  }

  private byte[] jpeg(Arena arena, MemorySegment image) throws Throwable {
    MemorySegment buffer = arena.allocate(ADDRESS);
    MemorySegment length = arena.allocate(JAVA_LONG);
    check(
        (int)
            save.invoke(
                image,
                buffer,
                length,
                arena.allocateFrom("Q"),
                85,
                arena.allocateFrom("strip"),
                1,
                MemorySegment.NULL));
    MemorySegment encoded = buffer.get(ADDRESS, 0);
    byte[] bytes = encoded.reinterpret(length.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
    free.invoke(encoded);
    return bytes;
  }

  private static void check(int code) throws IOException {
    if (code != 0) {
      throw new IOException("vips refuses");
    }
  }

  private MethodHandle function(String name, FunctionDescriptor descriptor) {
    return linker.downcallHandle(library.findOrThrow(name), descriptor);
  }

  /// A function of fixed parameters followed by two pairs of option name and int, and the end mark.
  private MethodHandle variadic(String name, int fixed, MemoryLayout... parameters) {
    FunctionDescriptor descriptor =
        FunctionDescriptor.of(JAVA_INT, parameters)
            .appendArgumentLayouts(ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    return linker.downcallHandle(
        library.findOrThrow(name), descriptor, Linker.Option.firstVariadicArg(fixed));
  }
}
