// Asks for a decision with the client that openapi-generator makes for fetch.
import { Configuration, DecidingApi } from '../target/typescript-fetch/index';

declare const process: { env: Record<string, string | undefined> };

const deciding = new DecidingApi(new Configuration({ basePath: process.env['CW_URL'] ?? 'http://127.0.0.1:8080' }));

async function decide() {
  const decision = await deciding.decide({
    decisionRequest: {
      facts: { service: 'azure_openai', actorType: 'police', actorCountry: 'US', capability: ['face_identification'] },
      asOf: new Date('2024-05-10'),
      instruments: ['MSFT-AOAI-COC'],
    },
  });
  console.log('typescript-fetch:', decision.outcome);
  if (decision.outcome !== 'prohibited') {
    throw new Error(JSON.stringify(decision));
  }
}

void decide();
