import { chromium, type Browser, type Page } from 'playwright-core';

/** The console in a real browser, driven the way a person would. */
export interface ConsolePage {
  /** Chooses a demo person by e-mail address. */
  readonly signInAs: (email: string) => Promise<void>;
  /** Signs in with a pasted bearer token. */
  readonly signInWith: (token: string) => Promise<void>;
  /** Replaces the query in the editor. */
  readonly write: (query: string) => Promise<void>;
  /** Presses "Run as ..." and waits for the answer. */
  readonly run: () => Promise<void>;
  /** Presses "Run again as <the previous person>" and waits for the answer. */
  readonly runAsPrevious: () => Promise<void>;
  readonly currentPerson: () => Promise<string>;
  /** Opens the documentation of the type that a field of the queries leads to. */
  readonly readAbout: (field: string) => Promise<void>;
  /** The fields that the open documentation lists. */
  readonly documentedFields: () => Promise<readonly string[]>;
  /** The last answer, as the page shows it. */
  readonly answer: () => Promise<any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests reach into it
  readonly stripped: () => Promise<readonly StrippedRow[]>;
  /** The two people side by side, and how many lines of their answers differ. */
  readonly comparison: () => Promise<{ readonly people: readonly string[]; readonly differing: number }>;
  /** What the page says went wrong. */
  readonly notice: () => Promise<string>;
  /** Every host the browser asked anything of, workers included. */
  readonly hostsAsked: () => readonly string[];
  /** Errors in the browser's console: exceptions, failed requests, Content-Security-Policy violations. */
  readonly complaints: () => readonly string[];
  readonly screenshot: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
  /** For what the helpers do not say. */
  readonly page: Page;
}

export interface StrippedRow {
  readonly coordinate: string;
  readonly permission: string;
  readonly reason: string;
  readonly count: number;
  /** The row as a person reads it. */
  readonly words: string;
}

export const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openConsole(url: string, colorScheme: 'light' | 'dark' = 'light'): Promise<ConsolePage> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS, headless: true });
  try {
    return await open(browser, url, colorScheme);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function open(browser: Browser, url: string, colorScheme: 'light' | 'dark'): Promise<ConsolePage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const hosts = new Set<string>();
  const complaints: string[] = [];
  context.on('request', (request) => void hosts.add(new URL(request.url()).host));
  context.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  context.on('weberror', (error) => void complaints.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  const watched = { hostsAsked: () => [...hosts], complaints: () => complaints, page, close: () => browser.close() };
  return { ...signIns(page), ...runs(page), ...documentation(page), ...readings(page), ...watched };
}

function signIns(page: Page) {
  return {
    signInAs: async (email: string) => {
      await page.getByTestId('person-select').selectOption(email);
      await page.locator(`[data-testid=current-person][data-person="${email}"]`).waitFor();
    },
    signInWith: async (token: string) => {
      await page.getByTestId('token-input').fill(token);
      await page.getByTestId('token-submit').click();
      await page.getByTestId('run-as').waitFor();
    },
    currentPerson: () => page.getByTestId('current-person').innerText(),
  };
}

function runs(page: Page) {
  const press = async (button: string) => {
    const before = await page.getByTestId('stripped-panel').getAttribute('data-answer');
    await page.getByTestId(button).click();
    await page.locator(`[data-testid=stripped-panel]:not([data-answer="${before}"])`).waitFor();
  };
  return {
    write: async (query: string) => {
      // Pasted, not typed: typing would set off the editor's automatic brackets and suggestions.
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(query)})`);
      await page.locator('.graphiql-query-editor .view-lines').first().click();
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Control+V');
    },
    run: () => press('run-as'),
    runAsPrevious: () => press('run-as-previous'),
  };
}

function documentation(page: Page) {
  const explorer = page.locator('.graphiql-doc-explorer');
  const field = '.graphiql-doc-explorer-field-name';
  return {
    readAbout: async (name: string) => {
      if (!(await explorer.isVisible())) await page.getByLabel('Show Documentation Explorer').click();
      await explorer.getByText('Root Types').waitFor(); // where it starts anew when the documentation was read anew
      await explorer.getByText('Query', { exact: true }).click();
      const item = explorer.locator('.graphiql-doc-explorer-item', { has: page.getByText(name, { exact: true }) });
      await item.locator('.graphiql-doc-explorer-type-name').last().click();
      await explorer.locator(field).first().waitFor();
    },
    documentedFields: () => explorer.locator(field).allInnerTexts(),
  };
}

function readings(page: Page) {
  return {
    answer: async () => JSON.parse((await page.getByTestId('answer').textContent()) ?? 'null') as unknown,
    stripped: async () => {
      const rows = await page.getByTestId('stripped-row').all();
      return Promise.all(rows.map(strippedRow));
    },
    comparison: async () => {
      const people = await page.getByTestId('comparison-person').allInnerTexts();
      const differing = await page.getByTestId('comparison-summary').getAttribute('data-differing');
      return { people, differing: Number(differing) };
    },
    notice: () => page.getByTestId('notice').locator('p').innerText(),
    screenshot: async (path: string) => void (await page.screenshot({ path })),
  };
}

async function strippedRow(row: ReturnType<Page['getByTestId']>): Promise<StrippedRow> {
  const read = async (name: string) => (await row.getAttribute(`data-${name}`)) ?? '';
  const [coordinate, permission, reason] = [await read('coordinate'), await read('permission'), await read('reason')];
  return { coordinate, permission, reason, count: Number(await read('count')), words: await row.innerText() };
}
