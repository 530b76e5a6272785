// Asks for a decision with the generated types.
import createClient from 'openapi-fetch';
import type { paths } from './generated.js';

const client = createClient<paths>({ baseUrl: process.env.CW_URL ?? 'http://127.0.0.1:8080' });
const { data, error } = await client.POST('/v1/decisions', {
  body: {
    facts: { service: 'azure_openai', actorType: 'police', actorCountry: 'US', capability: ['face_identification'] },
    asOf: '2024-05-10',
    instruments: ['MSFT-AOAI-COC'],
  },
});
console.log('TypeScript:', data?.outcome);
if (data?.outcome !== 'prohibited') {
  throw new Error(JSON.stringify(error));
}
