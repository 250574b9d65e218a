import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CHROMIUM, openConsole, type ConsolePage } from './console-page.js';
import { startGateway } from './gateway.js';

const ADA = 'ada.admin@ablemoose.example';
const FINN = 'finn.finance@ablemoose.example';
const RHEA = 'rhea.readonly@ablemoose.example';

describe.skipIf(!existsSync(CHROMIUM))(`the console in a browser (${CHROMIUM})`, { timeout: 30_000 }, () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  let page: ConsolePage;

  beforeAll(async () => {
    buildConsole();
    gateway = await startGateway();
  }, 120_000);
  afterEach(() => page?.close());
  afterAll(() => gateway?.stop());

  const open = async () => (page = await openConsole(gateway.url));
  const currentName = async () => (await page.currentPerson()).split('\n')[0];

  test('the page asks this gateway and nobody else, and keeps to its Content-Security-Policy', async () => {
    await open();
    await page.signInAs(ADA);
    await page.run();
    await page.write('query Names { accounts { nodes { name } } }');
    await page.run();
    expect(page.hostsAsked()).toEqual([new URL(gateway.url).host]);
    expect(page.complaints()).toEqual([]);
  });

  test('nobody asks until somebody is chosen', async () => {
    await open();
    expect(await page.currentPerson()).toBe('Nobody is signed in.');
    const asked: string[] = [];
    page.page.on('request', (request) => void asked.push(request.url()));
    await page.page.getByLabel(/Execute query/).click();
    expect(await page.notice()).toContain('Nobody is asking yet.');
    expect(asked.filter((url) => url.endsWith('/graphql'))).toEqual([]);
  });

  test('ada gets everything the first query asks for', async () => {
    await open();
    await page.signInAs(ADA);
    await page.run();
    expect(await page.currentPerson()).toContain('Able Moose MSP: Admin');
    expect(await page.stripped()).toEqual([]);
    const { data } = await page.answer();
    expect(data.accounts.nodes[0].billing.invoices.nodes).toHaveLength(3);
  });

  test('finn asks the same and is told in words what he does not get', async () => {
    await open();
    await page.signInAs(FINN);
    await page.run();
    const [row] = await page.stripped();
    expect(row).toMatchObject({
      coordinate: 'Account.organizations',
      permission: 'organization.view',
      reason: 'NOT_GRANTED',
    });
    expect(row?.words).toContain('No membership of this person grants it.');
    expect((await page.answer()).data.accounts.nodes[0].organizations).toBeNull();
  });

  test('switching the person keeps the query, and both answers stand side by side', async () => {
    await open();
    await page.signInAs(ADA);
    await page.write('query Bills { accounts { nodes { name billing { invoices(first: 1) { totalCount } } } } }');
    await page.run();
    const ada = await currentName();
    await page.signInAs(RHEA);
    await page.run();
    const rhea = await currentName();
    expect((await page.comparison()).people).toEqual([ada, rhea]);
    expect((await page.comparison()).differing).toBeGreaterThan(0);
    expect(await page.stripped()).toMatchObject([
      { coordinate: 'AccountBilling.invoices', permission: 'billing.invoice.view' },
    ]);

    await page.runAsPrevious();
    expect(await currentName()).toBe(ada);
    expect((await page.comparison()).people).toEqual([rhea, ada]);
  });

  test('the documentation is read anew as whoever asks: finn finds no incident reports where ada does', async () => {
    await open();
    await page.signInAs(ADA);
    await page.readAbout('account');
    expect(await page.documentedFields()).toEqual(expect.arrayContaining(['billing', 'incidentReports']));
    await page.signInAs(FINN);
    await page.readAbout('account');
    expect(await page.documentedFields()).toContain('billing');
    expect(await page.documentedFields()).not.toContain('incidentReports');
    expect(page.complaints()).toEqual([]);
  });

  test('the token lives in memory only: nothing stored holds it, and a reload signs out', async () => {
    await open();
    const issued = page.page.waitForResponse((response) => response.url().endsWith('/demo/token'));
    await page.signInAs(ADA);
    const { token } = (await (await issued).json()) as { token: string };
    await page.run();
    const stored = await page.page.evaluate(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    );
    expect(stored).not.toContain(token);
    await page.page.reload();
    expect(await page.currentPerson()).toBe('Nobody is signed in.');
  });

  test('a token the gateway does not know is refused in plain words', async () => {
    await open();
    await page.page.getByRole('button', { name: 'Use a token' }).click();
    await page.page.getByTestId('token-input').fill('not-a-token');
    await page.page.getByTestId('token-submit').click();
    expect(await page.notice()).toBe('The gateway does not accept this token.');
    expect(await page.currentPerson()).toBe('Nobody is signed in.');
  });
});

/** In a process of its own: under vitest NODE_ENV is "test", and the page would get React's development build. */
function buildConsole(): void {
  const build = ['node_modules/vite/bin/vite.js', 'build', '-c', 'vite.console.config.ts', '--logLevel', 'warn'];
  execFileSync(process.execPath, build, { env: { ...process.env, NODE_ENV: 'production' }, stdio: 'inherit' });
}
