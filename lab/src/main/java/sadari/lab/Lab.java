package sadari.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import sadari.lab.component.Component;
import sadari.lab.component.Engine;
import sadari.lab.component.Network;
import sadari.lab.component.Place;
import sadari.lab.component.Secrets;
import sadari.lab.component.VirtualAddress;
import sadari.lab.link.Link;
import sadari.lab.process.Guardian;

/// A topology at work.
///
/// It holds the processes and the links; a guardian beside it ends all of them and removes the
/// folder when the lab is closed or its process dies. Thread-safe.
public final class Lab implements AutoCloseable {
  private final LabFolder folder;
  private final Guardian guardian;
  private final Network network;
  private final Secrets secrets = Secrets.random();
  private final Owners owners;
  private final Map<String, Unit> units = new ConcurrentSkipListMap<>();
  private final Map<String, Link> links = new ConcurrentSkipListMap<>();
  private final Map<String, Vip> vips = new ConcurrentSkipListMap<>();
  private final Consumer<String> progress;
  private volatile Topology topology;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Lab(Topology topology, LabFolder folder, Consumer<String> progress) throws IOException {
    this.topology = topology;
    this.folder = folder;
    this.progress = progress;
    this.network = Network.claim(topology.linked());
    this.owners = new Owners(folder.nodes());
    this.guardian = Guardian.post(folder.top(), folder.nodes());
  }

  /// Starts `topology` in a folder of its own under `/tmp`, and returns when all of it serves.
  public static Lab start(Topology topology) {
    return start(topology, LabFolder.temporary(), line -> {});
  }

  /// Starts `topology` in `folder`, which is made, and removed at the end.
  public static Lab start(Topology topology, Path folder) {
    return start(topology, LabFolder.make(folder), line -> {});
  }

  /// The same, telling somebody how far it is.
  public static Lab start(Topology topology, Path folder, Consumer<String> progress) {
    return start(topology, LabFolder.make(folder), progress);
  }

