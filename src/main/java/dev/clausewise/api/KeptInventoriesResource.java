package dev.clausewise.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.clausewise.access.Role;
import dev.clausewise.decision.Brief;
import dev.clausewise.decision.DecisionService;
import dev.clausewise.inventory.About;
import dev.clausewise.inventory.AllRows;
import dev.clausewise.inventory.Grouped;
import dev.clausewise.inventory.Inventories;
import dev.clausewise.inventory.RowAnswer;
import dev.clausewise.inventory.Tally;
import dev.clausewise.vocabulary.Vocabulary;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Inventories that were answered here, and questions over all rows of one. */
@Path("/v1/inventories")
@Tag(name = "Inventories")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ANALYST, Role.AUDITOR})
public class KeptInventoriesResource {
  private static final int MOST_ON_A_PAGE = 1_000;
  private static final int ROWS_ON_A_PAGE = 100;

  /** Rows that are looked at for one page, where few are wanted. */
  private static final int MOST_LOOKED_AT = 20_000;

  private static final int YEARS_TO_COME = 2;

  private final Inventories inventories;
  private final DecisionService decisions;
  private final Vocabulary vocabulary;
  private final PolicyVersions versions;

  KeptInventoriesResource(
      Inventories inventories,
      DecisionService decisions,
      Vocabulary vocabulary,
      PolicyVersions versions) {
    this.inventories = inventories;
    this.decisions = decisions;
    this.vocabulary = vocabulary;
    this.versions = versions;
  }

  /** Every inventory, the newest first. */
  @RegisterForReflection
  @Schema(name = "Inventories")
  public record All(List<About> inventories) {}

  /** One of them, and how many of its rows came to what. */
  @RegisterForReflection
  @Schema(name = "InventoryAndOutcomes")
  public record One(About inventory, Tally outcomes) {}

  /**
   * Rows of one.
   *
   * @param cursor of the next page; null on the last
   */
  @RegisterForReflection
  @Schema(name = "InventoryRows")
  public record Page(
      List<RowAnswer> rows, @JsonInclude(JsonInclude.Include.NON_NULL) String cursor) {}

  /** Days on which answers change. */
  @RegisterForReflection
  @Schema(name = "InventoryNext")
  public record Next(LocalDate from, LocalDate to, List<AllRows.Turn> days) {}

  /** Facts to find out. */
  @RegisterForReflection
  @Schema(name = "InventoryFacts")
  public record Worth(LocalDate asOf, List<AllRows.WorthKnowing> facts) {}

  /**
   * Whether the same is answered again from the policies of then.
   *
   * @param differing numbers of the rows of which it is not; the first thousand
   */
  @RegisterForReflection
  @Schema(name = "InventoryReplay")
  public record Again(boolean same, long rows, List<Long> differing) {}

  @GET
  @Operation(operationId = "inventories", summary = "The inventories that are kept, newest first")
  public All all() {
    return new All(inventories.areKept() ? inventories.all() : List.of());
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "inventory", summary = "One inventory, and what its rows came to")
  public One one(@PathParam("id") String id) {
    About about = find(id);
    Tally tally = new Tally();
    rows(id).forEach(tally::add);
    return new One(about, tally);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Role.OPERATOR)
  @Operation(operationId = "deleteInventory", summary = "Takes an inventory away, for good")
  public void delete(@PathParam("id") String id) {
    inventories.delete(find(id).id());
  }

  @GET
  @Path("/{id}/rows")
  @Operation(operationId = "inventoryRows", summary = "Rows with their answers, a page at a time")
  public Page page(
      @PathParam("id") String id,
      @RestQuery String outcome,
      @RestQuery Boolean determined,
      @RestQuery String clause,
      @RestQuery String column,
      @RestQuery String value,
      @RestQuery String cursor,
      @RestQuery Integer limit) {
    find(id);
    int most = limit == null ? ROWS_ON_A_PAGE : limit;
    if (most < 1 || most > MOST_ON_A_PAGE) {
      throw ProblemException.at(
          "limit", Code.VALUE_NOT_ALLOWED, "limit is a number from 1 to " + MOST_ON_A_PAGE + ".");
    }
    List<RowAnswer> wanted = new ArrayList<>();
    long after = after(cursor);
    for (int looked = 0; looked < MOST_LOOKED_AT; ) {
      List<RowAnswer> some = inventories.rows(id, after, MOST_ON_A_PAGE);
      if (some.isEmpty()) {
        return new Page(wanted, null);
      }
      for (RowAnswer row : some) {
        looked++;
        after = row.row();
        if (isWanted(row, outcome, determined, clause)
            && (column == null || Grouped.value(row, column).equals(value == null ? "" : value))) {
          wanted.add(row);
          if (wanted.size() == most) {
            return new Page(wanted, String.valueOf(after));
          }
        }
      }
    }
    return new Page(wanted, String.valueOf(after));
  }

