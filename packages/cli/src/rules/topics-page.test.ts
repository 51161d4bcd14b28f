import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, joined, table, text } from '@nodeless/core/markdown';
import { TOPICS } from '../testing/checked-topics.ts';
import { REPOSITORY } from '../testing/repository-root.ts';
import type { Answer, Topic } from '../testing/topics/topic.ts';
import { codeDefinitions } from './codes.ts';

const PAGE = join(REPOSITORY, 'docs/checks-catalogue.md');
const WORDS: Readonly<Record<Answer, string>> = {
  checked: 'checked',
  reviewed: 'reviewed',
  given: 'cannot happen',
  outside: 'not applicable',
  open: 'not checked',
};

const all = TOPICS.flatMap(({ topics }) => topics);
const OF_ALL_CLUSTERS = 'All clusters at once';

function rowOf({ what, answer, by = [], note = '' }: Topic) {
  return [text(what), text(WORDS[answer]), joined(by.map(code)), text(note)];
}

function page(): string {
  const count = (answer: Answer) => all.filter((topic) => topic.answer === answer).length;
  const counts = (Object.keys(WORDS) as Answer[]).map((answer) => `${count(answer)} ${WORDS[answer]}`);
  const sections = TOPICS.map(
    ({ title, topics }) =>
      `## ${title}\n\n<!-- prettier-ignore-start -->\n\n${table(['What goes wrong', 'Here', 'By', 'Note'], topics.map(rowOf), '').markdown}\n<!-- prettier-ignore-end -->\n`,
  );
  return `# What is checked, and what is not

What goes wrong with clusters of EKS, area by area, as outages, issues and pages of AWS and of the programs tell it, and who looks at it
here. \`checked\`: a finding before anything is written ([diagnostics.md](diagnostics.md)). \`reviewed\`: a matter of changes, which
\`nodeless diff\` tells ([diff.md](diff.md)). \`cannot happen\`: what is rendered does not have it. \`not applicable\`: it cannot be written
here, or no source knows it. The tables are data of a test (\`packages/cli/src/testing/topics/\`).

${all.length} topics: ${counts.join(', ')}.

${sections.join('\n')}`;
}

test('the page holds all topics', () => {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PAGE, page());
  expect(readFileSync(PAGE, 'utf8')).toBe(page());
});

test('each topic is answered by something that exists, or says why not', () => {
  const dangers = readFileSync(join(REPOSITORY, 'docs/diff.md'), 'utf8');
  const codes = new Set<string>(codeDefinitions().map((one) => one.code));
  const unknown = all.flatMap(({ by = [] }) =>
    by.filter((one) => !codes.has(one) && !dangers.includes(`| \`${one}\` |`)),
  );
  expect(unknown).toEqual([]);
  const silent = all.filter(({ by = [], note }) => by.length === 0 && note === undefined);
  expect(silent.map(({ what }) => what)).toEqual([]);
});

test('no topic stands twice', () => {
  const titles = all.map(({ what }) => what);
  expect(titles.filter((one, index) => titles.indexOf(one) !== index)).toEqual([]);
  const ofFleet = TOPICS.filter(({ title }) => title === OF_ALL_CLUSTERS).flatMap(({ topics }) => topics);
  expect(all.length - ofFleet.length).toBe(90);
});

test('every rule over all clusters belongs to a topic', () => {
  const named = new Set(all.flatMap(({ by = [] }) => by));
  const codes = codeDefinitions().map((one): string => one.code);
  expect(codes.filter((one) => one.startsWith('fleet/') && !named.has(one))).toEqual([]);
});
