package sadari.server.client;

/// The entities of the Mastodon client API, version 4.3, as typed clients read them.
final class Shapes {
  static final Shape ACCOUNT =
      Shape.of(
          """
          id id
          username text
          acct text
          display_name text
          locked flag
          bot flag
          group flag
          discoverable flag?
          indexable flag
          noindex flag?
          hide_collections flag?
          created_at time
          last_status_at day?
          note text
          url url
          uri url
          avatar url
          avatar_static url
          header url
          header_static url
          followers_count integer
          following_count integer
          statuses_count integer
          emojis list
          roles list
          fields list
          """);
  static final Shape REPORT =
      Shape.of(
          """
          id id
          action_taken flag
          action_taken_at time?
          category text
          comment text
          forwarded flag
          created_at time
          status_ids list
          rule_ids list
          target_account object
          """);
  static final Shape CREDENTIAL_ACCOUNT =
      ACCOUNT.and(
          """
          source object
          role object
          """);
  static final Shape SOURCE =
      Shape.of(
          """
          privacy text
          sensitive flag
          language text?
          note text
          fields list
          follow_requests_count integer
          hide_collections flag?
          discoverable flag?
          indexable flag
          """);
  static final Shape ROLE =
      Shape.of(
          """
          id text
          name text
          color text
          permissions text
          highlighted flag
          """);
  static final Shape FIELD =
      Shape.of(
          """
          name text
          value text
          verified_at time?
          """);
  static final Shape STATUS =
      Shape.of(
          """
          id id
          created_at time
          in_reply_to_id id?
          in_reply_to_account_id id?
          sensitive flag
          spoiler_text text
          visibility text
          language text?
          uri url
          url url?
          replies_count integer
          reblogs_count integer
          favourites_count integer
          edited_at time?
          content text
          reblog object?
          account object
          media_attachments list
          mentions list
          tags list
          emojis list
          card object?
          poll object?
          """);
  static final Shape OWN_STATUS =
      STATUS.and(
          """
          favourited flag
          reblogged flag
          muted flag
          bookmarked flag
          pinned flag
          filtered list
          """);
  static final Shape MENTION =
      Shape.of(
          """
          id id
          username text
          url url
          acct text
          """);
  static final Shape TAG =
      Shape.of(
          """
          name text
          url url
          """);
  static final Shape MEDIA =
      Shape.of(
          """
          id id
          type text
          url url?
          preview_url url?
          remote_url url?
          meta object
          description text?
          blurhash text?
          """);
  static final Shape SIZE =
      Shape.of(
          """
          width integer
          height integer
          size text
          aspect number
          """);
  static final Shape NOTIFICATION =
      Shape.of(
          """
          id id
          type text
          group_key text
          created_at time
          account object
          """);
  static final Shape GROUP =
      Shape.of(
          """
          group_key text
          notifications_count integer
          type text
          most_recent_notification_id integer
          page_min_id id
          page_max_id id
          latest_page_notification_at time
          sample_account_ids list
          """);
  static final Shape RELATIONSHIP =
      Shape.of(
          """
          id id
          following flag
          showing_reblogs flag
          notifying flag
          languages list?
          followed_by flag
          blocking flag
          blocked_by flag
          muting flag
          muting_notifications flag
          requested flag
          requested_by flag
          domain_blocking flag
          endorsed flag
          note text
          """);
  static final Shape INSTANCE_1 =
      Shape.of(
          """
          uri text
          title text
          short_description text
          description text
          email text
          version text
          urls object
          stats object
          thumbnail url?
          languages list
          registrations flag
          approval_required flag
          invites_enabled flag
          configuration object
          contact_account object?
          rules list
          """);
  static final Shape INSTANCE_2 =
      Shape.of(
          """
          domain text
          title text
          version text
          source_url text
          description text
          usage object
          thumbnail object
          icon list
          languages list
          configuration object
          registrations object
          api_versions object
          contact object
          rules list
          """);
  static final Shape CONFIGURATION =
      Shape.of(
          """
          urls object
          vapid object
          accounts object
          statuses object
          media_attachments object
          polls object
          translation object
          """);
  static final Shape APPLICATION =
      Shape.of(
          """
          id id
          name text
          website url?
          scopes list
          redirect_uris list
          redirect_uri text
          """);
  static final Shape CREDENTIAL_APPLICATION =
      APPLICATION.and(
          """
          client_id text
          client_secret text
          client_secret_expires_at integer
          """);
  static final Shape TOKEN =
      Shape.of(
          """
          access_token text
          token_type text
          scope text
          created_at integer
          """);
  static final Shape PREFERENCES =
      Shape.of(
          """
          posting:default:visibility text
          posting:default:sensitive flag
          posting:default:language text?
          reading:expand:media text
          reading:expand:spoilers flag
          """);
  static final Shape CONTEXT =
      Shape.of(
          """
          ancestors list
          descendants list
          """);

  private Shapes() {}
}
