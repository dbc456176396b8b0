package sadari.lab.drill;

import java.util.List;
import sadari.lab.Lab;
import sadari.lab.engine.SadariNode;
import sadari.lab.fault.Fault;

/// Every web server is stopped gracefully and started again, one after the other, as for an
/// upgrade. There is nothing to heal.
record RollingRestart() implements Fault {
  @Override
  public Healing inject(Lab lab) {
    for (String server : webServers(lab)) {
      lab.stop(server);
      lab.start(server);
      new Balancers(lab).awaitTrustIn(server);
    }
    return () -> {};
  }

  static List<String> webServers(Lab lab) {
    return lab.topology().components().stream()
        .filter(SadariNode.class::isInstance)
        .map(SadariNode.class::cast)
        .filter(node -> node.roles().contains("web"))
        .map(SadariNode::name)
        .toList();
  }
}
