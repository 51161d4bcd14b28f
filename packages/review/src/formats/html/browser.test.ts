/// <reference lib="dom" />
import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { DELETED_DANGER, place, reportOf, SCALED } from '../../testing/reports.ts';
import { formatHtml } from './page.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);
const browserTest = CHROMIUM === undefined ? test.skip : test;
const WITHOUT =
  CHROMIUM === undefined ? ' (skipped: needs Chromium, for instance apt-get install chromium)' : '';

const REPORT = reportOf({
  clusters: [
    ...reportOf().clusters,
    { ...(reportOf().clusters[0] as ReturnType<typeof reportOf>['clusters'][0]), cluster: 'prod-tokyo' },
  ],
  changes: [
    ...reportOf().changes,
    { ...SCALED, id: 'c1', object: { ...SCALED.object, name: 'api' }, places: [place('prod-tokyo')] },
  ],
  dangers: [{ ...DELETED_DANGER, title: '</li><script>window.evil = true</script>' }],
});

let browser: Browser;
let page: Page;
const requests: string[] = [];
const errors: string[] = [];

beforeAll(async () => {
  if (CHROMIUM === undefined) return;
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
}, 60_000);
beforeEach(async () => {
  if (CHROMIUM === undefined) return;
  page = await browser.newPage({ colorScheme: 'dark' });
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.setContent(formatHtml(REPORT));
});
afterEach(() => expect({ requests, errors }).toEqual({ requests: [], errors: [] }));
afterAll(() => browser?.close());

const visible = () =>
  page
    .locator('details[data-item=change]:visible summary')
    .evaluateAll((all) => all.map((one) => one.textContent?.trim().split(/\s+/).slice(0, 3).join(' ')));

browserTest(`the page runs its own script alone, and asks for nothing${WITHOUT}`, async () => {
  expect(await page.locator('#shown').textContent()).toBe('3 of 3 changes');
  expect(await page.evaluate(() => 'evil' in globalThis)).toBe(false);
});

browserTest(`filters show what was asked for${WITHOUT}`, async () => {
  await page.selectOption('#cluster', 'prod-seoul');
  expect(await visible()).toEqual(['− Namespace shop', '~ Deployment web/web']);
  await page.selectOption('#class', 'scale');
  expect(await visible()).toEqual(['~ Deployment web/web']);
  await page.selectOption('#cluster', '');
  await page.selectOption('#class', '');
  await page.selectOption('#severity', 'danger');
  expect(await visible()).toEqual(['− Namespace shop']);
  expect(await page.locator('#shown').textContent()).toBe('1 of 3 changes');
});

browserTest(`keys go through the changes and search${WITHOUT}`, async () => {
  const focused = () =>
    page.evaluate(() => document.activeElement?.textContent?.trim().split(/\s+/).slice(0, 3).join(' '));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await focused()).toBe('~ Deployment web/web');
  await page.keyboard.press('k');
  expect(await focused()).toBe('− Namespace shop');
  await page.keyboard.press('Enter');
  expect(await page.locator('details[open][data-item=change]').count()).toBe(1);
  await page.keyboard.press('/');
  await page.keyboard.type('web/api');
  expect(await visible()).toEqual(['~ Deployment web/api']);
  await page.keyboard.press('Escape');
  expect(await visible()).toHaveLength(3);
  await page.keyboard.press('e');
  expect(await page.locator('details[open][data-item=change]').count()).toBe(3);
});

browserTest(`it follows light and dark${WITHOUT}`, async () => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await background()).toBe('rgb(13, 17, 23)');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await background()).toBe('rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'dark' });
});
