package clients;

import clients.api.DecidingApi;
import clients.model.DecisionAnswer;
import clients.model.DecisionRequest;
import clients.model.Facts;
import java.time.LocalDate;
import java.util.List;

/** Asks for a decision with the generated client. */
public final class Decides {
  private Decides() {}

  public static void main(String[] arguments) throws ApiException {
    ApiClient client = new ApiClient().setBasePath(System.getenv("CW_URL"));
    Facts facts =
        new Facts()
            .service(Facts.ServiceEnum.AZURE_OPENAI)
            .actorType(Facts.ActorTypeEnum.POLICE)
            .actorCountry("US")
            .capability(List.of(Facts.CapabilityEnum.FACE_IDENTIFICATION));
    DecisionAnswer decision =
        new DecidingApi(client)
            .decide(
                new DecisionRequest()
                    .facts(facts)
                    .asOf(LocalDate.of(2024, 5, 10))
                    .instruments(List.of("MSFT-AOAI-COC")));
    System.out.println("Java: " + decision.getOutcome());
    if (!String.valueOf(decision.getOutcome()).equals("prohibited")) {
      throw new IllegalStateException(decision.toString());
    }
  }
}
