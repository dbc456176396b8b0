package sadari.web.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import sadari.core.account.Account;
import sadari.core.account.Profile;
import sadari.core.text.Html;
import sadari.web.http.Json;

/// An account as JSON: Account, and CredentialAccount for oneself.
public final class AccountView {
  private final Links links;
  private final Html html;

  public AccountView(Links links, Html html) {
    this.links = links;
    this.html = html;
  }

  /// One account.
  public byte[] json(Account account) {
    return Json.object(json -> write(json, account));
  }

  /// Several accounts.
  public byte[] json(Collection<Account> accounts) {
    return Json.array(accounts, (json, account) -> json.fields(fields -> write(fields, account)));
  }

  /// An account as its owner sees it.
  ///
  /// @param requests how many wait for their consent to follow
  public byte[] own(Account account, long requests) {
    return Json.object(
        json -> {
          write(json, account);
          json.object("source", source -> source(source, account.profile(), requests));
          json.object("role", AccountView::role);
        });
  }

  private static void role(Json json) {
    json.field("id", "-99").field("name", "").field("permissions", "0").field("color", "");
    json.field("highlighted", false);
  }

  private static void source(Json json, Profile profile, long requests) {
    json.field("privacy", profile.posting().visibility().name().toLowerCase(Locale.ROOT))
        .field("sensitive", profile.posting().sensitive())
        .field("language", language(profile))
        .field("note", profile.note())
        .field("follow_requests_count", requests)
        .field("hide_collections", false)
        .field("discoverable", profile.flags().discoverable())
        .field("indexable", false)
        .array("fields", profile.fields(), AccountView::plainField);
  }

  private static @org.jspecify.annotations.Nullable String language(Profile profile) {
    String language = profile.posting().language();
    return language.isEmpty() ? null : language;
  }

  private static void plainField(Json json, Profile.Field field) {
    json.fields(
        f -> f.field("name", field.name()).field("value", field.value()).nullField("verified_at"));
  }

  /// Writes an account's fields into an object that is open.
  void write(Json json, Account account) {
    Profile profile = account.profile();
    String handle = account.handle().text();
    String avatar = links.avatar(profile.avatar());
    String header = links.header(profile.header());
    json.field("id", account.id().text())
        .field("username", handle)
        .field("acct", handle)
        .field("display_name", profile.displayName())
        .field("locked", profile.flags().locked())
        .field("bot", profile.flags().bot())
        .field("discoverable", profile.flags().discoverable())
        .field("indexable", false)
        .field("group", false)
        .field("created_at", Links.time(account.createdAt().truncatedTo(ChronoUnit.DAYS)))
        .field("note", html.of(profile.note()))
        .field("url", links.profile(handle))
        .field("uri", links.profile(handle))
        .field("avatar", avatar)
        .field("avatar_static", avatar)
        .field("header", header)
        .field("header_static", header)
        .field("followers_count", account.tally().followers())
        .field("following_count", account.tally().following())
        .field("statuses_count", account.tally().posts())
        .field("last_status_at", account.lastPostAt().map(AccountView::day).orElse(null))
        .field("hide_collections", false)
        .field("noindex", false)
        .array("emojis", java.util.List.<String>of(), Json::value)
        .array("roles", java.util.List.<String>of(), Json::value)
        .array("fields", profile.fields(), this::field);
  }

  /// Writes what a small portrait needs: PartialAccountWithAvatar.
  void writePartly(Json json, Account account) {
    String handle = account.handle().text();
    String avatar = links.avatar(account.profile().avatar());
    json.field("id", account.id().text())
        .field("acct", handle)
        .field("url", links.profile(handle))
        .field("avatar", avatar)
        .field("avatar_static", avatar)
        .field("locked", account.profile().flags().locked())
        .field("bot", account.profile().flags().bot());
  }

  private void field(Json json, Profile.Field field) {
    json.fields(
        f ->
            f.field("name", field.name())
                .field("value", inline(field.value()))
                .nullField("verified_at"));
  }

  /// A field's value is one line: without the paragraph around it.
  private String inline(String value) {
    String paragraph = html.of(value);
    return paragraph.isEmpty() ? "" : paragraph.substring(3, paragraph.length() - 4);
  }

  private static String day(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
