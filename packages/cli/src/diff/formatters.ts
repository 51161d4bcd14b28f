import { formatHtml, formatMarkdown, formatSarif, type ChangeReport } from '@nodeless/review';
import type { Colors } from 'picocolors/types.js';
import { formatJson, toJson } from './format-json.ts';
import { formatPretty } from './format-pretty.ts';

/** Turns a report into what `nodeless diff` prints, with a line feed at its end. Text in it is made harmless for the format. */
export type ReportFormatter = (report: ChangeReport, colors: Colors) => string;

/** The formats of `nodeless diff`. A new one is a line here. */
export const REPORT_FORMATTERS: { readonly [name: string]: ReportFormatter } = {
  pretty: formatPretty,
  json: formatJson,
  markdown: formatMarkdown,
  html: formatHtml,
  sarif: (report) => toJson(formatSarif(report)),
};
