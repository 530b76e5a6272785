import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('the policy of the page of a draft allows the script of the editor that is installed', () => {
  const editor = '../../node_modules/@kie-tools/dmn-editor-standalone/dist/envelope.js';
  // As the editor puts it into its document.
  const script = `\n      ${read(editor)}\n    `;
  const digest = createHash('sha256').update(script).digest('base64');
  const policy = /^quarkus\.http\.filter\.draft\.header\."Content-Security-Policy"=(.*)$/m.exec(
    read('../../../resources/application.properties'),
  )?.[1];
  expect(policy).toContain(`script-src 'self' 'sha256-${digest}';`);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});
