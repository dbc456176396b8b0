package sadari.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes one JSON text into a byte array.
///
/// ```java
/// byte[] bytes = Json.object(json -> json.field("id", "1").array("tags", tags, Json::value));
/// ```
///
/// Not for use by several threads.
public final class Json {
  static final int MAX_DEPTH = 32;

  /// Buffers are pooled for all threads: a pool per thread is lost on virtual threads.
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(1_000)
                  .maxNumberLength(100)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // Else every emoji is written as two escapes of six bytes.
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private final JsonGenerator generator;

  private Json(JsonGenerator generator) {
    this.generator = generator;
  }

  /// One object whose fields are written by `fields`.
  public static byte[] object(Consumer<Json> fields) {
    return write(json -> json.fields(fields));
  }

  /// One array with an element for each item.
  public static <T> byte[] array(Iterable<? extends T> items, BiConsumer<Json, ? super T> element) {
    return write(json -> json.elements(items, element));
  }

  /// An array of JSON texts that are ready.
  public static byte[] array(Collection<byte[]> texts) {
    int size = 2 + Math.max(0, texts.size() - 1);
    for (byte[] text : texts) {
      size += text.length;
    }
    byte[] joined = new byte[size];
    int at = 0;
    joined[at++] = '[';
    for (byte[] text : texts) {
      if (at > 1) {
        joined[at++] = ',';
      }
      System.arraycopy(text, 0, joined, at, text.length);
      at += text.length;
    }
    joined[at] = ']';
    return joined;
  }

  private static byte[] write(Consumer<Json> content) {
    BufferRecycler recycler = FACTORY._getRecyclerPool().acquireAndLinkPooled();
    ByteArrayBuilder out = new ByteArrayBuilder(recycler);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      content.accept(new Json(generator));
      generator.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      out.release();
      recycler.releaseToPool();
    }
  }

  public Json field(String name, @Nullable String value) {
    return name(name).value(value);
  }

  public Json field(String name, long value) {
    return name(name).value(value);
  }

  public Json field(String name, double value) {
    return name(name).value(value);
  }

  public Json field(String name, boolean value) {
    return name(name).value(value);
  }

  public Json nullField(String name) {
    return name(name).value((String) null);
  }

  public Json object(String name, Consumer<Json> fields) {
    return name(name).fields(fields);
  }

  public <T> Json array(
      String name, Iterable<? extends T> items, BiConsumer<Json, ? super T> element) {
    return name(name).elements(items, element);
  }

  /// A field whose value is JSON already.
  public Json raw(String name, byte[] json) {
    return name(name).raw(json);
  }

  public Json name(String name) {
    try {
      generator.writeFieldName(name);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Json value(@Nullable String value) {
    try {
      generator.writeString(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Json value(long value) {
    try {
      generator.writeNumber(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Json value(double value) {
    try {
      generator.writeNumber(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Json value(boolean value) {
    try {
      generator.writeBoolean(value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A value that is JSON already.
  public Json raw(byte[] json) {
    try {
      generator.writeRawValue(new ReadyJson(json));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An object as a value, e.g. as an element of an array.
  public Json fields(Consumer<Json> fields) {
    try {
      generator.writeStartObject();
      fields.accept(this);
      generator.writeEndObject();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public <T> Json elements(Iterable<? extends T> items, BiConsumer<Json, ? super T> element) {
    try {
      generator.writeStartArray();
      for (T item : items) {
        element.accept(this, item);
      }
      generator.writeEndArray();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