  private static Lab start(Topology topology, LabFolder folder, Consumer<String> progress) {
    try {
      Lab lab = new Lab(topology, folder, progress);
      try {
        lab.startAll(topology.components(), progress);
        return lab;
      } catch (RuntimeException e) {
        lab.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startAll(List<Component> components, Consumer<String> told) {
    components.forEach(this::place);
    new Starting(this::startOne, told).start(components);
  }

  /// Gives a component its place and its link; nothing runs yet.
  private void place(Component component) {
    network.register(component.name(), component.host());
    if (component instanceof Engine engine) {
      Place place =
          new Place(folder.node(engine.name()), folder.shared(), engine.host(), network, secrets);
      if (topology.disks().contains(engine.name())) {
        attempt(() -> folder.giveDisk(engine.name()));
      }
      units.put(engine.name(), new Unit(engine, place, folder.log(engine.name())));
    }
  }

  private void startOne(Component component) {
    switch (component) {
      case Engine engine -> {
        layLink(engine);
        start(engine.name());
      }
      case VirtualAddress address ->
          vips.put(
              address.name(),
              new Vip(address, network, owners, line -> note(address.name(), line)));
    }
  }

  /// Adds a line to the log of a component that has no process of its own.
  private void note(String component, String line) {
    try {
      Files.writeString(
          folder.log(component),
          Instant.now() + " " + line + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The lab is being removed.
    }
  }

  private void layLink(Engine engine) {
    if (network.linked()) {
      String back = network.back(engine.host());
      links.computeIfAbsent(
          engine.name(),
          name ->
              Link.lay(
                  network.front(engine.host()),
                  engine.ports(),
                  port -> new InetSocketAddress(back, port),
                  owners));
    }
  }

  public Topology topology() {
    return topology;
  }

  /// The folder of this lab.
  public Path folder() {
    return folder.top();
  }

  /// The folder of a component, in which its processes work.
  public Path folder(String component) {
    return folder.node(unit(component).engine().name());
  }

  /// The file that a component writes what it has to say to.
  public Path log(String component) {
    return unit(component).log();
  }

  /// The file that the process which holds this lab may write to.
  public Path ownLog() {
    return folder.log("lab");
  }

  public boolean isClosed() {
    return closed.get();
  }

  /// Where people reach the product.
  public URI entrance() {
    InetSocketAddress address = address(topology.entrance());
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  /// Where everybody reaches a component, on the first of its ports.
  public InetSocketAddress address(String component) {
    Component found = component(component);
    return new InetSocketAddress(network.front(found.host()), found.ports().getFirst());
  }

  /// The same on another of its ports.
  public InetSocketAddress address(String component, int port) {
    return new InetSocketAddress(network.front(component(component).host()), port);
  }

  /// The passwords of the engines, for those who look into them.
  public Secrets secrets() {
    return secrets;
  }

  /// The cable in front of a component.
  public Link link(String component) {
    Vip vip = vips.get(component);
    Link link = vip == null ? links.get(component) : vip.link();
    if (link == null) {
      Component _ = component(component);
      throw new LabException("this lab was started without links");
    }
    return link;
  }

  /// The component that has a virtual address now.
  public String holder(String virtualAddress) {
    Vip vip = vips.get(virtualAddress);
    if (vip == null) {
      throw new LabException(virtualAddress + " is no virtual address");
    }
    return vip.holder();
  }

  /// Ends all processes of a component without warning.
  public void kill(String component) {
    unit(component).kill();
  }

  /// Stops all processes of a component where they are.
  public void freeze(String component) {
    unit(component).freeze();
  }

  /// Lets a frozen component go on.
  public void thaw(String component) {
    unit(component).thaw();
  }

  /// Stops a component gracefully.
  public void stop(String component) {
    attempt(() -> unit(component).stop());
  }

  /// Starts a component that is stopped or dead, and returns when it serves.
  public void start(String component) {
    if (!closed.get()) {
      attempt(() -> unit(component).start());
    }
  }

  /// The components that are processes.
  public Set<String> engines() {
    return Set.copyOf(units.keySet());
  }

  /// What a component is among its like now, such as `primary`; empty where nobody knows.
  public String standing(String component) {
    return unit(component).standing();
  }

  /// The component of this kind that is the primary now.
  public Optional<String> primary(Topology.Kind kind) {
    return topology.names(kind).stream()
        .filter(name -> standing(name).equals("primary"))
        .findFirst();
  }

  /// Makes the topology another one while it runs: what is new is started, what has changed is told
  /// so, what is gone is stopped gracefully, in this order.
  public void become(Topology next) {
    become(next, progress);
  }

  /// The same, telling somebody how far it is.
  public synchronized void become(Topology next, Consumer<String> told) {
    if (next.rung() != topology.rung() || next.linked() != topology.linked()) {
      throw new LabException("that takes another lab");
    }
    Map<String, Component> before = byName(topology);
    Map<String, Component> after = byName(next);
    topology = next;
    startAll(
        after.values().stream().filter(part -> !before.containsKey(part.name())).toList(), told);
    for (Component part : after.values()) {
      Component old = before.get(part.name());
      if (old != null && !old.equals(part) && part instanceof Engine engine) {
        told.accept("telling " + engine.name());
        attempt(() -> unit(engine.name()).become(engine));
      }
    }
    before.keySet().stream()
        .filter(name -> !after.containsKey(name))
        .forEach(name -> remove(name, told));
  }

  private void remove(String name, Consumer<String> told) {
    told.accept("stopping " + name);
    stop(name);
    units.remove(name);
    Link link = links.remove(name);
    if (link != null) {
      link.close();
    }
    folder.forget(name);
  }

  private static Map<String, Component> byName(Topology topology) {
    Map<String, Component> all = new LinkedHashMap<>();
    topology.components().forEach(component -> all.put(component.name(), component));
    return all;
  }

  /// Why a component does not serve now; empty when it does.
  public Optional<String> unready(String component) {
    return unit(component).unready();
  }

  /// Everything there is and how it is, in the order of the topology.
  public List<Status> status() {
    List<Status> all = new ArrayList<>();
    for (Component component : topology.components()) {
      all.add(status(component));
    }
    return all;
  }

  private Status status(Component component) {
    InetSocketAddress address = address(component.name());
    String where = address.getHostString() + ":" + address.getPort();
    return switch (component) {
      case Engine engine -> {
        Unit unit = unit(engine.name());
        yield new Status(
            engine.name(), engine.role(), where, unit.pid(), unit.state(), notes(unit));
      }
      case VirtualAddress virtual ->
          new Status(
              virtual.name(),
              virtual.role(),
              where,
              0,
              State.RUNNING,
              List.of("at " + holder(virtual.name())));
    };
  }

  private static List<String> notes(Unit unit) {
    if (unit.state() != State.RUNNING) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    notes.add(unit.standing());
    unit.unready().ifPresent(why -> notes.add("! does not serve: " + why));
    notes.removeIf(String::isEmpty);
    return notes;
  }

  /// Ends everything and removes the folder; later calls do nothing.
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    vips.values().forEach(Vip::close);
    links.values().forEach(Link::close);
    guardian.dismiss();
    network.close();
  }

  private Component component(String name) {
    return topology.components().stream()
        .filter(component -> component.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new LabException("there is no " + name + " in this topology"));
  }

  private Unit unit(String name) {
    Unit unit = units.get(name);
    if (unit == null) {
      Component found = component(name);
      throw new LabException(found.name() + " is no process");
    }
    return unit;
  }

  /// What may fail as processes and files do.
  private interface Attempt {
    void run() throws IOException, InterruptedException;
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted", e);
    }
  }
}
