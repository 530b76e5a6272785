/** Words that people look for, and the values that they mean. */
export const SYNONYMS: Record<string, Record<string, string>> = {
  actorType: {
    police: 'sheriff cop officer deputy constable trooper county city force',
    federal_law_enforcement: 'fbi dea atf marshal agent',
    border_agency: 'cbp ice customs immigration tsa',
    company: 'shop store retailer business firm corporation employer',
    government_other: 'school court council benefit office authority',
    vendor: 'axon supplier maker integrator developer contractor',
  },
  actorLevel: { local: 'county city town municipal sheriff' },
  service: {
    azure_openai: 'microsoft gpt foundry',
    rekognition: 'amazon aws',
    bedrock: 'amazon aws',
    google_genai: 'gemini vertex',
    claude: 'anthropic',
    xai: 'grok',
    llama: 'meta',
    other: 'axon hosting provider unknown vendor',
  },
  camera: { body_worn: 'bodycam body camera bwc axon', dash: 'dashcam', fixed_cctv: 'surveillance camera street' },
  purpose: { retail_security: 'shoplifting shoplifter theft loss prevention shop', report_writing: 'axon draft one report' },
  capability: { report_drafting: 'axon draft one report writing', face_identification: 'facial recognition', face_verification: 'facial recognition' },
};
