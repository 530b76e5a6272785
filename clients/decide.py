"""Asks for a decision with the client that openapi-generator makes for Python."""
import datetime
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "target", "python"))

import clausewise_client as cw  # noqa: E402

configuration = cw.Configuration(host=os.environ.get("CW_URL", "http://127.0.0.1:8080"))
with cw.ApiClient(configuration) as client:
    decision = cw.DecidingApi(client).decide(
        cw.DecisionRequest(
            facts=cw.Facts(service="azure_openai", actor_type="police", actor_country="US", capability=["face_identification"]),
            as_of=datetime.date(2024, 5, 10),
            instruments=["MSFT-AOAI-COC"],
        )
    )
    print("Python:", decision.outcome.value)
    assert decision.outcome.value == "prohibited", decision
