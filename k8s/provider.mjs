// An OpenID provider that has keys and nothing else, for k8s/try:
//
//   node k8s/provider.mjs PORT FOLDER
//
// writes into FOLDER a token of an auditor, signed, unsigned and signed by somebody else, and answers on 127.0.0.1 until it is ended.
import { createSign, generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";

const [port, folder] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const own = generateKeyPairSync("rsa", { modulusLength: 2048 });
const another = generateKeyPairSync("rsa", { modulusLength: 2048 });

const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
const now = Math.floor(Date.now() / 1000);
const claims = part({ iss: issuer, aud: "clausewise", sub: "1", preferred_username: "ada", groups: ["auditor"], iat: now, exp: now + 3600 });

function signed(key) {
  const text = `${part({ alg: "RS256", kid: "k1", typ: "JWT" })}.${claims}`;
  return `${text}.${createSign("RSA-SHA256").update(text).sign(key, "base64url")}`;
}

const files = {
  "/.well-known/openid-configuration": {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  },
  "/jwks": { keys: [{ ...own.publicKey.export({ format: "jwk" }), kid: "k1", use: "sig", alg: "RS256" }] },
};

createServer((request, response) => {
  const file = files[request.url];
  response.writeHead(file ? 200 : 404, { "Content-Type": "application/json" });
  response.end(JSON.stringify(file ?? {}));
}).listen(Number(port), "127.0.0.1", () => {
  writeFileSync(`${folder}/forged`, signed(another.privateKey));
  writeFileSync(`${folder}/unsigned`, `${part({ alg: "none" })}.${claims}.`);
  // Last: whoever waits for it finds the others too.
  writeFileSync(`${folder}/signed`, signed(own.privateKey));
});
