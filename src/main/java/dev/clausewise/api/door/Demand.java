package dev.clausewise.api.door;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an address asks of the service.
 *
 * @param work null for what takes no thread: health, metrics, the OpenAPI document and the pages'
 *     files
 * @param most bytes that a body may have
 * @param body how it is taken in
 * @param engine whether it waits for Drools to be ready
 * @param types media types that a body may have
 */
record Demand(Work work, long most, Body body, Engine engine, Set<String> types) {

  /** How a body is taken in. */
  enum Body {
    /** Held until it is whole. */
    HELD,
    /** It may carry a model, and is held in a budget of its own. */
    MODEL,
    /** Read as it comes by what answers the request, which holds as much of it as it needs. */
    STREAM
  }

  /** Whether the work needs Drools. */
  enum Engine {
    NEVER,
    /** If the body asks for it. */
    IF_ASKED,
    ALWAYS
  }

  static final int MOST_BYTES = 256 * 1024;
  static final int MOST_MODEL_BYTES = 2 * 1024 * 1024;

  private static final Set<String> JSON = Set.of("application/json");
  private static final Set<String> LINES = Set.of("application/x-ndjson", "application/jsonl");

  private static final Set<String> INVENTORIES =
      Set.of(
          "text/csv",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/x-ndjson");

  /** A check is of a file, or of an inventory that is kept. */
  private static final Set<String> FILES_OR_KEPT =
      Stream.concat(INVENTORIES.stream(), JSON.stream()).collect(Collectors.toUnmodifiableSet());

  /** What Kogito leaves beside the pages: schemas and dashboards that nobody is to read here. */
  private static final Set<String> NOT_SERVED = Set.of("refs", "monitoring");

  private static final List<String> PRIVATE =
      List.of(
          "/v1/drafts",
          "/v1/ledger",
          "/v1/inventories",
          "/v1/keys",
          "/v1/access",
          "/v1/session",
          "/login/");

  private static final Set<String> DECIDING = Set.of("decisions", "questions", "counterfactuals");

  /**
   * Matches what RESTEasy matches: empty segments and matrix parameters do not count. Whatever is
   * not known is work of some kind, so that a spelling that is not thought of is bounded too.
   *
   * @param path normalised and decoded
   */
  static Demand of(String method, String path) {
    List<String> segments = segments(path);
    boolean sends = sends(method);
    String first = segments.isEmpty() ? "" : segments.get(0);
    if (first.equals("q") || (!sends && isPage(segments))) {
      return small(null);
    }
    if (!first.equals("v1")) {
      return sends
          ? new Demand(Work.DECIDE, MOST_BYTES, Body.HELD, Engine.ALWAYS, JSON)
          : small(Work.PAGES);
    }
    String second = segments.size() < 2 ? "" : segments.get(1);
    String last = segments.get(segments.size() - 1);
    if (sends && second.equals("decisions") && last.equals("batch")) {
      return stream(LINES);
    }
    if (DECIDING.contains(second)) {
      return new Demand(Work.DECIDE, MOST_BYTES, Body.HELD, Engine.IF_ASKED, JSON);
    }
    if (sends && isFile(segments)) {
      return stream(INVENTORIES);
    }
    if (sends && isCheckOfMapping(segments)) {
      return stream(FILES_OR_KEPT);
    }
    return switch (second) {
      // What is asked of all rows at once is decided anew.
      case "inventories" -> small(segments.size() > 3 ? Work.PROVE : Work.PAGES);
      case "mappings" -> sends ? model(Work.PAGES) : small(Work.PAGES);
      case "differences", "timelines" -> small(Work.PROVE);
      case "instruments" ->
          small(
              segments.size() > 3 && (last.equals("proof") || segments.get(3).equals("clauses"))
                  ? Work.PROVE
                  : Work.PAGES);
      case "models" -> model(Work.MODELS);
      // To verify, to replay, to weigh a change and to count takes seconds; to read, none.
      case "ledger" -> small(sends || last.equals("outcomes") ? Work.PROVE : Work.PAGES);
      case "drafts" -> {
        if (segments.size() > 3) {
          yield small(Work.MODELS);
        }
        yield sends ? model(Work.PAGES) : small(Work.PAGES);
      }
      default -> small(Work.PAGES);
    };
  }

  /** Whether a request of this method has a body that changes or asks something. */
  static boolean sends(String method) {
    return switch (method) {
      case "POST", "PUT", "PATCH" -> true;
      default -> false;
    };
  }

  /** Whether answers hold what somebody sent, which no cache is to keep. */
  static boolean isPrivate(String method, String path) {
    return sends(method) || PRIVATE.stream().anyMatch(path::startsWith);
  }

  static boolean isServed(String path) {
    String[] segments = path.split("/");
    return segments.length < 2 || !NOT_SERVED.contains(segments[1]);
  }

  /** The pages and what they load come from files; nothing of them is a resource. */
  private static boolean isPage(List<String> path) {
    int segments = path.size();
    String first = path.isEmpty() ? "" : path.get(0);
    String second = segments < 2 ? "" : path.get(1);
    return switch (first) {
      case "", "assets" -> true;
      case "instruments", "workbench" -> segments <= 2;
      case "inventories" -> segments == 1 || segments == 2 && second.equals("mapping");
      case "access", "compare", "ledger", "login" -> segments == 1;
      default -> segments == 1 && first.endsWith(".html");
    };
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(4);
    for (String segment : path.split("/")) {
      int parameters = segment.indexOf(';');
      String name = parameters < 0 ? segment : segment.substring(0, parameters);
      if (!name.isEmpty()) {
        segments.add(name);
      }
    }
    return segments;
  }

  private static Demand small(Work work) {
    return new Demand(work, MOST_BYTES, Body.HELD, Engine.NEVER, JSON);
  }

  private static Demand model(Work work) {
    return new Demand(work, MOST_MODEL_BYTES, Body.MODEL, Engine.NEVER, JSON);
  }

  /** Rows to decide, or to look at. */
  private static boolean isFile(List<String> segments) {
    return segments.size() > 1
        && segments.get(1).equals("inventories")
        && (segments.size() == 2 || segments.size() == 3 && segments.get(2).equals("columns"));
  }

  private static boolean isCheckOfMapping(List<String> segments) {
    return segments.size() == 4
        && segments.get(1).equals("mappings")
        && segments.get(3).equals("check");
  }

  private static Demand stream(Set<String> types) {
    return new Demand(Work.BULK, Long.MAX_VALUE, Body.STREAM, Engine.NEVER, types);
  }
}
