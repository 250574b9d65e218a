import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const question = /```graphql\n(.*?)```/s.exec(readme)?.[1] ?? '';
const answers = [...readme.matchAll(/```json (\S+)\n(.*?)```/gs)].map(([, email = '', json = '']) => ({ email, json }));

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.stop());

test.each(answers)('$email is answered as the first screen of the README says', async ({ email, json }) => {
  const { data, stripped } = await gateway.as(email).asks(question);
  expect({ data, stripped }).toEqual(JSON.parse(json));
});

test('the README shows the question and two people', () => {
  expect(answers.map(({ email }) => email)).toEqual(['uma.user@ablemoose.example', 'finn.finance@ablemoose.example']);
});
