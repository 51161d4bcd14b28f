import type { JsonValue } from '@nodeless/core';
import { code, joined, type Markdown, own, quietText } from '@nodeless/core/markdown';
import type { ChangeReport } from '../../../report/change-report.ts';
import type { Danger, IdleWaiver } from '../../../report/danger.ts';
import { showPath } from '../../../report/field-change.ts';
import { clustersOf, counted, shortValue } from '../../words.ts';
import { names } from '../parts.ts';
import type { Section } from '../section.ts';

const MOST_CLUSTERS = 6;
const VALUE = 160;

/** What is dangerous. No danger is ever left out: where there is no room they are told in fewer words, by rule at last. */
export function dangersSection({ dangers, waivers }: ChangeReport): Section {
  if (dangers.length === 0 && waivers.length === 0) return { forms: [() => ''] };
  const whole = (each: (danger: Danger) => Markdown) => () =>
    section(joined(dangers.map(each), '').markdown, idle(waivers));
  return {
    forms: [
      whole(inFull),
      whole(inOneLine),
      () => section(byRule(dangers, namesOf), ''),
      () => section(byRule(dangers, clusterNames), ''),
      () =>
        section(
          byRule(dangers, () => own``),
          '',
        ),
    ],
  };
}

function section(body: string, after: string): string {
  return `### Dangers\n\n${body}\n${after}`;
}

function sign({ severity, waiver }: Danger): string {
  if (waiver !== undefined) return '☑️';
  return severity === 'danger' ? '⛔' : '⚠️';
}

function inFull(danger: Danger): Markdown {
  const { field, consequence, remedy, waiver } = danger;
  return joined(
    [
      inOneLine(danger),
      ...(field === undefined
        ? []
        : [own`  - ${code(showPath(field.path))}: ${value(field.before)} → ${value(field.after)}\n`]),
      own`  - What happens: ${quietText(consequence)}\n`,
      own`  - What to do: ${quietText(remedy)}\n`,
      ...(waiver === undefined
        ? []
        : [
            own`  - Accepted until ${quietText(waiver.expires)} by ${code(`${waiver.file}:${waiver.line}`)}: ${quietText(waiver.reason)}\n`,
          ]),
    ],
    '',
  );
}

function value(given: JsonValue | undefined): Markdown {
  return given === undefined ? own`nothing` : code(shortValue(given, VALUE));
}

function inOneLine(danger: Danger): Markdown {
  const waived = danger.waiver === undefined ? own`` : own` (accepted)`;
  return own`- ${{ markdown: sign(danger) }} ${code(danger.rule)} ${quietText(danger.title)}${waived} · ${names(clustersOf(danger.places), MOST_CLUSTERS)}\n`;
}

/** One line a rule, with as much of its dangers as `told` tells. */
function byRule(dangers: readonly Danger[], told: (dangers: readonly Danger[]) => Markdown): string {
  const rules = new Map<string, Danger[]>();
  for (const danger of dangers) {
    const key = `${sign(danger)} ${danger.rule}`;
    rules.set(key, [...(rules.get(key) ?? []), danger]);
  }
  return [...rules.values()]
    .map((found) => {
      const [first] = found as [Danger];
      return own`- ${{ markdown: sign(first) }} ${code(first.rule)} ${{ markdown: counted(found.length, 'time') }}${told(found)}\n`
        .markdown;
    })
    .join('');
}

function namesOf(dangers: readonly Danger[]): Markdown {
  return own`: ${joined(
    dangers.map(({ title }) => quietText(title)),
    '; ',
  )}`;
}

function clusterNames(dangers: readonly Danger[]): Markdown {
  return own` in ${names([...new Set(dangers.flatMap(({ places }) => clustersOf(places)))], MOST_CLUSTERS)}`;
}

function idle(waivers: readonly IdleWaiver[]): string {
  return waivers
    .map(({ rule, state, file, line, expires }) =>
      state === 'expired'
        ? own`- A waiver of ${code(rule)} expired on ${quietText(expires)}: ${code(`${file}:${line}`)}\n`
        : own`- A waiver of ${code(rule)} accepts nothing here: ${code(`${file}:${line}`)}\n`,
    )
    .map(({ markdown }) => markdown)
    .join('')
    .concat(waivers.length === 0 ? '' : '\n');
}
