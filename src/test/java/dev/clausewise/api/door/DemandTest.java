package dev.clausewise.api.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/decisions, DECIDE, 256",
    "POST, /v1/questions/, DECIDE, 256",
    "POST, //v1//counterfactuals, DECIDE, 256",
    "POST, /v1;x=1/decisions;y, DECIDE, 256",
    "POST, /EU-AIA, DECIDE, 256",
    "POST, /EU-AIA/dmnresult, DECIDE, 256",
    "POST, /outcome/first, DECIDE, 256",
    "POST, /no/such/thing, DECIDE, 256",
    "POST, /index.html, DECIDE, 256",
    "POST, /v1/differences, PROVE, 256",
    "GET, /v1/instruments/EU-AIA/proof, PROVE, 256",
    "GET, /v1/instruments/EU-AIA/clauses/5-1-h, PROVE, 256",
    "GET, /v1/instruments/EU-AIA/model, PAGES, 256",
    "GET, /v1/instruments/proof, PAGES, 256",
    "POST, /v1/models/evaluate, MODELS, 2048",
    "POST, /v1/drafts/x/check, MODELS, 256",
    "POST, /v1/drafts/x/evaluate, MODELS, 256",
    "POST, /v1/drafts/x/propose, MODELS, 256",
    "POST, /v1/drafts, PAGES, 2048",
    "PUT, /v1/drafts/x, PAGES, 2048",
    "DELETE, /v1/drafts/x, PAGES, 256",
    "POST, /v1/decisions/batch, BULK, ",
    "POST, /v1;a//decisions;b/batch;c=d, BULK, ",
    "GET, /v1/decisions/batch, DECIDE, 256",
    "GET, /v1/vocabulary, PAGES, 256",
    "GET, /EU-AIA, PAGES, 256",
    "GET, /v2, PAGES, 256",
    "GET, /q/health/ready, , 256",
    "GET, /q/metrics, , 256",
    "GET, /, , 256",
    "GET, /instruments/EU-AIA, , 256",
    "GET, /assets/x.js, , 256",
    "GET, /draft.html, , 256",
    "GET, /ledger, , 256",
    "GET, /inventories/mapping, , 256",
    "GET, /inventories/x, PAGES, 256",
    "POST, /v1, PAGES, 256",
    "POST, /v1/inventories, BULK, ",
    "POST, /v1/inventories/columns, BULK, ",
    "POST, /v1/inventories/x/replay, PROVE, 256",
    "GET, /v1/inventories/x/changes, PROVE, 256",
    "POST, /v1/mappings/x/check, BULK, ",
    "PUT, /v1/mappings/x, PAGES, 2048",
    "GET, /ledger/x, PAGES, 256",
    "GET, /access, , 256",
    "GET, /v1/ledger, PAGES, 256",
    "GET, /v1/ledger/outcomes, PROVE, 256",
    "POST, /v1/ledger/verify, PROVE, 256",
  })
  void everyAddressIsWorkOfOneKind(String method, String path, Work work, Long kib) {
    Demand demand = Demand.of(method, path);
    assertEquals(work, demand.work());
    assertEquals(kib == null ? Long.MAX_VALUE : kib * 1024, demand.most());
    assertEquals(kib == null, demand.body() == Demand.Body.STREAM);
  }
}
