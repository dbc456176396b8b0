package sadari.web.view;

import java.util.Collection;
import java.util.List;
import sadari.core.follow.FollowEdge;
import sadari.core.follow.Relation;
import sadari.web.http.Json;

/// How a viewer and another account stand, as JSON: Relationship.
public final class RelationView {
  private RelationView() {}

  /// One relation.
  public static byte[] json(Relation relation) {
    return Json.object(json -> write(json, relation));
  }

  /// Several relations.
  public static byte[] json(Collection<Relation> relations) {
    return Json.array(
        relations, (json, relation) -> json.fields(fields -> write(fields, relation)));
  }

  private static void write(Json json, Relation relation) {
    boolean following = relation.following();
    json.field("id", relation.other().text())
        .field("following", following)
        .field("showing_reblogs", following && relation.out().boosts())
        .field("notifying", following && relation.out().notifies())
        .array("languages", List.<String>of(), Json::value)
        .field("followed_by", relation.in().state() == FollowEdge.State.FOLLOWING)
        .field("blocking", false)
        .field("blocked_by", false)
        .field("muting", false)
        .field("muting_notifications", false)
        .field("requested", relation.out().state() == FollowEdge.State.REQUESTED)
        .field("requested_by", relation.in().state() == FollowEdge.State.REQUESTED)
        .field("domain_blocking", false)
        .field("endorsed", false)
        .field("note", "");
  }
}