  private static long after(String cursor) {
    try {
      return cursor == null ? 0 : Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw ProblemException.at("cursor", Code.VALUE_NOT_ALLOWED, "That is no cursor of rows.");
    }
  }

  /**
   * @param clause as {@code INSTRUMENT/CLAUSE}
   */
  private static boolean isWanted(
      RowAnswer row, String outcome, Boolean determined, String clause) {
    Brief answer = row.answer();
    if (outcome != null && (answer == null || !answer.outcome().json().equals(outcome))) {
      return false;
    }
    if (determined != null && (answer == null || answer.determined() != determined)) {
      return false;
    }
    return clause == null
        || answer != null
            && answer.clauses().stream()
                .anyMatch(c -> (c.instrument() + "/" + c.clause()).equals(clause));
  }

  @GET
  @Path("/{id}/summary")
  @Operation(
      operationId = "inventorySummary",
      summary = "Counts by outcome for each value of a column")
  public Grouped summary(@PathParam("id") String id, @RestQuery String by, @RestQuery String asOf) {
    About about = find(id);
    if (by == null) {
      throw ProblemException.at(
          "by", Code.VALUE_NOT_ALLOWED, "by is the name of a column or of a label.");
    }
    Function<RowAnswer, Brief> answer =
        asOf == null
            ? RowAnswer::answer
            : AllRows.anew(on(decisions, Body.day("asOf", asOf), about), vocabulary);
    return Grouped.by(by, rows(id), answer);
  }

  @GET
  @Path("/{id}/next")
  @Operation(
      operationId = "inventoryNext",
      summary = "The days to come on which some row comes to something else")
  public Next next(@PathParam("id") String id, @RestQuery String from, @RestQuery String to) {
    About about = find(id);
    LocalDate first = from == null ? decisions.today() : Body.day("from", from);
    LocalDate end = to == null ? first.plusYears(YEARS_TO_COME) : Body.day("to", to);
    if (!end.isAfter(first)) {
      throw ProblemException.at("to", Code.DATE_OUT_OF_RANGE, "to is a day after from.");
    }
    return new Next(first, end, over(about).next(decisions, first, end));
  }

  @GET
  @Path("/{id}/facts")
  @Operation(
      operationId = "inventoryFacts",
      summary = "Which one fact, found out for all rows, would settle the most")
  public Worth facts(@PathParam("id") String id, @RestQuery String asOf) {
    About about = find(id);
    LocalDate day = asOf == null ? about.asOf() : Body.day("asOf", asOf);
    return new Worth(day, over(about).worthKnowing(decisions, day));
  }

  @POST
  @Path("/{id}/replay")
  @Operation(
      operationId = "replayInventory",
      summary = "Is the same answered again from the policies of then?")
  public Again replay(@PathParam("id") String id) {
    About about = find(id);
    PolicyVersions.Version then =
        versions
            .of(about.policyVersion())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Code.NOT_FOUND,
                        "The policies of the version of this inventory are not kept here."));
    Function<RowAnswer, Brief> anew =
        AllRows.anew(on(then.decisions(), about.asOf(), about), then.vocabulary());
    List<Long> differing = new ArrayList<>();
    long rows = 0;
    for (RowAnswer row : rows(id)) {
      rows++;
      if (row.facts() != null
          && !anew.apply(row).equals(row.answer())
          && differing.size() < MOST_ON_A_PAGE) {
        differing.add(row.row());
      }
    }
    return new Again(differing.isEmpty(), rows, differing);
  }

  private static AllRows.Decider on(DecisionService decisions, LocalDate day, About about) {
    return AllRows.on(decisions, day, about.instruments());
  }

  private AllRows over(About about) {
    return new AllRows(rows(about.id()), about.instruments(), vocabulary);
  }

  private About find(String id) {
    return find(inventories, id);
  }

  /**
   * @throws ProblemException if there is none of that id
   */
  static About find(Inventories inventories, String id) {
    if (!inventories.areKept()) {
      throw new ProblemException(
          Code.NOT_FOUND, "No inventories are kept here: there is no database.");
    }
    return inventories
        .find(id)
        .orElseThrow(
            () -> new ProblemException(Code.NOT_FOUND, "There is no inventory of that id."));
  }

  private Iterable<RowAnswer> rows(String id) {
    return inventories.rows(id);
  }
}
