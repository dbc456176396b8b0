package sadari.server.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sadari.scale.cache.advice.CacheAdvice;
import sadari.scale.cache.advice.CacheAdvice.Advised;
import sadari.scale.cache.advice.CacheAdvice.Check;
import sadari.scale.cache.advice.CacheAdvice.Curve;
import sadari.scale.cache.advice.CacheAdvice.LifePoint;
import sadari.scale.cache.advice.CacheAdvice.Proposal;
import sadari.scale.cache.advice.CacheAdvice.Sample;
import sadari.scale.cache.advice.CacheAdvice.SizePoint;
import sadari.scale.cache.advice.CacheAdvice.TooLittle;
import sadari.scale.cache.advice.CacheSetup;
import sadari.scale.cache.advice.Count;

/// Advice for caches as JSON: an array, an object per cache. Ratios are 0 to 1, lives in seconds
/// (null: no end), sizes in the unit of the cache's setup.
final class AdviceJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private AdviceJson(JsonGenerator json) {
    this.json = json;
  }

  static String of(List<CacheAdvice> advice) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (CacheAdvice each : advice) {
        new AdviceJson(json).write(each);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory", e);
    }
    return text.toString();
  }

  private void write(CacheAdvice advice) throws IOException {
    json.writeStartObject();
    setup(advice.setup());
    switch (advice) {
      case TooLittle little -> {
        json.writeBooleanField("enough", false);
        json.writeNumberField("seen", little.seen());
        json.writeNumberField("needed", little.needed());
      }
      case Advised advised -> {
        json.writeBooleanField("enough", true);
        sample(advised.sample());
        count("measured", advised.measured());
        json.writeNumberField("predicted", advised.predicted());
        proposal(advised.proposal());
        curves(advised.curves());
        lives(advised.lives());
        if (advised.check().isPresent()) {
          check(advised.check().get());
        }
      }
    }
    json.writeEndObject();
  }

  private void setup(CacheSetup setup) throws IOException {
    json.writeStringField("name", setup.name());
    json.writeStringField("level", setup.level().name());
    json.writeStringField("policy", setup.policy().text());
    json.writeStringField("unit", setup.unit().name().toLowerCase(Locale.ROOT));
    json.writeNumberField("size", setup.capacity());
    life(setup.life());
  }

  private void life(Optional<Duration> life) throws IOException {
    if (life.isPresent()) {
      json.writeNumberField("ttl", life.get().toMillis() / 1000.0);
    } else {
      json.writeNullField("ttl");
    }
  }

  private void sample(Sample sample) throws IOException {
    json.writeObjectFieldStart("sample");
    json.writeStringField("from", sample.from().toString());
    json.writeStringField("to", sample.to().toString());
    json.writeNumberField("events", sample.events());
    json.writeNumberField("keys", sample.keys());
    json.writeNumberField("rate", sample.rate());
    json.writeNumberField("entries", Math.round(sample.entries()));
    json.writeNumberField("bytes_per_entry", Math.round(sample.bytesPerEntry()));
    json.writeEndObject();
  }

  private void count(String name, Count count) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("accesses", count.accesses());
    json.writeNumberField("hits", count.hits());
    json.writeNumberField("hit_ratio", count.hitRatio());
    json.writeEndObject();
  }

  private void proposal(Proposal proposal) throws IOException {
    json.writeObjectFieldStart("proposal");
    json.writeNumberField("size", proposal.size());
    json.writeStringField("policy", proposal.policy().text());
    json.writeNumberField("hit_ratio", proposal.hitRatio());
    life(proposal.life());
    json.writeNumberField("hit_ratio_with_ttl", proposal.hitRatioWithLife());
    json.writeStringField("best_policy", proposal.best().text());
    json.writeNumberField("best_hit_ratio", proposal.bestHitRatio());
    json.writeNumberField("hit_ratio_per_mebibyte", proposal.perMebibyte());
    json.writeEndObject();
  }

  private void curves(List<Curve> curves) throws IOException {
    json.writeArrayFieldStart("curves");
    for (Curve curve : curves) {
      json.writeStartObject();
      json.writeStringField("policy", curve.policy().text());
      json.writeArrayFieldStart("points");
      for (SizePoint point : curve.points()) {
        json.writeStartObject();
        json.writeNumberField("size", point.size());
        json.writeNumberField("hit_ratio", point.hitRatio());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void lives(List<LifePoint> lives) throws IOException {
    json.writeArrayFieldStart("ttls");
    for (LifePoint point : lives) {
      json.writeStartObject();
      life(point.life());
      json.writeNumberField("hit_ratio", point.hitRatio());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void check(Check check) throws IOException {
    json.writeObjectFieldStart("check");
    json.writeStringField("at", check.at().toString());
    json.writeNumberField("predicted", check.predicted());
    count("since", check.since());
    json.writeEndObject();
  }
}
