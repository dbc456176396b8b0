package sadari.server.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Why a server refused, in its words.
final class Reason {
  private Reason() {}

  /// What `error` says in the body of its answer; the body itself where nothing does.
  static String in(String body) {
    try (JsonParser json = new JsonFactory().createParser(body)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.FIELD_NAME && json.currentName().equals("error")) {
          String told = json.nextTextValue();
          return told == null ? body : told;
        }
      }
      return body;
    } catch (IOException noJson) {
      return body;
    }
  }
}
