import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { code, joined, table, text } from '@nodeless/core/markdown';
import { REPOSITORY } from '../testing/repository-root.ts';
import { codeDefinitions } from './codes.ts';
import { ALL_TOPICS, ANSWER_WORDS, topicCounts, TOPICS, type ListedTopic } from './topics/topics.ts';

const PAGE = join(REPOSITORY, 'docs/checks-catalogue.md');

function rowOf({ id, what, answer, by = [], note = '' }: ListedTopic) {
  return [code(id), text(what), text(ANSWER_WORDS[answer]), joined(by.map(code)), text(note)];
}

const topicsOf = (area: string) => ALL_TOPICS.filter(({ id }) => id.startsWith(`${area}/`));

function page(): string {
  const sections = TOPICS.map(
    ({ area, title }) =>
      `## ${title}\n\n<!-- prettier-ignore-start -->\n\n${table(['Topic', 'What goes wrong', 'Here', 'By', 'Note'], topicsOf(area).map(rowOf), '').markdown}\n<!-- prettier-ignore-end -->\n`,
  );
  return `# What is checked, and what is not

What goes wrong with clusters of EKS, area by area, as outages, issues and pages of AWS and of the programs tell it, and who looks at it
here. \`checked\`: a finding before anything is written ([diagnostics.md](diagnostics.md)). \`reviewed\`: a matter of changes, which
\`nodeless diff\` tells ([diff.md](diff.md)). \`cannot happen\`: what is rendered does not have it. \`not applicable\`: it cannot be written
here, or no source knows it. The tables are data (\`packages/cli/src/rules/topics/\`), and \`nodeless check --list\` prints what no rule looks at,
with the reason.

${topicCounts()}.

${sections.join('\n')}`;
}

test('the page holds all topics', () => {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PAGE, page());
  expect(readFileSync(PAGE, 'utf8')).toBe(page());
});

test('each topic is answered by something that exists, or says why not', () => {
  const dangers = readFileSync(join(REPOSITORY, 'docs/diff.md'), 'utf8');
  const codes = new Set<string>(codeDefinitions().map((one) => one.code));
  const unknown = ALL_TOPICS.flatMap(({ by = [] }) =>
    by.filter((one) => !codes.has(one) && !dangers.includes(`| \`${one}\` |`)),
  );
  expect(unknown).toEqual([]);
  const silent = ALL_TOPICS.filter(({ by = [], note }) => by.length === 0 && note === undefined);
  expect(silent.map(({ what }) => what)).toEqual([]);
});

test('no topic stands twice', () => {
  const titles = ALL_TOPICS.flatMap(({ id, what }) => [id, what]);
  expect(titles.filter((one, index) => titles.indexOf(one) !== index)).toEqual([]);
});

/** How many topics of each area the catalogue has; those of all clusters are ours. */
const AREAS = {
  ...{
    network: 11,
    fargate: 11,
    karpenter: 14,
    priority: 5,
    lb: 7,
    access: 6,
    upgrade: 7,
    webhook: 5,
    argocd: 9,
  },
  ...{ security: 7, capacity: 4, storage: 2, consistency: 2, fleet: 9 },
};

test('the topics add up: 90 of a cluster and those of all clusters, each answered or told why not', () => {
  const areas = ALL_TOPICS.map(({ id }) => id.split('/')[0] ?? '');
  const counts = Object.fromEntries(
    [...new Set(areas)].map((area) => [area, areas.filter((one) => one === area).length]),
  );
  expect(counts).toEqual(AREAS);
  expect(ALL_TOPICS.length - AREAS.fleet).toBe(90);
  const withoutRule = ALL_TOPICS.filter(({ by = [] }) => by.length === 0);
  expect(withoutRule.filter(({ answer }) => answer === 'checked' || answer === 'reviewed')).toEqual([]);
  expect(withoutRule.filter(({ note = '' }) => note.length < 20)).toEqual([]);
});

test('every rule over all clusters belongs to a topic', () => {
  const named = new Set(ALL_TOPICS.flatMap(({ by = [] }) => by));
  const codes = codeDefinitions().map((one): string => one.code);
  expect(codes.filter((one) => one.startsWith('fleet/') && !named.has(one))).toEqual([]);
});
