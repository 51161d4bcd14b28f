import {
  formatHtml,
  formatMarkdown,
  formatSarif,
  type ChangeReport,
  type FormatDefinition,
} from '@nodeless/review';
import type { Colors } from 'picocolors/types.js';
import { formatJson, toJson } from './format-json.ts';
import { formatPretty } from './format-pretty.ts';
import type { ReportFormat } from './formats.ts';

/** Turns a report into what `nodeless diff` prints, with a line feed at its end. Text in it is made harmless for the format. */
export type ReportFormatter = (report: ChangeReport, colors: Colors) => string;

/** A new format is a line here, and a name in `REPORT_FORMATS`. */
const REPORT_FORMATTERS: { readonly [name in ReportFormat]: ReportFormatter } = {
  pretty: formatPretty,
  json: formatJson,
  markdown: formatMarkdown,
  html: formatHtml,
  sarif: (report) => toJson(formatSarif(report)),
};

/** The formatter of a name; undefined where neither Nodeless nor the repository has it. */
export function formatterOf(name: string, own: readonly FormatDefinition[]): ReportFormatter | undefined {
  if (Object.hasOwn(REPORT_FORMATTERS, name)) return REPORT_FORMATTERS[name as ReportFormat];
  return own.find((format) => format.name === name)?.render;
}
