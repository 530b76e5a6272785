// Asks for a decision with the client that openapi-generator makes for Go.
package main

import (
	"context"
	"fmt"
	"os"

	clausewise "github.com/GIT_USER_ID/GIT_REPO_ID"
)

func main() {
	configuration := clausewise.NewConfiguration()
	configuration.Servers = clausewise.ServerConfigurations{{URL: os.Getenv("CW_URL")}}
	facts := clausewise.NewFacts()
	facts.SetService("azure_openai")
	facts.SetActorType("police")
	facts.SetActorCountry("US")
	facts.SetCapability([]string{"face_identification"})
	request := clausewise.NewDecisionRequest()
	request.SetFacts(*facts)
	request.SetAsOf("2024-05-10")
	request.SetInstruments([]string{"MSFT-AOAI-COC"})
	decision, _, err := clausewise.NewAPIClient(configuration).DecidingAPI.
		Decide(context.Background()).DecisionRequest(*request).Execute()
	if err != nil {
		fmt.Fprintln(os.Stderr, "Go:", err)
		os.Exit(1)
	}
	fmt.Println("Go:", decision.GetOutcome())
	if decision.GetOutcome() != "prohibited" {
		os.Exit(1)
	}
}
