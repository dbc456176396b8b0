package sadari.web.pages;

import static sadari.web.pages.Markup.all;
import static sadari.web.pages.Markup.attr;
import static sadari.web.pages.Markup.cls;
import static sadari.web.pages.Markup.el;
import static sadari.web.pages.Markup.flag;
import static sadari.web.pages.Markup.text;

import java.util.StringJoiner;

/// A labelled input of a form, with its hint and what is wrong with it.
record Field(String name, String type, String label, String hint, String value, String wrong) {

  Field(String name, String type, String label) {
    this(name, type, label, "", "", "");
  }

  Field hint(String words) {
    return new Field(name, type, label, words, value, wrong);
  }

  Field showing(String entered) {
    return new Field(name, type, label, hint, entered, wrong);
  }

  Field wrong(String reason) {
    return new Field(name, type, label, hint, value, reason);
  }

  Markup markup(Markup... attributes) {
    StringJoiner described = new StringJoiner(" ");
    if (!wrong.isEmpty()) {
      described.add(name + "-wrong");
    }
    if (!hint.isEmpty()) {
      described.add(name + "-hint");
    }
    Markup input =
        el(
            "input",
            cls("field"),
            attr("id", name),
            attr("name", name),
            attr("type", type),
            flag("required", true),
            Frame.unlessEmpty(value, attr("value", value)),
            Frame.unlessEmpty(described.toString(), attr("aria-describedby", described.toString())),
            Frame.unlessEmpty(wrong, attr("aria-invalid", "true")),
            all(attributes));
    return el(
        "div",
        el("label", cls("label"), attr("for", name), text(label)),
        input,
        Gate.wrong(name, wrong),
        Frame.unlessEmpty(hint, el("p", cls("gate-hint"), attr("id", name + "-hint"), text(hint))));
  }
}
