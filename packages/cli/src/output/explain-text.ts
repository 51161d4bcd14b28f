import type { SourceLocation } from '@nodeless/core';
import type { Provenance } from '@nodeless/sources';
import type { SourceValue } from '../explain/cluster.ts';
import type { Decider, RenderedAnswer } from '../explain/rendered-answer.ts';
import type { Produced, SourceAnswer } from '../explain/source-answer.ts';
import { escapeControl } from '@nodeless/core';

/** Values and files that people see; JSON has all. */
const MOST = 12;

/** Answers of `nodeless explain` as lines for people. */
export function explainText(answer: RenderedAnswer | SourceAnswer): string[] {
  const lines = answer.kind === 'rendered' ? renderedText(answer) : sourceText(answer);
  return lines.map(escapeControl);
}

function renderedText(answer: RenderedAnswer): string[] {
  const { file, line, text, object, application, component, constructPath, askedBy, checks } = answer;
  return [
    line === undefined ? file : `${file}:${line}`,
    ...(line === undefined ? [] : [`${String(line).padStart(6)} | ${text ?? ''}`]),
    ...(object === undefined ? [] : [`  object      ${object} (Application ${application ?? ''})`]),
    `  component   ${component}, construct ${constructPath}`,
    `  asked by    ${placeOf(askedBy)}  ${askedBy.path}`,
    ...fromText(answer),
    ...notFollowedText(answer.notFollowed),
    `  checks      ${checks.length === 0 ? 'none reads it' : checks.join(', ')}`,
    '',
  ];
}

function fromText({ from, line, component }: RenderedAnswer): string[] {
  if (from.length === 0) {
    const what = line === undefined ? 'file' : 'line';
    return [`  value from  no value of the sources: the component ${component} writes the ${what} so`];
  }
  return few(from.map(deciderText)).map(
    (text, index) => `${index === 0 ? '  value from  ' : ' '.repeat(14)}${text}`,
  );
}

function deciderText(decider: Decider): string {
  const how = decider.how === 'presence' ? ', decides whether it is there' : '';
  return `${valueText(decider)}${how}`;
}

function notFollowedText(values: readonly SourceValue[]): string[] {
  if (values.length === 0) return [];
  const paths = few(values.map(({ path }) => path)).join(', ');
  return [`  unknown     what these decide, because nothing can be rendered with other values: ${paths}`];
}

function sourceText({ file, line, values, asksFor, overriddenBy }: SourceAnswer): string[] {
  return [
    line === undefined ? file : `${file}:${line}`,
    ...values.flatMap(({ cluster, produces, followed, checks, ...value }) => [
      `  ${cluster}: ${valueText(value)}`,
      ...(followed ? producedText(produces) : ['    unknown: nothing can be rendered with another value']),
      ...(checks.length === 0 ? [] : [`    read by ${checks.join(', ')}`]),
    ]),
    ...asksFor.flatMap(({ cluster, files }) => [
      `  ${cluster}: asks for`,
      ...few(files).map((path) => `    ${path}`),
    ]),
    ...few(
      overriddenBy.map((other) => `  ${other.cluster} does not use it: ${placeOf(other)} decides there`),
    ),
    ...(values.length + asksFor.length + overriddenBy.length === 0 ? ['  no cluster uses it'] : []),
    '',
  ];
}

function producedText(produces: readonly Produced[]): string[] {
  if (produces.length === 0) return ['    decides nothing that is rendered'];
  return few(
    produces.map(
      ({ file, lines }) => `    ${file}${lines.length === 0 ? '' : `:${few(lines.map(String)).join(',')}`}`,
    ),
  );
}

function valueText(value: SourceValue): string {
  return `${placeOf(value)}  ${value.path} = ${JSON.stringify(value.value)}`;
}

function placeOf({ layer, location }: Provenance): string {
  return layer === 'default' ? `default, nobody wrote it (see ${at(location)})` : `${at(location)}  ${layer}`;
}

function at({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}

function few(texts: readonly string[]): string[] {
  const left = texts.length - MOST;
  return left <= 0 ? [...texts] : [...texts.slice(0, MOST), `… and ${left} more; --json shows all`];
}
